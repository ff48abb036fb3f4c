import Payments
import Testing

@testable import Console
@testable import Screen

/// 20 November 2025, 12:41:00 in Nairobi.
let noon: Timestamp = {
    guard let moment = Timestamp(year: 2025, month: 11, day: 20, hour: 12, minute: 41, second: 0) else {
        preconditionFailure("a moment of the calendar")
    }
    return moment
}()

func phone(_ text: String) -> MSISDN {
    guard let number = try? MSISDN(parsing: text) else { preconditionFailure("\(text) is a number") }
    return number
}

func shillings(_ count: Int64) -> Money { Money(cents: count * 100) }

func reference(_ text: String) -> AccountReference {
    guard let reference = AccountReference(text) else { preconditionFailure("\(text) is a reference") }
    return reference
}

let payBill: CollectionPoint = {
    guard let code = ShortCode("174379") else { preconditionFailure("a short code") }
    return .payBill(code, account: nil)
}()

/// A payment in a list: the `number`-th of the till, made `ago` seconds before noon.
func line(
    _ number: Int64, _ phoneNumber: String = "0722000901", _ amount: Int64 = 1250, _ state: AttemptState = .paid,
    code: String? = nil, receipt: String? = nil, ago: Int64 = 60, updated: Int64? = nil, next: Int64? = nil,
    sent: Int64? = nil, doubt: Doubt.Kind? = nil, isReleased: Bool = false, isGoodsGiven: Bool = false
) -> PaymentLine {
    let tag = Tag(till: "K4", number: number)
    return PaymentLine(
        number: number, id: AttemptID("attempt\(number)"), tag: tag, createdAt: noon + .seconds(-ago),
        phone: phone(phoneNumber), amount: shillings(amount), reference: reference(tag.text), state: state,
        resultCode: code.map(ResultCode.init), receipt: receipt.flatMap(Receipt.init),
        nextCheckAt: next.map { noon + .seconds($0) }, sentAt: noon + .seconds(sent ?? -ago),
        updatedAt: noon + .seconds(updated ?? 20 - ago), doubt: doubt, isReleased: isReleased,
        isGoodsGiven: isGoodsGiven)
}

func rows(_ lines: [PaymentLine]) -> [PaymentRow] { lines.map(PaymentRow.prompt) }

/// What the shop has seen today, newest first.
let morning: [PaymentLine] = [
    line(1187, "0722000901", 1250, .paid, code: "0", receipt: "TKK4H7X2QP", ago: 29),
    line(1186, "0110000224", 480, .pending, ago: 90, next: 7),
    line(1185, "0701000555", 3000, .failed, code: "1", ago: 238),
    line(1184, "0790000018", 90, .paid, code: "0", receipt: "TKK4H7W9ZD", ago: 313),
    line(1183, "0115000370", 620, .failed, code: "1032", ago: 590),
    line(1182, "0728000664", 2140, .paid, code: "0", receipt: "TKK4H7V1MM", ago: 605),
    line(1181, "0708000412", 700, .unknown, ago: 1122, next: 300),
    line(1180, "0723000119", 15000, .paid, code: "0", receipt: "TKK4H7T0QK", ago: 1160),
    line(1179, "0111000806", 350, .paid, code: "0", ago: 1257),
    line(1178, "0799000240", 1000, .refused, code: "400.002.02", ago: 1351),
    line(1177, "0745000631", 60, .claimed, ago: 1386, next: 2),
    line(1176, "0721000007", 4480, .expired, ago: 1548, next: 600),
    line(1175, "0702000982", 200, .failed, code: "1037", ago: 1580),
    line(1174, "0713000450", 820, .conflict, ago: 1707, next: 30),
    line(1173, "0792000318", 250_000, .paid, code: "0", receipt: "TKJ4H7P2VN", ago: 90_000),
]

let morningTotals = DayTotals(
    day: noon.day,
    buckets: [
        .paid: .init(count: 128, sum: shillings(214_380)), .pending: .init(count: 1, sum: shillings(480)),
        .unknown: .init(count: 1, sum: shillings(700)), .failed: .init(count: 9, sum: shillings(12_050)),
    ])

/// A prompt that M-PESA named twenty seconds ago, and that nobody has asked about.
let waitingRecord = record(
    line(1186, "0110000224", 480, .pending, ago: 90),
    [
        Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-1)),
        Evidence(
            source: .pushAnswer,
            fact: .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_20112025124020123110000224")),
            at: noon + .seconds(0)),
    ])

