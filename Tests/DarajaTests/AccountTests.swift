import Payments
import Testing
import Transport

@testable import Daraja

struct AccountTests {
    @Test(arguments: [
        ("https://sandbox.safaricom.co.ke", DarajaHost.sandbox), ("https://sandbox.safaricom.co.ke/", .sandbox),
        ("https://API.safaricom.co.ke:443", .production),
    ])
    func theTwoHostsAreKnownByTheirNames(text: String, host: DarajaHost) throws {
        #expect(try DarajaHost(base: text) == host)
    }

    @Test(arguments: ["http://127.0.0.1:8700", "http://localhost:8700/", "https://[::1]:9"])
    func thisMachineIsALocalHost(text: String) throws {
        guard case .local(let local) = try DarajaHost(base: text) else {
            Issue.record("not local")
            return
        }
        #expect(local.address.isLoopback)
    }

    @Test(arguments: [
        "http://api.safaricom.co.ke", "https://api.safaricom.co.ke:8443", "https://api.safaricom.co.ke/x",
        "https://api.safaricom.co.ke.example", "https://example.com", "http://10.0.0.1", "api.safaricom.co.ke", "",
        "http://127.0.0.1/?x",
    ])
    func keysAreSentToNobodyElse(text: String) {
        #expect(throws: HostFault.self) { try DarajaHost(base: text) }
    }

    @Test func valuesOfTheSandboxAreNotUsedForRealMoney() throws {
        let own = CollectionPoint.payBill(try #require(ShortCode("600100")), account: nil)
        #expect(throws: AccountFault.sandboxInProduction("shortcode")) {
            try Example.account(passkey: "real", host: .production)
        }
        #expect(throws: AccountFault.sandboxInProduction("passkey")) {
            try Example.account(own, passkey: " \(Example.passkey)\n", host: .production)
        }
        #expect(throws: Never.self) { try Example.account(own, passkey: "real", host: .production) }
    }

    @Test func anEmptyKeyIsNamed() throws {
        let payee = try Example.payBill()
        #expect(throws: AccountFault.missing("consumer secret")) {
            try DarajaAccount(
                consumerKey: Secret("k"), consumerSecret: Secret(" \n"), passkey: Secret("p"), payee: payee,
                host: .sandbox)
        }
    }

    @Test func pastedBlanksAroundKeysAreDropped() {
        #expect(Secret("\t key with blank \r\n") == Secret("key with blank"))
    }
}

struct CallbackBaseTests {
    private static func local() throws -> DarajaHost { try DarajaHost(base: "http://127.0.0.1:8700") }

    @Test func theTokenIsTheLastPartOfTheAddress() throws {
        let base = try CallbackBase("https://till.example.co.ke/cb/", for: .production)
        #expect(base.address(for: try Example.token()) == "https://till.example.co.ke/cb/\(Example.tokenHex)")
    }

    @Test func withoutAnAddressAPromptCarriesOneThatLeadsNowhere() throws {
        let address = CallbackBase.nowhere.address(for: try Example.token())
        #expect(address == "https://kaunta.invalid/\(Example.tokenHex)")
        #expect(throws: Never.self) { try CallbackBase("https://kaunta.invalid", for: .production) }
    }

    @Test(arguments: [
        ("till.example.co.ke", CallbackBaseFault.notAnAddress("till.example.co.ke")),
        ("https://till.example/cb?x=1", .notAnAddress("https://till.example/cb?x=1")),
        ("http://till.example/cb", .notEncrypted), ("http://127.0.0.1:8080/cb", .notPublic),
        ("https://localhost/cb", .notPublic), ("https://Till.example/cb", .capitals),
        ("https://mpesa.example/cb", .forbiddenWord("mpesa")), ("https://x.example/M-Pesa", .forbiddenWord("m-pesa")),
        ("https://x.example/Safaricom/cb", .forbiddenWord("safaricom")),
        ("https://x.example/a.exe", .forbiddenWord("exe")), ("https://x.example/execute", .forbiddenWord("exe")),
        ("https://cmd.example/", .forbiddenWord("cmd")), ("https://mysql.example/", .forbiddenWord("sql")),
        ("https://x.example/query", .forbiddenWord("query")), ("https://a1b2.ngrok.io/", .tunnel("ngrok")),
    ])
    func anAddressThatSafaricomWouldRefuseIsRefusedHere(text: String, fault: CallbackBaseFault) {
        #expect(throws: fault) { try CallbackBase(text, for: .production) }
    }

    @Test func aTunnelWillDoForTheSandbox() {
        #expect(throws: Never.self) { try CallbackBase("https://a1b2.ngrok.io/", for: .sandbox) }
    }

    @Test func plainAddressesOfThisMachineAreForALocalHostOnly() throws {
        #expect(try CallbackBase("http://127.0.0.1:8080", for: Self.local()).description == "http://127.0.0.1:8080")
        #expect(throws: CallbackBaseFault.notEncrypted) { try CallbackBase("http://10.0.0.2/cb", for: Self.local()) }
        #expect(throws: CallbackBaseFault.notPublic) { try CallbackBase("http://127.0.0.1:8080", for: .sandbox) }
    }
}

struct ServerClockTests {
    @Test(arguments: [
        ("Fri, 06 Nov 2026 11:03:22 GMT", "2026-11-06T14:03:22+03:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T03:00:00+03:00"),
        ("Thu, 31 Dec 2026 23:59:60 GMT", "2027-01-01T02:59:59+03:00"),
    ])
    func aDateHeaderIsRead(text: String, moment: String) {
        #expect(Timestamp(httpDate: text)?.rfc3339 == moment)
    }

    @Test(arguments: [
        "", "yesterday", "Fri, 06 Nov 2026 11:03:22 EAT", "Fri, 31 Nov 2026 11:03:22 GMT", "Fri, 06 Foo 2026 1:2:3 GMT",
    ])
    func whatIsNoDateIsNone(text: String) {
        #expect(Timestamp(httpDate: text) == nil)
    }
}
