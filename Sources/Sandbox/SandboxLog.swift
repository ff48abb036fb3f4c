/// What reached the sandbox and what it sent: tests count with it.
public struct SandboxLog: Equatable, Sendable {
    /// How many requests each endpoint saw, by method and path.
    public internal(set) var requests: [String: Int] = [:]
    /// The prompts asked for, one entry for each callback address and reference, oldest first.
    public internal(set) var orders: [Order] = []
    /// The callbacks posted, oldest first.
    public internal(set) var callbacks: [Callback] = []

    /// One prompt somebody asked for. Since nothing in a push names the attempt, its callback address does.
    public struct Order: Equatable, Sendable {
        /// The callback address.
        public let callback: String
        /// The reference.
        public let reference: String
        /// How many times it was posted.
        public internal(set) var posts = 0
        /// The prompts that came of it.
        public internal(set) var prompts: [String] = []
    }

    /// One callback that was posted.
    public struct Callback: Equatable, Sendable {
        /// What it is.
        public let kind: Kind
        /// The prompt it is about, or the receipt.
        public let subject: String
        /// Where it went.
        public let address: String
        /// What came back: an HTTP status, or the reason why none did.
        public let result: Result

        /// What is posted.
        public enum Kind: String, Equatable, Sendable {
            /// What became of a prompt.
            case callback
            /// Whether a direct payment may happen.
            case validation
            /// That money came in.
            case confirmation
            /// What became of a transaction that was asked about.
            case status
            /// What came of an order to give a payment back.
            case reversal
        }

        /// What came back.
        public enum Result: Equatable, Sendable {
            /// An answer with that status.
            case answered(Int)
            /// No answer.
            case failed(String)
        }
    }

    /// How many pushes were posted to that callback address.
    public func posts(for callback: String) -> Int {
        orders.filter { $0.callback == callback }.reduce(0) { $0 + $1.posts }
    }

    mutating func notePush(callback: String, reference: String) {
        if let index = orders.firstIndex(where: { $0.callback == callback && $0.reference == reference }) {
            orders[index].posts += 1
        } else {
            orders.append(Order(callback: callback, reference: reference, posts: 1))
        }
    }

    mutating func notePrompt(_ checkout: String, callback: String, reference: String) {
        guard let index = orders.firstIndex(where: { $0.callback == callback && $0.reference == reference })
        else { return }
        orders[index].prompts.append(checkout)
    }
}
