import Console
import Payments

extension CheckItem {
    /// How many need a check: those of the console's screens, and money that may be a prompt's, which those tell beside the
    /// prompt. Messages that were set aside are not counted. Nil when nothing is.
    static func count(of items: [CheckItem]) -> Phrase? {
        let counted = items.filter { item in
            switch item {
            case .doubt, .direct, .unplaced, .reversal: true
            case .setAside: false
            }
        }
        return counted.isEmpty ? nil : CheckWords.count(counted.count)
    }

    /// A few lines for people: how old, what, who said what, and what to do.
    func words(_ ink: Ink, at now: Timestamp) -> String {
        let (amount, who): (Money?, String) =
            switch self {
            case .doubt(let doubt, _): (doubt.amount, doubt.line.phone.masked)
            case .direct(let payment): (payment.told.amount, payment.told.payer?.masked ?? "")
            case .unplaced(let row): (row.told.amount, row.told.payer?.masked ?? "")
            case .reversal(let order): (order.amount, "")
            case .setAside: (nil, "")
            }
        let head = [
            ink.paint(age(at: now), as: .doubt), name, amount.map { "KES \($0.grouped)" } ?? "", who, ink.say(headline),
        ]
        var lines = [head.filter { !$0.isEmpty }.joined(separator: "  ")]
        lines += known.map { "    \($0.at.time)  \(ink.say($0.by.words)): \(ink.say($0.said))" }
        lines.append("    \(ink.say(Phrase("Do now", sw: "Fanya"))): \(ink.say(doNow(at: now)))")
        return ink.fitted(lines.joined(separator: "\n"))
    }

    private var headline: Phrase {
        switch self {
        case .doubt(let doubt, _): doubt.kind.checkWords
        case .direct(let payment) where payment.reversal != nil: Doubt.Kind.reversed.checkWords
        case .direct(let payment) where payment.listedAmount != nil:
            Phrase("M-PESA's own list has another amount.", sw: "Orodha ya M-PESA ina kiasi kingine.")
        case .direct(let payment) where payment.sale != nil:
            Phrase("Taken for a sale, and not confirmed.", sw: "Imedaiwa kwa mauzo, haijathibitishwa.")
        case .direct:
            Phrase("Paid straight to the shop, and nobody has taken it.", sw: "Imelipwa moja kwa moja, haijachukuliwa.")
        case .unplaced:
            Phrase("It came in, and it may be a prompt's.", sw: "Imeingia; huenda ni ya ombi.")
        case .reversal:
            Phrase("The shop ordered it to be given back.", sw: "Duka limeagiza irudishwe.")
        case .setAside(let quarantine):
            Phrase(
                "\(quarantine.count) message(s) to our addresses were set aside.",
                sw: "Ujumbe \(quarantine.count) kwa anwani zetu umewekwa kando.")
        }
    }

    private func age(at now: Timestamp) -> String {
        let minutes = max(0, (now - since).wholeSeconds / 60)
        if minutes < 120 { return "\(minutes) min" }
        return minutes < 2880 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
    }

