public import Payments
import Screen

/// What a person is told about a doubt, and about a decision.
extension OperatorTexts {
    /// What a person is told to do about a doubt, in whole sentences; `isListed` where M-PESA's own list is pulled that may
    /// have the payment.
    public static func sentence(
        for doubt: Doubt.Kind, about line: PaymentLine, isListed: Bool = false
    ) -> Phrase {
        let owed = (line.sale?.owed ?? .zero).short
        let money = money(line.amount, line.receipt)
        return switch doubt {
        case .contradiction: conflict
        case .unknown where line.isReleased: isReleased
        case .unknown where line.isUnasked: unasked(isListed: isListed)
        case .unknown: sentence(for: line.state, resultCode: line.resultCode)
        case .late where line.isPaidTwice: paidInAnotherWay(line.amount, receipt: line.receipt)
        case .late: late(reference: line.reference, amount: line.amount, receipt: line.receipt)
        case .reversed: reversed(money)
        case .refundOwed where line.doubt == .reversed:
            strangersReversed(receipt: line.receipt, isWhole: false)
        case .refundOwed:
            Phrase(
                "It went to a wrong number, and a stranger paid it (\(money)). No goods on it: refund it. Supervisor.",
                sw: "Lilienda namba isiyo sahihi, na mgeni amelipa (\(money)). Usitoe bidhaa: rudisha pesa. Msimamizi.")
        case .doubled:
            Phrase(
                "The same sale was paid twice. This payment (\(money)) goes back: tell the customer. Supervisor.",
                sw: "Mauzo haya yamelipwa mara mbili. Malipo haya (\(money)) yarudishwe: mwambie mteja. Msimamizi.")
        case .usedTwice where line.isPaidTwice:
            Phrase(
                "Its sale was paid otherwise, too, or this payment (\(money)) was used for another one. Compare with the "
                    + "statement. Supervisor.",
                sw: "Mauzo yake yamelipwa kwa njia nyingine pia, au malipo haya (\(money)) yametumika kwa mengine. "
                    + "Linganisha na taarifa. Msimamizi.")
        case .usedTwice:
            Phrase(
                "This payment (\(money)) was used for another sale, or is another payer's. No goods on it. Supervisor.",
                sw:
                    "Malipo haya (\(money)) yametumika kwa mauzo mengine, au ni ya mtu mwingine. Usitoe bidhaa. Msimamizi."
            )
        case .denied where line.isGivenBack:
            Phrase(
                "It was paid (\(money)) and went back, said somebody who looked into it; a later message denies it. "
                    + "Compare with the statement.",
                sw: "Ililipwa (\(money)) na ikarudi, amesema aliyeangalia; ujumbe wa baadaye unakana. "
                    + "Linganisha na taarifa.")
        case .denied:
            Phrase(
                "Safaricom confirms it (\(money)), and a later message denies it. Compare with the statement.",
                sw: "Safaricom imethibitisha (\(money)), na ujumbe wa baadaye unakana. Linganisha na taarifa.")
        case .restOwed:
            Phrase(
                "Rest owed KES \(owed): a part of the sale (\(money)) is paid, and no prompt asks for the rest. "
                    + "Alt-N asks for it.",
                sw: "Baki KES \(owed): sehemu ya mauzo (\(money)) imelipwa, na hakuna ombi la kilichobaki. "
                    + "Alt-N huliomba.")
        case .otherReceipt:
            Phrase(
                "Safaricom confirms it (\(money)); a message named another payment's code. Ask for no second payment.",
                sw: "Safaricom imethibitisha (\(money)); ujumbe ulitaja kodi ya malipo mengine. Usiombe tena.")
        case .otherAmount:
            Phrase(
                "Safaricom confirms what was asked for (\(money)); a message names another sum. Look at the statement.",
                sw: "Safaricom imethibitisha kilichoombwa (\(money)); ujumbe unataja kiasi kingine. Angalia taarifa.")
        }
    }

    /// Beside a prompt whose phone may get another one.
    public static let isReleased = Phrase(
        "Another prompt may go. If this one turns out paid, both may be paid.",
        sw: "Ombi lingine linaweza kutumwa. Hili likilipwa, yote mawili yanaweza kuwa yamelipwa.")

    /// Once another prompt was let go, on whose name and why.
    public static func released(_ approval: Approval) -> Phrase {
        let (by, reason) = (approval.by.fitForEyes, approval.reason.fitForEyes)
        return Phrase(
            "Released by \(by): \(reason). Another prompt may go: BOTH MAY BE PAID.",
            sw: "Imeruhusiwa na \(by): \(reason). Ombi lingine linaweza kutumwa: YOTE MAWILI YANAWEZA KULIPWA.")
    }

