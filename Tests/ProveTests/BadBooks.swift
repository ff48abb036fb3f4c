import Payments
import Proof
import TestSupport

/// Books with a planted mistake: they take a callback's word for Safaricom's.
struct CredulousBooks: BadBooks {
    let books: MemoryJournal

    init(_ books: MemoryJournal) { self.books = books }

    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        guard case .applied(let told) = outcome, case .callbackPaid(let claim) = told.fact, let name = claim.checkout
        else { return try await books.settle(id, as: outcome) }
        let believed = Evidence(source: .query, fact: .queryPaid(checkout: name, text: "so they say"), at: told.at)
        return try await books.settle(id, as: .applied(believed))
    }
}

/// Books with a planted mistake: they ask of no order whether an earlier prompt is open.
struct ForgetfulBooks: BadBooks {
    let books: MemoryJournal
    private let others: MemoryJournal

    init(_ books: MemoryJournal) {
        self.books = books
        others = MemoryJournal(seed: 77, till: "T5")
    }

    func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        do {
            return try await books.prepare(order, payee: payee, token: token, at: now)
        } catch JournalRefusal.gate {
            return try await others.prepare(order, payee: payee, token: token, at: now)
        }
    }
}

/// Books that do what the memory does, but for what is planted.
protocol BadBooks: Journal, Inbox, DirectPayments, Reversals {
    var books: MemoryJournal { get }
}

extension BadBooks {
    func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        try await books.prepare(order, payee: payee, token: token, at: now)
    }

    func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp, drift: Duration
    ) async throws -> SendPermit {
        try await books.markSending(id, token: token, boot: boot, at: now, drift: drift)
    }

    @discardableResult
    func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord {
        try await books.add(evidence, to: id)
    }

    func record(of id: AttemptID) async throws -> AttemptRecord? { try await books.record(of: id) }

    func attempt(heardAt token: CallbackToken) async throws -> AttemptID? { try await books.attempt(heardAt: token) }

    func attemptsToWatch() async throws -> [AttemptRecord] { try await books.attemptsToWatch() }

    func keep(_ message: InboundMessage) async throws -> InboxID { try await books.keep(message) }

    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        try await books.settle(id, as: outcome)
    }

    func unsettled() async throws -> [KeptMessage] { try await books.unsettled() }

    func address(of hash: TokenHash) async throws -> InboundAddress? { try await books.address(of: hash) }

    func directPayment(_ receipt: Receipt) async throws -> DirectPayment? { try await books.directPayment(receipt) }

    func freeDirectPayments() async throws -> [DirectPayment] { try await books.freeDirectPayments() }

    func hold(
        _ receipt: Receipt, for holder: String, besides lost: Tag?, at now: Timestamp
    ) async throws -> DirectPayment {
        try await books.hold(receipt, for: holder, besides: lost, at: now)
    }

    func take(
        _ receipt: Receipt, for sale: SaleID?, by holder: String, at now: Timestamp
    ) async throws -> DirectPayment {
        try await books.take(receipt, for: sale, by: holder, at: now)
    }

    func look(up receipt: Receipt) async throws -> CodeFinding { try await books.look(up: receipt) }

    @discardableResult
    func hear(
        _ reversals: [ReversalLine], from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        try await books.hear(reversals, from: source, at: now)
    }
}
