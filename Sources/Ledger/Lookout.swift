import Payments

/// Looks at something when a file was written to, and after that less and less often: a machine at rest is not woken.
struct Lookout: Sendable {
    /// The file.
    let file: String
    let timekeeper: Timekeeper

    /// The shortest time between two looks that find something new.
    static let pause = Duration.milliseconds(250)
    /// How long after it was written to a file is looked at: what is written counts only once it is synced, and a lock is
    /// let go after its file.
    static let syncing = Duration.milliseconds(25)
    /// The longest time without a look: some disks take long to sync.
    static let longestRest = Duration.seconds(60)
    /// The same where the kernel does not tell of writing.
    static let longestDeafRest = Duration.seconds(1)

    /// Why it looks.
    private enum Reason { case written, rested }

    /// Looks now, and until its task is cancelled.
    ///
    /// - Parameter look: returns whether it found something new.
    func run(_ look: () async -> Bool) async {
        let (reasons, knock) = AsyncStream.makeStream(of: Reason.self, bufferingPolicy: .bufferingNewest(1))
        let watch = FileWatch(file) { knock.yield(.written) }
        var next = reasons.makeAsyncIterator()
        var rest = Self.pause
        do {
            while !Task.isCancelled {
                if await look() {
                    rest = Self.pause
                    try await timekeeper.sleep(rest)
                }
                rest = min(rest * 2, watch == nil ? Self.longestDeafRest : Self.longestRest)
                let alarm = Task { [rest] in
                    try await timekeeper.sleep(rest)
                    knock.yield(.rested)
                }
                defer { alarm.cancel() }
                if await next.next() == .written {
                    rest = Self.pause
                    try await timekeeper.sleep(Self.syncing)
                }
            }
        } catch {
            // Cancelled while it rested.
        }
    }
}
