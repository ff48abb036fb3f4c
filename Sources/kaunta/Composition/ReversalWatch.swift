import Console
import Engine
import Ledger
import Payments

/// Tells a person of each order to give a payment back that has no result when it should: nobody asks about it by itself.
struct ReversalWatch: Sendable {
    let ledger: Ledger
    let clock: SteadyClock

    /// Looks every minute, until its task is cancelled.
    func run(telling pulse: Pulse, timekeeper: Timekeeper) async {
        var said: Set<ReversalID> = []
        while !Task.isCancelled {
            for order in (try? await ledger.openReversals()) ?? [] {
                let isLate = clock.now() - (order.sentAt ?? order.preparedAt) >= ReversalOrder.patience
                if order.state == .unknown || isLate, said.insert(order.id).inserted { pulse.alarm(order.sentence) }
            }
            try? await timekeeper.sleep(.seconds(60))
        }
    }
}
