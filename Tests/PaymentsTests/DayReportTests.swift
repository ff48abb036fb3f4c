import Payments
import Testing

private let day = BusinessDay(number: 20_000)
private let now = day.start + .seconds(12 * 3600)

private func entry(
    _ till: String = "T1", _ state: AttemptState = .paid, at second: Int64 = 3600, took seconds: Int64? = 10,
    shillings: Int64 = 100, isKept: Bool = true
) -> DayEntry {
    let sent = day.start + .seconds(second)
    return DayEntry(
        tag: Tag(till: till, number: second), state: state, amount: Money(cents: shillings * 100), isKept: isKept,
        createdAt: sent,
        sentAt: sent, settledAt: seconds.map { sent + .seconds($0) })
}

private func report(_ entries: [DayEntry], before: [DayEntry] = [], direct: [Timestamp] = []) -> DayReport {
    DayReport(of: entries, before: before, direct: direct, on: day, at: now)
}

@Test func tillsAreToldApartByTheirTags() {
    let report = report([
        entry("T2", shillings: 70), entry("T1"), entry("T1", .failed), entry("T2", .pending, took: nil),
        entry("T2", .unknown, took: nil), entry("T2", .refused, took: nil),
    ])
    #expect(report.tills.map(\.name) == ["T1", "T2"])
    #expect(report.tills[1].paid == DayTotals.Bucket(count: 1, sum: Money(cents: 7000)))
    #expect(report.tills[1].waiting == 1 && report.tills[1].doubtful == 1)
    #expect(report.tills[0].success == DayReport.Success(paid: 1, failed: 1))
    #expect(report.success.permille == 667)
}

@Test func moneyThatGoesBackIsNoTillsButWasACustomersYes() {
    let report = report([entry("T1", shillings: 70), entry("T1", shillings: 30, isKept: false)])
    #expect(report.tills[0].paid == DayTotals.Bucket(count: 1, sum: Money(cents: 7000)))
    #expect(report.tills[0].success == DayReport.Success(paid: 2, failed: 0))
}

@Test func whatIsOpenOrWasRefusedIsNeitherSuccessNorFailure() {
    let report = report([entry("T1", .pending, took: nil), entry("T1", .refused), entry("T1", .unknown, took: nil)])
    #expect(report.success.permille == nil)
    #expect(report.answers == nil)
}

@Test func aPaymentCountsInTheQuarterInWhichItWasPaid() {
    let report = report(
        [entry(at: 899, took: 2), entry(at: 0, took: 1), entry("T1", .failed, at: 0)],
        direct: [day.start + .seconds(86_399), day.start + .seconds(-1), day.start + .seconds(86_400)])
    #expect(report.quarters.count == 96)
    #expect(report.quarters[0] == 1 && report.quarters[1] == 1 && report.quarters[95] == 1)
    #expect(report.quarters.reduce(0, +) == 3)
}

@Test(arguments: [
    ([5], 5, 5), ([1, 2], 1, 2), ([1, 2, 3], 2, 3), (Array(1...20), 10, 19), (Array(1...100), 50, 95),
])
func halfAndNineteenOfTwentyAnswersAreNoSlower(_ seconds: [Int], _ median: Int, _ slow: Int) throws {
    let answers = try #require(DayReport.Answers(of: seconds.shuffled().map(Duration.seconds)))
    #expect(answers.median == .seconds(median))
    #expect(answers.slow == .seconds(slow))
}

/// A prompt of the day before, written down that many seconds after its midnight.
private func entryBefore(at second: Int64, _ state: AttemptState) -> DayEntry {
    let moment = BusinessDay(number: day.number - 1).start + .seconds(second)
    return DayEntry(
        tag: Tag(till: "T1", number: second), state: state, amount: Money(cents: 10_000), isKept: true,
        createdAt: moment, sentAt: nil, settledAt: nil)
}

@Test func yesterdayIsCountedUpToTheSameTimeOfDay() {
    let report = report(
        [], before: [entryBefore(at: 12 * 3600, .paid), entryBefore(at: 12 * 3600 + 1, .failed)])
    #expect(report.successBefore == DayReport.Success(paid: 1, failed: 0))
}

@Test func theLastHourIsCountedInEighths() {
    let report = report([
        entry(at: 11 * 3600, took: 0), entry(at: 12 * 3600 - 1, took: 0), entry(at: 11 * 3600 - 1, took: 0),
    ])
    #expect(report.tills[0].lastHour == [1, 0, 0, 0, 0, 0, 0, 1])
}

@Test(arguments: [
    ("status:paid,claimed", PaymentFilter.Term.status(["paid", "claimed"])), ("phone:+254712", .phone("254712")),
    ("phone:07x", .nothing), ("AMOUNT:>=1,250", .amount(.atLeast, Money(cents: 125_000))),
    ("amount:500", .amount(.exactly, Money(cents: 50_000))), ("amount:<", .nothing), ("receipt:tk", .receipt("TK")),
    ("till:k4", .till("K4")), ("ref:inv", .reference("INV")), ("day:2026-11-06", .day(BusinessDay(number: 20_763))),
    ("day:2026-11-31", .nothing), ("day:26-11-06", .nothing), ("status:", .nothing),
    ("http://x", .anything("http://x")),
    ("0712", .anything("0712")),
])
func aWordOfAFilterIsRead(_ word: String, _ term: PaymentFilter.Term) {
    #expect(PaymentFilter.Term(word) == term)
}
