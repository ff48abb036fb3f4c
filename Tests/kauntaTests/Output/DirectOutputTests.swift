import Payments
import Testing

@testable import kaunta

@Suite struct DirectOutputTests {
    private func payment(
        sale: SaleID? = nil, paidAt: Timestamp? = nil, verifiedAt: Timestamp? = nil
    ) throws -> DirectPayment {
        DirectPayment(
            number: 4,
            told: C2BConfirmation(
                receipt: try #require(Receipt("UK6H4X2QP7")), amount: Money(cents: 150_050),
                payee: try #require(ShortCode("174379")), account: "FLAT 4", payer: .masked("2547 ***** 126"),
                name: "JANE WANJIKU", paidAt: paidAt),
            heardAt: Timestamp(milliseconds: 1_793_959_200_000), verifiedAt: verifiedAt, prompt: nil, sale: sale,
            claim: nil)
    }

    @Test func aListOfJSONHasTheSameKeysForBothKindsInTheSameOrder() throws {
        let keys = { (line: String) in
            line.matches(of: #/"(\w+)":/#).map { String($0.1) }
        }
        let record = try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted))
        #expect(keys(DirectJSON(try payment()).line) == keys(PaymentJSON(record).line))
    }

    @Test func whatOnlyAMessageTellsOfIsNotKnown() throws {
        let line = DirectJSON(try payment()).line
        for part in [
            #""attempt":null"#, #""state":"CLAIMED""#, #""verdict":"DON'T KNOW""#, #""amount":"1500.50""#,
            #""phone":"2547 ***** 126""#, #""reference":"FLAT 4""#, #""receipt":"UK6H4X2QP7""#,
        ] {
            #expect(line.contains(part), "\(line)")
        }
    }

    @Test func aStrangersPaymentIsNotShownAsPaid() throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.person, .wrongNumber),
            (.query, .queryPaid(checkout: Records.checkout, text: "ok")))
        let text = PaymentText(ink: Ink()).detail(of: record, at: record.updatedAt)
        #expect(text.hasPrefix("REFUND OWED"))
        #expect(!text.contains("PAID – Safaricom confirms"))
    }

    @Test func whatAListBroughtDaysLaterStandsUnderTheDayItWasPaid() throws {
        let heard = try payment().heardAt
        let (paid, later) = (heard + .seconds(-6 * 86_400), heard + .seconds(60))
        let text = PaymentText(ink: Ink())
        #expect(text.line(try payment(paidAt: paid)).hasPrefix("\(paid.day)  \(paid.time)"))
        #expect(text.detail(of: try payment(paidAt: paid)).contains("\(paid.day) \(paid.time)"))
        // Nothing was paid after it was heard of.
        #expect(text.line(try payment(paidAt: later)).hasPrefix("\(heard.day)  \(heard.time)"))
    }

    @Test func aListOfTextShowsWhoPaid() throws {
        let text = PaymentText(ink: Ink())
        let line = text.line(try payment())
        for part in ["07•• ••• 126", "1,500.50", "Received", "UK6H4X2QP7", "JANE WANJIKU"] {
            #expect(line.contains(part), "\(line)")
        }
        #expect(text.line(try payment(sale: SaleID("s"))).contains("Taken"))
        #expect(text.detail(of: try payment()).contains("not confirmed yet"))
    }

    @Test func whatMayBeOnItsWayBackIsCalledPaidNowhere() throws {
        let at = Timestamp(milliseconds: 1_793_959_300_000)
        var payment = try payment(verifiedAt: at)
        #expect(DirectJSON(payment).line.contains(#""verdict":"PAID""#))
        payment.isOnItsWayBack = true
        let line = DirectJSON(payment).line
        #expect(line.contains(#""verdict":"DON'T KNOW""#) && line.contains(#""kept":null"#))
        let text = PaymentText(ink: Ink())
        #expect(text.detail(of: payment).contains("Going back?") && !text.detail(of: payment).contains("PAID"))
        #expect(text.line(payment).contains("Going back?"))
    }
}
