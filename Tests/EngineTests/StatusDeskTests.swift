import Engine
import Payments
import Synchronization
import TestSupport
import Testing

/// Questions about receipts that somebody shows.
struct StatusDeskTests {
    private let questions = Questions()
    private let gateway = Gateway()
    private let time = TestTimekeeper()
    private let receipt: Receipt
    private let desk: StatusDesk

    init() throws {
        receipt = try #require(Receipt("UJ27ABCD12"))
        desk = StatusDesk(
            questions: questions, gateway: gateway, now: { [time] in time.now }, chance: SeededChance(7).chance)
    }

    @Test func aQuestionIsWrittenDownBeforeItIsAsked() async throws {
        let question = try #require(try await desk.ask(about: receipt))
        #expect(question.answer == nil && question.askedAt == time.now)
        #expect(questions.log.withLock { $0 } == ["open", "note"])
        #expect(gateway.asked.withLock { $0 } == [receipt])
    }

    @Test func whatCantBeWrittenDownIsNotAsked() async throws {
        questions.isFull.withLock { $0 = true }
        await #expect(throws: Questions.Full.self) { try await desk.ask(about: receipt) }
        #expect(gateway.asked.withLock { $0 }.isEmpty)
    }

    @Test func theSameIsAskedOnceAMinute() async throws {
        let first = try #require(try await desk.ask(about: receipt))
        time.advance(by: .seconds(59))
        #expect(try await desk.ask(about: receipt) == first)
        #expect(gateway.asked.withLock { $0 }.count == 1)
        time.advance(by: .seconds(1))
        #expect(try await desk.ask(about: receipt)?.id != first.id)
        #expect(gateway.asked.withLock { $0 }.count == 2)
    }

    @Test func aQuestionThatIsNotTakenEndsWithTheReason() async throws {
        gateway.reply.withLock { $0 = .notTaken(reason: "no answer") }
        #expect(try await desk.ask(about: receipt)?.answer == .init(at: time.now, reason: "no answer"))
        #expect(questions.log.withLock { $0 } == ["open", "end"])
        // What failed may be tried again at once.
        _ = try await desk.ask(about: receipt)
        #expect(gateway.asked.withLock { $0 }.count == 2)
    }

    @Test func aQuestionThatWasLostStaysOpen() async throws {
        gateway.reply.withLock { $0 = .unclear(reason: "cut off") }
        #expect(try await desk.ask(about: receipt)?.answer == nil)
        #expect(questions.log.withLock { $0 } == ["open"])
    }

    @Test func theSameIsNotAskedTwiceAtOnce() async throws {
        let (desk, receipt) = (desk, receipt)
        await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { _ = try await desk.ask(about: receipt) } }
        }
        #expect(gateway.asked.withLock { $0 }.count == 1)
    }
}

private final class Questions: StatusQuestions {
    struct Full: Error {}

    let log = Mutex<[String]>([])
    let isFull = Mutex(false)
    private let all = Mutex<[StatusQuestion]>([])

    func open(_ question: StatusQuestion, heardAt token: CallbackToken) async throws {
        if isFull.withLock({ $0 }) { throw Full() }
        log.withLock { $0.append("open") }
        all.withLock { $0.append(question) }
    }

    func note(_ names: Conversation, of id: StatusQuestionID) async throws { log.withLock { $0.append("note") } }

    func end(_ id: StatusQuestionID, because reason: String, at now: Timestamp) async throws {
        log.withLock { $0.append("end") }
        all.withLock { all in
            guard let place = all.firstIndex(where: { $0.id == id }) else { return }
            let old = all[place]
            all[place] = StatusQuestion(
                id: id, receipt: old.receipt, askedAt: old.askedAt, answer: .init(at: now, reason: reason))
        }
    }

    func question(about receipt: Receipt) async throws -> StatusQuestion? {
        all.withLock { $0.last { $0.receipt == receipt } }
    }
}

private final class Gateway: StatusGateway {
    let asked = Mutex<[Receipt]>([])
    let reply = Mutex(StatusReply.taken(Conversation(id: "AG_1", originator: "1")))

    func ask(about receipt: Receipt, answeredAt token: CallbackToken) async -> StatusReply {
        asked.withLock { $0.append(receipt) }
        return reply.withLock { $0 }
    }
}
