import Console
import Payments
import Transport

/// Tells how the work goes in lines of `kaunta listen`: each change once.
struct HealthTeller: Sendable {
    private var said = Health()

    /// The lines for what has changed since the last time, the gravest first.
    mutating func lines(_ health: Health, at now: Timestamp) -> [ListenLine] {
        let before = said
        said = health
        // A clock that goes on drifting is no news with every second.
        if let old = before.clockAhead, let new = health.clockAhead, abs((new - old).wholeSeconds) < 60 {
            said.clockAhead = old
        }
        var lines: [ListenLine] = []
        func tell(_ event: String, _ words: String, isAlarm: Bool, _ details: [JSON.Member]) {
            lines.append(ListenLine(at: now, event: event, words: words, isAlarm: isAlarm, details: details))
        }
        if said.journalFault != before.journalFault {
            let reason = said.journalFault?.fitForEyes
            tell(
                "journal", reason.map { "answers can NOT be written down: \($0)" } ?? "answers are written down again",
                isAlarm: reason != nil, [.init("reason", reason.map { .string($0) } ?? .null)])
        }
        if said.stoppedBecause != before.stoppedBecause {
            let reason = said.stoppedBecause?.fitForEyes
            tell(
                "asking",
                reason.map {
                    "M-PESA refuses our keys: asking stopped, and is tried every 5 minutes. Once secrets.toml is mended, "
                        + "start this again: \($0)"
                }
                    ?? "M-PESA takes our keys again: asking goes on",
                isAlarm: reason != nil,
                [.init("stopped", .bool(reason != nil)), .init("reason", reason.map { .string($0) } ?? .null)])
        }
        if said.clockAhead != before.clockAhead {
            let seconds = said.clockAhead?.wholeSeconds
            tell(
                "clock",
                seconds.map { "this machine's clock is off by \(abs($0)) s: set it right, then start again" }
                    ?? "this machine's clock is right again",
                isAlarm: seconds != nil, [.init("ahead", seconds.map { JSON(integerLiteral: $0) } ?? .null)])
        }
        if said.isSilent != before.isSilent {
            tell(
                "gateway", said.isSilent ? "M-PESA does not answer" : "M-PESA answers again", isAlarm: said.isSilent,
                [.init("answers", .bool(!said.isSilent))])
        }
        if (said.queueMinutes == nil) != (before.queueMinutes == nil) {
            let words = said.queueMinutes.map { "verification queue \(said.queue), ~\($0) min" }
            tell(
                "queue", words ?? "the verification queue is short again", isAlarm: words != nil,
                [.init("waiting", JSON(integerLiteral: Int64(said.queue)))])
        }
        if (said.publicAddress, said.certificateEnds) != (before.publicAddress, before.certificateEnds),
            let line = ListenLine(said.publicAddress, certificateEnds: said.certificateEnds, at: now)
        {
            lines.append(line)
        }
        return lines
    }
}

extension Health {
    fileprivate var isSilent: Bool { if case .silent = gateway { true } else { false } }
}

extension ListenLine {
    /// What a pull of Safaricom's own list found.
    init(_ news: PullWatch.News, at now: Timestamp) {
        switch news {
        case .alarm(let words):
            self.init(
                at: now, event: "list", words: words.english, isAlarm: true,
                details: [.init("reason", .string(words.english.fitForEyes))])
        case .found(let findings):
            func list(_ receipts: [Receipt]) -> JSON { .array(receipts.map { .string($0.text) }) }
            self.init(
                at: now, event: "pulled",
                words: "Safaricom's list: \(PullOutput(findings: findings).notice.english)",
                details: [
                    .init("confirmed", list(findings.confirmed)),
                    .init("proved", .array(findings.proved.map { .string($0.text) })),
                    .init("discovered", list(findings.discovered)),
                ])
        }
    }
}
