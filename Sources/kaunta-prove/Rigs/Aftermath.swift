import Payments
import Sandbox

/// A round looked at from outside: what the gateway saw, what the disk held, what the next start made of it.
struct Aftermath: Sendable {
    /// What the disk held when the program had ended.
    let before: LedgerImage
    /// What the ledger says after the next start.
    let after: LedgerImage
    /// How many prompts were posted, both runs together.
    let posts: Int
    /// How many callbacks were acknowledged.
    let acknowledged: Int
    /// How the gateway's prompts ended, of those that ended.
    let endings: [ResultCode]

    /// Judges it; `where` names the round.
    func findings(_ where: String) -> Findings {
        var findings = Findings()
        if after.kept < acknowledged {
            findings.lost.append("\(`where`): \(acknowledged) callbacks acknowledged, \(after.kept) kept")
        }
        if posts > 0, !before.isMarked, !after.isMarked {
            findings.lost.append("\(`where`): a prompt was posted, and no send mark is on the disk")
        }
        if posts > 1 { findings.doubled.append("\(`where`): \(posts) prompts posted for one payment") }
        if after.attempts > 1 { findings.doubled.append("\(`where`): \(after.attempts) payments for one order") }
        findings.wrong += (before.damage + after.damage).map { "\(`where`): \($0)" }
        // One that came to the next start itself may be left to the one after it.
        if after.unread > after.kept - before.kept {
            findings.wrong.append("\(`where`): a kept callback was not read at the next start")
        }
        if let complaint { findings.wrong.append("\(`where`): \(complaint)") }
        return findings
    }

    private var complaint: String? {
        let paid = endings.contains { $0.text == "0" }
        guard let state = after.state else {
            return before.record == nil ? nil : "a payment that was on the disk is gone"
        }
        if state == .paid, !paid { return "PAID, and the gateway took no money" }
        if state == .failed, endings.isEmpty || paid { return "FAILED, and the gateway says otherwise" }
        guard let allowed else { return nil }
        return allowed.contains(state) ? nil : "\(state.rawValue) after \(before.state?.rawValue ?? "nothing")"
    }

    /// The states that the files of the first run justify after a restart, together with whatever the gateway told the
    /// second; nil when the first run left nothing.
    private var allowed: Set<AttemptState>? {
        guard let record = before.record else { return nil }
        var states: Set<AttemptState> = [record.state]
        if !before.isMarked {
            states = [.void]
        } else if !record.isAnswered {
            states = [.unknown]
        }
        // A kept callback, and one that comes to the next start, are heard; with a name it is also asked about.
        if before.isMarked, after.kept > 0 { states.formUnion([.claimed, .failedUnverified, .paid, .failed]) }
        if record.checkout != nil { states.formUnion([.paid, .failed]) }
        if record.state == .refused { states = [.refused] }
        return states
    }
}
