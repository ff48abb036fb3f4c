import Payments
import Testing
import Transport

@testable import Daraja

/// The vectors of Safaricom's own list.
extension VectorTests {
    static let pullRequests = ["pull-01-register-request.json", "pull-05-query-request.json"]

    @Test func theRequestsOfThePortalAreExactlyOurs() throws {
        let number = try #require(ShortCode("600000"))
        let register = PullRegister(
            number, phone: try MSISDN(parsing: "254722000000"), callbackAddress: "https://till.example.co.ke/pull")
        #expect(try register.body == Fixtures.json("pull-01-register-request.json"))
        let query = PullQuery(
            number, from: try #require(Timestamp(wire: "20261002083600")),
            to: try #require(Timestamp(wire: "20261002101000")))
        #expect(try query.body == Fixtures.json("pull-05-query-request.json"))
    }

    static let pullRegistrations: [(String, PullRegistration)] = [
        ("pull-02-register-ok.json", .registered), ("pull-03-register-ok-spaced-keys.json", .registered),
        ("pull-04-register-already.json", .alreadyRegistered),
    ]

    @Test(arguments: pullRegistrations)
    func aListIsRegisteredAsTheManifestSays(name: String, answer: PullRegistration) throws {
        let register = PullRegister(
            try #require(ShortCode("600000")), phone: try MSISDN(parsing: "254722000000"),
            callbackAddress: "https://till.example.co.ke/pull")
        #expect(try register.response(to: Fixtures.reply(name)) == answer)
    }

    /// Receipts, amounts and names of the rows.
    static let pullPages: [(String, [[String]])] = [
        (
            "pull-10-ok-nested.json",
            [["UJ21ABCD31", "233.80", "INV001", ""], ["UJ22ABCD32", "1500.00", "INV002", "JANE DOE"]]
        ),
        ("pull-12-ok-object.json", [["UJ24ABCD34", "233.80", "INV004", ""]]),
        ("pull-13-empty-1001.json", []),
    ]

    @Test(arguments: pullPages)
    func aListHasTheRowsOfTheManifest(name: String, rows: [[String]]) throws {
        let now = try Example.moment()
        let query = PullQuery(try #require(ShortCode("600638")), from: now, to: now)
        let page = try query.response(to: Fixtures.reply(name))
        if rows.isEmpty {
            #expect(page == .nothing)
            return
        }
        guard case .rows(let lines, 0, 0, nil, []) = page else {
            Issue.record("\(page)")
            return
        }
        #expect(
            lines.map(\.told).map { [$0.receipt.text, $0.amount.decimal, $0.account, $0.name] } == rows)
        #expect(lines.allSatisfy { $0.told.payer?.description == "2547•••••001" })
    }
}
