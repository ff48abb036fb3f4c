import Payments
import Testing
import Transport

@testable import Daraja

struct RequestTests {
    private func push(_ payee: CollectionPoint, shillings: Int64 = 1) throws -> STKPush {
        let account = try Example.account(payee)
        return try #require(
            STKPush(
                Example.attempt(payee, shillings: shillings), signature: account.signature(at: Example.moment()),
                callbackAddress: "https://till.example.co.ke/cb/7f3a"))
    }

    @Test func aPayBillPromptIsTheseBytes() throws {
        let password =
            "MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjYxMDAyMTEz"
            + "MDA1"
        #expect(
            try push(Example.payBill(), shillings: 250_000).body.serialised
                == #"{"BusinessShortCode":"174379","Password":"\#(password)","Timestamp":"20261002113005","#
                + #""TransactionType":"CustomerPayBillOnline","Amount":250000,"PartyA":254708374149,"#
                + #""PartyB":"174379","PhoneNumber":254708374149,"CallBackURL":"https://till.example.co.ke/cb/7f3a","#
                + #""AccountReference":"INV001","TransactionDesc":"Payment"}"#)
    }

    @Test func aTillPromptIsSignedByTheStoreAndPaysTheTill() throws {
        let body = try push(Example.till()).body
        #expect(body["BusinessShortCode"] == "600100")
        #expect(body["PartyB"] == "5600101")
        #expect(body["TransactionType"] == "CustomerBuyGoodsOnline")
    }

    @Test func aPromptIsPOSTedToItsPathWithTheTokenAndAsJSON() throws {
        let token = AccessToken(secret: Secret("abc"), renewAt: .zero)
        let call = try push(Example.payBill()).call(to: .production, bearing: token)
        #expect(call.method == .post)
        #expect(call.address.description == "https://api.safaricom.co.ke/mpesa/stkpush/v1/processrequest")
        #expect(
            call.headers == [
                .init("Authorization", "Bearer abc"), .init("Content-Type", "application/json"),
                .init("Accept", "application/json"),
            ])
    }

    @Test func aQuestionIsTheseBytes() throws {
        let moment = try #require(Timestamp(wire: "20160216165627"))
        let query = STKQuery(CheckoutRequestID("ws_CO_1"), signature: try Example.account().signature(at: moment))
        #expect(query.path == "/mpesa/stkpushquery/v1/query")
        #expect(
            query.body.serialised
                == #"{"BusinessShortCode":"174379","Password":"MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkz"#
                + #"MDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMTYwMjE2MTY1NjI3","Timestamp":"20160216165627","#
                + #""CheckoutRequestID":"ws_CO_1"}"#)
    }

    @Test func theCallForATokenShowsTheKeysAsBasic() throws {
        let call = TokenRequest.call(for: try Example.account())
        #expect(call.method == .get)
        #expect(
            call.address.description
                == "https://sandbox.safaricom.co.ke/oauth/v1/generate?grant_type=client_credentials")
        #expect(call.headers == [.init("Authorization", "Basic c2FuZGJveC1rZXk6c2FuZGJveC1zZWNyZXQ=")])
    }

    @Test(arguments: [0, -1, 250_001] as [Int64])
    func anAmountThatMPESADoesNotMoveMakesNoRequest(shillings: Int64) throws {
        let signature = try Example.account().signature(at: Example.moment())
        let attempt = try Example.attempt(shillings: shillings)
        #expect(STKPush(attempt, signature: signature, callbackAddress: "https://x.ke/1") == nil)
    }

    @Test func nothingThatIsPrintedHoldsASecret() throws {
        let account = try Example.account()
        let signature = account.signature(at: try Example.moment())
        var shown = "\(account) \(signature) \(Secret("hush")) \(try push(Example.payBill()))"
        for value in [account, signature, Secret("hush"), try push(Example.payBill())] as [Any] {
            dump(value, to: &shown)
            shown += String(reflecting: value)
        }
        for secret in ["sandbox-key", "sandbox-secret", "bfb279", "MTc0Mzc5", "hush"] {
            #expect(!shown.contains(secret))
        }
        #expect("\(try push(Example.payBill()))" == "prompt for KES 1 to 2547•••••149, reference INV001")
    }
}
