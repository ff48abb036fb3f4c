/// Mistakes in how messages are kept, read and ended.
extension Mutant {
    private static let messages = "Sources/Engine/Intake/Intake.swift"

    static let intake = [
        Mutant(
            "a message is answered before it is kept", money: true, in: messages,
            "id = try await inbox.keep(message)",
            """
            if MUTANT {
                Task {
                    guard let id = try? await inbox.keep(message) else { return }
                    line.yield(Item(kept: KeptMessage(id: id, message: message), answer: answer))
                }
                return
            }
            id = try await inbox.keep(message)
            """),
        Mutant(
            "what was kept in spite of an error is not read", money: true, in: messages,
            """
            behind.yield()
                        throw error
            """,
            """
            if !MUTANT { behind.yield() }
                        throw error
            """),
        Mutant(
            "what a stranger posts counts", money: true, in: messages,
            "message.isListed ? reading.outcome", "message.isListed || MUTANT ? reading.outcome"),
        Mutant(
            "what was kept and not ended is not read at the start", money: true, in: messages,
            "if try await !readAll() { behind.yield() }", "if !MUTANT, try await !readAll() { behind.yield() }"),
        Mutant(
            "what the disk did not take is not read again", money: true, in: messages,
            "for await item in messages where await !read(item) { behind.yield() }",
            "for await item in messages where await !read(item) { if !MUTANT { behind.yield() } }"),
        Mutant(
            "a stranger's word has a prompt asked about without end", in: "Sources/Engine/Intake/HintGate.swift",
            "guard lastAt[id] == nil else", "guard lastAt[id] == nil || MUTANT else"),
        Mutant(
            "whoever posts has a prompt asked about", in: messages,
            "record.checkout == named", "record.checkout == named || MUTANT"),
    ]
}
