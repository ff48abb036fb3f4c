import Console
import Daraja
import Payments
import Screen

/// Payments in words, for people who read the command line: one line in a list, one screenful for one.
struct PaymentText: Sendable {
    /// How words are put.
    let ink: Ink

    /// The verdict over one payment, and what to do now.
    ///
    /// - Parameter line: how it stands in its sale: what is paid of a part is not the sale.
    /// - Parameter part: which part of a sale it is, beside the word.
    /// - Parameter isOver: whether nothing is to be done about it, because a later prompt asks for its sale.
    func verdict(
        of record: AttemptRecord, as line: PaymentLine? = nil, part: Phrase? = nil, isOver: Bool = false,
        at now: Timestamp
    ) -> String {
        let attempt = record.attempt
        let word =
            if let line, line.lacksSomething {
                ink.paint(ink.say(line.headline), as: line.owesRefund || line.isStrangers ? .bad : .doubt)
            } else if let gone = record.goneBack {
                ink.paint(ink.say(gone.headline), as: .bad)
            } else if record.isStrangers {
                ink.paint(ink.say(OperatorTexts.strangers(isOwedBack: record.isOwedBack)), as: .bad)
            } else if record.state == .paid, let headline = record.doubts.first?.headline {
                // What is paid and doubtful never reads as plainly paid.
                ink.paint(ink.say(headline), as: .doubt)
            } else {
                ink.paint(ink.say(record.verdict.words), as: Ink.role(of: record.verdict))
            }
        let beside = part.map { "  \(ink.say($0))" } ?? ""
        return ink.fitted(
            """
            \(word)\(beside)  KES \(attempt.amount.grouped)  \(attempt.phone.masked)  \(attempt.reference.text.asTyped)
            \(isOver ? ink.say(Self.followed) : sentence(about: record, as: line, at: now))
            """)
    }

    /// What is said of a prompt that was not paid, once a later one asks for its sale.
    private static let followed = Phrase(
        "NOT PAID by this prompt, and a later one asks for its sale: look at that one, and send nothing for this.",
        sw: "Ombi hili HALIJALIPWA, na la baadaye linaomba mauzo yale yale: angalia hilo, usitume kitu kwa hili.")

    /// What to do about a payment now.
    func sentence(about record: AttemptRecord, as line: PaymentLine? = nil, at now: Timestamp) -> String {
        if let line, line.lacksSomething, let words = line.warning ?? line.restWords {
            return ink.say(words).fitForEyes
        }
        if let line, let words = OperatorTexts.needsNoPrompt(line) { return ink.say(words) }
        let schedule = QuerySchedule()
        let resendIn: Duration? =
            if let again = try? PromptOrder(phone: record.attempt.phone, amount: record.attempt.amount),
                case .waits(let until, _) = ResendGate(for: again, after: [record], at: now)
            {
                until - now
            } else {
                nil
            }
        if let gone = record.goneBack { return ink.say(gone.sentence).fitForEyes }
        if record.isStrangers {
            return ink.say(OperatorTexts.paidByStranger(receipt: record.receipt, isOwedBack: record.isOwedBack))
        }
        if record.isWrongNumber, record.state != .paid {
            let isAsked = QuerySchedule().nextQuestion(about: record) != nil
            return ink.say(OperatorTexts.wrongNumber(in: record.state, isAsked: isAsked))
        }
        // Nothing left this machine: the reason is ours, and no code of theirs explains it.
        if record.state == .refused, record.refusal == nil {
            return ink.say(record.verdict.words) + " – " + ink.say(record.reason)
        }
        if let closing = record.closing {
            return ink.say(record.verdict.words) + " – " + ink.say(closing.words).fitForEyes
        }
        // What nobody can ask about does not check by itself.
        if record.isUnnamed, record.state == .unknown || record.state == .expired {
            return ink.say(OperatorTexts.unnamed)
        }
        if record.state == .unknown { return ink.say(OperatorTexts.unknownToCommand) }
        return ink.say(
            OperatorTexts.sentence(
                for: record.state, resultCode: record.resultCode, decline: record.decline, receipt: record.receipt,
                waitLeft: schedule.deadline(of: record).map { $0 - now }, resendIn: resendIn)
        ).fitForEyes
    }

    /// One line of `list`.
    ///
    /// - Parameter isReplaced: whether it was refused and a later prompt asks for its sale.
    func line(_ payment: PaymentLine, isReplaced: Bool = false) -> String {
        let isStrangersPhone = payment.isWrongNumber && payment.state.isOpen
        let beside = isStrangersPhone ? payment.headline : payment.partOfSale
        return line(
            at: payment.createdAt, phone: payment.phone.masked, payment.amount,
            isReplaced ? StatusWord.triedAgain : StatusWord(for: payment),
            // Green is for what the customer paid for a sale.
            isReplaced
                ? .faint
                : Ink.role(
                    of: payment.isStrangers || payment.owesRefund || payment.isGivenBack ? .dontKnow : payment.verdict),
            payment.receipt,
            beside.map { "\(payment.tag)  \(ink.say($0))" } ?? payment.tag.text)
    }

    /// One line of `list`, for money paid straight to the shop.
    ///
    /// - Parameter waits: whether it may be a prompt's, so that it is nobody's to take.
    func line(_ payment: DirectPayment, waits: Bool = false) -> String {
        line(
            at: payment.paidAt, phone: payment.told.payer?.masked ?? "", payment.amount,
            waits ? .waitsForPrompt : StatusWord(for: payment),
            waits || payment.isOnItsWayBack ? .doubt : Ink.role(of: Verdict(in: payment.state)), payment.id,
            payment.told.name.asTyped)
    }

