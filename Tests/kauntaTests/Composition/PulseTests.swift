import Console
import Engine
import Payments
import TestSupport
import Testing
import Transport

@testable import kaunta

/// What the header is told of the gateway's answers.
@Suite struct PulseTests {
    private let time = TestTimekeeper()

    /// What a pulse tells of the gateway after a call that takes so long.
    private func gateway(after wait: Duration, isAnswered: Bool = true) async throws -> Health.Gateway? {
        let pulse = Pulse(clock: SteadyClock(time.timekeeper))
        let (told, tell) = AsyncStream.makeStream(of: Health.self)
        pulse.tell { tell.yield($0) }
        var news = told.makeAsyncIterator()
        _ = await news.next()
        let wire = pulse.feeling(
            Wire(
                send: { [time] _ async throws(TransportFault) in
                    time.advance(by: wait)
                    if !isAnswered { throw TransportFault("reset") }
                    return HTTPReply(status: 200, body: [])
                },
                sendOnce: { _ in .lost(reason: "not sent here") }))
        let address = try #require(WebAddress("https://api.safaricom.co.ke/oauth/v1/generate"))
        _ = try? await wire.send(HTTPCall(.get, address))
        return await news.next()?.gateway
    }

    @Test func anAnswerIsToldWithHowLongItTook() async throws {
        guard case .answering(_, let wait) = try await gateway(after: .milliseconds(870)) else {
            Issue.record("it was answered")
            return
        }
        #expect(wait == .milliseconds(870))
    }

    @Test func whatIsNotAnsweredHasNoTime() async throws {
        guard case .silent = try await gateway(after: .seconds(30), isAnswered: false) else {
            Issue.record("nothing was answered")
            return
        }
    }
}
