import Payments
import Testing

@testable import Console
@testable import Screen

/// The last outcome above the footer, and what the day adds up to: goods are handed over on both.
@Suite struct StripTests {
    private let pending = line(7, "0712345678", 480, .pending, ago: 30, next: 7)
    private let paid = line(7, "0712345678", 480, .paid, code: "0", receipt: "TKK4H7X9ZZ", ago: 30, updated: -5)

    private func strip(_ robot: Robot) -> String { robot.screen[robot.screen.count - 2] }

    @Test func itSaysHowThePaymentStandsNow() {
        var robot = till([pending], 80, 24)
        robot.serve([paid])
        #expect(strip(robot).contains("✓ PAID  KES 480"))
        robot.serve([line(7, "0712345678", 480, .paid, code: "0", ago: 30, updated: -1, doubt: .refundOwed)])
        #expect(strip(robot).contains("REFUND OWED  KES 480"))
        #expect(!strip(robot).contains("PAID  KES"))
    }

    @Test func aVerdictThatIsContradictedIsNoVerdictAnyMore() {
        var robot = till([pending], 80, 24)
        robot.serve([line(7, "0712345678", 480, .failed, code: "1032", ago: 30, updated: -5)])
        #expect(strip(robot).contains("NOT PAID"))
        robot.serve([line(7, "0712345678", 480, .conflict, ago: 30, updated: -1)])
        #expect(strip(robot).contains("DON'T KNOW"))
        #expect(!strip(robot).contains("NOT PAID"))
    }

    @Test func anotherPromptPutsTheOutcomeBeforeItAway() {
        var robot = till([pending], 80, 24)
        robot.serve([paid])
        robot.sell("0722000901", "90")
        #expect(!strip(robot).contains("PAID"))
    }

    @Test func anotherCustomersPaymentStandsUnderNobodysWaitingAsTheirs() {
        var robot = till([pending], 80, 24)
        robot.now = noon + .seconds(-10)
        robot.sell("0722000901", "90")
        robot.now = noon
        robot.serve([line(8, "0722000901", 90, .pending, ago: 9, next: 7), pending])
        robot.serve([line(8, "0722000901", 90, .pending, ago: 9, next: 7), paid])
        robot.press(.pageDown)
        for _ in 0..<3 {
            let isBoxed = robot.text.contains("Request  KES 90")
            #expect(strip(robot).contains("Another payment: PAID  KES 480") == isBoxed)
            #expect(!(strip(robot).contains("✓") && isBoxed))
            robot.press(.pageDown)
        }
    }

    @Test func aCardSaysThatAnotherCustomersPaymentIsAnother() {
        for size in [Size(columns: 59, rows: 24), Size(columns: 40, rows: 17)] {
            var robot = till([pending], size.columns, size.rows)
            robot.serve([paid])
            robot.expect("✓ PAID")
            robot.type("0722")
            robot.expect("Another payment: PAID")
            robot.expectNo("✓")
            robot.press(.ctrl("u"))
            robot.typePayment("0722000901", "25")
            robot.expect("F9 sends the prompt")
            robot.expect("Another payment: PAID")
            robot.expectNo("✓")
            // The same phone's is no less another one than what is read back.
            robot.press(.escape, .function(2))
            robot.answerYes()
            robot.expect("✓ PAID")
            robot.typePayment("0712345678", "25")
            robot.expect("Another payment: PAID")
        }
    }

    @Test func refusedKeysMendedInTheFileWaitForANewStart() {
        for language in Language.allCases {
            var health = wellHealth
            health.stoppedBecause = "401.003.01"
            var robot = Robot(80, 24, environment: environment(language: language))
            robot.tell(.health(health))
            robot.expect(language == .english ? "mend secrets.toml, start again" : "secrets.toml, anza tena")
        }
    }

