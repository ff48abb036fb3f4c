import Daraja
import Payments
import Testing
import Transport

@testable import Sandbox

/// The list of what came in, as the real client reads it.
@Suite struct SandboxPullTests {
    private func register(_ rig: inout BankRig) throws -> PullRegistration {
        let request = PullRegister(
            try #require(ShortCode("174379")), phone: try MSISDN(parsing: "0722000000"),
            callbackAddress: "https://till.example/cb")
        let answer = rig.post(request.path, request.body)
        return request.response(to: HTTPReply(status: answer.status, body: answer.body))
    }

    private func page(_ rig: inout BankRig, offset: Int = 0) throws -> PullPage {
        let now = rig.moment.now
        let request = PullQuery(
            try #require(ShortCode("174379")), from: now + .seconds(-3600), to: now + .seconds(60), offset: offset)
        let answer = rig.post(request.path, request.body)
        return request.response(to: HTTPReply(status: answer.status, body: answer.body))
    }

    private func pay(_ rig: inout BankRig, _ shillings: Int64 = 350) throws -> SandboxPayment {
        try rig.bank.pay(
            DirectOrder(
                payee: "174379", account: "INV1", amount: try #require(Money(shillings: shillings)),
                phone: try MSISDN(parsing: "0712345678")), at: rig.moment)
    }

    @Test func aNumberIsRegisteredOnce() throws {
        var rig = BankRig()
        #expect(try register(&rig) == .registered)
        #expect(try register(&rig) == .alreadyRegistered)
    }

    @Test func withoutARegistrationTheListIsEmpty() throws {
        var rig = BankRig()
        _ = try pay(&rig)
        #expect(try page(&rig) == .nothing)
    }

    @Test func whatCameInIsListedToTheLastField() throws {
        var rig = BankRig()
        _ = try register(&rig)
        let payment = try pay(&rig)
        guard case .rows(let lines, others: 0, unread: 0, pages: nil, reversals: []) = try page(&rig) else {
            Issue.record("no rows")
            return
        }
        let told = try #require(lines.first?.told)
        #expect(lines.count == 1)
        #expect(told.receipt == payment.receipt && told.amount == payment.amount && told.account == "INV1")
        #expect(told.payer == .clear(payment.phone) && told.name == payment.name)
        #expect(try page(&rig, offset: 1) == .nothing)
    }

    @Test func aPageHasAHundredRows() throws {
        var rig = BankRig()
        _ = try register(&rig)
        for _ in 0..<101 { _ = try pay(&rig) }
        for (offset, count) in [(0, 100), (100, 1)] {
            guard case .rows(let lines, _, _, _, _) = try page(&rig, offset: offset) else {
                Issue.record("no rows")
                return
            }
            #expect(lines.count == count)
        }
    }
}