    /// A prompt that went to a stranger's phone and is not paid so far.
    public static let wrongNumber = Phrase(
        "It went to a wrong number. It is still watched: if they pay, a refund is owed.",
        sw: "Lilienda namba isiyo sahihi. Bado linaangaliwa: wakilipa, pesa zirudishwe.")

    /// The same, where nothing asks Safaricom about it.
    public static let wrongNumberUnasked = Phrase(
        "It went to a wrong number. M-PESA is not asked about it by itself: look in M-PESA's own list. If they paid, a "
            + "refund is owed.",
        sw: "Lilienda namba isiyo sahihi. M-PESA haiulizwi yenyewe: angalia orodha ya M-PESA. Kama wamelipa, pesa "
            + "zirudishwe.")

    private static let wrongNumberListed = Phrase(
        "It went to a wrong number. M-PESA's own list is looked through by itself. If they paid, a refund is owed.",
        sw: "Lilienda namba isiyo sahihi. Orodha ya M-PESA huangaliwa yenyewe. Kama wamelipa, pesa zirudishwe.")

    static let wrongHeadline = Phrase("Wrong number; may be paid", sw: "Namba isiyo sahihi; huenda imelipwa")

    /// A prompt that went to a stranger's phone and is not paid, as its state has it, and whether a question about it is
    /// to come, or M-PESA's own list is pulled that may have the payment.
    public static func wrongNumber(in state: AttemptState, isAsked: Bool, isListed: Bool = false) -> Phrase {
        switch state {
        case .unknown, .expired: isAsked ? wrongNumber : isListed ? wrongNumberListed : wrongNumberUnasked
        case .failed, .void, .refused:
            Phrase(
                "It went to a wrong number, and is NOT PAID. If it is paid late all the same, a refund is owed.",
                sw: "Lilienda namba isiyo sahihi, na HALIJALIPWA. Likilipwa baadaye, pesa zirudishwe.")
        case .prepared, .sending, .pending, .claimed, .paid, .failedUnverified, .conflict: wrongNumber
        }
    }

    /// Why another prompt may not be let go now; nil when it may.
    public static func held(by gate: ReleaseGate) -> Phrase? {
        switch gate {
        // The list is looked at when the release is written down.
        case .open, .listFirst: nil
        case .notDoubtful(let state):
            Phrase(
                "Only a prompt whose outcome nobody knows can be released; this one is \(StatusWord(for: state).word.english).",
                sw: "Ni ombi lisilojulikana tu linaloruhusiwa; hili ni \(StatusWord(for: state).word.swahili).")
        case .tooSoon(let until):
            Phrase(
                "The first prompt may still be answered: not before \(until.time).",
                sw: "Ombi la kwanza linaweza bado kujibiwa: si kabla ya \(until.time).")
        case .mayBePaid(let receipt): notClosed(by: .mayBePaid(receipt))
        case .askFirst:
            Phrase(
                "M-PESA has to be asked first: F5, and wait for its answer.",
                sw: "Uliza M-PESA kwanza: F5, na usubiri jibu.")
        }
    }

    /// Why a person's word was not written down, and what to do.
    public static func notWritten(_ refusal: JournalRefusal) -> Phrase {
        switch refusal {
        case .needsPIN: PINWords.needed
        case .notReleased(let gate):
            Phrase(
                "Nothing was changed. \(held(by: gate)?.english ?? "Try again.")",
                sw: "Hakuna kilichobadilika. \(held(by: gate)?.swahili ?? "Jaribu tena.")")
        case .needsNoName(let state):
            Phrase(
                "Nothing was changed. \(goodsNeedNoName(in: state).english)",
                sw: "Hakuna kilichobadilika. \(goodsNeedNoName(in: state).swahili)")
        case .notClosed(let gate):
            Phrase(
                "Nothing was changed. \(notClosed(by: gate)?.english ?? "Try again.")",
                sw: "Hakuna kilichobadilika. \(notClosed(by: gate)?.swahili ?? "Jaribu tena.")")
        case .notResolvable(let kind):
            kind.endsByWord
                ? Phrase(
                    "Nothing was changed: that is settled already. Look at the payment again.",
                    sw: "Hakuna kilichobadilika: hilo limeshamalizika. Angalia malipo tena.")
                : Phrase(
                    "Nothing was changed: only Safaricom's word ends this. Alt-5 says what you may do.",
                    sw: "Hakuna kilichobadilika: neno la Safaricom tu ndilo humaliza. Alt-5 husema unachoweza.")
        case .restGivenUp: SaleWords.restGivenUp
        case .unsigned: SaleWords.unsigned
        case .gate, .notPrepared, .noSuchAttempt, .belongsElsewhere, .overDue:
            Phrase(
                "Nothing was changed: the payment is not what it was. Look at it again.",
                sw: "Hakuna kilichobadilika: malipo si kama yalivyokuwa. Yaangalie tena.")
        }
    }
}
