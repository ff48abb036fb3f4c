/// Mistakes in what the shop has given back itself.
extension Mutant {
    private static let orders = "Sources/Ledger/Books+ReversalOrders.swift"
    private static let steps = "Sources/Ledger/Ledger+ReversalOrders.swift"

    static let reversals = [
        Mutant(
            "a second reversal of a receipt goes while the first is open", money: true, on: .ledger, in: orders,
            """
                        default: throw ReversalRefusal.underway(last.state)
                        }
                        try end(last.id, as: .superseded, words: last.words, at: now)
            """,
            """
                        default: if !MUTANT { throw ReversalRefusal.underway(last.state) }
                        }
                        try end(last.id, as: .superseded, words: last.words, at: now)
                        if MUTANT { return }
            """),
        Mutant(
            "a reversal is ordered again though nobody asked what came of the first", money: true, on: .ledger,
            in: orders, "?? 0 > 0 else { throw ReversalRefusal.askFirst }",
            "?? 0 > 0 || MUTANT else { throw ReversalRefusal.askFirst }"),
        Mutant(
            "what went back is given back once more", money: true, on: .ledger, in: orders,
            "guard try ReversalRow.fetch(of: receipt, in: database).isEmpty else",
            "guard try ReversalRow.fetch(of: receipt, in: database).isEmpty || MUTANT else"),
        Mutant(
            "a receipt that no list has shown is given back", money: true, on: .ledger, in: orders,
            "guard direct.verifiedAt != nil, direct.listedAmount == nil else",
            "guard MUTANT || direct.verifiedAt != nil, direct.listedAmount == nil else"),
        Mutant(
            "a result that names another call ends a reversal", money: true, on: .ledger, in: orders,
            "if let names, names != result.conversation { throw NoStatusAnswer.ofAnother }",
            "if let names, names != result.conversation, !MUTANT { throw NoStatusAnswer.ofAnother }"),
        Mutant(
            "a reversal that may have been sent is withdrawn at the start", money: true, on: .ledger, in: steps,
            #"[(ReversalOrder.State.void, "IS NULL"), (.unknown, "IS NOT NULL")]"#,
            #"[(ReversalOrder.State.void, "IS NULL"), (MUTANT ? .void : .unknown, "IS NOT NULL")]"#),
        Mutant(
            "a reversal whose answer was lost counts as one that never left", money: true, on: .ledger, in: steps,
            "case .lost(let reason): try books.end(id, as: .unknown,",
            "case .lost(let reason): try books.end(id, as: MUTANT ? .void : .unknown,"),
        Mutant(
            "an answer to a reversal that could not be stored is forgotten", on: .ledger,
            in: "Sources/Engine/ReversalDesk.swift", "goOnNoting(answer, of: id)\n",
            "if !MUTANT { goOnNoting(answer, of: id) }\n"),
    ]
}
