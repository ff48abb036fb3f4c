import Console
import Engine
import Payments

extension CashierError {
    /// Why a payment was not taken, whether money can have moved, and what to do, in both languages.
    var words: Phrase {
        if case .held(.shut(_, let state)) = self, state == .unknown || state == .expired {
            // No answer may ever come: what a person can do stands with what needs a check.
            return Phrase(
                "Not sent: nobody knows yet whether an earlier prompt to this phone is paid. Alt-5 says what to do.",
                sw: "Haikutumwa: bado haijulikani kama ombi la awali kwa simu hii limelipwa. Alt-5 husema la kufanya.")
        }
        return Phrase(description, sw: swahili)
    }

    private var swahili: String {
        switch self {
        case .held(.open): "Haikutumwa."
        case .held(.shut(_, let state)):
            "Haikutumwa: ombi la awali kwa simu hii bado liko wazi (\(StatusWord(for: state).word.swahili)). Subiri jibu."
        case .held(.waits(let until, .phoneBusy)):
            "Haikutumwa: simu ina ombi au menyu nyingine wazi. Jaribu tena baada ya saa \(until.time)."
        case .held(.waits(let until, .justFailed)):
            "Haikutumwa: ombi kwa simu hii limekwama sasa hivi. Jaribu tena baada ya saa \(until.time)."
        case .held(.waits(let until, .saleJustFailed)):
            "Haikutumwa: ombi la mauzo haya kwa simu nyingine limekwama sasa hivi, na huenda likalipwa. Jaribu tena baada "
                + "ya saa \(until.time)."
        case .held(.waits(let until, .sameAmount)):
            "Haikutumwa: M-PESA hukataa kiasi kile kile ndani ya dakika mbili. Jaribu tena baada ya saa \(until.time)."
        case .held(.waits(let until, .phoneHadEnough)):
            "Haikutumwa: simu hii imepata maombi ya kutosha. Alipe moja kwa moja dukani, au jaribu baada ya saa \(until.time)."
        case .held(.waits(let until, .tillSentEnough)):
            "Haikutumwa: kaunta hii imetuma maombi ya kutosha. Alipe moja kwa moja dukani, au jaribu baada ya saa \(until.time)."
        case .held(.asks(_, let paidAt)):
            "Haikutumwa: simu hii imelipa kiasi hiki saa \(paidAt.time). Kama unataka tena, sema hivyo, utume tena."
        case .overDue(.zero):
            "Haikutumwa: hakuna kilichobaki cha kuomba: mauzo yamelipwa, au ombi lingine linayaomba. Hakuna pesa zilizotoka. "
                + "Angalia hilo linaishaje kabla ya kutoa bidhaa; kwa malipo mengine anza mapya."
        case .overDue(let remaining):
            "Haikutumwa: mauzo yanadai KES \(remaining.short) tu. Hakuna pesa zilizotoka. Omba hizo, au anza mapya."
        case .restGivenUp:
            "Haikutumwa: baki ya mauzo haya iliachwa, na vitabu vinasema na nani. Hakuna pesa zilizotoka. "
                + "Kwa malipo mengine anza mauzo mapya."
        case .notReady(.credentials(let reason)):
            "Hakuna kilichotumwa, hakuna pesa zilizotoka: \(ReasonWords.phrase(reason).swahili). Rekebisha funguo kwenye "
                + "secrets.toml, kisha anza Kaunta tena."
        case .notReady(let unready):
            "Hakuna kilichotumwa, hakuna pesa zilizotoka: \(ReasonWords.phrase(unready.reason).swahili). Jaribu tena."
        case .notWritten(let reason):
            "Haikutumwa: haikuweza kuandikwa kwanza (\(ReasonWords.phrase(reason).swahili)). Hakuna pesa zilizotoka."
        case .answerNotWritten(_, let reason):
            "Ombi lilitumwa, na jibu la M-PESA halikuandikwa (\(ReasonWords.phrase(reason).swahili)). Mteja huenda "
                + "ametozwa: usitume tena. Fungua nafasi kwenye diski, anza tena; itaangaliwa."
        }
    }
}
