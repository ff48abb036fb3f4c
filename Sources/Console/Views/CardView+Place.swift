import Payments
import Screen

/// The place that has the keys, on a card: its name, and the field or the row that the next key is about. Nothing is done
/// blind.
extension ConsoleState {
    func cardPlace(now: Timestamp, width: Int, rows: Int) -> [CardLine] {
        switch place {
        case .till: cardForm
        case .readBack: cardReadBack(now: now)
        case .question: cardQuestion
        case .decision: cardDecision
        case .code: cardCode(width: width)
        case .palette: cardPalette
        case .themes: [CardLine(say(ThemeWords.title), .title)] + pointed(wardrobe.current?.name)
        case .live, .filter: cardList
        case .check: cardChecks
        case .supervisor: cardDay
        case .detail:
            text(
                DetailWords.title, screen == .check ? checkLines : detailLines, from: detail.scroll, rows,
                of: detail.row)
        case .why: text(WhyWords.title, whyLines(width: width), from: whyScroll, rows)
        case .help: text(ScreenWords.helpTitle, helpLines, from: helpScroll, rows)
        }
    }

    /// What has the focus, or the row under the cursor.
    private func pointed(_ text: String?, _ role: Role = .textStrong, cursor: Int? = nil) -> [CardLine] {
        text.map { [CardLine("\(Mark.pointer.character) \($0)", role, cursor: cursor.map { $0 + 2 })] } ?? []
    }

    /// A field by its name, with the pointer where it has the focus.
    private func field(_ name: Phrase, _ text: String, cursor: Int, isFocused: Bool) -> [CardLine] {
        let line = "\(say(name)) \(text)"
        if !isFocused { return text.isEmpty ? [] : [CardLine(line)] }
        return pointed(line, cursor: CellWidth.of(say(name)) + 1 + cursor)
    }

    /// What a long text shows from the line that it is scrolled to, as far as a card has room beside its other lines.
    private func text(
        _ title: Phrase, _ lines: [TextLine], from first: Int, _ rows: Int, of row: PaymentRow? = nil
    ) -> [CardLine] {
        let shown = lines.dropFirst(first).prefix(max(1, rows - 6)).filter { !$0.spans.isEmpty }
        let whose = row.map { "  KES \($0.amount.short) \(picture(of: $0).phone)" } ?? ""
        return [CardLine(say(title) + whose, .title)]
            + shown.map { line in
                CardLine(
                    line.spans.map(\.text).joined().trimmingBlanks, line.spans.first?.role ?? .text, rows: 2)
            }
    }

    private var cardForm: [CardLine] {
        let phone = FieldPicture(phoneOf: form)
        let amount = FieldPicture(amount: form.amount)
        var lines = field(TillWords.phone, phone.text, cursor: phone.cursor, isFocused: form.focus == .phone)
        if !form.amount.isEmpty || form.focus == .amount {
            let isFocused = form.focus == .amount
            let line = "KES \(amount.text)"
            lines += isFocused ? pointed(line, cursor: 4 + amount.cursor) : [CardLine(line, .textStrong)]
        }
        lines += field(
            TillWords.reference, form.reference.text, cursor: form.reference.cursor, isFocused: form.focus == .reference
        )
        if let complaint = form.complaint(about: form.focus) { lines.append(CardLine(say(complaint), .levelBad)) }
        if let doubt = form.referenceDoubt { lines.append(CardLine(say(doubt), .levelWarn)) }
        return lines
    }

    private func cardReadBack(now: Timestamp) -> [CardLine] {
        guard let readingBack else { return [] }
        let isReady = readingBack.isArmed(at: now) && hindrance(to: .send) == nil
        let notes = readBackNotes(of: readingBack.order).filter(\.isWarning)
        return [
            CardLine("KES \(readingBack.order.amount.short)", .textStrong),
            CardLine(readingBack.order.phone.grouped, .textStrong),
            CardLine("\(keyName(.send, in: .readBack)) \(say(TillWords.sendsNow))", isReady ? .key : .keyDisabled),
        ] + notes.map { CardLine("\(Mark.attention.character) \(say($0.words))", .levelWarn, rows: 6) }
    }

    private var cardQuestion: [CardLine] {
        guard let question else { return [] }
        let (yes, no) = (answerKeys(.yes), answerKeys(.no))
        return [
            CardLine(say(title(of: question)), .title, rows: 6),
            CardLine(say(text(of: question)), .text, rows: 6),
            CardLine("\(yes) \(say(ScreenWords.yes)) · \(no) \(say(ScreenWords.no))", .text, rows: 6),
        ]
    }

