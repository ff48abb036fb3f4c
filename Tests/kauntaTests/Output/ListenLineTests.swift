import Console
import Engine
import Listener
import Payments
import TestSupport
import Testing

@testable import kaunta

@Suite struct ListenLineTests {
    private let now = TestTimekeeper().now

    @Test(
        arguments: [
            (.listening(port: 8701), #""event":"listening","port":8701}"#),
            (.notKept(.confirmation, isSpooled: true), #""event":"notKept","address":"confirmation","spooled":true}"#),
            (.restored(count: 2), #""event":"restored","count":2}"#),
        ] as [(ListenerEvent, String)])
    func whatTheListenerTellsIsOneObject(event: ListenerEvent, end: String) {
        #expect(ListenLine(event, at: now).json.hasSuffix(end))
    }

    @Test func whatBecomesOfAMessageIsOneObject() {
        let line = ListenLine(IntakeEvent.ended(.validation, .answered("accepted")), at: now)
        #expect(line.json.hasSuffix(#""outcome":"answered: accepted"}"#) && !line.isAlarm)
        #expect(ListenLine(IntakeEvent.ended(.confirmation, .quarantined("why")), at: now).isAlarm)
    }

    @Test func whoPostedIsNamed() throws {
        let peer = try #require(PeerAddress("41.90.0.1"))
        let line = ListenLine(IntakeEvent.kept(.prompt(AttemptID("abc")), from: "41.90.0.1", isListed: false), at: now)
        #expect(
            line.json.hasSuffix(
                #""event":"kept","address":"prompt","attempt":"abc","peer":"41.90.0.1","listed":false}"#))
        #expect(line.text(Ink()).hasSuffix("callback for abc: kept, from 41.90.0.1 (not listed)"))
        #expect(ListenLine(ListenerEvent.blocked(peer), at: now).text(Ink()).contains("! 41.90.0.1"))
    }

    @Test func whoIsNoMachineIsNotNamed() {
        let line = ListenLine(IntakeEvent.kept(.confirmation, from: "\u{1B}[2J41.90.0.1", isListed: false), at: now)
        #expect(line.json.contains(#""peer":"an unknown peer""#))
        #expect(line.text(Ink()).hasSuffix("confirmation: kept, from an unknown peer (not listed)"))
    }

    @Test func aPaymentsPhoneIsMasked() throws {
        let record = try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted))
        let line = ListenLine(record, at: now)
        #expect(line.json.contains(#""event":"payment""#))
        #expect(line.json.contains(#""verdict":"DON'T KNOW""#))
        for text in [line.json, line.text(Ink())] {
            #expect(text.contains(record.attempt.phone.masked))
            #expect(!text.contains(record.attempt.phone.digits))
        }
    }

    @Test func whatTheLookFoundIsSaidAndAnAlarmWhenItIsBad() {
        #expect(ListenLine(.untried, certificateEnds: nil, at: now) == nil)
        #expect(ListenLine(.reached, certificateEnds: nil, at: now)?.isAlarm == false)
        #expect(ListenLine(.reached, certificateEnds: now, at: now)?.isAlarm == true)
        #expect(ListenLine(.unreached(reason: "x"), certificateEnds: nil, at: now)?.isAlarm == true)
    }

    @Test func aListenerThatCannotBeConfinedIsAnAlarm() {
        let event = ListenerEvent.unconfined(reason: "no such system call")
        #expect(event.isAlarm && ListenLine(event, at: now).isAlarm)
        #expect(event.alarm?.english.contains("no such system call") == true)
    }
}
