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
            } else if line.isShort {
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
        if isReleased { return Phrase("Released – both may be paid", sw: "Imeruhusiwa – yote yanaweza kulipwa") }
        guard state == .paid, let doubt = doubtTold else {
            if isStrangers { return OperatorTexts.strangers(isOwedBack: false) }
            if isGivenBack { return OperatorTexts.givenBackHeadline }
            if leavesRest, let sale { return SaleWords.partPaid(sale.owed) }
            if waitsElsewhere { return SaleWords.restAsked }
            if lostAPart { return SaleWords.partLost }
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
