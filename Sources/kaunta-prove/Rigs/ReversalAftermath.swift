import Payments

/// A round of giving money back looked at from outside: what the gateway saw, what the disk held, what the next start made of
/// it, and what came of the same order once more.
struct ReversalAftermath: Sendable {
    /// What the disk held when the program had ended.
    let before: LedgerImage
    /// What the ledger says after the next start.
    let after: LedgerImage
    /// What it says after the same order was given once more.
    let last: LedgerImage
    /// How many orders were posted until the next start had ended.
    let posts: Int
    /// How many were posted in all.
    let allPosts: Int
    /// How many the gateway has seen.
    let seen: Int
    /// How many messages were acknowledged.
    let acknowledged: Int
    /// Whether the result was among them.
    let isResultAcknowledged: Bool
    /// How the same order ended when it was given once more.
    let again: Child.Ending?

    /// Judges it; `where` names the round.
    func findings(_ where: String) -> Findings {
        var findings = Findings()
        findings.lost += losses.map { "\(`where`): \($0)" }
        // One payment: a second post is wrong whether it is of the same order or of another.
        if allPosts > 1 { findings.doubled.append("\(`where`): \(allPosts) orders posted for one payment") }
        if after.reversals > 1 { findings.doubled.append("\(`where`): \(after.reversals) orders for one payment") }
        findings.wrong += (before.damage + after.damage + last.damage + complaints).map { "\(`where`): \($0)" }
        return findings
    }

    private var state: ReversalOrder.State? { after.reversal?.state }

    private var losses: [String] {
        var losses: [String] = []
        if last.kept < acknowledged {
            losses.append("\(acknowledged) messages acknowledged, \(last.kept) kept")
        }
        if posts > 0, before.reversal?.sentAt == nil {
            losses.append("an order was posted, and no send mark is on the disk")
        }
        if isResultAcknowledged, last.reversal?.state != .done {
            losses.append(
                "the result was acknowledged, and the order reads \(last.reversal?.state.rawValue ?? "nothing")")
        }
        if before.reversal != nil, after.reversal == nil { losses.append("an order that was on the disk is gone") }
        return losses
    }

    private var complaints: [String] {
        var complaints: [String] = []
        if posts > 0, !mayHaveTakenEffect {
            complaints.append("an order was posted, and it reads \(state?.rawValue ?? "nothing")")
        }
        if state == .done, seen == 0 { complaints.append("given back, and the gateway saw no order") }
        for image in [before, after, last] {
            if !image.hasMoney { complaints.append("the payment does not read PAID any more") }
            if image.isGivenBack != (image.reversal?.state == .done) {
                complaints.append(
                    "the order reads \(image.reversal?.state.rawValue ?? "nothing"), and the payment "
                        + (image.isGivenBack ? "given back" : "not given back"))
            }
        }
        // One that came to the last start itself may be left to the one after it.
        if last.unread > last.kept - after.kept { complaints.append("a kept message was not read at the next start") }
        return complaints + complaintsAboutRepetition
    }

    /// Whether the state after the restart says that the money may have gone back.
    private var mayHaveTakenEffect: Bool {
        switch state {
        case .asked, .unknown, .done: true
        case .prepared, .sending, .failed, .refused, .void, .superseded, nil: false
        }
    }

    /// What never left may be ordered again, and is given back then; everything else is held back.
    private var complaintsAboutRepetition: [String] {
        if mayHaveTakenEffect {
            let isHeldBack = again == .exited(8) && last.reversals == after.reversals && allPosts == posts
            return isHeldBack ? [] : ["the same was taken again while \(state?.rawValue ?? "nothing"): \(ending)"]
        }
        let isDone = again == .exited(0) && last.reversal?.state == .done && allPosts == posts + 1
        return isDone ? [] : ["what never left could not be ordered again: \(ending)"]
    }

    private var ending: String {
        switch again {
        case .exited(let status): "status \(status)"
        case .killed(let signal): "signal \(signal)"
        case nil: "it did not end"
        }
    }
}
