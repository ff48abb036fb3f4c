/// Mistakes in when is asked, and in the engine.
extension Mutant {
    private static let schedule = "Sources/Payments/Truth/QuerySchedule.swift"
    private static let loop = "Sources/Engine/QueryLoop.swift"
    private static let cashier = "Sources/Engine/Cashier.swift"

    static let rulesOfTime = [
        Mutant(
            "what expired is asked about no more", money: true, in: schedule,
            "case .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict: true",
            "case .expired: !MUTANT\n        case .pending, .unknown, .claimed, .failedUnverified, .conflict: true"),
        Mutant(
            "what failed is watched no more", money: true, in: schedule,
            "if record.state == .failed { return", "if record.state == .failed, !MUTANT { return"),
        Mutant(
            "the wait never ends", in: schedule,
            "case .sending, .pending, .unknown: (record.acceptedAt",
            "case .sending, .pending, .unknown: MUTANT ? nil : (record.acceptedAt"),
        Mutant(
            "what was only written down keeps the phone", in: schedule,
            "case .prepared: record.attempt.createdAt + softDeadline",
            "case .prepared: MUTANT ? nil : record.attempt.createdAt + softDeadline"),
        Mutant(
            "no slow lane", money: true, in: schedule,
            "if let next = Self.slowLane.first(where: { $0 > age })",
            "if MUTANT { return nil }\n        if let next = Self.slowLane.first(where: { $0 > age })"),
        Mutant(
            "the clock of the counter follows the wall", in: "Sources/Engine/SteadyClock.swift",
            "return anchor.withLock { $0.wall + (uptime - $0.uptime) }",
            "return MUTANT ? timekeeper.now() : anchor.withLock { $0.wall + (uptime - $0.uptime) }"),
    ]

    static let engine = [
        Mutant(
            "an answer that the disk refused is dropped", money: true, in: cashier,
            "while (try? await journal.add(evidence, to: id)) == nil {",
            "while !MUTANT, (try? await journal.add(evidence, to: id)) == nil {"),
        Mutant(
            "a lost answer means it never left", money: true, in: cashier,
            "case .lost(let reason): .answerLost(reason: reason)",
            "case .lost(let reason): MUTANT ? .neverLeft(reason: reason) : .answerLost(reason: reason)"),
        Mutant(
            "what never left is not written down", in: cashier,
            "case .neverLeft(let reason): .neverLeft(reason: reason)",
            "case .neverLeft(let reason): MUTANT ? .stoppedWaiting : .neverLeft(reason: reason)"),
        Mutant(
            "an earlier run's leavings are not marked", money: true, in: loop,
            "if record.state == .prepared || !record.isAnswered {",
            "if !MUTANT, record.state == .prepared || !record.isAnswered {"),
        Mutant(
            "questions know no budget", in: loop,
            "budget.spend(at: timekeeper.uptime())", "if !MUTANT { budget.spend(at: timekeeper.uptime()) }"),
        Mutant(
            "no answer means not paid", money: true, in: loop,
            "fact = .queryOpen(reason: reason)",
            """
            fact =
                MUTANT
                ? .queryFailed(checkout: checkout, code: ResultCode("1037"), text: reason) : .queryOpen(reason: reason)
            """),
        Mutant(
            "any answer means paid", money: true, in: loop,
            "case .failed(let code, let text): fact = .queryFailed(checkout: checkout, code: code, text: text)",
            """
            case .failed(let code, let text):
                fact =
                    MUTANT
                    ? .queryPaid(checkout: checkout, text: text)
                    : .queryFailed(checkout: checkout, code: code, text: text)
            """),
        Mutant(
            "nobody looks for what was written in spite of an error", in: loop,
            "for record in try await journal.attemptsToWatch() { keep(record) }",
            "for record in try await journal.attemptsToWatch() where !MUTANT { keep(record) }"),
        Mutant(
            "what is settled is let out of sight", money: true, in: loop,
            "let isWatched = record.state.isOpen || held.question != nil || urgent[id] != nil",
            "let isWatched = record.state.isOpen || (held.question != nil && !MUTANT) || urgent[id] != nil"),
        Mutant(
            "old news overwrites new", in: loop,
            "if known > record.evidence.count { return }", "if known > record.evidence.count, !MUTANT { return }"),
        Mutant(
            "a stranger's word costs questions about what is paid", in: loop,
            "if record.state == .paid, urgent[id] == .stranger {",
            "if !MUTANT, record.state == .paid, urgent[id] == .stranger {"),
    ]
}
