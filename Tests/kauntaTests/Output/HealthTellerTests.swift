import Console
import Payments
import TestSupport
import Testing

@testable import kaunta

/// What `kaunta listen` prints of how the work goes.
@Suite struct HealthTellerTests {
    private let now = TestTimekeeper().now

    /// The lines of each health after the other.
    private func told(_ changes: (inout Health) -> Void...) -> [[ListenLine]] {
        var (health, teller) = (Health(), HealthTeller())
        return changes.map { change in
            change(&health)
            return teller.lines(health, at: now)
        }
    }

    @Test func nothingIsSaidOfWhatIsWell() {
        #expect(told({ _ in }, { $0.gateway = .answering(at: now) }, { $0.queue = 3 }) == [[], [], []])
    }

    @Test func eachTroubleIsOneAlarmAndItsEndOneLine() {
        let troubles: [(event: String, words: String, begins: (inout Health) -> Void, ends: (inout Health) -> Void)] = [
            ("asking", "Wrong credentials", { $0.stoppedBecause = "Wrong credentials" }, { $0.stoppedBecause = nil }),
            ("journal", "disk full", { $0.journalFault = "disk full" }, { $0.journalFault = nil }),
            ("clock", "400 s", { $0.clockAhead = .seconds(-400) }, { $0.clockAhead = nil }),
            (
                "gateway", "does not answer", { [now] in $0.gateway = .silent(since: now) },
                { [now] in $0.gateway = .answering(at: now) }
            ),
            ("queue", "queue 12, ~3 min", { ($0.queue, $0.queueMinutes) = (12, 3) }, { $0.queueMinutes = nil }),
            (
                "address", "does NOT lead here", { $0.publicAddress = .unreached(reason: "404") },
                { $0.publicAddress = .reached }
            ),
        ]
        for trouble in troubles {
            let lines = told(trouble.begins, { _ in }, trouble.ends, { _ in })
            #expect(lines.map(\.count) == [1, 0, 1, 0], "\(trouble.event)")
            #expect(lines.joined().allSatisfy { $0.event == trouble.event })
            #expect(lines[0][0].isAlarm && lines[0][0].words.contains(trouble.words))
            #expect(!lines[2][0].isAlarm)
        }
    }

    @Test func refusedKeysMendedInTheFileWaitForANewStart() {
        let words = told({ $0.stoppedBecause = "Wrong credentials" }).joined().map(\.words)
        #expect(words.allSatisfy { $0.contains("Once secrets.toml is mended, start this again") } && words.count == 1)
    }

    @Test func aClockThatDriftsOnIsNoNewsWithEverySecond() {
        let lines = told(
            { $0.clockAhead = .seconds(61) }, { $0.clockAhead = .seconds(63) }, { $0.clockAhead = .seconds(119) },
            { $0.clockAhead = .seconds(125) })
        #expect(lines.map(\.count) == [1, 0, 0, 1])
    }

    @Test func whatAListTakesBackIsAnAlarm() {
        let line = ListenLine(.alarm(Phrase("It took money back.", sw: "")), at: now)
        #expect(line.isAlarm && line.json.hasSuffix(#""event":"list","reason":"It took money back."}"#))
    }

    @Test func whatAListBringsIsALine() throws {
        var findings = StatementFindings()
        findings.discovered = [try #require(Receipt("UKK6AB1000"))]
        let line = ListenLine(.found(findings), at: now)
        #expect(!line.isAlarm && line.words.contains("New direct payments: 1"))
        #expect(line.json.hasSuffix(#""event":"pulled","confirmed":[],"proved":[],"discovered":["UKK6AB1000"]}"#))
    }
}
