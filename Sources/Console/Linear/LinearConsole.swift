public import Payments
import Screen

/// The console in lines, for screen readers and for terminals that can't show a screen: nothing is redrawn, each change is
/// one more line, and prompts are answered by typed lines.
///
/// It drives the state of the screen, so that every gate and every word is the same. It is pure like that: the only clock
/// is the moment handed in.
public struct LinearConsole: Sendable {
    var state: ConsoleState
    var memory = LinearMemory()

    /// The keys of the full screen at this counter. Here none is pressed: the words name those that are built in, until
    /// they are made fit to be heard.
    let keymap: Keymap

    /// A console at its start.
    public init(environment: ConsoleEnvironment, now: Timestamp) {
        var environment = environment
        environment.reduceMotion = true
        keymap = environment.keymap
        environment.keymap = .usual
        state = ConsoleState(environment: environment, size: Size(columns: 80, rows: 24), now: now)
    }

    /// What the next typed line answers.
    enum Step: Equatable {
        case phone, amount, reference, readBack, question, watching
    }

    var step: Step {
        switch state.place {
        case .question: return .question
        case .readBack: return .readBack
        case .till, .live, .filter, .detail, .why, .check, .supervisor, .decision, .code, .help, .palette, .themes:
            if state.audience == .watcher { return .watching }
            switch state.form.focus {
            case .phone: return .phone
            case .amount: return .amount
            case .reference: return .reference
            }
        }
    }

    /// What was to be printed stands before the person's eyes: a read-back or a question that has just opened begins now.
    public mutating func wasShown(at now: Timestamp) {
        let order = state.readingBack?.order
        if order != nil, order != memory.shown { state.readingBack?.rearm(at: now) }
        memory.shown = order
        if let question = state.question, question != memory.asked { state.asked?.wait.restart(at: now) }
        memory.asked = state.question
    }

    /// The first lines.
    public func start() -> LinearTurn { LinearTurn(lines: plain(greeting + prompt)) }

    /// Takes news in.
    ///
    /// News never change what is being typed: what came back unsent is asked for again by a word, not by the next line.
    public mutating func hear(_ message: ConsoleMessage, now: Timestamp) -> LinearTurn {
        let (asked, form) = (step, state.form)
        if case .found = message { state.code = memory.lookup }
        var commands = state.update(message, now: now)
        state.form = form
        commands += goHome()
        var lines = news() + answers(to: message)
        if step != asked { lines += prompt }
        return LinearTurn(lines: plain(lines), commands: commands)
    }

    /// Takes a typed line in.
    public mutating func read(_ typed: String, now: Timestamp) -> LinearTurn {
        let asked = step
        var commands = state.update(.tick, now: now)
        let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var lines: [String] = []
        // Time itself may have taken a question away: the line was an answer to that.
        if step == asked {
            switch asked {
            case .phone: commands += readPhone(text, &lines)
            case .amount: commands += readAmount(text, &lines)
            case .reference: commands += readReference(text, &lines)
            case .readBack: commands += readSend(text, &lines)
            case .question: commands += readYes(text, &lines)
            case .watching:
                if let word = LinearWord(firstOf: text) {
                    commands += obey(word, text, &lines)
                } else if !text.isEmpty {
                    lines.append(say(LinearWords.unknownWord))
                }
            }
        }
        commands += goHome()
        lines += news()
        if !commands.contains(.quit) { lines += prompt }
        return LinearTurn(lines: plain(lines), commands: commands)
    }

    /// Ctrl-C: drops what is typed, read back or asked; where there is nothing of that, leaves.
    public mutating func interrupt(now: Timestamp) -> LinearTurn {
        _ = state.update(.tick, now: now)
        let isIdle = (step == .phone && state.form.isBlank) || step == .watching
        if isIdle { return LinearTurn(lines: [], commands: [.quit]) }
        let commands = drop()
        return LinearTurn(
            lines: plain([say(LinearWords.dropped), say(LinearWords.interruptLeaves)] + prompt), commands: commands)
    }

    /// No more lines can come: leaves. A line that was not finished is not acted on.
    public func endOfInput() -> LinearTurn { LinearTurn(lines: [], commands: [.quit]) }

    // MARK: - Places

    private var home: Context { state.audience == .watcher ? .live : .till }

    /// There are no other places in lines than the form, the read-back and a question.
    mutating func goHome() -> [ConsoleCommand] {
        switch state.place {
        case .readBack, .question: []
        case .till, .live: state.focus.count == 1 ? [] : state.go(to: [home])
        case .filter, .detail, .why, .check, .supervisor, .decision, .code, .help, .palette, .themes:
            state.go(to: [home])
        }
    }

    /// Empties the form and leaves read-back and question.
    mutating func drop() -> [ConsoleCommand] {
        state.form = TillForm()
        return state.go(to: [home])
    }

    func say(_ phrase: Phrase) -> String { state.say(phrase) }

    private func plain(_ lines: [String]) -> [String] {
        lines.map { LinearText.plain($0, in: state.language, keymap) }.filter { !$0.isEmpty }
    }
}

/// What is to be printed, a line each, and what is to be done.
public struct LinearTurn: Equatable, Sendable {
    /// The lines, oldest first.
    public var lines: [String]
    /// What is to be done.
    public var commands: [ConsoleCommand] = []

    init(lines: [String], commands: [ConsoleCommand] = []) {
        self.lines = lines
        self.commands = commands
    }
}

/// What was told already, so that it is not told twice.
struct LinearMemory: Sendable {
    /// What a line about a payment said last.
    struct Told: Equatable, Sendable {
        let word: StatusWord
        let receipt: Receipt?
        let isWrongNumber: Bool
    }

    var payments: [AttemptID: Told] = [:]
    var directs: [Receipt: StatusWord] = [:]
    var checks: Set<CheckItem.Key> = []
    var notTaken: Set<OrderNumber> = []
    var alarm: Phrase?
    var isSilent = false
    /// The payment whose `why` is being read.
    var why: AttemptID?
    /// The order whose read-back has been shown.
    var shown: PromptOrder?
    /// The question that has been shown.
    var asked: Question?
    /// The code that is being looked up.
    var lookup: CodeCheck?
}
