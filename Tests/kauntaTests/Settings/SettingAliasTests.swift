import Testing

@testable import kaunta

@Suite struct SettingAliasTests {
    /// A value that is right for each setting.
    private static let right: [SettingName: String] = [
        .environment: "sandbox", .transactionType: "CustomerPayBillOnline",
    ]

    private static let all: [(SettingName, String)] = SettingName.allCases.flatMap { name in
        name.variables.map { (name, $0) }
    }

    @Test(arguments: all) func everyVariableIsRead(name: SettingName, variable: String) {
        let isYesOrNo = ["MPESA_SANDBOX", "MPESA_TEST_MODE"].contains(variable)
        let value = isYesOrNo ? "true" : Self.right[name] ?? "123456"
        let report = SettingsReport(from: Samples.sources(environment: [variable: value]))
        #expect(report[name] == (isYesOrNo ? "sandbox" : value))
        #expect(report.place(of: name) == variable)
        #expect(report.findings.isEmpty)
    }

    @Test func noVariableMeansTwoThings() {
        let variables = Self.all.map(\.1)
        #expect(Set(variables).count == variables.count)
    }

    @Test(arguments: SettingName.allCases.filter { $0.variables.count > 1 })
    func aliasesThatContradictEachOtherAreRefusedByName(name: SettingName) throws {
        let (first, second) = (name.variables[0], name.variables[1])
        let values =
            name == .environment
            ? ("sandbox", "live") : name == .transactionType ? ("paybill", "till") : ("600001", "600002")
        let report = SettingsReport(
            from: Samples.sources(environment: ["HOME": "/h", first: values.0, second: values.1]))
        let finding = try #require(report.findings.first)
        #expect(finding.place == "\(first), \(second)")
        #expect(finding.stops == .gateway)
        for value in [values.0, values.1] { #expect(!finding.description.contains(value)) }
        let error = #expect(throws: SettingsError.self) { try GatewaySettings(from: report) }
        #expect(error?.findings.contains(finding) == true)
    }

    @Test(arguments: [
        ("MPESA_ENVIRONMENT", "production", "DARAJA_ENV", "LIVE"),
        ("MPESA_ENVIRONMENT", "sandbox", "MPESA_SANDBOX", "1"),
        ("MPESA_ENV", "prod", "MPESA_TEST_MODE", "false"), ("MPESA_SHORTCODE", "600984 ", "DARAJA_SHORTCODE", "600984"),
        ("MPESA_TRANSACTION_TYPE", "paybill", "DARAJA_TRANSACTION_TYPE", "CustomerPayBillOnline"),
    ])
    func aliasesThatAgreeAreTaken(first: String, value: String, second: String, other: String) {
        let report = SettingsReport(from: Samples.sources(environment: [first: value, second: other]))
        #expect(report.findings.isEmpty)
    }

    @Test(arguments: [
        ("sandbox", "sandbox"), ("test", "sandbox"), ("TEST", "sandbox"), ("production", "production"),
        ("live", "production"), ("prod", "production"), ("Live", "production"),
    ])
    func theEnvironmentHasManyNames(written: String, meant: String) {
        #expect(
            SettingsReport(from: Samples.sources(environment: ["MPESA_ENVIRONMENT": written]))[.environment] == meant)
    }

    @Test func anUnknownEnvironmentIsRefused() {
        let report = Samples.report(["MPESA_ENVIRONMENT": "staging"])
        #expect(report.findings.map(\.place) == ["MPESA_ENVIRONMENT"])
        #expect(throws: SettingsError.self) { try GatewaySettings(from: report) }
    }
}
