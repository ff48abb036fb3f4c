import Glibc
import Synchronization

/// Waits for the moment of a step, on the connections' threads, and kills or holds the program there.
final class Trap: Sendable {
    private struct State {
        var plan: KillStep.Plan?
        var disk: FaultyDisk?
        var child: Child?
        var hasSprung = false
        var syncsAtToken: Int?
    }

    private let state = Mutex(State())

    /// Takes what it is to do; nil only looks on.
    init(_ plan: KillStep.Plan?) { state.withLock { $0.plan = plan } }

    /// Gets the disk ready before the program starts.
    func set(on disk: FaultyDisk) {
        let plan = state.withLock { state in
            state.disk = disk
            return state.plan
        }
        if case .sync(nil, let hold, let place) = plan { disk.hold(hold, sync: place) }
    }

    /// Names the program.
    func watch(_ child: Child) { state.withLock { $0.child = child } }

    /// Whether a kill on cue was made.
    var hasSprung: Bool { state.withLock(\.hasSprung) }

    /// How many syncs of the log there were when the token was asked for.
    var syncsAtToken: Int? { state.withLock(\.syncsAtToken) }

    /// Says what becomes of what was on its way there.
    func goesOn(at cue: Relay.Cue) -> Bool {
        state.withLock { state in
            if cue == .tokenAsked, state.syncsAtToken == nil { state.syncsAtToken = state.disk?.syncs }
            // The next start passes here, too.
            if state.hasSprung { return true }
            switch state.plan {
            case .cue(cue):
                state.hasSprung = true
                state.child?.kill()
                return false
            case .sync(cue, let hold, let place):
                state.hasSprung = true
                state.disk?.hold(hold, sync: place)
                return true
            case .cue, .sync, nil: return true
            }
        }
    }
}

extension Trap {
    /// Waits until the program stands where it is to be killed; false when it never comes there.
    ///
    /// - Parameter isAcknowledged: whether a callback's acknowledgement is waited for, too.
    func isReached(in shop: RigShop, once isAcknowledged: Bool) async -> Bool {
        switch state.withLock(\.plan) {
        case .cue: return await until(.seconds(200)) { hasSprung }
        case .sync, nil:
            guard await until(.seconds(200), { shop.disk.isHeld }) else { return false }
            return isAcknowledged ? await until(.seconds(5)) { await shop.acknowledged > 0 } : true
        }
    }
}
