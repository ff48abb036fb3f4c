import Daraja
import Payments
import Testing
import Transport

@testable import Sandbox

/// Questions about one receipt, as the real client asks them and reads what is answered.
@Suite struct StatusTests {
    private let initiator = Initiator(name: "testapi", credential: Secret("c2FuZGJveCBjcmVkZW50aWFs"))

    private func ask(_ rig: inout BankRig, _ receipt: Receipt, by other: Initiator? = nil) throws -> StatusReply {
        let query = StatusQuery(
            about: receipt, of: .payBill(try #require(ShortCode("174379")), account: nil), by: other ?? initiator,
            answeredAt: "https://till.example/cb/1")
        let answer = rig.post(query.path, query.body)
        return query.response(to: HTTPReply(status: answer.status, body: answer.body))
    }

    /// What is posted within three seconds.
    private func answer(_ rig: inout BankRig) throws -> StatusResult {
        rig.wait(.seconds(3))
        rig.bank.advance(to: rig.moment)
        let deliveries = rig.bank.takeDeliveries(dueBy: rig.moment.uptime).filter { $0.kind == .status }
        #expect(deliveries.count == 1)
        guard case .told(let result) = StatusMessage.decode(deliveries.first?.body ?? []) else {
            throw SandboxError.notPayable("unreadable")
        }
        return result
    }

    private func pay(_ rig: inout BankRig) throws -> SandboxPayment {
        try rig.bank.pay(
            DirectOrder(
                payee: "174379", account: "INV1", amount: try #require(Money(shillings: 350)),
                phone: try MSISDN(parsing: "0712345678")), at: rig.moment)
    }

    @Test func aPaymentIsToldToTheLastFieldAndNamesTheQuestion() throws {
        var rig = BankRig { $0.validatesDirectPayments = false }
        let payment = try pay(&rig)
        guard case .taken(let names) = try ask(&rig, payment.receipt) else {
            Issue.record("not taken")
            return
        }
        let result = try answer(&rig)
        #expect(result.conversation == names)
        #expect(
            result.told
                == .paid(
                    C2BConfirmation(
                        receipt: payment.receipt, amount: payment.amount, payee: try #require(ShortCode("174379")),
                        account: "", payer: .clear(payment.phone), name: payment.name,
                        paidAt: Timestamp(wire: payment.at.wire))))
    }

    @Test func aReceiptThatIsNoneIsNotFound() throws {
        var rig = BankRig()
        _ = try ask(&rig, try #require(Receipt("UJ27ABCD12")))
        let reason = "Safaricom can't say (SFC_IC0003: The operator does not exist.)"
        #expect(try answer(&rig).told == .nothing(reason: reason))
    }

    @Test func aWrongCredentialIsToldInTheAnswer() throws {
        var rig = BankRig { $0.validatesDirectPayments = false }
        let payment = try pay(&rig)
        _ = try ask(&rig, payment.receipt, by: Initiator(name: "testapi", credential: Secret("d3Jvbmc=")))
        let reason = "Safaricom can't say (2001: The initiator information is invalid.)"
        #expect(try answer(&rig).told == .nothing(reason: reason))
    }

    @Test(arguments: [
        ("CommandID", "Transaction Status"), ("PartyA", "999999"), ("IdentifierType", "2"),
        ("ResultURL", "till.example"),
        ("QueueTimeOutURL", ""), ("Remarks", ""), ("Initiator", ""), ("SecurityCredential", ""), ("TransactionID", ""),
    ])
    func aFieldThatIsWrongIsNamed(field: String, value: String) throws {
        var rig = BankRig()
        let query = StatusQuery(
            about: try #require(Receipt("UJ27ABCD12")), of: .payBill(try #require(ShortCode("174379")), account: nil),
            by: initiator, answeredAt: "https://till.example/cb/1")
        let answer = rig.post(query.path, query.body.setting(field, .string(value)))
        #expect(answer.status == 400)
        #expect(answer.json["errorMessage"]?.text == "Bad Request - Invalid \(field)")
    }
}
