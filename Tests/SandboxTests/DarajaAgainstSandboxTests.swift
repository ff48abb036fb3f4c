import Daraja
import Payments
import TestSupport
import Testing
import Transport

@testable import Sandbox

/// The real client against the sandbox, over real sockets: what one says the other understands.
@Suite(.timeLimit(.minutes(5))) struct DarajaAgainstSandboxTests {
    @Test func aPaymentIsAcceptedAskedAboutAndPaid() async throws {
        try await withSandbox { rig in
            let gateway = try gateway(to: rig.port)
            try await gateway.makeReady()
            let checkout = try #require(await push(to: gateway, phone: "0700000000").acceptedID)
            #expect(await gateway.query(checkout).outcome.isOpen)
            try await rig.wind(.seconds(3))
            #expect(
                await gateway.query(checkout).outcome == .paid(text: "The service request is processed successfully."))
        }
    }

    @Test(arguments: ["1032", "1037", "2001", "9003"])
    func aFailureIsUnderstood(code: String) async throws {
        try await withSandbox { rig in
            let gateway = try gateway(to: rig.port)
            let checkout = try #require(await push(to: gateway, phone: "070000\(code)").acceptedID)
            try await rig.wind(.seconds(3))
            guard case .failed(let result, _) = await gateway.query(checkout).outcome else {
                Issue.record("not failed")
                return
            }
            #expect(result.text == (code == "9003" ? "SFC_IC0003" : code))
        }
    }

    @Test(arguments: ["SIM-RESET", "SIM-TRUNC", "SIM-500", "SIM-403", "SIM-503", "SIM-SOAP", "SIM-429"])
    func anAnswerThatProvesNothingIsLostAfterExactlyOnePost(reference: String) async throws {
        try await withSandbox { rig in
            let gateway = try gateway(to: rig.port)
            guard case .lost = try await push(to: gateway, reference: reference) else {
                Issue.record("not lost")
                return
            }
            #expect(await rig.server.log.requests["POST /mpesa/stkpush/v1/processrequest"] == 1)
        }
    }

    @Test(arguments: [
        ("SIM-BUSY", Refusal.Kind.busy), ("SIM-SPIKE500", .busy), ("SIM-QUOTA", .busy), ("SIM-LOCK", .phoneBusy),
        ("SIM-NOPROD", .configuration), ("SIM-TOKEN", .token), ("SIM-TOKEN401", .token), ("SIM-TOKEN400", .token),
    ])
    func aRefusalIsUnderstood(reference: String, kind: Refusal.Kind) async throws {
        try await withSandbox { rig in
            let gateway = try gateway(to: rig.port)
            guard case .refused(let refusal) = try await push(to: gateway, reference: reference) else {
                Issue.record("not refused")
                return
            }
            #expect(refusal.kind == kind)
            #expect(await rig.server.prompts.isEmpty)
        }
    }

    @Test func aTokenFaultIsOverWithTheNextAttempt() async throws {
        try await withSandbox { rig in
            let gateway = try gateway(to: rig.port)
            #expect(try await push(to: gateway, reference: "SIM-TOKEN").acceptedID == nil)
            #expect(try await push(to: gateway, reference: "SIM-TOKEN").acceptedID != nil)
        }
    }

    @Test func theCallbackIsDecodedAsItWasMeant() async throws {
        let receiver = try RawReceiver()
        defer { receiver.stop() }
        try await withSandbox { rig in
            let gateway = try gateway(to: rig.port, callbacks: "http://127.0.0.1:\(receiver.port)")
            let checkout = try #require(await push(to: gateway, phone: "0700000000").acceptedID)
            try await rig.wind(.seconds(3))
            try await rig.wind(.seconds(3))
            var requests = receiver.requests.makeAsyncIterator()
            let posted = await requests.next()
            guard case .paid(let claim) = STKCallback.decode(Array(try #require(posted).body.utf8)) else {
                Issue.record("not paid")
                return
            }
            #expect(claim.checkout == checkout)
            #expect(claim.amount == Money(cents: 10_000))
            #expect(claim.receipt == (await rig.server.prompts.first?.receipt))
            #expect(claim.payer == .clear(try MSISDN(parsing: "0700000000")))
        }
    }

    @Test func wrongKeysAreToldApart() async throws {
        try await withSandbox {
            $0.consumerSecret = "another"
        } body: { rig in
            let gateway = try gateway(to: rig.port)
            await #expect {
                try await gateway.makeReady()
            } throws: { error in
                if case .credentials = error as? GatewayUnready { true } else { false }
            }
        }
    }

    private func gateway(to port: Int, callbacks: String? = nil) throws -> DarajaGateway {
        let host = try DarajaHost(base: "http://127.0.0.1:\(port)")
        let account = try DarajaAccount(
            consumerKey: Secret("sandbox-key"), consumerSecret: Secret("sandbox-secret"),
            passkey: Secret(SandboxMerchant.publicPasskey), payee: .payBill(knownShortCode, account: nil), host: host)
        return DarajaGateway(
            account: account, wire: Wire(Transport(logger: quiet)),
            callbacks: try callbacks.map { try CallbackBase($0, for: host) } ?? .nowhere,
            timekeeper: .machine)
    }

    private func push(
        to gateway: DarajaGateway, phone: String = "0712345678", reference: String = "INV1"
    ) async throws -> PushAnswer.Outcome {
        let journal = MemoryJournal(seed: UInt64.random(in: 1...UInt64.max))
        let token = CallbackToken(from: .system)
        var wanted = try order(phone: phone)
        wanted.reference = AccountReference(reference)
        let now = Timekeeper.machine.now()
        let record = try await journal.prepare(
            wanted, payee: .payBill(knownShortCode, account: nil), token: token, at: now)
        let permit = try await journal.markSending(
            record.attempt.id, token: token, boot: BootID("boot"), at: now)
        return await gateway.push(permit).outcome
    }
}

extension PushAnswer.Outcome {
    fileprivate var acceptedID: CheckoutRequestID? { if case .accepted(_, let id) = self { id } else { nil } }
}

extension QueryAnswer.Outcome {
    fileprivate var isOpen: Bool { if case .open = self { true } else { false } }
}
