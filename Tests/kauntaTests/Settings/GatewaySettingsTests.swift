import Daraja
import Payments
import Testing
import Transport

@testable import kaunta

@Suite struct GatewaySettingsTests {
    private func settings(_ changes: [String: String?] = [:]) throws -> GatewaySettings {
        try GatewaySettings(from: Samples.report(changes))
    }

    private func findings(_ changes: [String: String?]) -> [SettingsFinding] {
        do {
            _ = try settings(changes)
            return []
        } catch let error as SettingsError {
            return error.findings
        } catch {
            return []
        }
    }

    @Test func aPayBillAtTheSandboxIsTheSimplestShop() throws {
        let settings = try settings()
        #expect(settings.account.host == .sandbox)
        #expect(settings.account.payee.description == "Pay Bill 600984")
        #expect(settings.callback == nil)
        #expect(settings.listenPort == 8701)
        #expect(settings.queriesPerMinute == 5)
    }

    @Test func everythingMissingIsSaidAtOnceWithWhatToDo() {
        let nothing: [String: String?] = [
            "MPESA_CONSUMER_KEY": nil, "MPESA_CONSUMER_SECRET": nil, "MPESA_SHORTCODE": nil, "MPESA_PASSKEY": nil,
        ]
        let found = findings(nothing)
        #expect(
            found.map(\.place) == [
                "MPESA_SHORTCODE", "MPESA_CONSUMER_KEY", "MPESA_CONSUMER_SECRET", "MPESA_PASSKEY",
            ])
        #expect(found.first?.fix == "Export MPESA_SHORTCODE, or put shortcode into config.toml.")
        #expect(found.last?.fix == "Export MPESA_PASSKEY, or put passkey into secrets.toml.")
        #expect(SettingsError(findings: found).description.contains("no money moved"))
    }

    // MARK: - The host

    @Test(
        arguments: [
            (nil, nil, DarajaHost.sandbox), ("sandbox", nil, .sandbox), ("live", nil, .production),
            (nil, "https://sandbox.safaricom.co.ke", .sandbox), (nil, "https://api.safaricom.co.ke/", .production),
            ("production", "https://API.safaricom.co.ke", .production),
            ("test", "https://sandbox.safaricom.co.ke", .sandbox),
        ] as [(String?, String?, DarajaHost)])
    func theHostFollowsFromEnvironmentAndAddress(environment: String?, address: String?, host: DarajaHost) throws {
        #expect(try settings(["MPESA_ENVIRONMENT": environment, "MPESA_BASE_URL": address]).account.host == host)
    }

    @Test(arguments: ["http://127.0.0.1:8700", "http://localhost:8700/", "http://[::1]:8700", "http://127.8.0.1:1"])
    func thisMachinesOwnSandboxIsTaken(address: String) throws {
        let host = try settings(["MPESA_BASE_URL": address]).account.host
        #expect(host.base.isLoopback)
    }

    @Test(arguments: [
        "https://example.com", "http://api.safaricom.co.ke", "https://api.safaricom.co.ke.example.com",
        "https://api.safaricom.co.ke:8443", "https://api.safaricom.co.ke/mpesa", "http://127.0.0.1.example.com",
        "http://10.0.0.7:8700", "https://user@api.safaricom.co.ke", "api.safaricom.co.ke", "http://0.0.0.0:8700",
        "http://127.0.0.1:99999", "http://2130706433:8700", "ftp://127.0.0.1",
    ])
    func anyOtherAddressIsRefused(address: String) {
        #expect(findings(["MPESA_BASE_URL": address]).map(\.place) == ["MPESA_BASE_URL"])
    }

    @Test(arguments: ["http://127.0.0.1:8700", "http://localhost:8700", "https://sandbox.safaricom.co.ke"])
    func productionSettingsNeverReachASandbox(address: String) throws {
        let found = findings(["MPESA_ENVIRONMENT": "production", "MPESA_BASE_URL": address])
        #expect(found.map(\.what) == ["production settings can never reach a sandbox."])
        #expect(found.map(\.place) == ["MPESA_ENVIRONMENT, MPESA_BASE_URL"])
    }

    @Test func sandboxSettingsNeverReachProduction() {
        #expect(
            findings(["MPESA_ENVIRONMENT": "sandbox", "MPESA_BASE_URL": "https://api.safaricom.co.ke"]).count == 1)
    }

    // MARK: - Production

    @Test(arguments: [
        ["MPESA_SHORTCODE": "174379"],
        ["MPESA_SHORTCODE": "174379", "MPESA_TILL_NUMBER": "123456"],
        ["MPESA_SHORTCODE": "600984", "MPESA_TILL_NUMBER": "174379"],
        ["MPESA_PASSKEY": DarajaAccount.publicSandboxPasskey],
    ])
    func productionRefusesThePublicSandboxsValues(changes: [String: String]) {
        var production: [String: String?] = changes.mapValues { $0 }
        #expect(findings(production).isEmpty)
        production["MPESA_ENVIRONMENT"] = "production"
        #expect(findings(production).count == 1)
        production["MPESA_ENVIRONMENT"] = nil as String?
        production["MPESA_BASE_URL"] = "https://api.safaricom.co.ke"
        #expect(findings(production).count == 1)
    }

    @Test func thePublicPasskeyIsNotRepeatedInTheComplaint() {
        let found = findings([
            "MPESA_PASSKEY": DarajaAccount.publicSandboxPasskey, "MPESA_ENVIRONMENT": "production",
        ])
        #expect(!SettingsError(findings: found).description.contains(DarajaAccount.publicSandboxPasskey))
    }

    // MARK: - Pay bill and till

    @Test(
        arguments: [
            // type, shortcode, till, store: what customers pay to and who signs
            (nil, "600984", nil, nil, "Pay Bill 600984", "600984"),
            ("CustomerPayBillOnline", "600984", nil, nil, "Pay Bill 600984", "600984"),
            (nil, "600984", "123456", nil, "Till 123456", "600984"),
            ("CustomerBuyGoodsOnline", "600984", "123456", nil, "Till 123456", "600984"),
            ("till", nil, "123456", "600001", "Till 123456", "600001"),
            (nil, "600001", "123456", "600001", "Till 123456", "600001"),
        ] as [(String?, String?, String?, String?, String, String)])
    func theCollectionPointFollows(
        type: String?, shortcode: String?, till: String?, store: String?, payee: String, signer: String
    ) throws {
        let settings = try settings([
            "MPESA_TRANSACTION_TYPE": type, "MPESA_SHORTCODE": shortcode, "MPESA_TILL_NUMBER": till,
            "MPESA_STORE_NUMBER": store,
        ])
        #expect(settings.account.payee.description == payee)
        #expect(settings.account.payee.signer.digits == signer)
    }

    @Test(
        arguments: [
            ("CustomerPayBillOnline", "600984", "123456", nil, "MPESA_TRANSACTION_TYPE, MPESA_TILL_NUMBER"),
            ("CustomerPayBillOnline", "600984", nil, "600001", "MPESA_TRANSACTION_TYPE, MPESA_STORE_NUMBER"),
            ("CustomerBuyGoodsOnline", "600984", nil, nil, "MPESA_TILL_NUMBER"),
            (nil, nil, "123456", nil, "MPESA_STORE_NUMBER"),
            (nil, nil, nil, "600001", "MPESA_TILL_NUMBER"),
            (nil, "600984", "123456", "600001", "MPESA_SHORTCODE, MPESA_STORE_NUMBER"),
            (nil, "6009", nil, nil, "MPESA_SHORTCODE"),
            (nil, "6OO984", nil, nil, "MPESA_SHORTCODE"),
            ("BuyAirtime", "600984", nil, nil, "MPESA_TRANSACTION_TYPE"),
        ] as [(String?, String?, String?, String?, String)])
    func numbersThatDoNotFitTogetherAreRefused(
        type: String?, shortcode: String?, till: String?, store: String?, place: String
    ) {
        let found = findings([
            "MPESA_TRANSACTION_TYPE": type, "MPESA_SHORTCODE": shortcode, "MPESA_TILL_NUMBER": till,
            "MPESA_STORE_NUMBER": store,
        ])
        #expect(found.map(\.place) == [place])
    }

    @Test func aPayBillMayHaveAFixedAccountAndATillMayNot() throws {
        let number = try #require(ShortCode("600984"))
        let account = try #require(AccountReference("ACC 0042"))
        #expect(
            try settings(["MPESA_ACCOUNT_REFERENCE": "ACC 0042"]).account.payee == .payBill(number, account: account))
        #expect(findings(["MPESA_ACCOUNT_REFERENCE": "A", "MPESA_TILL_NUMBER": "123456"]).count == 1)
        #expect(findings(["MPESA_ACCOUNT_REFERENCE": "much too long to fit"]).count == 1)
    }

    // MARK: - Callbacks, numbers, secrets

    @Test(arguments: [
        ("https://pay.shop.ke", "https://pay.shop.ke"), ("https://pay.shop.ke/till/4", "https://pay.shop.ke/till/4"),
        ("https://shop.ke:8443/cb", "https://shop.ke:8443/cb"),
    ])
    func aPublicAddressIsTaken(written: String, meant: String) throws {
        #expect(try settings(["MPESA_CALLBACK_URL": written]).callback?.description == meant)
    }

    @Test(arguments: [
        "http://pay.shop.ke", "https://mpesa.shop.ke", "https://shop.ke/M-Pesa", "https://shop.ke/execute",
        "https://shop.ke/sql", "https://Pay.shop.ke", "https://shop.ke/query", "https://127.0.0.1/cb",
        "http://localhost:8701",
        "https://shop.ke/cb?token=1", "https://shop.ke/cb#x", "https://shop ke", "shop.ke/cb",
    ])
    func anAddressThatSafaricomRefusesOrCannotReachIsRefused(written: String) {
        #expect(findings(["MPESA_CALLBACK_URL": written]).map(\.place) == ["MPESA_CALLBACK_URL"])
    }

    @Test func aSandboxOnThisMachineReachesThisMachine() throws {
        let settings = try settings([
            "MPESA_BASE_URL": "http://127.0.0.1:8700", "MPESA_CALLBACK_URL": "http://127.0.0.1:8701",
        ])
        #expect(settings.callback?.description == "http://127.0.0.1:8701")
    }

    @Test(arguments: [
        ("KAUNTA_LISTEN_PORT", "0"), ("KAUNTA_LISTEN_PORT", "70000"), ("KAUNTA_LISTEN_PORT", "http"),
        ("KAUNTA_QUERIES_PER_MINUTE", "0"), ("KAUNTA_QUERIES_PER_MINUTE", "2.5"),
        ("KAUNTA_PROMPTS_PER_TILL", "0"), ("KAUNTA_PROMPTS_PER_PHONE", "many"),
    ])
    func numbersStayInTheirRange(variable: String, value: String) {
        #expect(findings([variable: value]).map(\.place) == [variable])
    }

    @Test func aSecretWithASpaceInItWasCopiedBadly() {
        let found = findings(["MPESA_PASSKEY": "half and-half"])
        #expect(found.map(\.place) == ["MPESA_PASSKEY"])
        #expect(!SettingsError(findings: found).description.contains("half"))
    }
}