    @Test func theTillAndTheDayNameTheSameSumOfDirectMoney() {
        var robot = till([], 80, 24)
        robot.day = busyDay
        robot.tell(
            .today(
                latest: [],
                totals: DayTotals(
                    day: noon.day, buckets: [:],
                    direct: [
                        .paid: .init(count: 2, sum: shillings(700)), .claimed: .init(count: 1, sum: shillings(50)),
                    ])))
        for words in [#/Direct +2 +700/#, #/Received +1 +50/#] { #expect(robot.text.contains(words)) }
        robot.press(.function(6))
        robot.expect("direct 2 · 700")
    }

    @Test func moneyThatGoesBackIsNotInTheTillsPaid() {
        var robot = till([], 80, 24)
        let stranger = line(7, "0712345678", 480, .paid, code: "0", ago: 30, doubt: .refundOwed)
        let buckets: [AttemptState: DayTotals.Bucket] = [.paid: .init(count: 5, sum: shillings(2000))]
        robot.tell(
            .today(
                latest: [stranger],
                totals: DayTotals(day: noon.day, buckets: buckets, refunded: .init(count: 1, sum: shillings(20)))))
        robot.tell(.checks([Doubt(.refundOwed, about: stranger), Doubt(.late, about: stranger)], unclaimed: []))
        let groups = robot.state.totalGroups.map { "\($0.name.english) \($0.bucket.count) \($0.bucket.sum.short)" }
        #expect(groups.contains("Paid 3 1,500"))
        #expect(groups.contains("Refund owed 1 480"))
        #expect(groups.contains("Refunded 1 20"))
        robot.press(.function(2))
        robot.expect("Refund owed")
    }

    @Test func stoppingToWaitForAnotherRowLeavesTheBoxAsItIs() {
        var robot = till([line(8, "0722000901", 90, .pending, ago: 9, next: 7), pending])
        robot.expect("Request  KES 90")
        robot.press(.function(3), .down, .function(8))
        robot.answerYes()
        robot.press(.function(2))
        #expect(robot.commands.contains(.stopWaiting(AttemptID("attempt7"))))
        robot.expect("Request  KES 90")
    }

    @Test func noReceiptIsPromisedWhereNoMessageIsHeard() {
        var deaf = wellHealth
        deaf.listener = .off
        var robot = till([pending])
        robot.tell(.health(deaf))
        robot.serve([line(7, "0712345678", 480, .paid, code: "0", ago: 30, updated: -5)])
        for key in [Key.alt("d"), .escape] {
            robot.expectNo("eceipt to follow")
            robot.press(key)
        }
        robot.expect("kaunta pull")
        robot.expect("receipt on their SMS")
    }

    @Test func aMessageHidesNeitherTheBoxNorTheDay() {
        var robot = Robot(80, 24)
        robot.now = noon
        robot.serve(morning)
        let long = String(repeating: "long ", count: 30)
        robot.tell(.notice(Notice(.warn, Phrase(long, sw: long))))
        robot.expect("long long")
        for words in ["Today", "214,380", "12,050", "Request  KES 480", "PgDn next"] { robot.expect(words) }
    }

    @Test func manyMessagesLeaveTheFieldsInSight() {
        var robot = Robot(80, 24)
        robot.now = noon
        robot.serve(morning)
        for text in ["one", "two", String(repeating: "three ", count: 20)] {
            robot.tell(.notice(Notice(.warn, Phrase(text, sw: text))))
            robot.expect("▸ Phone")
        }
        robot.expect("three three")
    }

    @Test func whatIsOnItsWayOutIsNotSaidToBeBeyondAsking() {
        var robot = till([line(7, "0712345678", 480, .sending, ago: 3)])
        robot.expectNo("Nothing to ask")
        robot.press(.alt("d"))
        robot.expectNo("Nothing to ask")
    }

    @Test func oneKeyMeansOneThing() {
        let keys = Registry.all.filter { $0.action == .confirm }.flatMap(\.keys)
        for binding in Registry.all where binding.action != .confirm {
            for key in binding.keys where keys.contains(key) { Issue.record("\(key) also does \(binding.action)") }
        }
    }
}
