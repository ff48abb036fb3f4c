extension Action {
    /// The command's name in `keys.toml` and in the table of keys. A name never changes: files of people hold it.
    var name: String {
        switch self {
        case .goTill: "till"
        case .goLive: "live"
        case .find: "find"
        case .help: "help"
        case .commands: "commands"
        case .back: "back"
        case .leave: "leave"
        case .newPayment: "new"
        case .send: "send"
        case .askAgain: "ask-again"
        case .stopWaiting: "stop-waiting"
        case .pullList: "pull"
        case .sendAgain: "send-again"
        case .askForRest: "ask-for-rest"
        case .wrongNumber: "wrong-number"
        case .hold: "claim"
        case .take: "take"
        case .nextField: "next-field"
        case .followingField: "field-below"
        case .precedingField: "field-above"
        case .earlierPhone: "earlier-phone"
        case .laterPhone: "later-phone"
        case .otherRequest: "next-request"
        case .earlierRequest: "previous-request"
        case .openRequest: "open-request"
        case .moveCursor: "move-cursor"
        case .deleteText: "delete-text"
        case .emptyField: "empty-field"
        case .undoTyping: "undo-typing"
        case .finishFilter: "keep-filter"
        case .scroll(let travel): travel.name
        case .open: "open"
        case .follow: "follow"
        case .sort: "sort"
        case .reload: "reload"
        case .jump: "jump"
        case .reveal: "reveal"
        case .unfold: "raw"
        case .copy: "copy"
        case .export: "export"
        case .printReceipt: "print"
        case .nextMatch: "next-match"
        case .previousMatch: "previous-match"
        case .why: "why"
        case .mark: "mark"
        case .unmark: "unmark"
        case .goSupervisor: "day"
        case .goThemes: "themes"
        case .keepTheme: "keep-theme"
        case .goCheck: "check"
        case .typeCode: "sms-code"
        case .release: "allow"
        case .giveGoods: "goods"
        case .close: "not-paid"
        case .resolve: "done"
        case .confirm: "confirm"
        case .runCommand: "run-command"
        case .yes: "yes"
        case .no: "no"
        case .language: "language"
        case .largeDigits: "large-digits"
        case .redraw: "redraw"
        case .suspend: "suspend"
        case .interrupt: "interrupt"
        }
    }

    /// Whether its keys are what it is about, as in editing a text: they stay where hands know them.
    var isKeyItself: Bool { [.moveCursor, .deleteText, .emptyField, .undoTyping, .jump].contains(self) }
}

extension Travel {
    var name: String {
        switch self {
        case .down: "down"
        case .up: "up"
        case .pageDown: "page-down"
        case .pageUp: "page-up"
        case .halfDown: "half-page-down"
        case .halfUp: "half-page-up"
        case .first: "top"
        case .last: "end"
        }
    }
}

extension Context {
    /// The place's name in `keys.toml` and in the table of keys.
    var name: String {
        switch self {
        case .till: "till"
        case .readBack: "read-back"
        case .live: "live"
        case .filter: "filter"
        case .detail: "detail"
        case .why: "why"
        case .check: "check"
        case .supervisor: "day"
        case .decision: "decision"
        case .code: "sms-code"
        case .help: "help"
        case .palette: "commands"
        case .themes: "themes"
        case .question: "question"
        }
    }
}
