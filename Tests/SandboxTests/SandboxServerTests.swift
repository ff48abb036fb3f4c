import Payments
import TestSupport
import Testing
import Transport

@testable import Sandbox

@Suite(.timeLimit(.minutes(5))) struct SandboxServerTests {
    @Test func aPaymentFromTokenToCallback() async throws {
        let receiver = try RawReceiver()
        defer { receiver.stop() }
        try await withSandbox { rig in
            let body = pushBody(
                phone: "254700000000", amount: 100, callback: "http://127.0.0.1:\(receiver.port)/token?x=1")
            let accepted = try await rig.push(body)
            #expect(accepted.status == 200)
            #expect(accepted.header("content-type") == "application/json")
            let checkout = json(accepted)["CheckoutRequestID"]?.text ?? ""
            #expect(try await rig.query(checkout)["ResultCode"] == "4999")

            try await rig.wind(.seconds(3))
            try await rig.wind(.seconds(3))
            var requests = receiver.requests.makeAsyncIterator()
            let posted = await requests.next()
            let callback = try #require(posted)
            #expect(callback.line == "POST /token?x=1 HTTP/1.1")
            #expect(callback.header("content-type") == "application/json;charset=UTF-8")
            #expect(callback.header("businessshortcode") == "174379")
            let told = try JSON(strict: Array(callback.body.utf8))
            #expect(told.callback("CheckoutRequestID")?.text == checkout)
            #expect(told.item("Amount")?["Value"] == .number("100.00"))
            #expect(try await rig.query(checkout)["ResultCode"] == "0")

            let prompt = try #require(await rig.server.prompts.first)
            #expect(prompt.receipt?.text == told.item("MpesaReceiptNumber")?["Value"]?.text)
            #expect(prompt.questions == 2)
        }
        #expect(receiver.count == 1)
    }

    @Test(arguments: [500, nil] as [Int?])
    func aCallbackIsPostedOnceWhateverTheReceiverSays(status: Int?) async throws {
        let receiver = try RawReceiver(status: status)
        defer { receiver.stop() }
        try await withSandbox { rig in
            _ = try await rig.push(
                pushBody(phone: "254700000000", callback: "http://127.0.0.1:\(receiver.port)/cb"))
            try await rig.wind(.seconds(3))
            try await rig.wind(.seconds(3))
            let result = try await firstCallback(of: rig.server)
            if let status { #expect(result == .answered(status)) } else { #expect(result.isFailure) }
            // Nothing is left to happen, so nothing can come a second time.
            #expect(rig.clock.sleeperCount == 0)
            rig.clock.advance(by: .seconds(86_400))
            _ = await rig.server.prompts
            #expect(await rig.server.log.callbacks.count == 1)
        }
        #expect(receiver.count == 1)
    }

    @Test func aReceiverThatIsDownMissesItsCallback() async throws {
        let receiver = try RawReceiver()
        receiver.stop()
        for await _ in receiver.requests {}
        try await withSandbox { rig in
            _ = try await rig.push(
                pushBody(phone: "254700000000", callback: "http://127.0.0.1:\(receiver.port)/cb"))
            try await rig.wind(.seconds(3))
            try await rig.wind(.seconds(3))
            #expect(try await firstCallback(of: rig.server).isFailure)
        }
    }

    @Test func anAddressThatLeadsNowhereIsNotEvenTried() async throws {
        try await withSandbox { rig in
            _ = try await rig.push(pushBody(phone: "254700000000", callback: "https://kaunta.invalid/cb"))
            try await rig.wind(.seconds(3))
            try await rig.wind(.seconds(3))
            #expect(try await firstCallback(of: rig.server) == .failed("the address leads nowhere"))
        }
    }

    @Test func aCallbackBeforeTheAnswerIsThereBeforeTheAnswer() async throws {
        let receiver = try RawReceiver()
        defer { receiver.stop() }
        try await withSandbox { rig in
            let answer = try await rig.push(
                pushBody(phone: "254700000903", callback: "http://127.0.0.1:\(receiver.port)/cb"))
            #expect(receiver.count == 1)
            #expect(answer.status == 200)
        }
    }

    @Test func aResetReadsTheWholeRequestThenClosesAndThePromptExists() async throws {
        try await withSandbox { rig in
            let callback = "https://till.example/reset"
            let reply = try await rig.push(pushBody(reference: "SIM-RESET", callback: callback))
            #expect(reply.bytes.isEmpty)
            let prompts = await rig.server.prompts
            #expect(prompts.map(\.reference) == ["SIM-RESET"])
            #expect(prompts.first?.isOpen == true)
            #expect(await rig.server.log.posts(for: callback) == 1)
            #expect(await rig.server.log.requests["POST /mpesa/stkpush/v1/processrequest"] == 1)
            // The next connection is served as ever.
            #expect(try await rig.push(pushBody(phone: "254712345679")).status == 200)
        }
    }

    @Test func aTruncatedAnswerPromisesMoreThanItBrings() async throws {
        try await withSandbox { rig in
            let reply = try await rig.push(pushBody(reference: "SIM-TRUNC"))
            let promised = try #require(reply.header("content-length").flatMap { Int($0) })
            #expect(reply.status == 200)
            #expect(reply.body.utf8.count == promised / 2)
            #expect(reply.body.hasPrefix(#"{"MerchantRequestID""#))
            #expect(await rig.server.prompts.count == 1)
        }
    }

    @Test func aSlowAnswerTakes35Seconds() async throws {
        try await withSandbox { rig in
            async let reply = rig.push(pushBody(reference: "SIM-SLOW"))
            // Two sleep: the slow answer, and the alarm for the end of the prompt.
            while rig.clock.sleeperCount < 2 { try await Task.sleep(for: .milliseconds(1)) }
            #expect(rig.clock.firstWake == .seconds(35))
            #expect(await rig.server.prompts.count == 1)
            rig.clock.advance(by: .seconds(35))
            #expect(try await reply.status == 200)
        }
    }

    @Test func theEdgesPageIsHTML() async throws {
        try await withSandbox { rig in
            let reply = try await rig.push(pushBody(reference: "SIM-403"))
            #expect(reply.status == 403)
            #expect(reply.header("content-type") == "text/html")
        }
    }

    @Test func wrongKeysGetAnEmptyBody() async throws {
        try await withSandbox { rig in
            let reply = try await RawHTTP.send(
                "GET", "/oauth/v1/generate?grant_type=client_credentials", port: rig.port,
                headers: ["Authorization": "Basic \(base64("a:b"))"])
            #expect(reply.status == 400)
            #expect(reply.header("content-length") == "0")
            #expect(reply.body.isEmpty)
        }
    }

    @Test func thePhoneIsHeldThroughControlAddresses() async throws {
        try await withSandbox { rig in
            let checkout = json(try await rig.push(pushBody()))["CheckoutRequestID"]?.text ?? ""
            let listed = json(try await RawHTTP.send("GET", "/sandbox/prompts", port: rig.port))["prompts"]?.elements
            #expect(listed?.map { $0["checkoutRequestID"]?.text } == [checkout])
            #expect(listed?.first?["open"] == true)
            #expect(listed?.first?["phone"] == "254712345678")

            let approve = "/sandbox/prompts/\(checkout)/approve"
            let done = try await RawHTTP.send("POST", approve, port: rig.port)
            #expect(done.status == 200)
            #expect(json(done)["resultCode"] == "0")
            #expect(json(done)["receipt"]?.text?.count == 10)
            #expect(try await RawHTTP.send("POST", approve, port: rig.port).status == 409)
            #expect(try await RawHTTP.send("POST", "/sandbox/prompts/x/approve", port: rig.port).status == 404)
            #expect(
                try await RawHTTP.send("POST", "/sandbox/prompts/\(checkout)/eat", port: rig.port).status == 404)
            #expect(try await RawHTTP.send("GET", approve, port: rig.port).status == 404)
        }
    }

    @Test func theLogCountsAndShowsNoSecretPath() async throws {
        try await withSandbox { rig in
            let secret = String(repeating: "a1", count: 20)
            _ = try await rig.push(pushBody(callback: "https://till.example/\(secret)"))
            let reply = try await RawHTTP.send("GET", "/sandbox/log", port: rig.port)
            let log = json(reply)
            #expect(log["requests"]?["POST /mpesa/stkpush/v1/processrequest"] == 1)
            #expect(log["orders"]?.elements.first?["posts"] == 1)
            #expect(log["orders"]?.elements.first?["callback"] == "https://till.example/a1a1…")
            #expect(!reply.text.contains(secret))
        }
    }

    @Test func thePhoneIsHeldFromInsideToo() async throws {
        try await withSandbox { rig in
            var changes = await rig.server.promptChanges().makeAsyncIterator()
            let first = await changes.next()
            #expect(first == [])
            _ = try await rig.push(pushBody())
            let shown = await changes.next()
            let open = try #require(shown?.first)
            #expect(open.isOpen)
            try await rig.server.cancel(open.checkout)
            let after = await changes.next()
            #expect(after?.first?.outcome == ResultCode("1032"))
            await #expect(throws: SandboxError.hasEnded(open.checkout, ResultCode("1032"))) {
                try await rig.server.approve(open.checkout)
            }
        }
    }

    @Test func aPromptThatTimesOutIsSeenToEnd() async throws {
        try await withSandbox { rig in
            var changes = await rig.server.promptChanges().makeAsyncIterator()
            _ = await changes.next()
            _ = try await rig.push(pushBody())
            _ = await changes.next()
            try await rig.wind(.seconds(60))
            let after = await changes.next()
            #expect(after?.first?.outcome == ResultCode("1037"))
        }
    }

    private func firstCallback(of server: SandboxServer) async throws -> SandboxLog.Callback.Result {
        while true {
            if let callback = await server.log.callbacks.first { return callback.result }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}

extension SandboxLog.Callback.Result {
    fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}
