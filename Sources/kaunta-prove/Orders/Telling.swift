/// One thing that is told or done about money.
enum Telling: Hashable, Sendable, CustomStringConvertible {
    /// A message to a prompt's own address says paid, with that receipt.
    case callback(Scene.Prompt, Scene.Slot)
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
    /// Safaricom's own list says that all of a payment was taken back; with the payment's own row, or alone.
    case reversal(Scene.Slot, withRow: Bool = true)
    /// A cashier takes it for a sale, if that is allowed.
    case take(Scene.Slot)
    /// A person says that a prompt's first doubt is looked into, if a word can end it.
    case resolve(Scene.Prompt)

    /// In which form a payer is told.
    enum Form: Sendable { case clear, masked, hashed, absent }

    var description: String {
        switch self {
        case .callback(let prompt, let slot): "\(prompt) callback names \(slot)"
        case .denial(let prompt): "\(prompt) callback denies"
        case .confirmed(let prompt): "\(prompt) is paid, says the gateway"
        case .denied(let prompt): "\(prompt) is not paid, says the gateway"
        case .confirmation(let slot, let form): "confirmation of \(slot), payer \(form)"
        case .forged(let slot, let payer, let prompt, let percent):
            "forged confirmation of \(slot), \(percent) % by \(payer)"
                + (prompt.map { ", for the \($0) prompt" } ?? "")
        case .list(let slots, let form):
            "list of \(slots.map { "\($0)" }.joined(separator: " and ")), payer \(form)"
        case .reversal(let slot, let withRow): "reversal of \(slot)\(withRow ? " beside its row" : "")"
        case .take(let slot): "\(slot) is taken"
        case .resolve(let prompt): "a person resolves the \(prompt) prompt"
        }
    }
}
