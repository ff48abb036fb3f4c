import Payments
import Testing

@Suite struct TypedTimesTests {
    private let now = Timestamp(wire: "20261106140000")

    private func span(_ from: String, _ to: String) throws -> TimeSpan {
        let (start, end) = (try #require(Timestamp(wire: from)), try #require(Timestamp(wire: to)))
        return try #require(TimeSpan(from: start, to: end))
    }

    @Test(arguments: [
        "10:00 to 12:30", " 10.00 hadi 12.30", "10-12:30", "10:00 – 12:30", "2026-11-06 10:00 to 12:30",
        "10:00 UNTIL 2026-11-06 12:30", "10 mpaka 12:30",
    ])
    func timesAreReadAsPeopleTypeThemAndKeptInOneForm(text: String) throws {
        let times = try #require(TypedTimes(text))
        let read = try times.span(covering: span("20261106110010", "20261106110310"), at: try #require(now))
        #expect(read == (try span("20261106100000", "20261106123000")))
        #expect(read.description == "2026-11-06 10:00 to 12:30")
        #expect(read.words.swahili == "2026-11-06 10:00 hadi 12:30")
    }

    @Test(arguments: [
        "", "  ", "always", "10:00", "the morning", "10:00 to", "25:00 to 26:00", "10:60 to 12:00", "10am to noon",
        "2026-02-30 10:00 to 12:00", "10:00 to 12:30 or so", "24:30 to 24:40",
    ])
    func whatNamesNoTwoTimesIsRefused(text: String) { #expect(TypedTimes(text) == nil) }

    @Test(arguments: [
        ("23:00 to 00:30", "20261105235000", "20261106000800"), ("23:30 to 01:00", "20261106000100", "20261106000500"),
        ("00:00 to 24:00", "20261105100000", "20261105100300"),
    ])
    func aTimeOverMidnightIsOfTheNightOfThePayment(text: String, from: String, to: String) throws {
        let needed = try span(from, to)
        #expect(try #require(TypedTimes(text)).span(covering: needed, at: try #require(now)).covers(needed))
    }

    @Test(arguments: [
        "10:00 to 11:02", "11:01 to 12:00", "12:30 to 10:00", "2026-11-05 10:00 to 12:00", "11:00 to 11:00",
        "2026-11-06 12:00 to 2026-11-05 13:00",
    ])
    func whatMissesAnyOfThePaymentsTimeIsRefusedWithAllOfIt(text: String) throws {
        let times = try #require(TypedTimes(text))
        let needed = try span("20261106110010", "20261106110310")
        let (minutes, now) = (try span("20261106110000", "20261106110400"), try #require(now))
        #expect(throws: TypedTimesError.misses(minutes)) { try times.span(covering: needed, at: now) }
    }

    @Test func noListCoversWhatIsToCome() throws {
        let (needed, now) = (try span("20261106110010", "20261106110310"), try #require(now))
        let times = try #require(TypedTimes("10:00 to 14:01"))
        #expect(throws: TypedTimesError.notOver(now)) { try times.span(covering: needed, at: now) }
    }
}
