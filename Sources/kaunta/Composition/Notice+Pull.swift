import Console
import Payments

extension Notice {
    /// What came of a pull that somebody asked for.
    init(_ outcome: PullWatch.Outcome) {
        switch outcome {
        case .pulled(let findings, let isWhole):
            let output = PullOutput(findings: findings)
            let level: Level = output.status != .done ? .bad : isWhole ? .good : .warn
            self.init(level, isWhole ? output.notice : output.notice.followed(by: .listTooLong))
        case .failed(let reason): self.init(.bad, .noList(reason))
        // A pull that is asked for is never unwanted; nothing is claimed of one.
        case .notWanted: self.init(.info, Phrase("Nothing was asked.", sw: "Hakuna kilichoulizwa."))
        }
    }
}

extension Phrase {
    /// That a list breaks off.
    static let listTooLong = Phrase(
        "M-PESA's list is too long to be read to its end: what was read is in the books.",
        sw: "Orodha ya M-PESA ni ndefu mno: kilichosomwa kiko vitabuni.")

    /// That rows of a list were not understood.
    static func rowsNotRead(_ count: Int) -> Phrase {
        Phrase(
            "M-PESA's list has rows that can't be read (\(count)): money in them stands nowhere here. Look in the portal.",
            sw: "Orodha ya M-PESA ina mistari isiyosomeka (\(count)): pesa zake hazimo hapa. Angalia tovuti ya M-PESA.")
    }

    /// That there is no list.
    static func noList(_ reason: String) -> Phrase {
        Phrase(
            "M-PESA's list can't be had: \(reason.fitForEyes). Money paid straight to the shop may be missing here.",
            sw: "Orodha ya M-PESA haipatikani: \(reason.fitForEyes). Malipo ya moja kwa moja huenda hayamo hapa.")
    }

    /// One sentence after the other.
    func followed(by other: Phrase) -> Phrase {
        Phrase("\(english) \(other.english)", sw: "\(swahili) \(other.swahili)")
    }
}
