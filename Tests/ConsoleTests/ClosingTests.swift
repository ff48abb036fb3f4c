import Payments
import Testing

@testable import Console
@testable import Screen

/// A supervisor's closing of a contradiction as not paid.
@Suite struct ClosingTests {
    private func atTheChecks(_ word: String) -> Robot {
        var robot = Robot(120, 40, start: 36_000)
        robot.now = noon
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek(word)
        return robot
    }

    @Test func aContradictionIsClosedOnASourceATimeANameAndAReason() throws {
        var robot = atTheChecks("Two answers")
        robot.expect("n · close it as not")
        robot.press(.character("n"))
        for words in ["Close as NOT PAID?", "KES 820", "covers the whole time", "a success that comes later"] {
            robot.expect(words)
        }
        // What each said, and what to look for.
        let answers = try #require(contradictedRecord.answers)
        robot.expect("\(answers.paid.source.words.english): paid.")
        robot.expect("\(answers.denied.source.words.english): not paid.")
        robot.expect("for \(try #require(answers.receipt)).")
        robot.commands = []
        for (place, text) in ["statement", "12:00 - 12:40", "Amina", "no row of it", "271828"].enumerated() {
            robot.press(.alt("k"))
            #expect(robot.commands.isEmpty, "field \(place) is still empty")
            robot.type(text)
            robot.press(.enter)
        }
        robot.press(.enter, .function(9), .keypad("+"))
        #expect(robot.commands.isEmpty)
        robot.press(.alt("k"))
        let pin = try #require(PIN(typed: "271828"))
        let approval = try #require(Approval(by: "Amina", reason: "no row of it"))
        let start = noon + .seconds(-2_460)
        let span = try #require(TimeSpan(from: start, to: start + .seconds(2_400)))
        let closing = Closing(of: contradictedRecord, seen: .statement, times: span, approval: approval)
        #expect(robot.commands == [.close(AttemptID("attempt1174"), closing, pin)])
        robot.tell(.decided(AttemptID("attempt1174"), Notice(.warn, DecisionWords.closed)))
        #expect(robot.state.place == .check)
    }

    @Test func whatAPersonClosedIsNotToldAsTheCustomersAct() throws {
        let approval = try #require(Approval(by: "Amina", reason: "no row of it"))
        let start = noon + .seconds(-2_460)
        let span = try #require(TimeSpan(from: start, to: start + .seconds(2_400)))
        let fact = Closing(of: contradictedRecord, seen: .statement, times: span, approval: approval).fact
        let record = AttemptRecord(
            attempt: contradictedRecord.attempt,
            evidence: contradictedRecord.evidence + [Evidence(source: .person, fact: fact, at: noon)])
        #expect(record.state == .failed && record.resultCode == nil)
        #expect(record.closing?.words.english.contains("Amina found no row in the statement") == true)
        let line = line(1174, "0713000450", 820, .failed, ago: 1700)
        #expect(DetailWords.reason(for: line, record) == record.closing?.words)
    }

    @Test func whatWasLookedAtIsAListOfSafaricomsAndNothingElse() {
        for (text, isFit) in [
            ("pull", true), ("Orodha", true), (" taarifa ", true), ("STATEMENT", true), ("s", false), ("SMS", false),
            ("phone", false), ("statements of his", false), ("oh", false), ("till", false),
        ] {
            var robot = atTheChecks("Two answers")
            robot.press(.character("n"))
            for text in [text, "12 to 12:30", "Amina", "not there", "271828"] {
                robot.type(text)
                robot.press(.tab)
            }
            robot.commands = []
            robot.press(.alt("k"))
            #expect(robot.commands.isEmpty != isFit, "\(text)")
            if !isFit { robot.expect("Only M-PESA's own list proves") }
        }
    }

    @Test(arguments: [
        ("always", "Write the times that it covers like this"), ("12:13 to 12:40", "all of 2025-11-20 12:12 to 12:16"),
        ("12:00 to 12:15", "all of 2025-11-20 12:12 to 12:16"), ("12:00 to 13:00", "It can't cover what is to come"),
        ("2025-11-19 12:00 to 12:40", "all of 2025-11-20"),
    ])
    func aListThatDoesNotCoverThePaymentsTimeClosesNothing(times: String, words: String) {
        var robot = atTheChecks("Two answers")
        robot.press(.character("n"))
        for text in ["statement", times, "Amina", "not there", "271828"] {
            robot.type(text)
            robot.press(.tab)
        }
        robot.commands = []
        robot.press(.alt("k"))
        #expect(robot.commands.isEmpty)
        robot.expect(words)
    }

    @Test(arguments: [
        ("No answer", "Nobody denied this one"), ("Unconfirmed", "only Safaricom's ends this one"),
        ("PAID LATE", "Safaricom confirms this payment"), ("Unclaimed", "No prompt asked for this money"),
    ])
    func elsewhereItSaysWhyNotAndWhatNext(word: String, words: String) {
        var robot = atTheChecks(word)
        robot.press(.character("n"))
        #expect(robot.state.decision == nil)
        robot.expect(words)
    }

    @Test func whoWatchesClosesNothing() {
        var robot = Robot(120, 40, environment: environment(isReadOnly: true), start: 36_000)
        robot.now = noon
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("Two answers")
        robot.press(.character("n"))
        #expect(robot.state.decision == nil)
    }

    @Test func whatWasPaidByHandWithItsReferenceSaysWhichRowToLookFor() throws {
        var robot = atTheChecks("Unclaimed")
        let line = doubtfulLines[5]
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: Receipt("TKK4H6F1AA"), amount: line.amount, payer: nil, paidAt: nil,
            balance: nil)
        robot.records = [
            record(
                line,
                [
                    Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-1707)),
                    Evidence(
                        source: .query,
                        fact: .queryFailed(
                            checkout: CheckoutRequestID("ws_CO_x"), code: ResultCode("1032"), text: "cancelled"),
                        at: noon + .seconds(-1690)),
                    Evidence(source: .confirmation, fact: .callbackPaid(claim), at: noon + .seconds(-1600)),
                ])
        ]
        #expect(robot.records.first?.state == .conflict)
        robot.seek("Two answers")
        for words in ["The customer paid by hand", "TKK4H6F1AA", "kaunta pull", "KES 820"] { robot.expect(words) }
    }

    @Test func whatOneMayDoIsNamedOnce() {
        let robot = atTheChecks("No answer")
        #expect(robot.text.components(of: "You may") == 1)
        robot.expect("F5 · ask M-PESA again")
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
