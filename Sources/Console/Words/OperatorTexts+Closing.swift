public import Payments

/// The ways out of what Safaricom has not settled, and what stands in them.
extension OperatorTexts {
    /// Why a payment can't be closed as not paid now, and what to do instead; nil when it can.
    public static func notClosed(by gate: ClosingGate) -> Phrase? {
        switch gate {
        case .open: nil
        case .notContradicted(let state): notClosed(state)
        case .paidByHand(let claim):
            Phrase(
                "The customer paid by hand, says a message: \(claim.receipt?.text ?? "?"). Look for it in M-PESA's own list.",
                sw:
                    "Mteja amelipa mwenyewe, ujumbe unasema: \(claim.receipt?.text ?? "?"). Itafute kwenye orodha ya M-PESA."
            )
        case .mayBePaid(let receipt):
            Phrase(
                "\(receipt) waits, and may be its payment: settle that first (d on it, or kaunta resolve \(receipt) another).",
                sw:
                    "\(receipt) inasubiri, huenda ndiyo malipo yake: maliza hiyo kwanza (d, au kaunta resolve \(receipt) another)."
            )
        case .tooSoon(let until):
            Phrase(
                "M-PESA's list is not complete yet: look at it after \(until.time).",
                sw: "Orodha ya M-PESA haijakamilika: iangalie baada ya \(until.time).")
        }
    }

    private static func notClosed(_ state: AttemptState) -> Phrase {
        switch state {
        case .claimed, .failedUnverified:
            Phrase(
                "A message's word is not a second answer: only Safaricom's ends this one. F5 asks again.",
                sw: "Neno la ujumbe si jibu la pili: ni Safaricom tu humaliza hili. F5 huuliza tena.")
        case .unknown, .expired:
            Phrase(
                "Nobody denied this one: it can't be closed. A supervisor may let another prompt go (a).",
                sw: "Hakuna aliyekana hili: halifungwi. Msimamizi anaweza kuruhusu ombi lingine (a).")
        case .prepared, .sending, .pending:
            Phrase(
                "It is under way: wait for its answer.", sw: "Bado linaendelea: subiri jibu lake.")
        case .paid:
            Phrase(
                "Safaricom confirms this payment: nothing closes it. d says what was done about it.",
                sw: "Safaricom imethibitisha malipo haya: hayafungwi. d husema kilichofanywa.")
        case .refused, .failed, .void:
            Phrase("This one is NOT PAID already.", sw: "Hili tayari HALIJALIPWA.")
        case .conflict: conflict
        }
    }

    /// What to do about a prompt with whose reference money came in, says a confirmation: after it had failed it was paid by
    /// hand, before that nobody knows yet.
    public static func paidByHand(
        _ claim: CallbackClaim, reference: AccountReference, in state: AttemptState
    ) -> Phrase {
        let money = claim.amount.map { "KES \($0.short)" } ?? "KES ?"
        let receipt = claim.receipt?.text ?? "?"
        if state.isOpen, state != .conflict {
            return Phrase(
                "A message says that \(money) came in for account \(reference), receipt \(receipt): from this prompt, or paid "
                    + "by hand. Send nothing before it is checked.",
                sw:
                    "Ujumbe unasema \(money) zimeingia kwa akaunti \(reference), risiti \(receipt): kwa ombi hili, au mteja "
                    + "amelipa mwenyewe. Usitume chochote kabla haijakaguliwa.")
        }
        return Phrase(
            "The customer paid by hand: account \(reference), \(money), receipt \(receipt), says a message. Do not close it, "
                + "send nothing. Find row \(receipt) in M-PESA's own list: kaunta pull. Paid "
                + "from this phone, this one turns PAID; from another, the money stands by itself.",
            sw: "Mteja amelipa mwenyewe: akaunti \(reference), \(money), risiti \(receipt), ujumbe unasema. Usiifunge, "
                + "usitume tena. Tafuta \(receipt) kwenye orodha ya M-PESA: kaunta pull. "
                + "Ikilipwa kwa simu hii, hili litakuwa IMELIPWA; kwa simu nyingine, pesa hizo husimama peke yake.")
    }
}
