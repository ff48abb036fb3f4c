import Ledger
import Payments
import Testing

@testable import kaunta

@Suite struct CheckupTests {
    @Test func noTokenIsAskedForWhileATillAtWorkHasOne() async throws {
        try await DeskBooks.with { books in
            #expect(!DoctorVerb.isAtWork(books.settings))
            let till = try Ledger.open(
                at: books.settings.ledgerPath, as: .owner(program: "test", boot: BootID("boot")), till: "K2",
                timekeeper: .system)
            #expect(DoctorVerb.isAtWork(books.settings))
            _ = try await till.count()
        }
        #expect(Checkup.tokenInUse.line(Ink()).hasPrefix("✓ token "))
    }

    @Test func everySettingIsShownWithWhoSuppliedIt() {
        let lines = Checkup.settings(Samples.report()).map { $0.line(Ink()) }
        #expect(lines.contains("✓ shortcode           600984  from MPESA_SHORTCODE"))
        #expect(lines.contains("✓ passkey             set (19 characters)  from MPESA_PASSKEY"))
        #expect(lines.contains("· settings file       none (it would be /home/amina/.config/kaunta/config.toml)"))
        for secret in ["key-of-the-shop", "secret-of-the-shop", "passkey-of-the-shop"] {
            #expect(!lines.joined().contains(secret))
        }
    }

    @Test func aProblemIsOneLineWithItsFix() throws {
        let error = #expect(throws: SettingsError.self) {
            try GatewaySettings(from: Samples.report(["MPESA_PASSKEY": nil]))
        }
        let lines = Checkup.problems(try #require(error)).map { $0.line(Ink()) }
        #expect(
            lines == [
                "✗ settings            MPESA_PASSKEY: it is not set. → Export MPESA_PASSKEY, or put passkey into secrets.toml."
            ])
    }

    @Test(
        arguments: [
            (nil, Duration.seconds(1), [Checkup.Finding.good, .good], nil),
            (nil, .seconds(-90), [.good, .odd], nil),
            (.clock(skew: .seconds(400)), .seconds(400), [.good, .bad], .refused),
            (.credentials(reason: "wrong"), .seconds(0), [.bad, .good], .refused),
            (.unavailable(reason: "no route"), nil, [.bad], .unavailable),
        ] as [(GatewayUnready?, Duration?, [Checkup.Finding], ShellStatus?)])
    func theGatewaysAnswerIsALineForTokenAndClock(
        refusal: GatewayUnready?, skew: Duration?, findings: [Checkup.Finding], status: ShellStatus?
    ) {
        let lines = Checkup.token(refusal, skew: skew)
        #expect(lines.map(\.finding) == findings)
        #expect(lines.first { $0.finding == .bad }?.status == status)
        #expect(lines.allSatisfy { $0.finding != .bad || !$0.fix.isEmpty })
    }
}
