import Daraja
import Payments
import Testing

@testable import kaunta

@Suite struct PaymentJSONTests {
    private func line(_ record: AttemptRecord) -> String { PaymentJSON(record).line }

    @Test func aPromptThatWaits() throws {
        let record = try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted))
        #expect(
            line(record) == """
                {"attempt":"9k3m7p1rxt5vw2yz","state":"PENDING","verdict":"DON'T KNOW","amount":"100.00",\
                "currency":"KES","phone":"2547•••••678","reference":"\(record.attempt.tag)",\
                "merchantRequestID":"29115-34620561-1","checkoutRequestID":"ws_CO_06112026140301123•••••••••",\
                "resultCode":null,"reason":"Waiting for the customer","receipt":null,\
                "nextCheckAt":"2026-11-06T14:03:12+03:00","createdAt":"2026-11-06T14:03:00+03:00",\
                "updatedAt":"2026-11-06T14:03:02+03:00","kept":null}
                """)
    }

    @Test func aPaymentWithItsReceipt() throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, try Records.claim()),
            (.query, .queryPaid(checkout: Records.checkout, text: "The service request is processed successfully.")))
        #expect(
            line(record) == """
                {"attempt":"9k3m7p1rxt5vw2yz","state":"PAID","verdict":"PAID","amount":"100.00",\
                "currency":"KES","phone":"2547•••••678","reference":"\(record.attempt.tag)",\
                "merchantRequestID":"29115-34620561-1","checkoutRequestID":"ws_CO_06112026140301123•••••••••",\
                "resultCode":"0",\
                "reason":"Safaricom, asked: Paid (0): The service request is processed successfully.",\
                "receipt":"UK6H4X2QP7","nextCheckAt":null,"createdAt":"2026-11-06T14:03:00+03:00",\
                "updatedAt":"2026-11-06T14:03:04+03:00","kept":true}
                """)
    }

    @Test func aCustomerWhoCancelled() throws {
        let meaning = ResultCatalogue.decline(for: ResultCode("1032")).meaning.english
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, Records.failed("1032")))
        #expect(
            line(record) == """
                {"attempt":"9k3m7p1rxt5vw2yz","state":"FAILED","verdict":"NOT PAID","amount":"100.00",\
                "currency":"KES","phone":"2547•••••678","reference":"\(record.attempt.tag)",\
                "merchantRequestID":"29115-34620561-1","checkoutRequestID":"ws_CO_06112026140301123•••••••••",\
                "resultCode":"1032","reason":"\(meaning)","receipt":null,"nextCheckAt":"2026-11-06T14:03:48+03:00",\
                "createdAt":"2026-11-06T14:03:00+03:00","updatedAt":"2026-11-06T14:03:03+03:00","kept":null}
                """)
    }

    @Test func anAnswerThatWasLostHasNoIDs() throws {
        let record = try Records.record((.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")))
        #expect(
            line(record) == """
                {"attempt":"9k3m7p1rxt5vw2yz","state":"UNKNOWN","verdict":"DON'T KNOW","amount":"100.00",\
                "currency":"KES","phone":"2547•••••678","reference":"\(record.attempt.tag)",\
                "merchantRequestID":null,"checkoutRequestID":null,"resultCode":null,\
                "reason":"DON'T KNOW – do not send again","receipt":null,"nextCheckAt":null,\
                "createdAt":"2026-11-06T14:03:00+03:00","updatedAt":"2026-11-06T14:03:02+03:00","kept":null}
                """)
    }

    @Test func aRefusalTellsItsWords() throws {
        let record = try Records.record((.console, Records.marked), (.pushAnswer, Records.refused(.invalidField)))
        let line = line(record)
        #expect(line.contains(#""state":"REFUSED","verdict":"NOT PAID""#))
        #expect(line.contains(#""resultCode":"400.002.02""#))
        #expect(line.contains(#""reason":"Refused (400.002.02): Bad Request - Invalid PhoneNumber""#))
    }

    @Test func showAddsWhoSaidWhat() throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, try Records.claim()))
        let line = PaymentJSON(record).lineWithEvidence
        #expect(line.contains(#""state":"CLAIMED","verdict":"DON'T KNOW""#))
        #expect(
            line.hasSuffix(
                """
                ,"evidence":[\
                {"source":"console","time":"2026-11-06T14:03:01+03:00",\
                "said":"Marked as sent, on disk before the request left."},\
                {"source":"pushAnswer","time":"2026-11-06T14:03:02+03:00",\
                "said":"Accepted as ws_CO_06112026140301123•••••••••. Accepted is not paid."},\
                {"source":"callback","time":"2026-11-06T14:03:03+03:00",\
                "said":"Says paid: receipt UK6H4X2QP7, KES 100.00, 0712 ••• 678, 2026-11-06 14:03:00."}]}
                """))
    }

    @Test func aStateIsSpeltAsTheTablesSpellIt() throws {
        let denial = CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1032"), text: "Cancelled")
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, .callbackFailed(denial)))
        #expect(line(record).contains(#""state":"FAILED_UNVERIFIED""#))
    }
}
