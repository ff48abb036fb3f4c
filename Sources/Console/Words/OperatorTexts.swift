public import Payments

/// What a person at the counter is told to do about a payment, in whole sentences.
///
/// Where another hand than this would guess, the sentence says so: only Safaricom's confirmation reads as paid.
public enum OperatorTexts {
    /// What is to be done about money straight to the shop that Safaricom's own list has with that amount, and not with
    /// the one that a message told.
    public static func listed(_ amount: Money) -> Phrase {
        Phrase(
            "M-PESA's own list has it with KES \(amount.grouped), and that is not what was told. Give no goods for it.",
            sw: "Orodha ya M-PESA inasema KES \(amount.grouped), tofauti na tulivyoambiwa. Usitoe bidhaa.")
    }

    /// The sentence for a payment.
    ///
    /// - Parameters:
    ///   - decline: what the code means, for a payment that is not paid.
    ///   - isReceiptHeard: whether messages are heard, so that one can bring the receipt.
    ///   - waitLeft: the time until the customer's wait ends.
    ///   - resendIn: the time until another prompt may go to the phone.
    public static func sentence(
        for state: AttemptState, resultCode: ResultCode? = nil, decline: Decline? = nil, receipt: Receipt? = nil,
        isReceiptHeard: Bool = true, waitLeft: Duration? = nil, resendIn: Duration? = nil
    ) -> Phrase {
        switch state {
        case .prepared: Phrase("Written down, not sent yet.", sw: "Imeandikwa, haijatumwa.")
        case .sending: Phrase("Sending the prompt…", sw: "Ombi linatumwa…")
        case .pending: waiting(left: waitLeft)
        case .unknown: unknown
        case .claimed: claimed
        case .paid: paid(receipt: receipt, isHeard: isReceiptHeard)
        case .refused where resultCode == nil:
            Phrase(
                "NOT PAID – M-PESA could not be reached, so nothing was sent. Try again, or take cash.",
                sw:
                    "HAIJALIPWA – M-PESA haikupatikana, kwa hiyo hakuna kilichotumwa. Jaribu tena, au pokea pesa taslimu."
            )
        case .failed where resultCode == nil:
            Phrase(
                "NOT PAID – no code of M-PESA's says why: its history says who closed it, or which list lacks it.",
                sw: "HAIJALIPWA – M-PESA haikusema sababu: historia yake husema nani aliifunga, au orodha gani haina.")
        case .refused, .failed:
            notPaid(state, resultCode: resultCode, decline: decline, resendIn: resendIn)
        case .failedUnverified: looksFailed
        case .expired: expired
        case .conflict: conflict
        case .void:
            Phrase(
                "NOT PAID – this prompt was never sent. You can send a new one.",
                sw: "HAIJALIPWA – ombi hili halikutumwa. Unaweza kutuma jipya.")
        }
    }

    /// PENDING.
    public static func waiting(left: Duration?) -> Phrase {
        let clock = left.map { " \(countdown($0))" } ?? ""
        return Phrase(
            "Prompt sent. Ask the customer to check their phone and enter the M-PESA PIN.\(clock)",
            sw: "Ombi limetumwa. Mwambie mteja aangalie simu na aweke PIN ya M-PESA.\(clock)")
    }

    /// CLAIMED.
    public static let claimed = Phrase(
        "M-PESA message received – checking. Do NOT release goods yet.",
        sw: "Ujumbe wa M-PESA umefika – inakaguliwa. USITOE bidhaa bado.")

    /// EXPIRED.
    public static let expired = Phrase(
        "No answer from M-PESA. The customer may still be charged: do not send again. Wait · cash · supervisor.",
        sw: "M-PESA haijajibu. Mteja anaweza bado kutozwa: usitume tena. Subiri · pesa taslimu · msimamizi.")

    /// FAILED_UNVERIFIED.
    public static let looksFailed = Phrase(
        "A message says it was not paid – checking. Do NOT send again yet.",
        sw: "Ujumbe unasema haijalipwa – inakaguliwa. USITUME tena bado.")

    /// CONFLICT.
    public static let conflict = Phrase(
        "M-PESA gave two different answers. Keep the customer here. Supervisor.",
        sw: "M-PESA imetoa majibu mawili tofauti. Mweke mteja hapa. Mwite msimamizi.")

    /// PAID. An answer to a question names no receipt: where no messages are heard, only the customer's SMS and
    /// Safaricom's list have it.
    public static func paid(receipt: Receipt?, isHeard: Bool = true) -> Phrase {
        guard let receipt else {
            return isHeard
                ? Phrase(
                    "PAID – Safaricom confirms it. Receipt to follow.",
                    sw: "IMELIPWA – Safaricom imethibitisha. Risiti itafuata.")
                : Phrase(
                    "PAID – Safaricom confirms it. The receipt is on the customer's SMS; kaunta pull brings it here.",
                    sw: "IMELIPWA – Safaricom imethibitisha. Risiti iko kwenye SMS ya mteja; kaunta pull huileta.")
        }
        return Phrase(
            "PAID – Safaricom confirms it. Receipt \(receipt).",
            sw: "IMELIPWA – Safaricom imethibitisha. Risiti \(receipt).")
    }

