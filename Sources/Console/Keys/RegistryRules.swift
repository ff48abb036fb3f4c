import Screen

/// The rules that keys are given by: for the registry that is built in, and for what somebody's `keys.toml` makes of it.
struct RegistryRules {
    /// A rule that is broken: where, by which commands and which key, and what to do.
    struct Finding: Equatable {
        let place: Context
        let actions: [Action]
        let key: Key?
        let what: String
    }

    /// Whatever breaks a rule; nothing in a registry as it should be.
    static func findings(in keymap: Keymap) -> [Finding] {
        var found: [Finding] = []
        for place in Context.allCases {
            for audience in Audience.allCases {
                let bindings = keymap.bindings(in: place, for: audience)
                let pairs = bindings.flatMap { binding in binding.keys.map { (binding.action, $0) } }
                let here =
                    shared(pairs, place) + pairs.compactMap { complaint(about: $0.1, $0.0, place) }
                    + missing(bindings, place, audience)
                for finding in here where !found.contains(finding) { found.append(finding) }
            }
        }
        return found + moneyKeysThatDoMore(keymap)
    }

    /// No two commands share a key in a place.
    private static func shared(_ pairs: [(Action, Key)], _ place: Context) -> [Finding] {
        var owners: [Key: Action] = [:]
        var found: [Finding] = []
        for (action, key) in pairs {
            if let owner = owners[key.plain], owner != action {
                found.append(
                    Finding(
                        place: place, actions: [action, owner], key: key,
                        what: "\"\(key.name)\" is both \(owner.name) and \(action.name): give one of them another key."
                    ))
            }
            if owners[key.plain] == nil { owners[key.plain] = action }
        }
        return found
    }

    /// What is wrong with one key for one command, whatever the others have.
    private static func complaint(about key: Key, _ action: Action, _ place: Context) -> Finding? {
        let reason = key.fault ?? fault(of: key, for: action, in: place)
        return reason.map {
            Finding(place: place, actions: [action], key: key, what: "\"\(key.name)\" can't be \(action.name): \($0)")
        }
    }

    private static func fault(of key: Key, for action: Action, in place: Context) -> String? {
        if place.isText, key.isPrintable { return "it is text where text is typed. Use Alt, Ctrl or an F-key." }
        if key == .ctrl("c"), action != .interrupt { return "Ctrl-C leaves. Use another key." }
        if key == .escape, ![.back, .no].contains(action) { return "Esc goes one step back. Use another key." }
        if !place.isText, let digit = key.text, digit.isNumber, action != .jump {
            return "a digit that missed its field must do nothing. Use a letter, Alt, Ctrl or an F-key."
        }
        if key == .enter, !entering.contains(action) { return "Enter only opens things and goes on. Use another key." }
        if [.backspace, .delete].contains(key), !editing.contains(action) {
            return "it deletes text. Use another key."
        }
        return action.isWeighty ? weightyFault(of: key, for: action) : nil
    }

    /// Keys that send money or sign for it are never hit in passing, nor by a paste into a terminal that marks none.
    private static func weightyFault(of key: Key, for action: Action) -> String? {
        switch key {
        case .function, .ctrl, .alt: return nil
        case .character(let sign), .keypad(let sign):
            if action == .yes, sign.isLetter || sign == "/" { return nil }
            if action == .send, "+-*/=".contains(sign) { return nil }
            return "a hand that types, or a paste, could press it. Use Alt, Ctrl or an F-key."
        case .enter, .escape, .backspace, .delete, .insert, .tab, .backTab, .up, .down, .left, .right, .home, .end,
            .pageUp, .pageDown:
            return "a hand that moves about could press it. Use Alt, Ctrl or an F-key."
        }
    }

    /// Keys that must be there.
    private static func missing(_ bindings: [Binding], _ place: Context, _ audience: Audience) -> [Finding] {
        var found: [Finding] = []
        func lack(_ action: Action, _ what: String) {
            found.append(Finding(place: place, actions: [action], key: nil, what: what))
        }
        for action in Set(bindings.map(\.action)) {
            let keys = bindings.filter { $0.action == action }.flatMap(\.keys)
            if !keys.isEmpty, keys.allSatisfy(\.isFunction) {
                lack(action, "\(action.name) has F-keys alone, which desktops take: give it another key as well.")
            }
            if keys.isEmpty, neverWithout.contains(action) {
                lack(action, "\(action.name) must have a key in \(place.name).")
            }
            if [.back, .no].contains(action), !keys.contains(.escape) {
                lack(action, "Esc stays one step back: write \"Esc\" among the keys of \(action.name).")
            }
        }
        if !bindings.contains(where: { $0.action == .help && $0.footerRank != nil && !$0.keys.isEmpty }) {
            lack(.help, "the footer must name a key for help in \(place.name).")
        }
        return found
    }

    /// A key that sends, or signs, does nothing else anywhere: a finger that knows it from one place presses it in another.
    private static func moneyKeysThatDoMore(_ keymap: Keymap) -> [Finding] {
        var uses: [Key: [(place: Context, action: Action)]] = [:]
        for place in Context.allCases {
            for binding in keymap.bindings(in: place, for: .cashier) {
                for key in binding.keys where !key.isPrintable {
                    uses[key, default: []].append((place, binding.action))
                }
            }
        }
        var found: [Finding] = []
        for (key, uses) in uses {
            guard let owner = uses.first(where: { [.send, .confirm].contains($0.action) }) else { continue }
            for use in uses where use.action != owner.action {
                found.append(
                    Finding(
                        place: use.place, actions: [use.action, owner.action], key: key,
                        what: "\"\(key.name)\" is \(owner.action.name) in \(owner.place.name), and so nothing else "
                            + "anywhere: give \(use.action.name) another key."))
            }
        }
        return found
    }

    private static let editing: Set<Action> = [.moveCursor, .deleteText, .emptyField, .undoTyping]
    private static let entering: Set<Action> = [.nextField, .finishFilter, .runCommand, .keepTheme, .open]
    private static let neverWithout: Set<Action> = [
        .help, .back, .no, .yes, .send, .confirm, .nextField, .finishFilter, .runCommand, .interrupt,
    ]
}

extension Action {
    /// Whether it sends money, or signs for it.
    fileprivate var isWeighty: Bool { [.send, .confirm, .yes].contains(self) }
}

extension Key {
    /// Why nothing may be on it: terminals mix it up with another key, or keep it.
    fileprivate var fault: String? {
        switch self {
        case .ctrl(let letter) where "imhj[".contains(letter):
            "terminals send it for Tab, Enter, Backspace or Esc. Use another letter."
        case .ctrl(let letter) where "sq".contains(letter): "it stops and starts the terminal. Use another letter."
        case .ctrl(let letter) where !letter.isLowercase: "not every keyboard has it. Use a letter."
        case .alt(let character) where "oO[]PX^_".contains(character):
            "terminals begin other keys with it. Use another letter."
        case .function(11): "desktops take it. Use another key."
        case .function(let number) where !(1...12).contains(number): "not every keyboard has it. Use F1 to F12."
        case .character, .keypad, .enter, .escape, .backspace, .delete, .insert, .tab, .backTab, .up, .down, .left,
            .right, .home, .end, .pageUp, .pageDown, .ctrl, .alt, .function:
            nil
        }
    }
}
