import Payments
import Screen

extension ConsoleState {
    /// The line above the footer: the last outcome, or a jump being typed.
    func drawMessageLine(on canvas: inout Canvas) {
        let row = arrangement.messageRow
        var label = ""
        var role = Role.title
        if let jump {
            label = say(ScreenWords.jump(jump))
        } else if let banner {
            let outcome = say(TillWords.outcome(banner, isReceiptHeard: isReceiptHeard))
            if isOfAnother(banner.line) {
                // Neither the sign nor the colour of it: the box above is about somebody else.
                label = "\(Mark.dot.character) \(say(TillWords.anotherPayment)): \(outcome)"
                role = .text
            } else {
                label = "\(banner.line.headlineMark.character) \(outcome)"
                role = banner.line.headlineRole
            }
        } else if openFromBefore > 0, audience == .cashier {
            label =
                "\(Mark.attention.character) \(say(TillWords.openFromBefore(openFromBefore, unasked: unaskedFromBefore)))"
            role = .levelWarn
        } else if arrangement.ruleRow == nil, let alarm {
            label = "\(Mark.attention.character) \(say(alarm))"
            role = alarmRole
        }
        if arrangement.ruleRow == nil {
            canvas.write(label, row: row, column: 2, as: role, width: max(0, size.columns - 4))
        } else {
            canvas.rule(row: row, label: label, labelAs: role)
        }
    }

    /// Whether the till is busy with another payment than that one: in its box, or being read back.
    private func isOfAnother(_ line: PaymentLine) -> Bool {
        guard screen == .till, !focus.contains(.detail) else { return false }
        if isServingAnother(than: line) { return true }
        switch shownEntry {
        case nil: return false
        case .leaving: return true
        case .notTaken(let order): return !order.covers(line)
        case .payment(let shown): return shown.id != line.id
        }
    }

    /// Whether another payment than that one is read back or half typed.
    func isServingAnother(than line: PaymentLine) -> Bool {
        screen == .till && (readingBack != nil || !(form.isBlank || form.mayBecomePhone(of: line)))
    }

    /// The keys that do something now, the most useful first, until the row is full. Help is always among them.
    func drawFooter(on canvas: inout Canvas, now: Timestamp) {
        let works = keymap.bindings(in: place, for: audience)
            .filter { $0.footerRank != nil && !$0.keys.isEmpty && hindrance(to: $0.action) == nil }
            // Esc puts away what was fetched first, which the field says; not the request that the footer would name.
            .filter { $0.action != .back || place != .till || form.recalled == nil }
            .sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
        // Help is kept for the end, where the eye finds it at any width.
        let help = works.first { $0.action == .help }
        let helpWidth = help.map { 3 + width(of: $0) } ?? 0
        var column = 2
        let limit = size.columns - 1 - helpWidth
        var isCut = false
        for binding in works where binding.action != .help {
            guard column + width(of: binding) <= limit - 2 else {
                isCut = true
                break
            }
            let role: Role = isAlive(binding.action, at: now) ? .key : .keyDisabled
            column += draw(binding, on: &canvas, column: column, as: role) + 3
        }
        if isCut { canvas.write("…", row: arrangement.footerRow, column: column - 1, as: .textMuted) }
        if let help { _ = draw(help, on: &canvas, column: isCut ? column + 2 : column, as: .key) }
    }

    /// Whether its keys are not dead because what they answer has only just opened.
    private func isAlive(_ action: Action, at now: Timestamp) -> Bool {
        if action == .yes { return takesYes(at: now) }
        return action != .send || readingBack?.isArmed(at: now) == true
    }

    private func width(of binding: Binding) -> Int {
        CellWidth.of(binding.keys.first?.name ?? "") + 1 + CellWidth.of(say(binding.short))
    }

    private func draw(_ binding: Binding, on canvas: inout Canvas, column: Int, as role: Role) -> Int {
        let name = binding.keys.first?.name ?? ""
        let used = canvas.write(name, row: arrangement.footerRow, column: column, as: role)
        return used + 1
            + canvas.write(say(binding.short), row: arrangement.footerRow, column: column + used + 1, as: .footer)
    }
}
