public import Payments
import Screen

extension StatusWord {
    /// The sign and the word of one payment. What is paid and doubtful never reads as plainly paid.
    public init(for line: PaymentLine) {
        self =
            if line.state == .paid, let doubt = line.doubtTold {
                StatusWord(for: doubt)
            } else if line.isStrangers {
                // Looked into, and still no payment for this sale.
                .wrongPhone
            } else if line.isGivenBack {
                .givenBack
            } else if line.leavesRest || line.waitsElsewhere {
                .partPaid
            } else if line.isGoodsGiven {
                .goodsGiven
            } else if line.isReleased {
                .released
            } else {
                StatusWord(for: line.state, resultCode: line.resultCode)
            }
    }

    /// A stranger's payment that somebody looked into.
    static let wrongPhone = StatusWord(.cancelled, Phrase("Wrong phone", sw: "Namba mbaya"))

    /// What is paid while its sale is not paid in full.
    static let partPaid = StatusWord(.attention, Phrase("Part paid", sw: "Sehemu tu"))

    /// What nobody knows, and does not keep its phone any more.
    static let released = StatusWord(.unknown, Phrase("Released", sw: "Imeruhusiwa"))

    /// What nothing proves, and goods were let go for.
    static let goodsGiven = StatusWord(.attention, Phrase("Goods given", sw: "Bidhaa nje"))

    /// A payment whose money went back, as somebody said who looked into it.
    static let givenBack = StatusWord(.reversed, Phrase("Given back", sw: "Zimerudi"))

    /// The sign and the word of a doubt.
    public init(for doubt: Doubt.Kind) {
        switch doubt {
        case .contradiction: self.init(.attention, Phrase("Two answers", sw: "Majibu 2"))
        case .reversed: self.init(.attention, Phrase("REVERSED", sw: "IMEREJESHWA"))
        case .refundOwed: self.init(.attention, Phrase("REFUND OWED", sw: "RUDISHA PESA"))
        case .doubled: self.init(.attention, Phrase("PAID TWICE", sw: "MARA MBILI"))
        case .usedTwice: self.init(.attention, Phrase("USED TWICE", sw: "MARA MBILI"))
        case .unknown: self.init(.unknown, Phrase("Unknown", sw: "Haijulikani"))
        case .late: self.init(.attention, Phrase("PAID LATE", sw: "IMECHELEWA"))
        case .denied: self.init(.attention, Phrase("Denied", sw: "Imekanwa"))
        case .otherAmount: self.init(.attention, Phrase("Sum differs", sw: "Kiasi sicho"))
        case .otherReceipt: self.init(.attention, Phrase("Other code", sw: "Kodi siyo"))
        case .restOwed: self.init(.attention, Phrase("Rest owed", sw: "Kuna baki"))
        }
    }
}

extension PaymentLine {
    /// The doubt that its words tell. Of money that went back, as a person said, none is told that speaks of a payment
    /// which stands: a late denial changes nothing of that.
    var doubtTold: Doubt.Kind? { isGivenBack && doubt != .reversed ? nil : doubt }

    /// The headline over it: the state's, unless a doubt or the sale says more. What is paid and doubtful never reads as
    /// plainly paid.
    public var headline: Phrase {
        isGoodsGiven && state != .paid ? OperatorTexts.goodsHeadline(plainHeadline) : plainHeadline
    }

    private var plainHeadline: Phrase {
        if isReleased { return Phrase("Released – both may be paid", sw: "Imeruhusiwa – yote yanaweza kulipwa") }
        guard state == .paid, let doubt = doubtTold else {
            if isStrangers { return OperatorTexts.strangers(isOwedBack: false) }
            if isGivenBack { return OperatorTexts.givenBackHeadline }
            if leavesRest, let sale { return SaleWords.partPaid(sale.owed) }
            if waitsElsewhere { return SaleWords.restAsked }
            // An expired prompt that no question goes out for may never have reached the phone.
            let usual = isUnasked ? AttemptState.unknown.headline : state.headline
            guard isWrongNumber, state.isOpen else { return usual }
            return isUnasked ? OperatorTexts.wrongHeadline : SaleWords.wrongWatched
        }
        if doubt == .restOwed, let sale { return SaleWords.partPaid(sale.owed) }
        return doubt.headline ?? state.headline
    }

    /// Why goods may not be handed over on it although it is paid; nil where nothing speaks against it.
    public var warning: Phrase? {
        guard state == .paid else { return nil }
        if isStrangers, doubt != .reversed {
            return OperatorTexts.paidByStranger(receipt: receipt, isOwedBack: isOwedBack)
        }
        return doubtTold.map { OperatorTexts.sentence(for: $0, about: self) }
            ?? (isGivenBack ? OperatorTexts.givenBack(OperatorTexts.money(amount, receipt)) : nil)
    }

    /// Whether money of it has to go back, or bought goods already, so that none may be handed over on it.
    public var owesRefund: Bool { state == .paid && [.reversed, .refundOwed, .doubled, .usedTwice].contains(doubt) }
}

extension Doubt.Kind {
    /// What stands over a payment that is PAID and doubtful in that way; nil where the state, or the sale, says more.
    public var headline: Phrase? {
        switch self {
        case .reversed: Phrase("REVERSED – M-PESA took money back", sw: "IMEREJESHWA – M-PESA imerudisha pesa")
        case .refundOwed: Phrase("REFUND OWED – a stranger paid", sw: "RUDISHA PESA – mgeni amelipa")
        case .doubled: Phrase("PAID TWICE – a refund is owed", sw: "IMELIPWA MARA MBILI – rudisha moja")
        case .usedTwice: Phrase("PAID WITH ANOTHER'S MONEY", sw: "IMELIPWA KWA PESA ZA MWINGINE")
        case .late: Phrase("PAID LATE", sw: "IMELIPWA KWA KUCHELEWA")
        case .denied: Phrase("PAID, and a message denies it", sw: "IMELIPWA, na ujumbe unakana")
        case .otherAmount: Phrase("PAID, another amount is named", sw: "IMELIPWA, kiasi kingine kimetajwa")
        case .otherReceipt: Phrase("PAID, a message named another's code", sw: "IMELIPWA, ujumbe ulitaja kodi nyingine")
        case .contradiction, .unknown, .restOwed: nil
        }
    }
}

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
        case .askFirst:
            Phrase(
                "M-PESA has to be asked first: F5, and wait for its answer.",
                sw: "Uliza M-PESA kwanza: F5, na usubiri jibu.")
        }
    }

    /// Why a person's word was not written down, and what to do.
    public static func notWritten(_ refusal: JournalRefusal) -> Phrase {
        switch refusal {
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
