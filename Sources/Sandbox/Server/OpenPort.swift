/// The port a server got, for those who wait until it listens.
actor OpenPort {
    private var result: Result<Int, any Error>?
    private var waiters: [AsyncStream<Result<Int, any Error>>.Continuation] = []

    /// The port, once it is open.
    ///
    /// - Throws: the reason why it never will be; `CancellationError` for a task that is cancelled meanwhile.
    var number: Int {
        get async throws {
            if let result { return try result.get() }
            let (stream, waiter) = AsyncStream<Result<Int, any Error>>.makeStream()
            waiters.append(waiter)
            for await result in stream { return try result.get() }
            throw CancellationError()
        }
    }

    /// Tells those who wait; only the first result counts.
    func settle(_ result: Result<Int, any Error>) {
        if self.result != nil { return }
        self.result = result
        for waiter in waiters { waiter.yield(result) }
        waiters = []
    }
}
