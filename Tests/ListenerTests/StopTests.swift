import Listener
import Payments
import TestSupport
import Testing

/// What becomes of connections when the listener stops.
@Suite(.timeLimit(.minutes(5))) struct StopTests {
    @Test func aConnectionThatComesAsItStopsIsClosedWithoutAWord() async throws {
        // Which of them it still takes in, and how far they get, is the machine's to say: all of it must end well.
        for _ in 1...40 {
            var connections: [RawConnection] = []
            try await withListener(configure: { $0.limits.rateOfListed.burst = 1000 }) { rig async throws in
                for _ in 1...30 { connections.append(try RawConnection(to: rig.port)) }
            }
            for connection in connections { #expect(try await connection.reply().text == "") }
        }
    }

    @Test func whatIsBeingKeptWhenItStopsIsKeptAndAnswered() async throws {
        var connection: RawConnection?
        var inbox: WatchedInbox?
        try await withListener { rig async throws in
            inbox = rig.inbox
            await rig.inbox.hold(at: .keeping)
            let body = success()
            let one = try RawConnection(to: rig.port)
            try one.send(
                "POST /\(rig.token.hex) HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
            connection = one
            while await rig.inbox.events.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            Task {
                // It has stopped when nobody gets in any more.
                while (try? RawConnection(to: rig.port)) != nil { try await Task.sleep(for: .milliseconds(1)) }
                await rig.inbox.release()
            }
        }
        #expect(try await connection?.reply().status == 200)
        #expect(await inbox?.messages.count == 1)
    }
}
