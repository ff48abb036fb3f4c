import Foundation
import TestSupport

/// From a key to the frame that answers it, at the built program, alone and while its books change.
struct KeyFigures {
    let programs: Programs

    private let presses = 300

    /// The built program over a ledger.
    struct Programs {
        let kaunta: String
        let ledger: String
        let material: AnchorProgram.Material

        /// One of its consoles on the list, and with a listener where it is to hear something.
        func list(_ own: AnchorProgram.Own, hearing: ConfirmationUpdates? = nil) -> AnchorProgram {
            .kaunta(own, at: kaunta, ledger: ledger, material, hearing: hearing)
        }
    }

    /// Where the keys are pressed.
    private enum Place: String {
        case console, watch, till

        var own: AnchorProgram.Own { self == .watch ? .watch : .console }
    }

    /// Alone.
    func measureIdle() throws -> [Figure] {
        var figures: [Figure] = []
        for place in [Place.console, .watch, .till] { figures.append(try times(place, "idle")) }
        if let less = AnchorProgram.other("less", programs.material) {
            // How long the machine takes for the least that a program can do.
            figures.append(try times(less, "keys.paint.less.idle", keys: Self.rows) { _ in true })
        }
        for own in AnchorProgram.Own.allCases { figures.append(try escapes(own)) }
        return figures
    }

    /// While another process commits: the one that watches.
    func measure(_ updates: CommitUpdates) async throws -> [Figure] {
        var figures: [Figure] = []
        for rate in [50, 1000] { figures += try await times([.watch], updates, rate) }
        return figures
    }

    /// While its listener hears news: the one that takes payments.
    func measure(_ updates: ConfirmationUpdates) async throws -> [Figure] {
        try await times([.console, .till], updates, 50)
    }

    // MARK: - Keys

    private static let rows = [AnchorProgram.Key.down, AnchorProgram.Key.up]
    private static let digits = ["7", AnchorProgram.Key.backspace]

    private func times(_ places: [Place], _ updates: any Updates, _ rate: Int) async throws -> [Figure] {
        var figures: [Figure] = []
        for place in places {
            let figure = try await times(place, "updates-\(rate)", updates, rate)
            figures.append(figure)
        }
        return figures
    }

    private func times(_ place: Place, _ name: String, _ updates: any Updates, _ rate: Int) async throws -> Figure {
        // Its listener has to be there before anything is told.
        let sitting = try sitting(place, hearing: updates as? ConfirmationUpdates)
        defer { sitting.end() }
        let writing = Task.detached { try await updates.run(perSecond: rate) }
        defer { writing.cancel() }
        sitting.pause(.seconds(1))
        var figure = times(sitting, "keys.paint.kaunta-\(place.rawValue).\(name)", keys: keys(place), answer(place))
        writing.cancel()
        let reached = try await writing.value
        figure.note = "\((reached * 10).rounded() / 10) \(updates.note) a second; \(figure.note ?? "")"
        return figure
    }

    private func times(_ place: Place, _ name: String) throws -> Figure {
        let sitting = try sitting(place)
        defer { sitting.end() }
        return times(sitting, "keys.paint.kaunta-\(place.rawValue).\(name)", keys: keys(place), answer(place))
    }

    private func times(
        _ program: AnchorProgram, _ name: String, keys: [String], _ isAnswered: @escaping AnchorProgram.Look
    ) throws -> Figure {
        let sitting = try Sitting(program)
        defer { sitting.end() }
        sitting.come(to: program)
        return times(sitting, name, keys: keys, isAnswered)
    }

    private func sitting(_ place: Place, hearing: ConfirmationUpdates? = nil) throws -> Sitting {
        var program = programs.list(place.own, hearing: hearing)
        if place == .till { program.toList = nil }
        let sitting = try Sitting(program)
        sitting.come(to: program)
        return sitting
    }

    private func keys(_ place: Place) -> [String] { place == .till ? Self.digits : Self.rows }

    /// On the list, the pointer stands on another row; on the till, something else stands in the field of the phone.
    private func answer(_ place: Place) -> AnchorProgram.Look {
        var shown: String?
        return { screen in
            let now = place == .till ? screen.phoneField : screen.pointerRow.map { "\($0)" }
            defer { shown = now }
            return now != shown
        }
    }

    /// Presses two keys in turn, of which the second takes back what the first did.
    private func times(
        _ sitting: Sitting, _ name: String, keys: [String], _ isAnswered: AnchorProgram.Look
    ) -> Figure {
        sitting.press(keys[0])
        sitting.pause(.milliseconds(500))
        sitting.lookAtAll()
        let before = sitting.use.processor
        let bytes = sitting.output.count
        let start = ContinuousClock.now
        var times: [Duration] = []
        for press in 0..<presses {
            _ = isAnswered(sitting.screen)
            let pressed = sitting.press(keys[(press + 1) % 2])
            if let shown = sitting.wait(since: pressed, atMost: .seconds(2), until: isAnswered) {
                times.append(pressed.duration(to: shown))
            }
            // Not in step with anything that comes at regular times.
            sitting.pause(.milliseconds(5 + press * 7 % 31))
            sitting.lookAtAll()
        }
        let seconds = (ContinuousClock.now - start).inSeconds
        let share = (sitting.use.processor - before).inSeconds / seconds * 100
        let rate = Double(sitting.output.count - bytes) / seconds
        return .median(
            name, of: times,
            note: "with the keys: CPU \((share * 10).rounded() / 10) %, \(Int(rate)) B/s; \(times.count) answers")
    }

    /// A lone Esc that closes the help: what it may begin is waited for, and nothing else.
    private func escapes(_ own: AnchorProgram.Own) throws -> Figure {
        let program = programs.list(own)
        let sitting = try Sitting(program)
        defer { sitting.end() }
        sitting.come(to: program)
        var times: [Duration] = []
        for _ in 0..<30 {
            let before = sitting.screen.lines
            sitting.press(AnchorProgram.Key.f1)
            sitting.settle(.milliseconds(150), atMost: .seconds(2))
            sitting.lookAtAll()
            guard sitting.screen.lines != before else { continue }
            let pressed = sitting.press(AnchorProgram.Key.escape)
            if let shown = sitting.wait(since: pressed, atMost: .seconds(2), until: { $0.lines == before }) {
                times.append(pressed.duration(to: shown))
            }
        }
        return .median("keys.escape.kaunta-\(own.rawValue)", of: times, note: "closes the help; \(times.count) answers")
    }
}

extension Sitting {
    /// Waits for its data, and goes to the list.
    func come(to program: AnchorProgram) {
        _ = wait(until: program.showsData)
        if let keys = program.toList { press(keys) }
        settle(.milliseconds(500), atMost: .seconds(2))
        lookAtAll()
    }
}

extension VTScreen {
    /// The row that the list's pointer stands on.
    fileprivate var pointerRow: Int? { lines.firstIndex { $0.contains("▸") } }

    /// What stands in the till's field of the phone, and not beside it.
    fileprivate var phoneField: String? {
        for line in lines {
            if let label = line.firstRange(of: "Phone") { return String(line[label.upperBound...].prefix(30)) }
        }
        return nil
    }
}
