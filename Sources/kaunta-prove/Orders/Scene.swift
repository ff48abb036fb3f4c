import Payments

/// What really came in, and what may be told or done about it: true, forged, or mistaken.
struct Scene: Sendable {
    /// What it is about.
    let name: String
    /// Whether the shop has a till: payers type no account there.
    var isTill = false
    /// What really came in.
    let payments: [Payment]
    /// What is told or done, each once at most.
    let tellings: [Telling]
    /// What is told in every order besides, all of it: longer than all choices can be.
    var stories: [[Telling]] = []

    /// Money that really came in. Each payment is of the amount that the prompts ask for.
    struct Payment: Hashable, Sendable {
        /// Which receipt it has.
        let receipt: Slot
        /// Who paid it.
        let payer: Customer
        /// The prompt that it was paid by; nil for money paid straight to the shop.
        let prompt: Prompt?

        /// What was paid by a prompt, under its reference.
        static func by(_ prompt: Prompt, _ receipt: Slot) -> Payment {
            Payment(receipt: receipt, payer: prompt.customer, prompt: prompt)
        }

        /// What was paid straight to the shop, under words of the payer's own.
        static func straight(_ receipt: Slot, by payer: Customer) -> Payment {
            Payment(receipt: receipt, payer: payer, prompt: nil)
        }
    }

    /// Who has a phone. The first two were asked.
    enum Customer: Int, Sendable, CaseIterable { case first, second, stranger }

    /// The two prompts, each of the same amount.
    enum Prompt: Int, Sendable, CaseIterable {
        case first, second

        var customer: Customer { self == .first ? .first : .second }
    }

    /// The receipts that are told of.
    enum Slot: Int, Sendable, CaseIterable { case one, two }
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
        return all + stories.flatMap(Self.orders)
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
            return (0..<4).map { _ in choice.shuffled(using: &chance) }
        }
    }
}
