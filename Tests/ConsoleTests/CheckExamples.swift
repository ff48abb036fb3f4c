import Payments
import Testing

@testable import Console
@testable import Screen

/// What needs a check at noon: one of each kind, oldest first.
let doubtfulLines: [PaymentLine] = [
    line(1166, "0722000555", 640, .paid, code: "0", receipt: "TKK4H6AQ1B", ago: 9000, doubt: .late),
    line(1167, "0733000777", 900, .paid, code: "0", receipt: "TKK4H6C2ZX", ago: 8100, doubt: .refundOwed),
    line(1169, "0745000631", 60, .paid, code: "0", receipt: "TKK4H6D7RT", ago: 4000, doubt: .doubled),
    line(1170, "0799000240", 1000, .paid, code: "0", receipt: "TKK4H6E5SV", ago: 3700, doubt: .denied),
    line(1171, "0111000806", 350, .paid, code: "0", ago: 3500, doubt: .otherAmount),
    line(1174, "0713000450", 820, .conflict, ago: 1707, next: 30, doubt: .contradiction),
    line(1176, "0721000007", 4480, .expired, ago: 1548, next: 600, doubt: .unknown),
    line(1177, "0745000631", 60, .claimed, ago: 1386, next: 2),
    line(1181, "0708000412", 700, .unknown, ago: 1122, doubt: .unknown),
]

let everyDoubt: [Doubt] = doubtfulLines.map { Doubt($0.doubt ?? .unknown, about: $0) }

/// Money paid straight to the shop at eleven, that nobody has taken.
func unclaimed(
    _ code: String = "TKK4H6B9ND", number: Int64 = 1168, verified: Bool = false, prompt: AttemptID? = nil,
    sale: SaleID? = nil, claim: DirectPayment.Claim? = nil, listed: Int64? = nil,
    reversal: Reversal? = nil, reversalNumber: Int64? = nil, look: DirectPayment.Look? = nil
) -> DirectPayment {
    guard let receipt = Receipt(code), let payee = ShortCode("174379") else { preconditionFailure("a receipt") }
    return DirectPayment(
        number: number,
        told: C2BConfirmation(
            receipt: receipt, amount: shillings(500), payee: payee, account: "TEA",
            payer: .masked("2547 ***** 126"), name: "JANE NJERI", paidAt: noon + .seconds(-6060)),
        heardAt: noon + .seconds(-6050), verifiedAt: verified ? noon : nil, listedAmount: listed.map(shillings),
        reversal: reversal, reversalNumber: reversalNumber ?? reversal.map { _ in 7 },
        look: look, prompt: prompt, sale: sale,
        claim: claim)
}

/// The prompt without an answer, with the questions that were asked about it.
func expiredRecord(asked: Int64 = -60, released: Approval? = nil) -> AttemptRecord {
    let checkout = CheckoutRequestID("ws_CO_20112025121512456721000007")
    var evidence = [
        Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-1548)),
        Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: checkout), at: noon + .seconds(-1547)),
        Evidence(source: .console, fact: .deadlinePassed, at: noon + .seconds(-1367)),
        Evidence(
            source: .query, fact: .queryOpen(reason: "The transaction is being processed (500.001.1001)."),
            at: noon + .seconds(asked)),
    ]
    if let released {
        evidence.append(Evidence(source: .person, fact: .released(released.proven()), at: noon + .seconds(-30)))
    }
    return record(doubtfulLines[6], evidence)
}

/// The prompt about which M-PESA gave two answers, half an hour ago.
let contradictedRecord: AttemptRecord = {
    let claim = CallbackClaim(
        merchant: nil, checkout: nil, receipt: Receipt("TKK4H6D7QW"), amount: shillings(820), payer: nil, paidAt: nil,
        balance: nil)
    let denial = Fact.queryFailed(
        checkout: CheckoutRequestID("ws_CO_20112025121233456713000450"), code: ResultCode("1032"), text: "cancelled")
    return record(
        doubtfulLines[5],
        [
            Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-1707)),
            Evidence(source: .callback, fact: .callbackPaid(claim), at: noon + .seconds(-1700)),
            Evidence(source: .query, fact: denial, at: noon + .seconds(-1690)),
        ])
}()

/// The prompt to a wrong number that was paid.
let refundRecord = record(
    doubtfulLines[1],
    [
        Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-8100)),
        Evidence(
            source: .pushAnswer,
            fact: .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_20112025102559456733000777")),
            at: noon + .seconds(-8099)),
        Evidence(source: .person, fact: .wrongNumber, at: noon + .seconds(-8080)),
        Evidence(
            source: .callback,
            fact: .callbackPaid(
                CallbackClaim(
                    merchant: nil, checkout: nil, receipt: Receipt("TKK4H6C2ZX"), amount: shillings(900), payer: nil,
                    paidAt: nil, balance: nil)), at: noon + .seconds(-8070)),
        Evidence(
            source: .query,
            fact: .queryPaid(
                checkout: CheckoutRequestID("ws_CO_20112025102559456733000777"), text: "processed successfully"),
            at: noon + .seconds(-8060)),
    ])

extension Robot {
    /// A shop in which everything that can be doubtful is: come about at work, or found so at a start.
    mutating func serveDoubts(atStart: Bool = false) {
        tell(.health(wellHealth))
        if !atStart { tell(.checks([], unclaimed: [])) }
        records = [paidRecord, cancelledRecord, expiredRecord(), contradictedRecord, refundRecord]
        let usual = morning.filter { line in !doubtfulLines.contains { $0.number == line.number } }
        serve(usual + doubtfulLines, doubts: everyDoubt, unclaimed: [unclaimed()])
    }

    /// What needs a check, with the cursor on money that M-PESA's list has with 50 shillings and a message with 500.
    mutating func serveDispute(_ payment: DirectPayment? = nil, sale: SaleID? = nil) {
        serveDoubts()
        tell(.checks(everyDoubt, unclaimed: [payment ?? unclaimed(sale: sale, listed: 50)]))
        press(.alt("5"))
        press(.home)
        for _ in state.checks.items where state.checks.current?.payment == nil { press(.down) }
    }

    /// The cursor on the row of what needs a check that has that word.
    mutating func seek(_ word: String) {
        press(.home)
        for _ in state.checks.items where state.checks.current.map({ !$0.word.word.english.contains(word) }) ?? false {
            press(.down)
        }
    }

    /// The code dialog with that code in it.
    mutating func lookUp(_ code: String, finding: CodeFinding) {
        if let receipt = Receipt(code) { codes[receipt] = finding }
        press(.alt("v"))
        type(code.lowercased())
    }
}

/// Money that may be the payment of that prompt.
func waitingRow(for line: PaymentLine, isLikelySpent: Bool) throws -> UnplacedRow {
    let told = C2BConfirmation(
        receipt: try #require(Receipt("TKK4H7D0AA")), amount: line.amount, payee: try #require(ShortCode("600984")),
        account: "TABLE5", payer: nil, name: "", paidAt: noon + .seconds(-1100))
    return UnplacedRow(
        told: told, source: .pull, listedAt: noon + .seconds(-1000), perhapsOf: [record(line, []).attempt],
        isLikelySpent: isLikelySpent)
}