    /// What to do about it now.
    func doNow(at now: Timestamp) -> Phrase {
        switch self {
        case .direct(let payment):
            if let look = payment.takenBack ?? payment.listedAmount.map(OperatorTexts.listed) {
                let found =
                    switch payment.contested {
                    case .amount(let amount)?: "--found \(amount.decimal)|none"
                    case .either(let one, let other)?: "--found \(one.decimal)|\(other.decimal)|none"
                    case .upTo?, nil: "--found AMOUNT|none"
                    }
                let known = payment.reversalNumber.map { " --reversal \($0)" } ?? ""
                let end = "kaunta resolve \(payment.id) direct \(found)\(known) --by NAME --reason TEXT"
                return Phrase("\(look.english) Then: \(end)", sw: "\(look.swahili) Kisha: \(end)")
            }
            let claim =
                payment.sale == nil
                ? Phrase(
                    "Find out whose it is, then: kaunta claim \(payment.id)",
                    sw: "Tafuta ni ya nani, kisha: kaunta claim \(payment.id)")
                : OperatorTexts.unconfirmed
            guard payment.isDeniable(at: now) else { return claim }
            let end = "kaunta resolve \(payment.id) direct --found none --by NAME --reason TEXT"
            return Phrase(
                "\(claim.english) Where the statement has no such payment: \(end)",
                sw: "\(claim.swahili) Kama taarifa haina malipo hayo: \(end)")
        case .unplaced(let row): return OperatorTexts.unplaced(row)
        case .reversal(let order): return order.sentence
        case .setAside:
            return Phrase(
                "They changed nothing, and asking goes on. Money that they may tell of is in M-PESA's own list. If the sender "
                    + "is Safaricom's and not listed, add it to callback_peers.",
                sw: "Haukubadilisha chochote, na kuuliza kunaendelea. Pesa zilizotajwa ziko kwenye orodha ya M-PESA. "
                    + "Mtumaji akiwa Safaricom na hayumo, mwongeze callback_peers.")
        case .doubt(let doubt, let record):
            let tag = doubt.line.tag
            let end = "kaunta resolve \(tag) \(doubt.kind.rawValue) --by NAME --reason TEXT"
            switch doubt.kind {
            case .contradiction:
                if let claim = record.paidByHand {
                    return OperatorTexts.paidByHand(claim, reference: record.attempt.reference, in: record.state)
                }
                let ask = record.isUnnamed ? ("", "") : (" Ask: kaunta query \(tag).", " Uliza: kaunta query \(tag).")
                let times = record.timeToCover.inMinutes.words
                let close = "kaunta close \(tag) --unpaid --seen statement --covering TIMES --by NAME --reason TEXT"
                return Phrase(
                    "Keep the customer here.\(ask.0) Look it up in M-PESA's own list; "
                        + "when that covers all of \(times.english) and has no row of it: \(close)",
                    sw: "Mweke mteja hapa.\(ask.1) Itafute kwenye orodha ya M-PESA; "
                        + "ikiwa ina muda wote wa \(times.swahili) bila malipo haya: \(close)")
            case .usedTwice where record.isProvedByAnothersRow:
                return Phrase(
                    "All that said it was paid is another payment's row: this customer has not paid, as far as is known. "
                        + "Look in the statement, then: \(end)",
                    sw: "Kilichosema imelipwa ni malipo ya mwingine: mteja huyu hajalipa, kwa tunavyojua. "
                        + "Angalia taarifa, kisha: \(end)")
            case .usedTwice:
                return Phrase(
                    "Look in the statement whose it is, and read the statement in: kaunta statement import FILE. "
                        + "Safaricom's word about this prompt stands, and nobody is asked again for it. Then: \(end)",
                    sw: "Angalia kwenye taarifa ni za nani, na usome taarifa: kaunta statement import FILE. "
                        + "Neno la Safaricom kuhusu ombi hili linabaki, na halirudiwi. Kisha: \(end)")
            case .otherReceipt:
                return Phrase(
                    "It is paid, and nobody is asked again. Find out who sent that message, then: \(end)",
                    sw: "Imelipwa, na haiombwi tena. Tafuta ni nani aliyetuma ujumbe huo, kisha: \(end)")
            case .refundOwed where record.isReversed:
                return Phrase(
                    "A part went back already: look in the statement, give back what is left through M-PESA, then: \(end)",
                    sw: "Sehemu imesharudi: angalia taarifa, rudisha kilichobaki kupitia M-PESA, kisha: \(end)")
            case .refundOwed, .doubled:
                // The later one of two payments of a sale is the one that is doubtful.
                let order = record.receipt.map { " (kaunta reverse \($0) --by NAME --second NAME --reason TEXT)" } ?? ""
                return Phrase(
                    "Give the money back through M-PESA\(order), then: \(end)",
                    sw: "Rudisha pesa kupitia M-PESA\(order), kisha: \(end)")
            case .reversed where record.isGivenBackByTheShop && record.isReversedWhole:
                return Phrase(
                    "The shop gave it back: no goods on it. Then: \(end)",
                    sw: "Duka limeirudisha: usitoe bidhaa. Kisha: \(end)")
            case .reversed where !record.isReversedWhole:
                return Phrase(
                    "No goods on it: look in the statement who took money back, and what is left, then: \(end)",
                    sw: "Usitoe bidhaa: angalia kwenye taarifa ni nani amerudisha pesa, na kilichobaki, kisha: \(end)")
            case .reversed where record.isWrongNumber:
                return Phrase(
                    "No goods on it, and no refund: look in the statement who took it back, then: \(end)",
                    sw:
                        "Usitoe bidhaa, wala usirudishe pesa: angalia kwenye taarifa ni nani amezirudisha, kisha: \(end)"
                )
            case .reversed:
                return Phrase(
                    "No goods on it: look in the statement who took it back, and let the customer pay again, then: \(end)",
                    sw: "Usitoe bidhaa: angalia kwenye taarifa ni nani amezirudisha, mteja alipe tena, kisha: \(end)")
            case .late where doubt.line.isPaidTwice:
                return Phrase(
                    "The sale was paid in another way, too: give this one back, then: \(end)",
                    sw: "Mauzo yamelipwa kwa njia nyingine pia: rudisha pesa hizi, kisha: \(end)")
            case .late:
                return Phrase(
                    "Refund it, or give the goods, then: \(end)", sw: "Rudisha pesa, au toa bidhaa, kisha: \(end)")
            case .denied, .otherAmount:
                return Phrase(
                    "Compare it with M-PESA's own list, then: \(end)",
                    sw: "Linganisha na orodha ya M-PESA, kisha: \(end)")
            case .restOwed:
                let rest = doubt.amount.short.filter { $0 != "," }
                return Phrase(
                    "Ask for the rest: kaunta push PHONE \(rest) --sale \(tag). If the sale ends without it: \(end)",
                    sw: "Omba kilichobaki: kaunta push SIMU \(rest) --sale \(tag). Mauzo yakiisha bila hicho: \(end)")
            case .unknown: return Self.unknown(record, at: now)
            }
        }
    }

