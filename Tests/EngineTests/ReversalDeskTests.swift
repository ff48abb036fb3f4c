import Engine
import Payments
import Synchronization
import TestSupport
import Testing

/// Payments that are given back: each step is written down before the next, and an order goes out once.
struct ReversalDeskTests {
    private let orders = Orders()
    private let gateway = Gateway()
    private let desk: ReversalDesk
    private let time = TestTimekeeper()
    private let receipt: Receipt
    private let approval: Approval

    init() throws {
        receipt = try #require(Receipt("UJ27ABCD12"))
        approval = try #require(Approval(by: "Amina", reason: "paid twice"))
        let time = time
        desk = ReversalDesk(
            orders: orders, gateway: gateway, now: { time.now }, timekeeper: time.timekeeper,
            chance: SeededChance(3).chance)
    }

    private var steps: [String] { orders.log.withLock { $0 } }

    @Test func eachStepIsWrittenDownBeforeTheNext() async throws {
        _ = try await desk.giveBack(receipt, by: approval, with: "Brian")
        #expect(steps == ["prepare", "mark", "note taken"])
        #expect(gateway.sent.withLock { $0 } == 1)
    }

    @Test func withoutATokenNothingIsMarkedOrSent() async throws {
        gateway.unready.withLock { $0 = .unavailable(reason: "no answer") }
        await #expect(throws: GatewayUnready.self) { try await desk.giveBack(receipt, by: approval, with: "Brian") }
        #expect(steps.isEmpty)
        #expect(gateway.sent.withLock { $0 } == 0)
    }

    @Test func withoutAMarkNothingIsSent() async throws {
        orders.refusesMark.withLock { $0 = true }
        await #expect(throws: ReversalRefusal.takenBack) {
            try await desk.giveBack(receipt, by: approval, with: "Brian")
        }
        #expect(steps == ["prepare", "mark", "withdraw"])
        #expect(gateway.sent.withLock { $0 } == 0)
    }

    @Test func anAnswerThatIsNotWrittenDownIsToldAsSuch() async throws {
        orders.failsToNote.withLock { $0 = true }
        await #expect(throws: ReversalError.self) { try await desk.giveBack(receipt, by: approval, with: "Brian") }
        #expect(gateway.sent.withLock { $0 } == 1)
    }

    @Test func anAnswerThatCouldNotBeWrittenDownIsWrittenOnceTheDiskTakesIt() async throws {
        orders.failsToNote.withLock { $0 = true }
        await #expect(throws: ReversalError.self) { try await desk.giveBack(receipt, by: approval, with: "Brian") }
        await time.wakeNext()
        orders.failsToNote.withLock { $0 = false }
        while !steps.contains("note taken") {
            if let wait = time.firstWake { time.advance(by: wait) }
            await Task.yield()
        }
        #expect(steps == ["prepare", "mark", "note taken"])
        #expect(gateway.sent.withLock { $0 } == 1)
    }

    @Test func whoAskedMayGoAwayAndTheAnswerIsStillWrittenDown() async throws {
        let (desk, receipt, approval) = (desk, receipt, approval)
        let asking = Task { try await desk.giveBack(receipt, by: approval, with: "Brian") }
        asking.cancel()
        _ = try await asking.value
        #expect(steps == ["prepare", "mark", "note taken"])
    }
}

private final class Orders: ReversalOrders {
    let log = Mutex<[String]>([])
    struct DiskFull: Error {}

    let refusesMark = Mutex(false)
    let failsToNote = Mutex(false)
    private let last = Mutex<ReversalOrder?>(nil)

    func prepare(
        _ id: ReversalID, of receipt: Receipt, by approval: Approval, with second: String, heardAt token: CallbackToken,
        at now: Timestamp
    ) async throws -> ReversalOrder {
        log.withLock { $0.append("prepare") }
        let order = ReversalOrder(
            id: id, receipt: receipt, amount: Money(cents: 100), approval: approval, second: second, preparedAt: now)
        last.withLock { $0 = order }
        return order
    }

    func markSending(
        _ id: ReversalID, heardAt token: CallbackToken, at now: Timestamp
    ) async throws -> ReversalPermit {
        log.withLock { $0.append("mark") }
        if refusesMark.withLock({ $0 }) { throw ReversalRefusal.takenBack }
        guard let order = last.withLock({ $0 }) else { throw ReversalRefusal.takenBack }
        return ReversalPermit(markedFor: order, token: token)
    }

    func note(_ answer: ReversalAnswer, of id: ReversalID, at now: Timestamp) async throws {
        if failsToNote.withLock({ $0 }) { throw DiskFull() }
        log.withLock { $0.append(answer == .taken(Gateway.names) ? "note taken" : "note") }
    }

    func withdraw(_ id: ReversalID, because reason: String, at now: Timestamp) async throws {
        log.withLock { $0.append("withdraw") }
    }

    func resumeReversals(at now: Timestamp) async throws {}

    func reversal(of receipt: Receipt) async throws -> ReversalOrder? { last.withLock { $0 } }
}

private final class Gateway: ReversalGateway {
    static let names = Conversation(id: "AG_1", originator: "1")
    let sent = Mutex(0)
    let unready = Mutex<GatewayUnready?>(nil)

    func makeReady() async throws(GatewayUnready) {
        if let unready = unready.withLock({ $0 }) { throw unready }
    }

    func reverse(_ permit: consuming ReversalPermit) async -> ReversalAnswer {
        sent.withLock { $0 += 1 }
        return Task.isCancelled ? .lost(reason: "cancelled") : .taken(Self.names)
    }
}
