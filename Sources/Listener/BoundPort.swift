/// The port a listener got, for those who wait until it listens.
actor BoundPort {
    private var result: Result<Int, any Error>?
    private var waiters: [AsyncStream<Result<Int, any Error>>.Continuation] = []

    var number: Int {
        get async throws {
            if let result { return try result.get() }
            let (stream, waiter) = AsyncStream<Result<Int, any Error>>.makeStream()
            waiters.append(waiter)
            for await result in stream { return try result.get() }
            throw CancellationError()
        }
    }

    func settle(_ result: Result<Int, any Error>) {
        if self.result != nil { return }
        self.result = result
        for waiter in waiters { waiter.yield(result) }
        waiters = []
    }
}
