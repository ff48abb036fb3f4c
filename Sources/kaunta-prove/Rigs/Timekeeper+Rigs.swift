import Foundation
import Payments

extension Timekeeper {
    /// The clocks of this machine.
    static let machine = running(1)

    /// A wall clock that is right and an uptime that runs so many times as fast, so that a played customer does not keep
    /// a proof waiting for minutes.
    static func running(_ pace: Int) -> Timekeeper {
        let start = ContinuousClock.now
        return Timekeeper(
            now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
            uptime: { (ContinuousClock.now - start) * pace },
            sleep: { try await ContinuousClock().sleep(for: $0 / pace) })
    }
}
