public import Payments

/// Safaricom's codes in people's words: what each means, what the cashier does now, and what to tell the customer.
///
/// The same number means different things elsewhere in the API; these are the meanings for prompts.
public enum ResultCatalogue {
    /// The words for an outcome of a prompt. An unknown code keeps its own words.
    public static func decline(for code: ResultCode, theirWords: String = "") -> Decline {
        let known = entries[code.text]
        let words = shown(theirWords)
        return Decline(
            code: code,
            theirWords: words.isEmpty ? known?.theirWords ?? "" : words,
            meaning: known?.meaning ?? unknown.meaning,
            doNow: known?.doNow ?? unknown.doNow,
            say: known?.say ?? unknown.say,
            side: known?.side ?? unknown.side)
    }

    /// Whether the code is on the list.
    public static func knows(_ code: ResultCode) -> Bool { entries[code.text] != nil }

    /// All codes on the list, in the order of the list.
    public static var codes: [ResultCode] { all.map { ResultCode($0.code) } }

    /// One line of the list.
    struct Entry: Sendable {
        let code: String
        let theirWords: String
        let side: Decline.Side
        let meaning: Phrase
        let doNow: Phrase
        let say: Phrase
    }

    private static let all = ofTheCustomer + ofThePhone + ofTheGateway + ofTheSetup + ofOtherCalls

    private static let entries = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

    private static let unknown = Entry(
        code: "", theirWords: "", side: .gateway,
        meaning: Phrase(
            "Not paid, for a reason that is not on our list.", sw: "Haijalipwa, kwa sababu isiyo kwenye orodha yetu."),
        doNow: Phrase(
            "Read their words; ask for another way to pay, or call support with the code.",
            sw: "Soma maneno yao; omba njia nyingine ya kulipa, au pigia msaada ukiwa na namba hii."),
        say: Phrase("The payment did not go through.", sw: "Malipo hayakupita."))

    /// Nothing to say to the customer.
    static let silence = Phrase("", sw: "")
}
