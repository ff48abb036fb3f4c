import Payments
import Synchronization

/// The way from one run of the program to the gateway.
final class RunGateway: Gateway {
    let model: ModelGateway
    let run: Run
    let around: Surroundings
    private let lastAskedAt = Mutex<Int64?>(nil)

    init(_ model: ModelGateway, run: Run, _ around: Surroundings) {
        self.model = model
        self.run = run
        self.around = around
    }

    func makeReady() async throws(GatewayUnready) {
        do { try run.pass(.crashBefore) } catch { throw .unavailable(reason: "\(error)") }
        let skew = around.time.wall - around.time.outside
        if abs(skew.milliseconds) > C2BConfirmation.promptWindow.before.milliseconds { throw .clock(skew: skew) }
        if around.strikes(\.notReady, .notReady) { throw .unavailable(reason: "no token") }
        // A token that comes so late that the prompt is given up meanwhile.
        await run.sleep(around.dice.wait(0...(around.strikes(\.notReady, .notReady) ? 400_000 : 400)))
    }

    func push(_ permit: consuming SendPermit) async -> PushAnswer {
        guard (try? run.pass(.crashBefore)) != nil else { return PushAnswer(.lost(reason: "dead")) }
        let id = permit.attempt.id
        let (answer, wait) = model.push(permit.attempt, token: permit.token)
        await run.sleep(wait)
        guard (try? run.pass(.crashAfter)) != nil else { return PushAnswer(.lost(reason: "dead")) }
        around.judge.note { $0.answered(id) }
        return answer
    }

    func query(_ prompt: CheckoutRequestID) async -> QueryAnswer {
        guard (try? run.pass(.crashBefore)) != nil else { return QueryAnswer(.open(reason: "dead")) }
        let now = around.time.now
        let last = lastAskedAt.withLock { last in
            defer { last = now }
            return last
        }
        if let last, now - last < 12_000 {
            around.judge.note { $0.fail("budget", "two questions within \(now - last) ms") }
        }
        around.judge.note { $0.asked(prompt) }
        let (answer, wait) = model.query(prompt)
        await run.sleep(wait)
        guard (try? run.pass(.crashAfter)) != nil else { return QueryAnswer(.open(reason: "dead")) }
        return answer
    }
}
