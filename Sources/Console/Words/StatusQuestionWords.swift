public import Payments

/// What is said of a question to Safaricom about one code.
public enum StatusQuestionWords {
    static let notHere = Phrase(
        "M-PESA can't be asked about one code here: it needs initiator_name, security_credential and callback_url.",
        sw:
            "M-PESA haiwezi kuulizwa kuhusu msimbo mmoja: inahitaji initiator_name, security_credential na callback_url."
    )
    static let typeItFirst = Phrase(
        "Type all ten characters of the code first.", sw: "Andika herufi zote kumi za msimbo kwanza.")
    static let isAsked = Phrase(
        "M-PESA is asked about it already: the answer comes by itself.",
        sw: "M-PESA imeshaulizwa kuhusu huo: jibu litakuja lenyewe.")

    static func mayAsk(by key: String) -> Phrase {
        Phrase("\(key) asks M-PESA about this code.", sw: "\(key) huuliza M-PESA kuhusu msimbo huu.")
    }

    /// Where a question stands. A code stays no proof, whatever is answered: what is proven stands in the books.
    public static func standing(of question: StatusQuestion, at moment: String, now: Timestamp) -> Phrase {
        if let answer = question.answer {
            guard let reason = answer.reason?.fitForEyes else {
                return Phrase(
                    "M-PESA was asked at \(moment), and has it.", sw: "M-PESA iliulizwa \(moment), na inayo.")
            }
            return Phrase(
                "M-PESA was asked at \(moment) and does not prove it: \(reason). No goods on it.",
                sw: "M-PESA iliulizwa \(moment) na haithibitishi: \(reason). Usitoe bidhaa.")
        }
        return question.isOpen(at: now)
            ? Phrase(
                "M-PESA was asked at \(moment). Its answer comes by itself.",
                sw: "M-PESA iliulizwa \(moment). Jibu litakuja lenyewe.")
            : Phrase(
                "M-PESA was asked at \(moment) and has not answered: ask again.",
                sw: "M-PESA iliulizwa \(moment) na haijajibu: uliza tena.")
    }

    /// When the question could not be put.
    public static func notAsked(_ reason: Phrase) -> Phrase {
        Phrase(
            "The question to M-PESA could not be written down: \(reason.english) No money moved. Ask again.",
            sw: "Swali kwa M-PESA halikuandikwa: \(reason.swahili) Hakuna pesa iliyohama. Uliza tena.")
    }
}
