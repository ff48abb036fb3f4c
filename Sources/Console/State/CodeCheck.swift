import Payments
import Screen

/// A receipt code being typed from a customer's phone. It is only looked up by: it changes nothing.
struct CodeCheck: Equatable, Sendable {
    var field = TextField(
        limit: 10, filter: .only(Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")))

    /// What the books know of the code; nil until they have answered.
    private(set) var finding: CodeFinding?

    /// The newest question to Safaricom about it.
    private(set) var question: StatusQuestion?

    /// The prompts that M-PESA was asked about because of it, each once.
    private var asked: Set<AttemptID> = []

    /// The message that the code was pasted with.
    private var pasted: TypedCode?

    /// The code, once it is whole.
    var code: TypedCode? {
        guard let typed = TypedCode(field.text) else { return nil }
        return pasted?.receipt == typed.receipt ? pasted : typed
    }

    /// Another code: what was found is not about it.
    mutating func forget() { (finding, question) = (nil, nil) }

    /// Takes the code of a pasted text, and what the text says with it.
    mutating func take(_ code: TypedCode) {
        pasted = code
        field.replace(with: code.receipt.text)
    }

    /// Takes in what the books know; returns the open prompts that named the code and have not been asked about for it.
    mutating func take(
        _ new: CodeFinding, about receipt: Receipt, asked question: StatusQuestion?
    ) -> [AttemptID] {
        guard code?.receipt == receipt else { return [] }
        (finding, self.question) = (new, question)
        guard case .named(let lines) = new else { return [] }
        let fresh = lines.filter { $0.state.isOpen && $0.state.canBeAskedAbout && !asked.contains($0.id) }.map(\.id)
        asked.formUnion(fresh)
        return fresh
    }
}