    /// REFUSED and FAILED: the reason, the code, what to do, and when another prompt may go.
    public static func notPaid(
        _ state: AttemptState, resultCode: ResultCode?, decline: Decline?, resendIn: Duration?
    ) -> Phrase {
        let reason = decline?.meaning ?? StatusWord(for: state, resultCode: resultCode).word
        let code = resultCode.map { " (\($0))" } ?? ""
        let advice = decline.map { Phrase(" \($0.doNow.english)", sw: " \($0.doNow.swahili)") } ?? Phrase("", sw: "")
        let again: Phrase =
            if let resendIn, resendIn > .zero {
                Phrase(
                    " You can send a new prompt in \(countdown(resendIn)).",
                    sw: " Unaweza kutuma ombi jipya baada ya \(countdown(resendIn)).")
            } else {
                Phrase("", sw: "")
            }
        return Phrase(
            "NOT PAID – \(sentence(reason.english, code: code))\(advice.english)\(again.english)",
            sw: "HAIJALIPWA – \(sentence(reason.swahili, code: code))\(advice.swahili)\(again.swahili)")
    }

    /// A payment that arrived after it had been given up.
    public static func late(reference: AccountReference, amount: Money, receipt: Receipt?) -> Phrase {
        let named = receipt.map { ", \($0)" } ?? ""
        return Phrase(
            "A payment for \(reference) arrived late (KES \(amount.short)\(named)). Refund or re-open: supervisor.",
            sw:
                "Malipo ya \(reference) yamechelewa kufika (KES \(amount.short)\(named)). Rudisha au fungua tena: msimamizi."
        )
    }

    /// A payment that arrived after its sale had been paid by hand, or by another prompt.
    static func paidInAnotherWay(_ amount: Money, receipt: Receipt?) -> Phrase {
        let named = receipt.map { ", \($0)" } ?? ""
        return Phrase(
            "It arrived late (KES \(amount.short)\(named)), and its sale was paid in another way, too. Refund one of them: "
                + "supervisor.",
            sw: "Imechelewa kufika (KES \(amount.short)\(named)), na mauzo yake yamelipwa kwa njia nyingine pia. "
                + "Rudisha moja: msimamizi.")
    }

    /// Asked before nobody waits for an open prompt any more, as where its sale is closed with other money.
    static func closingWhileOpen(_ phone: MSISDN) -> Phrase {
        Phrase(
            "A prompt is still open on \(phone.masked). If they pay it too, we owe a refund. Continue?",
            sw: "Ombi bado liko wazi kwa \(phone.masked). Wakilipa pia, tutadaiwa kurudisha. Endelea?")
    }

    /// Why the phone can't be prompted now; nil when it can.
    public static func held(by gate: ResendGate, at now: Timestamp) -> Phrase? {
        switch gate {
        case .open: return nil
        case .asks(_, let paidAt):
            return Phrase(
                "This phone paid the same amount at \(paidAt.hourAndMinute). Nothing was sent. Is it meant again?",
                sw: "Simu hii imelipa kiasi hiki saa \(paidAt.hourAndMinute). Hakuna kilichotumwa. Unataka tena?")
        case .shut(_, let state):
            let status = StatusWord(for: state).word
            return Phrase(
                "An earlier prompt to this phone is not settled (\(status.english)). Nothing was sent. Wait for it.",
                sw: "Ombi la awali kwa simu hii halijakamilika (\(status.swahili)). Hakuna kilichotumwa. Lisubiri.")
        case .waits(let until, let reason):
            let left = countdown(until - now)
            switch reason {
            case .phoneBusy:
                return Phrase(
                    "The phone has another prompt or menu open. Nothing was sent. Try again in \(left).",
                    sw: "Simu ina ombi au menyu nyingine wazi. Hakuna kilichotumwa. Jaribu tena baada ya \(left).")
            case .justFailed:
                return Phrase(
                    "A prompt to this phone failed a moment ago. Nothing was sent. Try again in \(left).",
                    sw: "Ombi kwa simu hii limekwama sasa hivi. Hakuna kilichotumwa. Jaribu tena baada ya \(left).")
            case .saleJustFailed:
                return Phrase(
                    "A prompt for this sale to another phone failed a moment ago, and may still be paid. Nothing was "
                        + "sent. Try again in \(left).",
                    sw:
                        "Ombi la mauzo haya kwa simu nyingine limekwama sasa hivi, na huenda likalipwa. Hakuna "
                        + "kilichotumwa. Jaribu tena baada ya \(left).")
            case .phoneHadEnough:
                return Phrase(
                    "This phone had as many prompts as one may have. Nothing was sent. Check the number, or let them pay "
                        + "straight to the shop. Try again in \(left).",
                    sw:
                        "Simu hii imepata maombi ya kutosha. Hakuna kilichotumwa. Hakikisha namba, au alipe moja kwa moja "
                        + "dukani. Jaribu tena baada ya \(left).")
            case .tillSentEnough:
                return Phrase(
                    "This till sent as many prompts as it may in an hour. Nothing was sent. Let them pay straight to the "
                        + "shop, or try again in \(left).",
                    sw:
                        "Kaunta hii imetuma maombi ya kutosha kwa saa hii. Hakuna kilichotumwa. Alipe moja kwa moja dukani, "
                        + "au jaribu tena baada ya \(left).")
            case .sameAmount:
                return Phrase(
                    "The same amount was asked of this phone a moment ago. Nothing was sent. Try again in \(left).",
                    sw:
                        "Kiasi hiki kimeombwa kwa simu hii sasa hivi. Hakuna kilichotumwa. Jaribu tena baada ya \(left)."
                )
            }
        }
    }

    /// Minutes and seconds left, never below nothing: `0:42`.
    public static func countdown(_ left: Duration) -> String {
        // Rounded up: 0:00 must not stand there while a second is still to go.
        let seconds = max(0, (left.milliseconds + 999) / 1000)
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }

    /// A reason with its code, ended like a sentence.
    private static func sentence(_ reason: String, code: String) -> String {
        let bare = reason.last == "." ? String(reason.dropLast()) : reason
        return "\(bare)\(code)."
    }
}
