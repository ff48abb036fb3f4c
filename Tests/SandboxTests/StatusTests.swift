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

    private func giveBack(
        _ rig: inout BankRig, _ receipt: Receipt, cents: Int64 = 35_000, by other: Initiator? = nil
    ) throws -> ReversalResult {
        let order = ReversalOrder(
            id: ReversalID("r"), receipt: receipt, amount: Money(cents: cents),
            approval: try #require(Approval(by: "Amina", reason: "paid twice")), second: "Brian",
            preparedAt: rig.moment.now)
        let request = ReversalRequest(
            order, of: .payBill(try #require(ShortCode("174379")), account: nil), by: other ?? initiator,
            resultAddress: "https://till.example/cb/1")
        let answer = rig.post(request.path, request.body)
        guard case .taken(let names) = request.response(to: HTTPReply(status: answer.status, body: answer.body)) else {
            throw SandboxError.notPayable("not taken")
        }
        rig.wait(.seconds(3))
        rig.bank.advance(to: rig.moment)
        let deliveries = rig.bank.takeDeliveries(dueBy: rig.moment.uptime).filter { $0.kind == .reversal }
        guard case .told(let result) = ReversalMessage.decode(deliveries.first?.body ?? []) else {
            throw SandboxError.notPayable("unreadable")
        }
        #expect(result.conversation == names)
        return result
    }

    @Test func aPaymentIsGivenBackOnce() throws {
        var rig = BankRig { $0.validatesDirectPayments = false }
        let payment = try pay(&rig)
        guard case .done(payment.receipt, let told) = try giveBack(&rig, payment.receipt).told else {
            Issue.record("not given back")
            return
        }
        #expect(told.amount == payment.amount && told.receipt != nil && told.receipt != payment.receipt)
        #expect(try giveBack(&rig, payment.receipt).told == .doneBefore)
    }

    @Test func whatIsNoPaymentOrAnotherAmountIsNotGivenBack() throws {
        var rig = BankRig { $0.validatesDirectPayments = false }
        let payment = try pay(&rig)
        let none = ReversalResult.Told.failed(ResultCode("R000002"), text: "The OriginalTransactionID is invalid.")
        #expect(try giveBack(&rig, try #require(Receipt("UJ27ABCD12"))).told == none)
        #expect(try giveBack(&rig, payment.receipt, cents: 100).told == none)
        let stranger = Initiator(name: "testapi", credential: Secret("d3Jvbmc="))
        let unknown = ReversalResult.Told.failed(
            ResultCode("2001"), text: "The initiator information is invalid.")
        #expect(try giveBack(&rig, payment.receipt, by: stranger).told == unknown)
        guard case .done = try giveBack(&rig, payment.receipt).told else {
            Issue.record("a refused order gave the money back")
            return
        }
    }

    @Test func theRightSpellingIsRefused() throws {
        var rig = BankRig()
        let order = ReversalOrder(
            id: ReversalID("r"), receipt: try #require(Receipt("UJ27ABCD12")), amount: Money(cents: 100),
            approval: try #require(Approval(by: "Amina", reason: "paid twice")), second: "Brian",
            preparedAt: rig.moment.now)
        let body = ReversalRequest(
            order, of: .payBill(try #require(ShortCode("174379")), account: nil), by: initiator,
            resultAddress: "https://till.example/cb/1"
        ).body
        let misspelt = body.setting("RecieverIdentifierType", nil).setting("ReceiverIdentifierType", "11")
        let answer = rig.post("/mpesa/reversal/v1/request", misspelt)
        #expect(answer.json["errorMessage"]?.text == "Bad Request - Invalid RecieverIdentifierType")
    }
}