    private static func unknown(_ record: AttemptRecord, at now: Timestamp) -> Phrase {
        let tag = record.attempt.tag
        if record.isLeftToPeople {
            let end = "kaunta resolve \(tag) unknown --by NAME --reason TEXT"
            return Phrase(
                "Released: both may be paid. Look for its row in M-PESA's own list; when you have: \(end)",
                sw: "Imeachiliwa: yote mawili yanaweza kulipwa. Itafute kwenye orodha ya M-PESA, kisha: \(end)")
        }
        if record.isReleased {
            return Phrase(
                "Released: another prompt may go. Watch this one: both may be paid.",
                sw: "Imeachiliwa: ombi lingine linaweza kutumwa. Angalia hili: yote mawili yanaweza kulipwa.")
        }
        if let out = record.wayOut(at: now) {
            return Phrase("Do not send again. \(out.english)", sw: "Usitume tena. \(out.swahili)")
        }
        switch ReleaseGate(for: record, at: now) {
        case .tooSoon, .notDoubtful, .mayBePaid:
            return Phrase(
                "Do not send again. Ask: kaunta query \(tag) --wait 60",
                sw: "Usitume tena. Uliza: kaunta query \(tag) --wait 60")
        case .askFirst:
            return Phrase(
                "Do not send again. Ask first: kaunta query \(tag) --wait 60",
                sw: "Usitume tena. Uliza kwanza: kaunta query \(tag) --wait 60")
        case .open, .listFirst:
            return Phrase(
                "Do not send again. Look it up in M-PESA's own list; a supervisor may: "
                    + "kaunta release \(tag) --by NAME --reason TEXT",
                sw: "Usitume tena. Itafute kwenye orodha ya M-PESA; msimamizi anaweza: "
                    + "kaunta release \(tag) --by NAME --reason TEXT")
        }
    }
}

extension Doubt.Kind {
    /// What is doubtful, in a sentence.
    var checkWords: Phrase {
        switch self {
        case .contradiction: Phrase("The messages disagree.", sw: "Ujumbe unapingana.")
        case .reversed:
            Phrase("M-PESA's own list took money of it back.", sw: "Orodha ya M-PESA imerudisha pesa zake.")
        case .refundOwed:
            Phrase("A stranger paid it: a refund is owed.", sw: "Mtu mwingine amelipa: pesa zirudishwe.")
        case .doubled: Phrase("The sale was paid twice.", sw: "Mauzo yamelipwa mara mbili.")
        case .usedTwice:
            Phrase(
                "Its money is another sale's, or another payer's.",
                sw: "Pesa zake ni za mauzo mengine, au za mtu mwingine.")
        case .unknown: Phrase("Nobody knows what became of it.", sw: "Haijulikani ilikuwaje.")
        case .late:
            Phrase("Paid after the wait for it had ended.", sw: "Imelipwa baada ya muda wa kuisubiri kwisha.")
        case .denied:
            Phrase("Safaricom confirms it; a later message denies it.", sw: "Safaricom imethibitisha; ujumbe unakana.")
        case .restOwed:
            Phrase("A part of the sale is paid, the rest is not.", sw: "Sehemu ya mauzo imelipwa, baki bado.")
        case .otherAmount: Phrase("A message names another amount.", sw: "Ujumbe unataja kiasi kingine.")
        case .otherReceipt:
            Phrase("A message named another payment's code.", sw: "Ujumbe ulitaja kodi ya malipo mengine.")
        }
    }
}

extension AttemptRecord {
    /// Whether it went back by an order of the shop's.
    fileprivate var isGivenBackByTheShop: Bool {
        evidence.contains { item in
            if case .reversed = item.fact { item.source == .transactionStatus } else { false }
        }
    }
}