    private func line(
        at moment: Timestamp, phone: String, _ money: Money, _ status: StatusWord, _ role: Ink.Role,
        _ receipt: Receipt?, _ name: String
    ) -> String {
        let amount = money.grouped
        let columns = [
            moment.day.description, moment.time, padded(phone, 12),
            String(repeating: " ", count: max(0, 12 - amount.count)) + amount,
            ink.paint("\(status.mark.character(in: ink.tier)) \(padded(ink.say(status.word), 12))", as: role),
            padded(receipt?.text ?? "", 10), name,
        ]
        return ink.fitted(columns.joined(separator: "  "))
    }

    /// One screenful of `show`; of its sale, when the line is given, what is paid and owed.
    ///
    /// - Parameter isFollowed: whether a later prompt asks for its sale.
    func detail(
        of record: AttemptRecord, as line: PaymentLine? = nil, isFollowed: Bool = false, at now: Timestamp
    ) -> String {
        let isOver = isFollowed && record.verdict == .notPaid
        var lines = [verdict(of: record, as: line, isOver: isOver, at: now), ""]
        let attempt = record.attempt
        func row(_ name: Phrase, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append(ink.fitted(padded(ink.say(name), 12) + " " + value))
        }
        row(Phrase("Attempt", sw: "Jaribio"), "\(attempt.id)  \(attempt.tag)")
        row(Phrase("State", sw: "Hali"), record.state.bookName)
        row(
            Phrase("Sale", sw: "Mauzo"),
            attempt.sale.text + (line?.partOfSale.map { "  \(ink.say($0))" } ?? ""))
        row(Phrase("Paid to", sw: "Kwa"), attempt.payee.description)
        row(Phrase("Receipt", sw: "Risiti"), record.receipt?.text)
        if let code = record.resultCode, record.verdict != .paid {
            let explained = record.decline ?? ResultCatalogue.decline(for: code)
            row(Phrase("Code", sw: "Msimbo"), "\(code)  \(explained.theirWords)".fitForEyes)
            row(Phrase("Meaning", sw: "Maana"), ink.say(explained.meaning))
            // What to do about a failure is said only once it is verified.
            if !isOver, !record.isWrongNumber, line.flatMap(OperatorTexts.needsNoPrompt) == nil {
                row(Phrase("Do now", sw: "Fanya"), (record.decline?.doNow).map(ink.say))
                row(Phrase("Say", sw: "Sema"), (record.decline?.say).map(ink.say))
            }
        }
        row(Phrase("Checkout id", sw: "Kitambulisho"), record.checkout?.masked)
        row(Phrase("Merchant id", sw: "Cha duka"), record.merchant?.text.withPhonesMasked)
        row(
            Phrase("Next check", sw: "Ukaguzi ujao"),
            QuerySchedule().nextQuestion(about: record).map { "\($0.day) \($0.time)" })
        for kind in record.doubts { row(Phrase("Check", sw: "Angalia"), ink.say(kind.checkWords)) }
        for note in record.notes { row(Phrase("Note", sw: "Kumbuka"), ink.say(note.words)) }
        lines.append("")
        lines.append(ink.paint(ink.say(Phrase("Who said what, and when", sw: "Nani alisema nini, lini")), as: .strong))
        lines += record.evidence.map { item in
            ink.fitted("\(item.at.time)  \(padded(ink.say(item.source.words), 24)) \(ink.say(item.words))")
        }
        return lines.joined(separator: "\n")
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension PaymentLine {
    /// Whether it is PAID, and not all of that is the customer's payment for the whole sale.
    var lacksSomething: Bool { state == .paid && (warning != nil || isShort) }

    /// What is paid and owed of its sale, where it leaves a rest, and what that means.
    fileprivate var restWords: Phrase? {
        guard let sale, isShort else { return nil }
        let part = partOfSale ?? headline
        if lostAPart {
            return Phrase(
                "Safaricom confirms this part (\(part.english)). Money of another part went back: not all the goods yet.",
                sw: "Safaricom imethibitisha sehemu hii (\(part.swahili)). Pesa za sehemu nyingine zimerudi: usitoe "
                    + "bidhaa zote.")
        }
        let rest = (leavesRest ? sale.owed : sale.askedElsewhere).short
        return Phrase(
            "Safaricom confirms this part (\(part.english)). KES \(rest) is still owed: not all the goods yet.",
            sw: "Safaricom imethibitisha sehemu hii (\(part.swahili)). KES \(rest) bado zinadaiwa: usitoe bidhaa zote.")
    }
}

extension AttemptRecord {
    /// Whether it is paid, and not by the customer: it went to a wrong number.
    fileprivate var isStrangers: Bool { state == .paid && evidence.contains { $0.fact == .wrongNumber } }

    /// What is said over a paid prompt whose money Safaricom's own list says was taken back, or that went back by a
    /// person's word; nil where it has not.
    fileprivate var goneBack: (headline: Phrase, sentence: Phrase)? {
        guard state == .paid else { return nil }
        let money = OperatorTexts.money(attempt.amount, receipt)
        if doubts.contains(.reversed) { return (StatusWord(for: .reversed).word, OperatorTexts.reversed(money)) }
        guard isRefunded, !isStrangers else { return nil }
        return (OperatorTexts.givenBackHeadline, OperatorTexts.givenBack(money))
    }

    /// Whether nobody has said yet what was done about that.
    fileprivate var isOwedBack: Bool { doubts.contains(.refundOwed) }
}
