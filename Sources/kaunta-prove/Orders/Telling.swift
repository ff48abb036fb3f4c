/// One thing that is told or done about money.
enum Telling: Hashable, Sendable, CustomStringConvertible {
    /// A message to a prompt's own address says paid, with that receipt: what it asks for, or so much.
    case callback(Scene.Prompt, Scene.Slot, percent: Int64? = nil)
    /// A message to a prompt's own address says not paid.
    case denial(Scene.Prompt)
    /// The gateway, asked, says paid.
    case confirmed(Scene.Prompt)
    /// The gateway, asked, says not paid.
    case denied(Scene.Prompt)
    /// A confirmation of money as it really is.
    case confirmation(Scene.Slot, Form)
    /// A confirmation that nobody signed: of that payer, of so much of the amount, or under a prompt's reference.
    case forged(Scene.Slot, by: Scene.Customer, under: Scene.Prompt? = nil, percent: Int64 = 100)
    /// Safaricom's own list, with those rows.
    case list([Scene.Slot], Form)
    /// Safaricom's own list says that a payment was taken back; with the payment's own row, or alone.
    case reversal(Scene.Slot, Part = .whole, withRow: Bool = true)
    /// A cashier takes it for a sale, if that is allowed.
    case take(Scene.Slot)
    /// A person says what they found in the statement, where it is in dispute.
    case look(Scene.Slot)
    /// A person says that a prompt's first doubt is looked into, if a word can end it.
    case resolve(Scene.Prompt)
    /// A cashier asks by the second prompt, if that is allowed.
    case ask
    /// A supervisor lets another prompt go, after the gateway was asked once more and knew nothing.
    case release(Scene.Prompt)
    /// A person says that a prompt went to a wrong number.
    case wrongNumber(Scene.Prompt)

    /// In which form a payer is told.
    enum Form: Sendable {
        case clear, masked, hashed
        /// A hash of a spelling that nobody knows.
        case obscure
        case absent
    }

    /// How much was taken back of a payment.
    enum Part: Character, Sendable {
        case whole = "R", half = "H", rest = "S"
        /// By the payment's own row, which tells of all of it.
        case status = "T"
        /// A part, and nothing tells how much.
        case untold = "U"
    }

    /// The receipt of the one payment that it is about.
    var slot: Scene.Slot? {
        switch self {
        case .callback(_, let slot, _), .confirmation(let slot, _), .forged(let slot, _, _, _),
            .reversal(let slot, _, _), .take(let slot), .look(let slot):
            slot
        case .list, .denial, .confirmed, .denied, .resolve, .ask, .release, .wrongNumber: nil
        }
    }

    /// The prompt that the gateway was asked about: by its name.
    var asked: Scene.Prompt? {
        switch self {
        case .confirmed(let prompt), .denied(let prompt): prompt
        case .callback, .denial, .confirmation, .forged, .list, .reversal, .take, .look, .resolve, .ask, .release,
            .wrongNumber:
            nil
        }
    }

    var description: String {
        switch self {
        case .callback(let prompt, let slot, let percent):
            "\(prompt) callback names \(slot)" + (percent.map { " with \($0) %" } ?? "")
        case .denial(let prompt): "\(prompt) callback denies"
        case .confirmed(let prompt): "\(prompt) is paid, says the gateway"
        case .denied(let prompt): "\(prompt) is not paid, says the gateway"
        case .confirmation(let slot, let form): "confirmation of \(slot), payer \(form)"
        case .forged(let slot, let payer, let prompt, let percent):
            "forged confirmation of \(slot), \(percent) % by \(payer)"
                + (prompt.map { ", for the \($0) prompt" } ?? "")
        case .list(let slots, let form):
            "list of \(slots.map { "\($0)" }.joined(separator: " and ")), payer \(form)"
        case .reversal(let slot, let part, let withRow):
            "reversal of \(slot), \(part)\(withRow ? " beside its row" : "")"
        case .take(let slot): "\(slot) is taken"
        case .look(let slot): "a person looks into \(slot)"
        case .resolve(let prompt): "a person resolves the \(prompt) prompt"
        case .ask: "the second prompt is asked for"
        case .release(let prompt): "the \(prompt) prompt is released"
        case .wrongNumber(let prompt): "the \(prompt) prompt went to a wrong number"
        }
    }
}
