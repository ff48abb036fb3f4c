import Glibc
import Payments

extension Timekeeper {
    /// The clocks of this machine. Uptime counts suspended time, so that a lid closed over a prompt moves its deadline.
    static let system = Timekeeper(
        now: {
            let moment = reading(of: CLOCK_REALTIME)
            return Timestamp(milliseconds: Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000)
        },
        uptime: {
            let moment = reading(of: CLOCK_BOOTTIME)
            return .seconds(Int64(moment.tv_sec)) + .nanoseconds(Int64(moment.tv_nsec))
        },
        sleep: { try await Task.sleep(for: $0, clock: .continuous) })
}

private func reading(of clock: clockid_t) -> timespec {
    var moment = timespec()
    clock_gettime(clock, &moment)
    return moment
}
