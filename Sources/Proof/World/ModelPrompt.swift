import Payments

/// A prompt that really is, or was, on a phone.
struct ModelPrompt: Sendable {
    let attempt: Attempt
    let token: CallbackToken
    /// Its attempt's number, for people.
    let number: Int
    /// Its place among the prompts.
    let place: Int
    /// What the customer will do.
    let will: Customer
    /// The gateway's name for it, with the moment at which it took it.
    let checkout: CheckoutRequestID
    /// How it ended: `0` is paid; nil while it has not.
    var code: String?

    init(attempt: Attempt, token: CallbackToken, number: Int, place: Int, will: Customer, takenAt: Timestamp) {
        self.attempt = attempt
        self.token = token
        self.number = number
        self.place = place
        self.will = will
        let date = CheckoutRequestID.date(of: takenAt)
        checkout = CheckoutRequestID("ws_CO_\(date)\(place)\(attempt.phone.digits.suffix(9))")
    }

    /// The gateway's second name for it.
    var merchant: MerchantRequestID { MerchantRequestID("mr-\(1_000_000 + place)") }

    /// Whether the phone shows it.
    var isRinging: Bool { code == nil }
}

/// What a customer will do with a prompt.
struct Customer: Sendable, Equatable {
    /// After how many milliseconds.
    let after: Int64
    let deed: Deed

    enum Deed: Sendable, Equatable {
        case pays
        /// It ends with that code; some are charged all the same, so many milliseconds later.
        case declines(code: String, paysAfter: Int64?)
    }

    /// Draws one. A second payment of the same amount within two minutes is refused by M-PESA's own rule.
    static func draw(_ dice: Dice, isRepeat: Bool, paysLate: Int) -> Customer {
        if isRepeat, dice.happens(9_000) {
            return Customer(after: dice.wait(500...3_000), deed: .declines(code: "17", paysAfter: nil))
        }
        switch dice.draw(below: 100) {
        case ..<55: return Customer(after: dice.wait(4_000...40_000), deed: .pays)
        case ..<62: return Customer(after: dice.wait(40_000...240_000), deed: .pays)
        case ..<76:
            return Customer(
                after: dice.wait(3_000...60_000), deed: .declines(code: "1032", paysAfter: late(dice, paysLate)))
        case ..<88:
            return Customer(
                after: dice.wait(60_000...120_000),
                deed: .declines(code: dice.pick(["1037", "1019"]), paysAfter: late(dice, paysLate)))
        default:
            return Customer(
                after: dice.wait(5_000...60_000),
                deed: .declines(code: dice.pick(["1", "2001", "8006", "9999"]), paysAfter: nil))
        }
    }

    /// When a customer is charged after the prompt was said to be over, if at all.
    private static func late(_ dice: Dice, _ rate: Int) -> Int64? {
        dice.happens(rate) ? dice.wait(1_000...dice.pick([30_000, 300_000, 3_600_000, 72_000_000])) : nil
    }
}
