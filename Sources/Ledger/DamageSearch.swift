import Payments

/// The search for damage in a large file: it begins a moment after the opening, or as soon as somebody waits for it.
///
/// It keeps disk and processor busy, and what is first shown should not wait for either.
final class DamageSearch: Sendable {
    /// The moment.
    static let grace = Duration.seconds(2)

    private let begin: AsyncStream<Void>.Continuation
    private let task: Task<Void, any Error>

    /// - Parameter search: throws what it finds.
    init(_ timekeeper: Timekeeper, _ search: @escaping @Sendable () async throws -> Void) {
        let (gate, begin) = AsyncStream.makeStream(of: Void.self)
        self.begin = begin
        task = Task.detached(priority: .utility) {
            let timer = Task {
                try await timekeeper.sleep(Self.grace)
                begin.finish()
            }
            for await _ in gate {}
            timer.cancel()
            try Task.checkCancellation()
            try await search()
        }
    }

    /// Waits for its end, and throws what it found.
    func result() async throws {
        begin.finish()
        try await task.value
    }

    /// Nobody wants to know any more.
    func cancel() { task.cancel() }
}
