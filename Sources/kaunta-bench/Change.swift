import Ledger
import Payments
import Screen

/// Something that happened on a screen.
struct Change {
    let screen: String
    let what: String
    let before: Canvas
    /// The console after it.
    let desk: Desk

    var name: String { "\(screen).\(what)" }
    var after: Canvas { desk.frame }

    /// What usually happens on the till and on the list, over a small ledger that is made at `path`.
    static func usual(_ size: Size, ledger path: String) async throws -> [Change] {
        // Always the same moment, so that the bytes are always the same.
        let now = Timestamp(milliseconds: 1_793_959_200_000)
        try await Fill.fill(path, with: 2000, until: now + .seconds(-60))
        let ledger = try Ledger.bench(at: path)
        var till = try await Desk(ledger, size: size, now: now)
        var live = till
        try await live.press(.function(3))

        var changes: [Change] = []
        func look(_ what: String) async throws {
            let (oldTill, oldLive) = (till.frame, live.frame)
            try await till.look()
            try await live.look()
            changes.append(Change(screen: "till", what: what, before: oldTill, desk: till))
            changes.append(Change(screen: "live", what: what, before: oldLive, desk: live))
        }
        try await look("no-change")
        // The same while another payment is looked at.
        var beside = live
        for _ in 0..<3 { try await beside.press(.down) }
        func lookBeside(_ what: String) async throws {
            let old = beside.frame
            try await beside.look()
            changes.append(Change(screen: "live-beside", what: what, before: old, desk: beside))
        }
        let payment = try await SamplePayment(0, in: ledger, at: now + .seconds(-20))
        try await payment.send()
        try await look("new-row")
        try await lookBeside("new-row")
        try await beside.press(.character("g"))
        for _ in 0..<3 { try await beside.press(.down) }
        try await payment.claim()
        try await look("status")
        try await lookBeside("status")
        try await payment.confirm()
        try await look("paid")
        try await lookBeside("paid")
        // The first page leads to the end of what is seen, the next one on from there.
        for what in ["page", "next-page"] {
            let before = live.frame
            try await live.press(.pageDown)
            changes.append(Change(screen: "live", what: what, before: before, desk: live))
        }
        return changes
    }
}
