import Daraja
import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct DirectPaymentTests {
    private static let confirm = "https://till.example/aaaa"
    private static let validate = "https://till.example/bbbb"

    private func registration(
        _ number: String = "174379", response: String = "Completed", confirm: String = confirm,
        validate: String = validate
    ) -> JSON {
        [
            "ShortCode": .string(number), "ResponseType": .string(response), "ConfirmationURL": .string(confirm),
            "ValidationURL": .string(validate),
        ]
    }

    private func rig(
        _ version: String = "v2", number: String = "174379", response: String = "Completed",
        _ change: (inout SandboxConfiguration) -> Void = { _ in }
    ) -> BankRig {
        var rig = BankRig(change)
        let answer = rig.post("/mpesa/c2b/\(version)/registerurl", registration(number, response: response))
        #expect(answer.status == 200)
        return rig
    }

    private func order(
        _ shillings: Int64 = 350, payee: String? = nil, account: String = "INV1", phone: String = "0712345678"
    ) throws -> DirectOrder {
        DirectOrder(
            payee: payee, account: account, amount: try #require(Money(shillings: shillings)),
            phone: try MSISDN(parsing: phone))
    }

    // MARK: Registering

    @Test(arguments: ["v1", "v2"])
    func aRegistrationIsAnsweredWithTheMisspeltName(version: String) throws {
        var rig = BankRig()
        let answer = rig.post("/mpesa/c2b/\(version)/registerurl", registration()).json
        let theirs = try JSON(strict: vector("c2b-11-register-ok-misspelt.json"))
        #expect(answer.without("OriginatorCoversationID") == theirs.without("OriginatorCoversationID"))
        #expect(answer["OriginatorCoversationID"]?.text?.isEmpty == false)
    }

    @Test func theAnswerIsTheRealClientsYes() throws {
        var rig = BankRig()
        let answer = rig.post("/mpesa/c2b/v2/registerurl", registration())
        let request = try C2BRegister(
            #require(ShortCode("174379")), at: CallbackBase("https://till.example/cb", for: .sandbox),
            confirmation: CallbackToken(from: .system), validation: CallbackToken(from: .system))
        #expect(request.response(to: HTTPReply(status: answer.status, body: answer.body)) == .registered)
    }

    @Test(
        arguments: [
            ("ShortCode", JSON.string("12")), ("ShortCode", "999999"), ("ResponseType", "completed"),
            ("ResponseType", nil),
            ("ConfirmationURL", "nonsense"), ("ConfirmationURL", "http://till.example/x"), ("ValidationURL", nil),
        ] as [(String, JSON?)])
    func theFirstBadFieldIsNamed(field: String, value: JSON?) {
        var rig = BankRig()
        let answer = rig.post("/mpesa/c2b/v2/registerurl", registration().setting(field, value))
        #expect(answer.status == 400)
        #expect(answer.json["errorCode"] == "400.003.02")
        #expect(answer.json["errorMessage"]?.text == "Bad Request - Invalid \(field)")
    }

    @Test func aListedWordIsRefusedAsSeen() throws {
        var rig = BankRig()
        let answer = rig.post(
            "/mpesa/c2b/v1/registerurl", registration(validate: "https://till.example/mpesa/validate"))
        let theirs = try JSON(strict: vector("c2b-17-register-badword-400.json"))
        #expect(answer.json.without("requestId") == theirs.without("requestId"))
    }

    @Test func aSandboxTakesAddressesAgainAndAgain() {
        var rig = rig()
        #expect(rig.post("/mpesa/c2b/v2/registerurl", registration()).status == 200)
    }

    @Test func theRealThingTakesThemOnce() throws {
        var rig = rig { $0.playsProduction = true }
        let answer = rig.post("/mpesa/c2b/v2/registerurl", registration(confirm: "https://other.example/x"))
        let theirs = try JSON(strict: vector("c2b-15-register-dup-500.json"))
        #expect(answer.status == 500)
        #expect(answer.json.without("requestId") == theirs.without("requestId"))
        #expect(rig.bank.registrations["174379"]?.confirmation.text == Self.confirm)
    }

    @Test func thePathOfAProductThatTheAppLacksIsRefused() {
        var rig = BankRig { $0.directProducts = [.v1] }
        #expect(rig.post("/mpesa/c2b/v2/registerurl", registration()).json["errorCode"] == "401.003.01")
        #expect(rig.post("/mpesa/c2b/v1/registerurl", registration()).status == 200)
    }

    // MARK: Paying

    @Test func theShopIsAskedAndThenTold() throws {
        var rig = rig()
        let payment = try rig.bank.pay(order(), at: rig.moment)
        #expect(payment.state == .asked)
        let asked = rig.bank.takeDeliveries(dueBy: rig.moment.uptime)
        #expect(asked.map(\.kind) == [.validation])
        #expect(asked.map(\.address.text) == [Self.validate])
        let question = try JSON(strict: asked[0].body)
        #expect(question["OrgAccountBalance"] == "")
        #expect(question["TransactionType"] == "")

        rig.bank.goOn(with: payment.receipt.text, as: .accepted, at: rig.moment)
        #expect(rig.bank.payments.map(\.state) == [.paid])
        #expect(rig.bank.takeDeliveries(dueBy: rig.moment.uptime).isEmpty)
        rig.wait(.seconds(3))
        let told = rig.bank.takeDeliveries(dueBy: rig.moment.uptime)
        #expect(told.map(\.kind) == [.confirmation])
        #expect(told.map(\.address.text) == [Self.confirm])
        guard case .paid(let read) = C2BMessage.decode(told[0].body) else {
            Issue.record("not readable")
            return
        }
        #expect(read.receipt == payment.receipt)
        #expect(read.amount == Money(cents: 35_000))
        #expect(read.account == "INV1")
        #expect(read.payee.digits == "174379")
        #expect(read.payer == .masked("2547 ***** 678"))
        #expect(try JSON(strict: told[0].body)["OrgAccountBalance"] == "350.00")
    }

    @Test func aPaymentThatIsTurnedAwayIsNeverConfirmed() throws {
        var rig = rig()
        let payment = try rig.bank.pay(order(), at: rig.moment)
        _ = rig.callbacks()
        rig.bank.goOn(with: payment.receipt.text, as: .refused, at: rig.moment)
        rig.wait(.seconds(60))
        #expect(rig.bank.payments.map(\.state) == [.rejected])
        #expect(rig.callbacks().isEmpty)
        #expect(rig.bank.balances.isEmpty)
    }

    @Test(arguments: [("Completed", SandboxPayment.State.paid), ("Cancelled", .rejected)])
    func silenceMeansWhatWasRegistered(response: String, state: SandboxPayment.State) throws {
        var rig = rig(response: response)
        let payment = try rig.bank.pay(order(), at: rig.moment)
        rig.bank.goOn(with: payment.receipt.text, as: .silent, at: rig.moment)
        #expect(rig.bank.payments.map(\.state) == [state])
    }

    @Test func anAnswerThatComesAgainChangesNothing() throws {
        var rig = rig()
        let payment = try rig.bank.pay(order(), at: rig.moment)
        rig.bank.goOn(with: payment.receipt.text, as: .refused, at: rig.moment)
        rig.bank.goOn(with: payment.receipt.text, as: .accepted, at: rig.moment)
        #expect(rig.bank.payments.map(\.state) == [.rejected])
    }

    @Test(arguments: [
        (200, #"{"ResultCode":"0","ResultDesc":"Accepted"}"#, Validation.accepted),
        (200, #"{"ResultCode":0}"#, .accepted),
        (200, #"{"ResultCode":"C2B00012","ResultDesc":"Rejected"}"#, .refused), (200, "{}", .silent),
        (200, "", .silent),
        (500, #"{"ResultCode":"0"}"#, .silent), (200, #"{"ResultCode":"7"}"#, .silent),
    ])
    func whatAValidationWasAnsweredWithIsRead(status: Int, body: String, validation: Validation) {
        #expect(Validation(Courier.Receipt(result: .answered(status), body: Array(body.utf8))) == validation)
    }

    @Test func whereNobodyIsAskedTheMoneyMovesAtOnce() throws {
        var rig = rig { $0.validatesDirectPayments = false }
        #expect(try rig.bank.pay(order(), at: rig.moment).state == .paid)
        rig.wait(.seconds(3))
        #expect(rig.callbacks().count == 1)
    }

    @Test func withoutARegistrationTheMoneyMovesAndNobodyHears() throws {
        var rig = BankRig()
        #expect(try rig.bank.pay(order(), at: rig.moment).state == .paid)
        rig.wait(.seconds(60))
        #expect(rig.callbacks().isEmpty)
        #expect(rig.bank.balances == ["174379": 35_000])
    }

    @Test func theOlderProductHashesThePayerAndLeavesNamesOut() throws {
        var rig = rig("v1") { $0.validatesDirectPayments = false }
        _ = try rig.bank.pay(order(phone: "0708374149"), at: rig.moment)
        rig.wait(.seconds(3))
        let body = try #require(rig.callbacks().first)
        #expect(body["MSISDN"]?.text == "bbff37cea44ac0b2d964ee0dfb8d2df8513dc7ba1b36129a929fc3fbd6dd4af4")
        #expect(body["MiddleName"] == nil && body["LastName"] == nil)
    }

    @Test(arguments: ["5600101", "600100"])
    func aTillIsToldOfByItselfOrItsStoreAndHasNoAccounts(registered: String) throws {
        var rig = rig(number: registered) { $0.validatesDirectPayments = false }
        _ = try rig.bank.pay(order(payee: "5600101"), at: rig.moment)
        rig.wait(.seconds(3))
        let body = try #require(rig.callbacks().first)
        #expect(body["BusinessShortCode"] == "5600101")
        #expect(body["BillRefNumber"] == "")
        #expect(body["TransactionType"] == "Customer Merchant Payment")
    }

    @Test func whatCannotBePaidIsSaid() throws {
        var rig = BankRig()
        let (tooMuch, nobody) = (try order(250_001), try order(payee: "999999"))
        #expect(throws: SandboxError.notPayable("M-PESA moves KES 0.01 to 250,000 at once")) {
            try rig.bank.pay(tooMuch, at: rig.moment)
        }
        #expect(throws: SandboxError.noSuchPayee("999999")) { try rig.bank.pay(nobody, at: rig.moment) }
    }

    // MARK: A prompt that is paid

    @Test func aPaidPromptIsToldOfTwiceWithOneReceipt() throws {
        var rig = rig()
        _ = rig.accepted("254700000000", amount: 350, reference: "T4-0042")
        rig.wait(.seconds(10))
        let told = rig.callbacks()
        #expect(told.count == 2)
        let callback = try #require(told.first { $0["Body"] != nil })
        let confirmation = try #require(told.first { $0["TransID"] != nil })
        #expect(callback.item("MpesaReceiptNumber")?["Value"]?.text == confirmation["TransID"]?.text)
        #expect(confirmation["BillRefNumber"] == "T4-0042")
        #expect(confirmation["TransAmount"] == "350.00")
    }

    @Test(arguments: ["254700001032", "254700000001"])
    func aPromptThatIsNotPaidIsNotConfirmed(phone: String) {
        var rig = rig()
        _ = rig.accepted(phone)
        rig.wait(.seconds(10))
        #expect(rig.callbacks().allSatisfy { $0["Body"] != nil })
    }

    @Test func aPromptWhoseCallbackNeverComesIsStillConfirmed() {
        var rig = rig()
        _ = rig.accepted("254700000900")
        rig.wait(.seconds(10))
        #expect(rig.callbacks().compactMap { $0["TransID"] }.count == 1)
    }

    @Test func theCallbackThatOvertakesTheAnswerIsTheCallback() throws {
        var rig = rig()
        let answer = rig.push(pushBody(phone: "254700000903"))
        #expect(answer.callbackFirst?.kind == .callback)
    }

    // MARK: Simulating

    private func simulation(_ number: String = "174379", command: String = "CustomerPayBillOnline") -> JSON {
        [
            "ShortCode": .string(number), "CommandID": .string(command), "Amount": "10", "Msisdn": "254708374149",
            "BillRefNumber": "INV1",
        ]
    }

    @Test(arguments: ["v1", "v2"])
    func aSimulationIsTakenAndPaid(version: String) throws {
        var rig = rig { $0.validatesDirectPayments = false }
        let answer = rig.post("/mpesa/c2b/\(version)/simulate", simulation()).json
        let theirs = try JSON(strict: vector("c2b-31-simulate-ok.json"))
        #expect(answer.without("OriginatorCoversationID") == theirs.without("OriginatorCoversationID"))
        #expect(rig.bank.payments.map(\.amount) == [Money(cents: 1000)])
    }

    @Test func aTillHasNoAccountInASimulation() {
        var rig = BankRig()
        let body = simulation("5600101", command: "CustomerBuyGoodsOnline").setting("BillRefNumber", .null)
        #expect(rig.post("/mpesa/c2b/v2/simulate", body).status == 200)
        #expect(rig.bank.payments.map(\.account) == [""])
    }

    @Test(arguments: [
        ("ShortCode", JSON.string("999999")), ("CommandID", "CustomerBuyGoodsOnline"), ("Amount", "0"),
        ("Amount", "many"), ("Msisdn", "17"),
    ])
    func aSimulationNamesItsFirstBadField(field: String, value: JSON) {
        var rig = BankRig()
        let answer = rig.post("/mpesa/c2b/v2/simulate", simulation().setting(field, value))
        #expect(answer.json["errorMessage"]?.text == "Bad Request - Invalid \(field)")
        #expect(rig.bank.payments.isEmpty)
    }

    @Test func theRealThingMakesNoPaymentUp() {
        var rig = BankRig { $0.playsProduction = true }
        #expect(rig.post("/mpesa/c2b/v2/simulate", simulation()).json["errorCode"] == "401.003.01")
        #expect(rig.bank.payments.isEmpty)
    }
}
