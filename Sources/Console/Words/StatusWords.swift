public import Payments
public import Screen

/// How a payment's state is written in a list: a sign and a word, the same on screen, on the command line and in files.
///
/// At most eleven characters in English and twelve in Kiswahili, so that a column holds every one of them.
public struct StatusWord: Equatable, Hashable, Sendable {
    /// The sign.
    public let mark: Mark
    /// The word.
    public let word: Phrase

    /// The word for a state. A verified failure is named by its reason, as far as the code tells it.
    public init(for state: AttemptState, resultCode: ResultCode? = nil) {
        switch state {
        case .prepared: self.init(.draft, Phrase("Ready", sw: "Tayari"))
        case .sending: self.init(.sending, Phrase("Sending", sw: "Inatumwa"))
        case .pending: self.init(.waiting, Phrase("Waiting", sw: "Inasubiri"))
        case .unknown: self.init(.unknown, Phrase("Unknown", sw: "Haijulikani"))
        // The sign of waiting, never the check mark: a claim is not a payment.
        case .claimed: self.init(.waiting, Phrase("Checking", sw: "Inakaguliwa"))
        case .failedUnverified: self.init(.waiting, Phrase("Checking", sw: "Inakaguliwa"))
        case .paid: self.init(.paid, Phrase("Paid", sw: "Imelipwa"))
        case .refused:
            // Without a code nobody refused it: it never reached M-PESA.
            self =
                resultCode == nil
                ? StatusWord(for: .void) : StatusWord(.failed, Phrase("Refused", sw: "Imekataliwa"))
        case .failed: self.init(failedWith: resultCode)
        case .expired: self.init(.unknown, Phrase("No answer", sw: "Hakuna jibu"))
        case .conflict: self.init(.attention, Phrase("Needs you", sw: "Inakuhitaji"))
        case .void: self.init(.cancelled, Phrase("Not sent", sw: "Haikutumwa"))
        }
    }

    /// A refused prompt whose sale a later one asks for.
    public static let triedAgain = StatusWord(.cancelled, Phrase("Tried again", sw: "Imerudiwa"))

    init(_ mark: Mark, _ word: Phrase) {
        self.mark = mark
        self.word = word
    }

    private init(failedWith code: ResultCode?) {
        switch code?.text {
        case "1": self.init(.failed, Phrase("No funds", sw: "Hana salio"))
        case "2", "3", "4", "8": self.init(.failed, Phrase("Over limit", sw: "Kikomo"))
        case "17": self.init(.failed, Phrase("Too soon", sw: "Mapema mno"))
        case "26", "1001": self.init(.failed, Phrase("Phone busy", sw: "Inatumika"))
        case "1019", "1036": self.init(.failed, Phrase("Timed out", sw: "Muda umeisha"))
        case "1025", "9999": self.init(.failed, Phrase("No prompt", sw: "Haikufika"))
        case "1031", "1032": self.init(.cancelled, Phrase("Cancelled", sw: "Imeghairiwa"))
        case "1037": self.init(.failed, Phrase("Unreachable", sw: "Haipatikani"))
        case "2001": self.init(.failed, Phrase("Wrong PIN", sw: "PIN si sawa"))
        case "8006": self.init(.failed, Phrase("PIN locked", sw: "PIN imezuiwa"))
        case "2028", "SFC_IC0003": self.init(.failed, Phrase("Till setup", sw: "Till si sawa"))
        default: self.init(.failed, Phrase("Not paid", sw: "Haijalipwa"))
        }
    }
}

extension Verdict {
    /// The verdict in capitals, in both languages. English is the spelling of the command line's JSON.
    public var words: Phrase {
        switch self {
        case .paid: Phrase("PAID", sw: "IMELIPWA")
        case .notPaid: Phrase("NOT PAID", sw: "HAIJALIPWA")
        case .dontKnow: Phrase("DON'T KNOW", sw: "HAIJULIKANI")
        }
    }
}

extension AttemptState {
    /// The state by its name in the books, as files and JSON spell it: `PENDING`, `FAILED_UNVERIFIED`.
    public var bookName: String {
        switch self {
        case .prepared: "PREPARED"
        case .sending: "SENDING"
        case .pending: "PENDING"
        case .unknown: "UNKNOWN"
        case .claimed: "CLAIMED"
        case .paid: "PAID"
        case .refused: "REFUSED"
        case .failedUnverified: "FAILED_UNVERIFIED"
        case .failed: "FAILED"
        case .expired: "EXPIRED"
        case .conflict: "CONFLICT"
        case .void: "VOID"
        }
    }

    /// The headline over one payment.
    public var headline: Phrase {
        switch self {
        case .prepared: Phrase("Ready to send", sw: "Tayari kutumwa")
        case .sending: Phrase("Sending…", sw: "Inatumwa…")
        case .pending: Phrase("Waiting for the customer", sw: "Inamsubiri mteja")
        case .unknown: Phrase("DON'T KNOW – do not send again", sw: "HAIJULIKANI – usitume tena")
        case .claimed: Phrase("M-PESA message received – checking", sw: "Ujumbe wa M-PESA umefika – inakaguliwa")
        case .paid: Phrase("PAID", sw: "IMELIPWA")
        case .refused: Phrase("Refused – no prompt was sent", sw: "Imekataliwa – ombi halikutumwa")
        case .failedUnverified: Phrase("Looks not paid – checking", sw: "Huenda haijalipwa – inakaguliwa")
        case .failed: Phrase("NOT PAID", sw: "HAIJALIPWA")
        case .expired: Phrase("No answer yet – may still be charged", sw: "Hakuna jibu – huenda mteja akatozwa")
        case .conflict: Phrase("Call supervisor", sw: "Mwite msimamizi")
        case .void: Phrase("Not sent", sw: "Haikutumwa")
        }
    }
}
