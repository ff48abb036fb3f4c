import Daraja
import Payments
import TestSupport
import Testing
import Transport

@testable import Sandbox

/// Direct payments over real sockets: from the control address to the shop's two addresses.
@Suite(.timeLimit(.minutes(5))) struct DirectPaymentServerTests {
    private func register(_ rig: ServerRig, _ receiver: RawReceiver, response: String = "Completed") async throws {
        let answer = try await rig.post(
            "/mpesa/c2b/v2/registerurl",
            [
                "ShortCode": "174379", "ResponseType": .string(response),
                "ConfirmationURL": .string("http://127.0.0.1:\(receiver.port)/confirm"),
                "ValidationURL": .string("http://127.0.0.1:\(receiver.port)/validate"),
            ])
        #expect(answer.status == 200)
    }

    private func pay(_ rig: ServerRig, _ body: JSON) async throws -> RawHTTP.Reply {
        try await RawHTTP.send("POST", "/sandbox/payments", port: rig.port, body: body.bytes)
    }

    @Test func aPaymentIsAskedAboutThenConfirmedOnce() async throws {
        let receiver = try RawReceiver()
        defer { receiver.stop() }
        try await withSandbox { rig in
            try await register(rig, receiver)
            let paid = try await pay(rig, ["amount": "350.50", "phone": "0712345678", "account": "INV1"])
            #expect(paid.status == 200)
            #expect(json(paid)["state"] == "asked")
            var requests = receiver.requests.makeAsyncIterator()
            let asked = try #require(await requests.next())
            #expect(asked.line == "POST /validate HTTP/1.1")
            // The receiver's answer has no ResultCode: what was registered for silence applies.
            try await rig.wind(.seconds(3))
            let told = try #require(await requests.next())
            #expect(told.line == "POST /confirm HTTP/1.1")
            guard case .paid(let read) = C2BMessage.decode(Array(told.body.utf8)) else {
                Issue.record("not readable")
                return
            }
            #expect(read.receipt.text == json(paid)["receipt"]?.text)
            #expect(read.amount == Money(cents: 35_050))
            #expect(await rig.server.payments.map(\.state) == [.paid])
        }
        #expect(receiver.count == 2)
    }

    @Test func whereSilenceCancelsNothingIsPaid() async throws {
        let receiver = try RawReceiver()
        defer { receiver.stop() }
        try await withSandbox { rig in
            try await register(rig, receiver, response: "Cancelled")
            _ = try await pay(rig, ["amount": 10])
            var requests = receiver.requests.makeAsyncIterator()
            _ = await requests.next()
            while await rig.server.payments.first?.state == .asked { try await Task.sleep(for: .milliseconds(1)) }
            #expect(await rig.server.payments.map(\.state) == [.rejected])
        }
        #expect(receiver.count == 1)
    }

    @Test(arguments: [
        #"{"amount":"many"}"#, "{}", "nonsense", #"{"amount":10,"phone":"17"}"#, #"{"amount":10,"payee":"1"}"#,
    ])
    func whatCannotBePaidIsSaid(body: String) async throws {
        try await withSandbox { rig in
            let reply = try await RawHTTP.send("POST", "/sandbox/payments", port: rig.port, body: Array(body.utf8))
            #expect(reply.status == 400)
            #expect(json(reply)["error"]?.text?.isEmpty == false)
            #expect(await rig.server.payments.isEmpty)
        }
    }

    @Test func thePaymentsAreListed() async throws {
        try await withSandbox { rig in
            let amount = try #require(Money(shillings: 20))
            let payment = try await rig.server.pay(
                DirectOrder(account: "INV1", amount: amount, phone: MSISDN(parsing: "0712345678")))
            let reply = try await RawHTTP.send("GET", "/sandbox/payments", port: rig.port)
            let rows = json(reply)["payments"]?.elements ?? []
            #expect(rows.map { $0["receipt"]?.text } == [payment.receipt.text])
            #expect(rows.map { $0["state"]?.text } == ["paid"])
        }
    }
}
