import Payments
import Screen

/// Commands by name.
extension ConsoleState {
    mutating func openPalette() -> [ConsoleCommand] {
        if place == .help { _ = pop() }
        palette = Palette()
        focus.append(.palette)
        return []
    }

    /// The commands of the place beneath whose names have all the words typed, each once.
    var commandsFound: [Binding] {
        var seen: Set<Action> = []
        return keymap.bindings(in: beneath.place, for: audience).filter { binding in
            binding.action.isCommand && isTyped(binding) && seen.insert(binding.action).inserted
        }
    }

    /// Whether a command's name has all the words typed.
    private func isTyped(_ binding: Binding) -> Bool {
        let words = (palette?.field.text ?? "").lowercased().split(separator: " ")
        let titles = [binding.title, binding.short].flatMap { [$0.english, $0.swahili] }
        let name = (titles + [binding.action.name, binding.action.otherNames]).joined(separator: " ").lowercased()
        return words.allSatisfy { name.contains($0) }
    }

    /// Why nothing is found: what is typed names a command of another screen, or none.
    private var noneFound: Phrase {
        func has(_ place: Context, _ fits: (Binding) -> Bool) -> Bool {
            keymap.bindings(in: place, for: audience).contains { fits($0) && isTyped($0) }
        }
        if has(.readBack, { $0.action == .send }) { return PaletteWords.sendsOnTheTill }
        let ways = keymap.bindings(in: beneath.place, for: audience)
        for screen in Context.allCases where has(screen, { $0.action.isCommand && $0.action.destination == nil }) {
            if let way = ways.first(where: { $0.action.destination == screen }) {
                return PaletteWords.worksOn(way.title, key: way.keys.first)
            }
        }
        return PaletteWords.noneFound
    }

    /// Why the command at a place of those found does nothing now; nil when it works.
    func hindranceToRun(_ index: Int) -> Phrase? {
        let found = commandsFound
        guard found.indices.contains(index) else { return noneFound }
        // Money is sent by its own key on the read-back, never by Enter.
        return found[index].action == .send
            ? PaletteWords.sendsByItsKey : beneath.hindrance(to: found[index].action)
    }

    /// Closes the list and does what was picked there.
    mutating func runCommand() -> [ConsoleCommand] {
        let found = commandsFound
        guard let index = palette?.cursor, found.indices.contains(index) else { return [] }
        return back() + perform(found[index].action, key: found[index].keys.first ?? .enter)
    }
}

extension Action {
    /// What people call it besides.
    fileprivate var otherNames: String { self == .resolve ? "refund rudisha" : "" }

    /// The screen that it goes to; nil for whatever does something where one is.
    fileprivate var destination: Context? {
        switch self {
        case .goTill: .till
        case .goLive: .live
        case .goCheck: .check
        case .goSupervisor: .supervisor
        case .goThemes, .find, .help, .leave, .newPayment, .send, .askAgain, .stopWaiting, .pullList,
            .sendAgain, .askForRest, .wrongNumber, .hold, .take, .otherRequest, .earlierRequest, .openRequest,
            .open, .follow, .sort, .reload, .reveal, .unfold, .copy, .export, .printReceipt, .nextMatch, .previousMatch,
            .mark, .unmark, .why, .typeCode,
            .release, .giveGoods, .close, .resolve, .confirm, .back, .language, .largeDigits, .redraw, .suspend,
            .commands,
            .keepTheme,
            .nextField, .followingField, .precedingField, .earlierPhone, .laterPhone, .moveCursor, .deleteText,
            .emptyField, .undoTyping,
            .finishFilter, .scroll, .jump, .runCommand, .yes, .no, .interrupt:
            nil
        }
    }

    /// Whether it is a command by itself; moving about, and typing, want their keys.
    var isCommand: Bool {
        switch self {
        case .goTill, .goLive, .goSupervisor, .goThemes, .find, .help, .leave, .newPayment, .send, .askAgain,
            .stopWaiting, .pullList, .sendAgain, .askForRest, .wrongNumber, .hold, .take, .otherRequest,
            .earlierRequest,
            .openRequest, .open, .follow, .sort, .reload, .reveal, .unfold, .copy, .export, .printReceipt, .nextMatch,
            .previousMatch, .mark, .unmark, .why,
            .goCheck,
            .typeCode, .release, .giveGoods, .close, .resolve, .confirm, .back, .language, .largeDigits, .redraw,
            .suspend:
            true
        case .commands, .keepTheme, .nextField, .followingField, .precedingField, .earlierPhone, .laterPhone,
            .moveCursor, .deleteText, .emptyField,
            .undoTyping, .finishFilter, .scroll, .jump, .runCommand, .yes, .no, .interrupt:
            false
        }
    }
}
