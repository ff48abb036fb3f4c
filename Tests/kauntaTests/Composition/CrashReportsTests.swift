import Testing

@testable import kaunta

@Test(arguments: [
    ([], true), (["console", "--lang", "sw"], true), (["demo"], true), (["watch", "--ledger", "x"], true),
    (["list", "watch"], false), (["--help"], false), (["verify", "console"], false),
])
func onlyWhatOpensAScreenIsStartedOnceMoreAtOnce(_ arguments: [String], _ isStarted: Bool) {
    #expect(CrashReports.concerns(arguments) == isStarted)
}
