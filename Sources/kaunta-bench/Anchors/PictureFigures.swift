import Ledger
import TestSupport

/// Pictures that are drawn whole: a hundred themes one after the other, and a line of 9,600 baud.
struct PictureFigures {
    let programs: KeyFigures.Programs

    /// A hundred changes of the theme, as the picker shows them.
    func themes() throws -> [Figure] {
        let program = programs.list(.watch)
        let sitting = try Sitting(program)
        defer { sitting.end() }
        sitting.come(to: program)
        sitting.press(AnchorProgram.Key.themes)
        sitting.settle(.milliseconds(500), atMost: .seconds(3))
        let bytes = sitting.output.count
        var times: [Duration] = []
        for change in 0..<100 {
            // Up and down again: lists end.
            let pressed = sitting.press(change % 20 < 10 ? AnchorProgram.Key.down : AnchorProgram.Key.up)
            let quiet = sitting.settle(.milliseconds(50), atMost: .seconds(2))
            if quiet > pressed { times.append(pressed.duration(to: quiet)) }
        }
        return [
            .median("themes.change", of: times, note: "until the last byte of the picture; \(times.count) of 100"),
            Figure(figure: "themes.bytes", value: Double(sitting.output.count - bytes), unit: "B", note: "100 changes"),
        ]
    }

    /// How long it takes until the first row of data is there over 960 bytes a second.
    func slowStart(_ program: AnchorProgram) throws -> Figure? {
        let sitting = try Sitting(program, bytesPerSecond: 960)
        defer { sitting.end() }
        guard let shown = sitting.wait(atMost: .seconds(60), until: program.showsData) else { return nil }
        let name = program.name.replacing(" ", with: "-")
        return Figure(
            figure: "slow-line.\(name).first-frame", value: sitting.start.duration(to: shown).inMilliseconds,
            unit: "ms",
            note: "9,600 baud")
    }

    /// How long it takes over such a line until a new payment can be read in the list.
    func slowPayment(ledger path: String) async throws -> Figure? {
        let program = programs.list(.watch)
        let sitting = try Sitting(program, bytesPerSecond: 960)
        defer { sitting.end() }
        _ = sitting.wait(until: program.showsData)
        sitting.settle(.seconds(2), atMost: .seconds(30))
        sitting.lookAtAll()
        let ledger = try Ledger.bench(at: path)
        try await ledger.checkedWhole()
        let start = ContinuousClock.now
        let payment = try await SamplePayment(Int.random(in: 0..<20_000_000), in: ledger, at: .now)
        guard let shown = sitting.wait(since: start, atMost: .seconds(30), until: { $0.shows(payment.reference) })
        else { return nil }
        return Figure(
            figure: "slow-line.kaunta-watch.new-payment", value: start.duration(to: shown).inMilliseconds, unit: "ms",
            note: "9,600 baud; from its order on")
    }
}
