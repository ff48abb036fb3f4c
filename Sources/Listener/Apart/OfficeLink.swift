public import Payments
import Synchronization

/// The books as a listener in a process of its own reaches them: over a line to the program that keeps them.
public final class OfficeLink: BackOffice {
    /// There was no answer in time, or it could not be done.
    private struct NoAnswer: Error {}

    private struct State {
        var last: UInt64 = 0
        var waiting: [UInt64: CheckedContinuation<OfficeAnswer.Matter, Never>] = [:]
        var isOver = false
    }

    private let line: PacketSocket
    private let timekeeper: Timekeeper
    private let state = Mutex(State())

    /// How long an answer is waited for. Whoever posts waits meanwhile, and gives up after a few seconds; looking up whose
    /// an address is and keeping the message are two of these.
    private static let patience = Duration.milliseconds(1200)

    /// Takes the line.
    public init(_ line: PacketSocket, timekeeper: Timekeeper) {
        self.line = line
        self.timekeeper = timekeeper
    }

    /// Hands answers to those who wait for them, until the program at the other end is gone. Once.
    public func run() async {
        for await packet in line.packets(waiting: 1024) {
            guard let answer: OfficeAnswer = OfficePacket.read(packet) else { break }
            resolve(answer.number, answer.matter)
        }
        let left = state.withLock { state in
            defer { state.waiting = [:] }
            state.isOver = true
            return state.waiting.values
        }
        for waiter in left { waiter.resume(returning: .failed) }
    }

    public func address(of hash: TokenHash) async throws -> InboundAddress? {
        guard case .found(let address) = await ask(.find(hash)) else { throw NoAnswer() }
        return address
    }

    public func keep(_ message: InboundMessage, answered answer: String?) async throws {
        guard let data = OfficePacket.data(of: message) else { throw NoAnswer() }
        switch await ask(.keep(message: data, answer: answer)) {
        case .kept: return
        case .noSuchAttempt: throw JournalRefusal.noSuchAttempt
        case .found, .isAwaited, .failed: throw NoAnswer()
        }
    }

    public func hint(about id: AttemptID) async { say(OfficeCall(matter: .hint(attempt: id.text))) }

    public func tell(_ event: ListenerEvent) { say(OfficeCall(matter: .tell(event))) }

    /// Whether the account that a payer typed waits for money: not known to be is no.
    public func isAwaited(_ account: String) async -> Bool {
        await ask(.isAwaited(account: account)) == .isAwaited(true)
    }

    @discardableResult
    private func say(_ call: OfficeCall) -> Bool {
        guard let bytes = OfficePacket.bytes(of: call) else { return false }
        return line.send(bytes)
    }

    private func ask(_ matter: OfficeCall.Matter) async -> OfficeAnswer.Matter {
        let number = state.withLock { state in
            state.last += 1
            return state.last
        }
        let late = Task { [timekeeper] in
            guard (try? await timekeeper.sleep(Self.patience)) != nil else { return }
            resolve(number, .failed)
        }
        defer { late.cancel() }
        return await withCheckedContinuation { waiter in
            let isOver = state.withLock { state in
                if !state.isOver { state.waiting[number] = waiter }
                return state.isOver
            }
            if isOver {
                waiter.resume(returning: .failed)
            } else if !say(OfficeCall(number: number, matter: matter)) {
                resolve(number, .failed)
            }
        }
    }

    private func resolve(_ number: UInt64, _ answer: OfficeAnswer.Matter) {
        state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(returning: answer)
    }
}
