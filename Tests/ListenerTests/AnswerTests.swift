import Glibc
import Listener
import Payments
import Synchronization
import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(5))) struct AnswerTests {
    @Test func theBodyIsKeptBeforeTheAnswerGoesOut() async throws {
        try await withListener { rig async throws in
            await rig.inbox.hold(at: .kept)
            let isAnswered = Mutex(false)
            async let reply = {
                let reply = try await rig.post(success())
                isAnswered.withLock { $0 = true }
                return reply
            }()
            while await rig.inbox.events != [.keeping, .kept] { try await Task.sleep(for: .milliseconds(1)) }
            // Long enough for an answer that did not wait to arrive.
            try await Task.sleep(for: .milliseconds(50))
            #expect(isAnswered.withLock { $0 } == false)
            await rig.inbox.release()
            #expect(try await reply.status == 200)
            #expect(await rig.inbox.bodies == [Array(success().utf8)])
            #expect(await rig.inbox.peers == ["127.0.0.1"])
        }
    }

    @Test func theAnswerIsAsSafaricomWantsIt() async throws {
        let sample = try JSON(strict: Array(try vector("stkcb-90-ack.json").utf8))
        try await withListener { rig async throws in
            let reply = try await rig.post(success())
            #expect(reply.header("content-type") == "application/json")
            #expect(try JSON(strict: Array(reply.body.utf8)) == sample)
        }
    }

    @Test func theAnswerDoesNotWaitForTheReading() async throws {
        try await withListener { rig async throws in
            await rig.inbox.hold(at: .settling)
            #expect(try await rig.post(success()).status == 200)
            #expect(try await rig.post(success()).status == 200)
            #expect(rig.ears.heard.isEmpty)
            await rig.inbox.release()
            try await rig.settled(2)
        }
    }

    @Test func whatCannotBeKeptIsNotAcknowledged() async throws {
        try await withListener { rig async throws in
            await rig.inbox.failKeeping()
            let reply = try await rig.post(success())
            #expect(reply.status == 503)
            #expect(reply.body.isEmpty)
            #expect(await rig.inbox.events == [.keeping])
            #expect(rig.ears.heard.isEmpty)
        }
    }

    @Test func whatTheCallbackAddressHasBeforeTheTokenMayBeThereOrTakenOffByAProxy() async throws {
        try await withListener(path: "/shop/cb") { rig async throws in
            #expect(try await rig.post(success(), to: "/shop/cb/\(rig.token.hex)").status == 200)
            #expect(try await rig.post(success(), to: "/\(rig.token.hex)").status == 200)
            #expect(try await rig.post(success(), to: "/shop/\(rig.token.hex)").status == 404)
        }
    }

    @Test func everythingElseGetsOneAndTheSame404() async throws {
        try await withListener(configure: { $0.limits.bodyBytes = 1000 }) { rig async throws in
            let token = rig.token.hex
            let other = CallbackToken(from: SeededChance(8).chance).hex
            let strange: [(String, String, String)] = [
                ("POST", "/\(other)", success()), ("POST", "/", success()), ("POST", "/\(token)/", success()),
                ("POST", "/\(token)?x=1", success()), ("POST", "/cb/\(token)", success()),
                ("POST", "/\(token.uppercased())", success()), ("POST", "/\(token.dropLast())", success()),
                ("POST", "//\(token)", success()), ("GET", "/\(token)", ""), ("PUT", "/\(token)", success()),
                ("DELETE", "/\(token)", ""), ("GET", "/", ""), ("POST", "/../\(token)", success()),
                ("POST", "/\(token)", String(repeating: " ", count: 1001)),
            ]
            var answers: Set<String> = []
            for (method, path, body) in strange {
                let reply = try await RawHTTP.send(method, path, port: rig.port, body: Array(body.utf8))
                #expect(reply.status == 404, "\(method) \(path)")
                answers.insert(reply.text)
            }
            #expect(answers.count == 1)
            #expect(await rig.inbox.events.isEmpty)
        }
    }

    @Test func aBodyOfTheLargestSizeIsTaken() async throws {
        try await withListener(configure: { $0.limits.bodyBytes = 1000 }) { rig async throws in
            #expect(try await rig.post(String(repeating: " ", count: 1000)).status == 200)
        }
    }

    @Test func aBodyInChunksIsTaken() async throws {
        try await withListener { rig async throws in
            let body = success()
            let chunks = "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
            let reply = try await RawHTTP.send(
                "POST", "/\(rig.token.hex)", port: rig.port, headers: ["Transfer-Encoding": "chunked"],
                body: Array(chunks.utf8))
            #expect(reply.status == 200)
            #expect(await rig.inbox.bodies == [Array(body.utf8)])
        }
    }

    @Test func aBodyThatNeverEndsInChunksIsNotKept() async throws {
        try await withListener(configure: { $0.limits.bodyBytes = 1000 }) { rig async throws in
            let chunk = "64\r\n\(String(repeating: "x", count: 100))\r\n"
            let reply = try await RawHTTP.send(
                "POST", "/\(rig.token.hex)", port: rig.port, headers: ["Transfer-Encoding": "chunked"],
                body: Array((String(repeating: chunk, count: 11) + "0\r\n\r\n").utf8))
            #expect(reply.status == 404)
            #expect(await rig.inbox.events.isEmpty)
        }
    }

    @Test func everyConnectionCarriesOneRequest() async throws {
        // The limits are far away, so that none of them is what ends the connection.
        try await withListener { rig async throws in
            // No "Connection: close" of the client's: it is the listener that ends it.
            let request = "POST /\(rig.token.hex) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
            let reply = try await RawHTTP.exchange(Array(request.utf8), port: rig.port)
            #expect(reply.status == 200)
            #expect(reply.header("connection") == "close")
        }
    }

    @Test func aBodyThatIsCutOffIsNotKept() async throws {
        try await withListener { rig async throws in
            let request = "POST /\(rig.token.hex) HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{\"Body\""
            try await RawHTTP.abandon(Array(request.utf8), port: rig.port)
            // The next message is served, and is the only one that was ever kept.
            #expect(try await rig.post(success()).status == 200)
            #expect(await rig.inbox.bodies == [Array(success().utf8)])
        }
    }

    @Test func onlyThisMachineIsListenedTo() async throws {
        try await withListener { rig async throws in
            let refused = RawHTTP.Failure(code: ECONNREFUSED)
            await #expect(throws: refused) {
                try await RawHTTP.send("POST", "/\(rig.token.hex)", port: rig.port, host: "127.0.0.2")
            }
        }
    }

    @Test func aTakenPortIsSaidInWords() async throws {
        try await withListener { rig async throws in
            let second = Listener(
                configuration: ListenerConfiguration(port: rig.port), office: rig.office,
                timekeeper: TestTimekeeper().timekeeper, logger: quiet)
            let expected = ListenerError.portTaken(rig.port, reason: "Address already in use")
            await #expect(throws: expected) { try await second.run() }
            await #expect(throws: expected) { _ = try await second.port }
        }
    }
}
