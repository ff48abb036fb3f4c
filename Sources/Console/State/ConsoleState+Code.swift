import Payments
import Screen

/// Looking up a code that a customer shows.
extension ConsoleState {
    mutating func openCode() -> [ConsoleCommand] {
        code = CodeCheck()
        focus.append(.code)
        return []
    }

    /// Looks the code up as soon as it is whole.
    mutating func changeCode(_ change: (inout CodeCheck) -> Void) -> [ConsoleCommand] {
        guard var new = code else { return [] }
        change(&new)
        let isOther = new.field.text != code?.field.text
        if isOther { new.forget() }
        code = new
        return isOther ? lookUpAgain() : []
    }

    /// Looks the code up again: what the books know may have changed.
    func lookUpAgain() -> [ConsoleCommand] {
        guard let code = code?.code else { return [] }
        return [.lookUp(code.receipt)]
    }

    /// Takes in what the books know of a code. An open prompt that it names is asked about, once.
    mutating func takeIn(
        _ finding: CodeFinding, about receipt: Receipt, asked question: StatusQuestion?
    ) -> [ConsoleCommand] {
        let prompts = code?.take(finding, about: receipt, asked: question) ?? []
        return audience == .cashier ? prompts.map(ConsoleCommand.askNow) : []
    }

    /// Why Safaricom can't be asked about the code now.
    var hindranceToAskAboutCode: Phrase? {
        guard environment.asksAboutCodes else { return StatusQuestionWords.notHere }
        guard let code, code.code != nil else { return StatusQuestionWords.typeItFirst }
        return code.question?.mayBeAskedAgain(at: clock) == false ? StatusQuestionWords.isAsked : nil
    }

    /// Asks Safaricom about the code.
    func askAboutCode() -> [ConsoleCommand] {
        guard let code = code?.code else { return [] }
        return [.askAbout(code.receipt)]
    }
}
