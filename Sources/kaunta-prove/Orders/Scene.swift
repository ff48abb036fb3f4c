import Payments

/// What really came in, and what may be told or done about it: true, forged, or mistaken.
struct Scene: Sendable {
    /// What it is about.
    var name: String
    /// Whether it is much like another one: played where it is named, and where orders are drawn by chance.
    var isExtra = false
    /// Where the money comes in.
    var place = Place.payBill
    /// Whether a cashier types the references of the prompts, so that others may pay under them.
    var isReferenceTyped = false
    /// What the second prompt asks for, in percent of what the first one does.
    var secondAsks: Int64 = 100
    /// How the second prompt follows the first; nil where both are out from the start, each for a sale of its own.
    var sequel: Sequel?
    /// Whether the answer to the first push was lost, so that a message alone can tell the prompt's name.
    var isAnswerLost = false
    /// What really came in.
    let payments: [Payment]
    /// What is told first, in that order.
    var opening: [Telling] = []
    /// What is told or done then, each once at most.
    var tellings: [Telling]
    /// What is told in every order besides, all of it and without an opening: longer than all choices can be.
    var stories: [[Telling]] = []

    /// Where money comes in, and so what payers type for an account.
    enum Place: Sendable {
        /// A pay bill, where each prompt carries a reference of its own.
        case payBill
        /// A pay bill with one account, the same for all who pay.
        case fixedAccount
        /// A till: payers type none.
        case till
    }

    /// How the second prompt follows the first: a cashier asks for it while things are told.
    enum Sequel: Sendable {
        /// To the same phone, for the same sale.
        case again
        /// To the same phone, for the rest of a sale of which the first one asks a part.
        case rest
        /// To the right phone, where the first one went to a wrong number: for a sale that asks for the same debt in its
        /// stead.
        case instead
    }

    /// Money that really came in.
    struct Payment: Hashable, Sendable {
        /// Which receipt it has.
        let receipt: Slot
        /// Who paid it; nil for whoever was asked.
        let payer: Customer?
        /// The prompt that it was paid by; nil for money paid straight to the shop.
        let prompt: Prompt?
        /// The prompt whose reference the payer typed, where it was paid straight to the shop.
        var reference: Prompt?
        /// How long after its prompt it was paid, or after the first one; before it, where that is negative.
        var after = Duration.seconds(30)
        /// How much it is, in percent of what the first prompt asks for; nil for what its own prompt does.
        let percent: Int64?

        /// What was paid by a prompt, under its reference.
        static func by(_ prompt: Prompt, _ receipt: Slot) -> Payment {
            Payment(receipt: receipt, payer: nil, prompt: prompt, percent: nil)
        }

        /// What was paid straight to the shop, under words of the payer's own.
        static func straight(_ receipt: Slot, by payer: Customer, percent: Int64 = 100) -> Payment {
            Payment(receipt: receipt, payer: payer, prompt: nil, percent: percent)
        }

        /// What was paid straight to the shop under a prompt's reference, so long after that prompt was made, or before.
        static func beside(_ receipt: Slot, by payer: Customer, under prompt: Prompt, seconds: Int64) -> Payment {
            Payment(
                receipt: receipt, payer: payer, prompt: nil, reference: prompt, after: .seconds(seconds), percent: 100)
        }
    }

    /// Who has a phone. The first two were asked, or the first one twice.
    enum Customer: Int, Sendable, CaseIterable { case first, second, stranger }

    /// The two prompts.
    enum Prompt: Int, Sendable, CaseIterable { case first, second }

    /// The receipts that are told of.
    enum Slot: Int, Sendable, CaseIterable { case one, two }
}

extension Scene {
    /// The same with references that a cashier typed.
    var typed: Scene {
        var other = self
        other.name += "-typed"
        other.isReferenceTyped = true
        return other
    }

    /// The same, as an extra.
    var extra: Scene {
        var other = self
        other.isExtra = true
        return other
    }

    /// Who was asked by a prompt.
    func customer(of prompt: Prompt) -> Customer {
        prompt == .first || sequel == .again || sequel == .rest ? .first : .second
    }

    /// What a prompt asks for, in percent.
    func percent(of prompt: Prompt) -> Int64 { prompt == .first ? 100 : secondAsks }

    /// The payment with a receipt.
    func payment(_ slot: Slot) -> Payment? { payments.first { $0.receipt == slot } }

    /// The payment by a prompt; nil where that is not paid.
    func payment(by prompt: Prompt) -> Payment? { payments.first { $0.prompt == prompt } }
}

extension Scene {
    /// Every choice of at most so many of what may be told, in every order.
    func orders(upTo length: Int) -> [[Telling]] {
        var all: [[Telling]] = [[]]
        var last = all
        for _ in 0..<length {
            last = last.flatMap { order in tellings.filter { !order.contains($0) }.map { order + [$0] } }
            all += last
        }
        return all.map { opening + $0 } + stories.flatMap(Self.orders)
    }

    /// All of it in every order.
    private static func orders(of story: [Telling]) -> [[Telling]] {
        if story.isEmpty { return [[]] }
        return story.indices.flatMap { place in
            var rest = story
            let first = rest.remove(at: place)
            return orders(of: rest).map { [first] + $0 }
        }
    }

    /// As many choices of so many, each in four orders by chance.
    func orders(of length: Int, choices: Int, by chance: inout some RandomNumberGenerator) -> [[Telling]] {
        (0..<choices).flatMap { _ in
            let choice = Array(tellings.shuffled(using: &chance).prefix(length))
            return (0..<4).map { _ in opening + choice.shuffled(using: &chance) }
        }
    }
}