/// A payment with a callback and a question behind it.
let paidRecord = record(
    line(1187, "0722000901", 1250, .paid, ago: 29),
    [
        Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-29)),
        Evidence(
            source: .pushAnswer,
            fact: .accepted(
                merchant: MerchantRequestID("8f1a-4b2c-9d3e"),
                checkout: CheckoutRequestID("ws_CO_20112025124031123722000901")), at: noon + .seconds(-28),
            raw: #"{"ResponseCode":"0","CheckoutRequestID":"ws_CO_20112025124031123722000901"}"#),
        Evidence(
            source: .callback,
            fact: .callbackPaid(
                CallbackClaim(
                    merchant: nil, checkout: CheckoutRequestID("ws_CO_20112025124031123722000901"),
                    receipt: Receipt("TKK4H7X2QP"), amount: shillings(1250), payer: .clear(phone("0722000901")),
                    paidAt: noon + .seconds(-12), balance: nil)), at: noon + .seconds(-11),
            raw: #"{"Body":{"stkCallback":{"ResultCode":0,"PhoneNumber":254722000901}}}"#),
        Evidence(
            source: .query,
            fact: .queryPaid(
                checkout: CheckoutRequestID("ws_CO_20112025124031123722000901"),
                text: "The service request is processed successfully."), at: noon + .seconds(-9),
            raw: #"{"ResultCode":"0"}"#),
    ])

/// A payment that the customer cancelled.
let cancelledRecord = record(
    line(1183, "0115000370", 620, .failed, code: "1032", ago: 590),
    [
        Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-590)),
        Evidence(
            source: .pushAnswer,
            fact: .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_20112025123110456115000370")),
            at: noon + .seconds(-589)),
        Evidence(
            source: .query,
            fact: .queryFailed(
                checkout: CheckoutRequestID("ws_CO_20112025123110456115000370"), code: ResultCode("1032"),
                text: "Request cancelled by user"), at: noon + .seconds(-570)),
    ])

func record(_ line: PaymentLine, _ evidence: [Evidence]) -> AttemptRecord {
    let attempt = Attempt(
        id: line.id, sale: SaleID("sale"), tag: line.tag, phone: line.phone, amount: line.amount, payee: payBill,
        reference: line.reference, purpose: .usual, createdAt: line.createdAt)
    return AttemptRecord(attempt: attempt, evidence: evidence)
}

/// The catalogue of codes, as far as these tests meet it.
func explain(_ code: ResultCode) -> Decline {
    switch code.text {
    case "1032":
        Decline(
            code: code, theirWords: "Request cancelled by user",
            meaning: Phrase("The customer cancelled the prompt.", sw: "Mteja ameghairi ombi."),
            doNow: Phrase("Ask whether to send again.", sw: "Uliza kama utume tena."),
            say: Phrase("You cancelled it. Shall I send it again?", sw: "Umeghairi. Nitume tena?"), side: .customer)
    case "1":
        Decline(
            code: code, theirWords: "The balance is insufficient for the transaction.",
            meaning: Phrase("Not enough money in M-PESA.", sw: "Salio la M-PESA halitoshi."),
            doNow: Phrase("Ask for another way to pay.", sw: "Omba njia nyingine ya kulipa."),
            say: Phrase("Your M-PESA balance is too low.", sw: "Salio lako la M-PESA halitoshi."), side: .customer)
    default:
        Decline(
            code: code, theirWords: "", meaning: Phrase("Not paid.", sw: "Haijalipwa."),
            doNow: Phrase("Look at the detail.", sw: "Angalia undani."), say: Phrase("", sw: ""), side: .gateway)
    }
}

func explainRefusal(_ refusal: Refusal) -> Decline {
    Decline(
        code: ResultCode(refusal.code), theirWords: refusal.message,
        meaning: Phrase("M-PESA did not take the request.", sw: "M-PESA haikupokea ombi."),
        doNow: Phrase("Check the number and send again.", sw: "Angalia namba na utume tena."), say: Phrase("", sw: ""),
        side: .setup)
}

func environment(
    _ surroundings: ConsoleEnvironment.Surroundings = .production, language: Language = .english,
    isReadOnly: Bool = false, reduceMotion: Bool = false
) -> ConsoleEnvironment {
    ConsoleEnvironment(
        tillName: "Westlands 04", payee: payBill, surroundings: surroundings, language: language,
        isReadOnly: isReadOnly, reduceMotion: reduceMotion, explain: explain, explainRefusal: explainRefusal)
}

/// Asking works.
let wellHealth: Health = {
    var health = Health()
    health.gateway = .answering(at: noon)
    health.listener = .on
    return health
}()
