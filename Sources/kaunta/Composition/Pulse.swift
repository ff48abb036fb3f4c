import Console
import Engine
import Payments
import Synchronization
import Transport

/// Feels how the work behind the screen goes, and tells whoever wants to know.
final class Pulse: Sendable {
    private struct State {
        var health = Health()
        var listener: (@Sendable (Health) -> Void)?
        /// The last alarm that nobody was there to hear.
        var unheard: Phrase?
        var alarmed: (@Sendable (Phrase) -> Void)?
    }

    private let clock: SteadyClock
    private let state = Mutex(State())

    /// Goes by that clock.
    init(clock: SteadyClock) { self.clock = clock }

    /// Tells this one from now on, beginning with how it goes now.
    func tell(_ listener: @escaping @Sendable (Health) -> Void) {
        let health = state.withLock { state in
            state.listener = listener
            return state.health
        }
        listener(health)
    }

    /// Tells this one of every alarm from now on, beginning with the last one that nobody heard.
    func tellAlarms(_ listener: @escaping @Sendable (Phrase) -> Void) {
        let unheard = state.withLock { state in
            state.alarmed = listener
            defer { state.unheard = nil }
            return state.unheard
        }
        if let unheard { listener(unheard) }
    }

    /// Something that a person should hear of once.
    func alarm(_ words: Phrase) {
        let listener = state.withLock { state in
            if state.alarmed == nil { state.unheard = words }
            return state.alarmed
        }
        listener?(words)
    }

    /// The query loop's own report.
    func note(_ status: QueryLoopStatus) {
        change { health in
            health.asking = status.asking
            health.queue = status.queue
            health.queueMinutes = status.queueMinutes
            health.turnedAwayUntil = status.turnedAwayUntil
            health.stoppedBecause = status.stoppedBecause
            health.journalFault = status.journalFault
        }
    }

    /// The listener's.
    func note(_ listener: Health.Listener) {
        change { $0.listener = listener }
    }

    /// The look at our own public address.
    func note(_ address: Health.PublicAddress) {
        change { $0.publicAddress = address }
    }

    /// When the certificate of that address ends; nil when that is far away or not known.
    func note(certificateEnds end: Timestamp?) {
        change { $0.certificateEnds = end }
    }

    /// How far this machine's clock is ahead; nil when it is right, as far as is known.
    func note(clockAhead: Duration?) {
        // Whole seconds: a screen is not drawn anew for less.
        change { $0.clockAhead = clockAhead.map { .seconds($0.wholeSeconds) } }
    }

    /// A wire that notes whether it was answered.
    func feeling(_ wire: Wire) -> Wire {
        Wire(
            send: { call async throws(TransportFault) in
                let start = self.clock.steadyTimekeeper.uptime()
                do throws(TransportFault) {
                    let reply = try await wire.send(call)
                    self.noteAnswer(after: self.clock.steadyTimekeeper.uptime() - start)
                    return reply
                } catch {
                    self.noteAnswer(after: nil)
                    throw error
                }
            },
            sendOnce: { call in
                let start = self.clock.steadyTimekeeper.uptime()
                let sent = await wire.sendOnce(call)
                if case .answered = sent {
                    self.noteAnswer(after: self.clock.steadyTimekeeper.uptime() - start)
                } else {
                    self.noteAnswer(after: nil)
                }
                return sent
            })
    }

    /// Notes an answer by how long it took; nil where none came.
    private func noteAnswer(after wait: Duration?) {
        let now = clock.now()
        change { health in
            if let wait {
                health.gateway = .answering(at: now, after: wait)
            } else if case .silent = health.gateway {
                // Silent since the first call that was not answered.
            } else {
                health.gateway = .silent(since: now)
            }
        }
    }

    private func change(_ edit: (inout Health) -> Void) {
        let told = state.withLock { state -> (Health, (@Sendable (Health) -> Void)?)? in
            let before = state.health
            edit(&state.health)
            return before == state.health ? nil : (state.health, state.listener)
        }
        if let (health, listener) = told { listener?(health) }
    }
}
