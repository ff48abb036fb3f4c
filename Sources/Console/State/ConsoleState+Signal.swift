import Payments
import Screen

/// Bell and flash.
extension ConsoleState {
    /// What a signal is about.
    enum Event: Equatable, Sendable { case paid, failed, needsYou }

    /// How long the header stands in reverse.
    static let flash = Duration.milliseconds(150)

    /// From one flash to the next: never more than three a second, which is what eyes can take.
    static let flashGap = Duration.milliseconds(334)

    /// What the outcome of a payment is to the ear and the eye: only what is plainly paid is paid.
    func event(of line: PaymentLine) -> Event {
        switch Verdict(in: line.state) {
        case .paid: line.owesRefund || line.isStrangers || line.isGivenBack ? .needsYou : .paid
        case .notPaid: .failed
        case .dontKnow: .needsYou
        }
    }

    /// Rings once for paid and twice for anything else, and flashes, as the settings say.
    mutating func signal(_ event: Event) {
        let signal =
            switch event {
            case .paid: environment.signals.paid
            case .failed: environment.signals.failed
            case .needsYou: environment.signals.needsYou
            }
        if signal.rings { bells += event == .paid ? 1 : 2 }
        guard signal.flashes, !environment.isAccessible, !environment.reduceMotion else { return }
        // A clock that went back must not keep it from flashing for ever.
        if let flashedAt, clock >= flashedAt, clock - flashedAt < ConsoleState.flashGap { return }
        flashedAt = clock
    }

    /// When the flash ends.
    var flashEnd: Timestamp? { flashedAt.map { $0 + ConsoleState.flash } }

    /// Lays the header on the ground of what is selected, which every theme shows in reverse or as clearly.
    func drawFlash(on canvas: inout Canvas, now: Timestamp) {
        guard let flashedAt, let flashEnd, flashedAt <= now, now < flashEnd else { return }
        canvas.tint(Rect(row: 0, column: 0, rows: 1, columns: size.columns), as: .listSelected)
    }
}
