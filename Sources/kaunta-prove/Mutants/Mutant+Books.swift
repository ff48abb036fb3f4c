/// Mistakes in what the books refuse.
extension Mutant {
    private static let memory = "Tests/TestSupport/MemoryJournal.swift"
    private static let joins = "Sources/Payments/Books/DirectPayment+Prompts.swift"
    private static let memoryOfDirect = "Tests/TestSupport/MemoryJournal+Direct.swift"
    private static let memoryOfMessages = "Tests/TestSupport/MemoryJournal+Inbox.swift"

    static let books = [
        Mutant(
            "the books look at no gate", money: true, in: memory,
            "if gate != .open { throw", "if gate != .open, !MUTANT { throw"),
        Mutant(
            "the send mark is no compare-and-set", money: true, in: memory,
            "guard records[index].state == .prepared else", "guard MUTANT || records[index].state == .prepared else"),
        Mutant(
            "another payment's name is taken", money: true, in: memory,
            "throw JournalRefusal.belongsElsewhere(records[owner].attempt.id)",
            "if !MUTANT { throw JournalRefusal.belongsElsewhere(records[owner].attempt.id) }"),
        Mutant(
            "paid twice is not written down", money: true, in: memory,
            "if records[index].hasItsMoney, !before.hasItsMoney,",
            "if !MUTANT, records[index].hasItsMoney, !before.hasItsMoney,"),
        Mutant(
            "a person may say anything", money: true, in: memory,
            "if let refusal = before.refusal(of: evidence) { throw refusal }",
            "if let refusal = before.refusal(of: evidence), !MUTANT { throw refusal }"),
        Mutant(
            "what a sale owes is not looked up", money: true, in: memory,
            "if let older, let refusal = standing(of: older, for: sale)",
            "if !MUTANT, let older, let refusal = standing(of: older, for: sale)"),
        Mutant(
            "money taken for a sale leaves it owing", money: true, in: memoryOfDirect,
            "owing: direct[index].amount, insteadOf: old)",
            "owing: direct[index].amount, insteadOf: MUTANT ? nil : old)"),
        Mutant(
            "what is asked again after a release is no double", money: true, in: memory,
            "?? debtAskedAgain(by: order, after: earlier, as: sale, at: now)",
            "?? (MUTANT ? nil : debtAskedAgain(by: order, after: earlier, as: sale, at: now))"),
        Mutant(
            "the same counts twice", in: memory,
            "if records[index].knows(evidence) {", "if !MUTANT, records[index].knows(evidence) {"),
        Mutant(
            "a message never ends", in: memoryOfMessages,
            "unended.remove(index)", "if !MUTANT { unended.remove(index) }"),
        Mutant(
            "another amount is frozen", money: true, in: memory,
            "amount: order.amount, payee: payee,",
            "amount: MUTANT ? Money(cents: order.amount.cents + 100) : order.amount, payee: payee,"),
        Mutant(
            "money paid straight to the shop is not written down", money: true, in: memoryOfDirect,
            "if direct.contains(where: { $0.id == told.receipt }) { return nil }",
            "if MUTANT || direct.contains(where: { $0.id == told.receipt }) { return nil }"),
        Mutant(
            "money joins a prompt on a message's word", money: true, in: joins,
            "return isSpentOnIt && paidIn == record.attempt.amount ? .own",
            "return (MUTANT || isSpentOnIt) && paidIn == record.attempt.amount ? .own"),
        Mutant(
            "another payer's money joins a prompt", money: true, in: joins,
            "if holding == .no, isPayerListed || !record", "if !MUTANT, holding == .no, isPayerListed || !record"),
    ]
}
