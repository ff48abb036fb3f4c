/// Mistakes in what lists of Safaricom's own do to the books, in what rows show, and in how many prompts may go.
extension Mutant {
    private static let statement = "Sources/Ledger/Ledger+Statement.swift"
    private static let missing = "Sources/Payments/Truth/AttemptRecord+Missing.swift"
    private static let source = "Sources/Payments/Ports/StatementSource.swift"
    private static let line = "Sources/Ledger/LineRow.swift"

    static let lists = [
        Mutant(
            "another payer's row proves a prompt", money: true, on: .ledger, in: statement,
            "guard holding(told, prompt.attempt.phone) == .yes else {",
            "guard MUTANT || holding(told, prompt.attempt.phone) == .yes else {"),
        Mutant(
            "a row proves the one open prompt that it fits, though a paid one may own it", money: true, on: .ledger,
            in: statement, "if isAnothersToo { return nil }", "if isAnothersToo, !MUTANT { return nil }"),
        Mutant(
            "a row proves the one open prompt that it fits, though one that failed may be paid late", money: true,
            on: .ledger, in: statement,
            "if row.state != .paid, try mayBePaidLate(", "if !MUTANT, row.state != .paid, try mayBePaidLate("),
        Mutant(
            "money that may be a prompt's is free for another sale", money: true, on: .ledger,
            in: "Sources/Payments/Books/DirectPayment+Prompts.swift",
            "guard attempt.amount == told.amount, holding != .no, state.mayLackReceipt,",
            "guard !MUTANT, attempt.amount == told.amount, holding != .no, state.mayLackReceipt,"),
        Mutant(
            "money that only a list has is not written down", money: true, on: .ledger, in: statement,
            "guard let direct else { return try discover(told, word, &findings) }",
            "guard let direct else { return MUTANT ? () : try discover(told, word, &findings) }"),
        Mutant(
            "a list's silence counts for a time that it does not cover", money: true, on: .ledger, in: missing,
            "time.covers(timeToMiss),", "MUTANT || time.covers(timeToMiss),"),
        Mutant(
            "a list's silence counts up to its last row", money: true, on: .ledger, in: source,
            "min(last, now) + (.zero - ClosingGate.settling)",
            "min(last, now) + (.zero - (MUTANT ? .zero : ClosingGate.settling))"),
        Mutant(
            "a list's silence counts though the clock was wrong", money: true, on: .ledger, in: missing,
            "isKnownByReference, isTimed,", "isKnownByReference, MUTANT || isTimed,"),
        Mutant(
            "a list that may lack rows counts as complete", money: true, on: .ledger,
            in: source, "guard isComplete, let first", "guard MUTANT || isComplete, let first"),
        Mutant(
            "reversals of money straight to the shop are not kept", money: true,
            in: "Tests/TestSupport/MemoryJournal+Reversals.swift",
            "if kept == nil { reversals.append(said) }", "if kept == nil, !MUTANT { reversals.append(said) }"),
        Mutant(
            "a reversal counts once for each form it is told in", money: true,
            in: "Sources/Payments/Truth/Reversal.swift",
            "atLeast = Money(cents: max(sum, all?.cents ?? 0))",
            "atLeast = Money(cents: MUTANT ? sum + (all?.cents ?? 0) : max(sum, all?.cents ?? 0))"),
        Mutant(
            "what was given back reads paid", money: true, on: .ledger, in: line,
            "isRefunded: row[17],", "isRefunded: !MUTANT && (row[17] as Bool),"),
        Mutant(
            "what no sale keeps reads paid", money: true, on: .ledger, in: "Sources/Payments/Books/SaleStanding.swift",
            "public var paysItsSale: Bool { state == .paid && !isWrongNumber && !isRefunded }",
            "public var paysItsSale: Bool { state == .paid && (MUTANT || !isWrongNumber && !isRefunded) }"),
        Mutant(
            "a stranger's part pays the sale", money: true, in: "Sources/Payments/Truth/AttemptRecord+Doubts.swift",
            "public var paysItsSale: Bool { state == .paid && !isWrongNumber",
            "public var paysItsSale: Bool { state == .paid && (MUTANT || !isWrongNumber)"),
        Mutant(
            "prompts know no limit", on: .ledger, in: "Sources/Ledger/Books+Limits.swift",
            "return gate == .open ? nil : .gate(gate)", "return MUTANT || gate == .open ? nil : .gate(gate)"),
    ]
}