    private var cardDecision: [CardLine] {
        guard let decision else { return [] }
        let fields = decision.fields.flatMap { name in
            field(
                decision.name(of: name), decision[name].shown.fitForEyes, cursor: decision[name].cursor,
                isFocused: decision.focus == name)
        }
        let isReady = hindrance(to: .confirm) == nil
        let subject =
            decision.refusal.map { CardLine(say($0).fitForEyes, .levelBad) } ?? CardLine(decision.kind.subject)
        return [CardLine(say(DecisionWords.title(decision.kind)), .title), subject] + fields
            + [
                CardLine(
                    "\(keyName(.confirm, in: .decision)) \(say(decision.isChecking ? PINWords.checking : decision.confirms))",
                    isReady ? .key : .keyDisabled)
            ]
    }

    private func cardCode(width: Int) -> [CardLine] {
        guard let code else { return [] }
        return field(CodeWords.code, code.field.text.uppercased(), cursor: code.field.cursor, isFocused: true)
            + codeLines(code, width: width).flatMap { $0.spans.map { CardLine($0.text, $0.role) } }
    }

    private var cardPalette: [CardLine] {
        guard let palette else { return [] }
        let found = commandsFound
        let picked = found.indices.contains(palette.cursor) ? say(found[palette.cursor].title) : nil
        return field(PaletteWords.title, palette.field.text, cursor: palette.field.cursor, isFocused: true)
            + pointed(picked, .text) + (hindranceToRun(palette.cursor).map { [CardLine(say($0), .textMuted)] } ?? [])
    }

    private var cardList: [CardLine] {
        let title = CardLine(say(ScreenWords.livePayments(live.sorting)), .title)
        let filter =
            place == .filter || live.filter != .all
            ? field(
                ScreenWords.filter, live.field.text.fitForEyes, cursor: live.field.cursor,
                isFocused: place == .filter) : []
        guard let row = live.current else {
            let none = live.filter == .all ? ScreenWords.noPayments : ScreenWords.nothingFound
            return [title] + filter + [CardLine(say(live.hasLoaded ? none : ScreenWords.loading), .textMuted)]
        }
        let picture = picture(of: row)
        return [title] + filter
            + pointed(
                "\(picture.sign) \(say(picture.word)) \(row.madeAt.hourAndMinute) \(picture.receipt)", picture.role)
            + [CardLine("KES \(row.amount.short) \(picture.phone)")]
    }

    private var cardChecks: [CardLine] {
        guard let item = shownCheck, let index = checks.index else {
            return [CardLine(say(CheckWords.title), .title), CardLine(say(CheckWords.nothing))]
        }
        let place = "\(Mark.pointer.character) \(index + 1)/\(checks.items.count)"
        let isUnknown = item.line.map { $0.state == .unknown && !$0.isReleased && !$0.isUnasked } ?? false
        let sentence = isUnknown && item.isDoubt ? OperatorTexts.unknownInBrief : sentence(of: item)
        return [
            CardLine("\(say(CheckWords.title)) \(place)", .title),
            CardLine("\(item.word.mark.character) \(say(item.word.word))", item.role),
            CardLine((item.amount.map { "KES \($0.short) " } ?? "") + who(item)), CardLine(say(sentence)),
        ]
    }

    private var cardDay: [CardLine] {
        guard supervised.report != nil else {
            return [CardLine(say(SupervisorWords.title), .title), CardLine(say(SupervisorWords.counting), .textMuted)]
        }
        let till = supervised.till.map { "\($0.name)  KES \($0.paid.sum.short)" }
        return [CardLine(say(SupervisorWords.title), .title)] + pointed(till)
    }
}

extension Decision.Kind {
    /// The payment that is decided about, for a card.
    fileprivate var subject: String {
        switch self {
        case .release(let line), .giveGoods(let line), .close(let line), .resolve(_, let line), .wrongNumber(let line):
            "KES \(line.amount.short) \(line.phone.masked)"
        case .look(let payment): "KES \(payment.told.amount.short) \(payment.id.text)"
        case .setApart(let row): "KES \(row.told.amount.short) \(row.told.receipt.text)"
        }
    }
}

extension String {
    /// Without the blanks at its ends.
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
