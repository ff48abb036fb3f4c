import Console
import Daraja
import Payments
import Transport

/// What came of having Safaricom keep a list, for people, programs and the shell.
struct PullRegistrationOutput: Equatable, Sendable {
    let number: ShortCode
    let answer: PullRegistration

    /// One object for programs: always these keys, in this order.
    var line: String {
        let (word, reason): (String, JSON) =
            switch answer {
            case .registered: ("registered", .null)
            case .alreadyRegistered: ("alreadyRegistered", .null)
            case .unclear(let reason): ("unclear", .string(reason.fitForEyes))
            }
        return JSON.object([
            .init("shortcode", .string(number.digits)), .init("registration", .string(word)),
            .init("reason", reason),
        ]).serialised
    }

    /// What happened and what to do.
    var words: Phrase {
        switch answer {
        case .registered:
            Phrase(
                "Registered: Safaricom keeps a list of what comes in to \(number) from now on.",
                sw: "Imesajiliwa: Safaricom inaweka orodha ya kinachoingia kwa \(number) kuanzia sasa.")
        case .alreadyRegistered:
            Phrase(
                "Safaricom keeps a list for \(number) already: pull it.",
                sw: "Safaricom tayari inaweka orodha ya \(number): ivute.")
        case .unclear(let reason):
            Phrase(
                "It is not clear whether Safaricom keeps a list: \(reason.fitForEyes). Nothing was changed here. "
                    + "Register again: that harms nothing.",
                sw: "Haijulikani kama Safaricom inaweka orodha: \(reason.fitForEyes). Sajili tena: haidhuru.")
        }
    }

    /// What the shell is told.
    var status: ShellStatus {
        switch answer {
        case .registered, .alreadyRegistered: .done
        case .unclear: .unavailable
        }
    }
}
