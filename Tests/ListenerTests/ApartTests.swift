import Engine
import Foundation
import Payments
import TestSupport
import Testing

@testable import Listener

/// The listener and the books in two processes: what crosses the line between them.
@Suite(.timeLimit(.minutes(5))) struct ApartTests {
    @Test func whatIsPostedThereIsKeptAndReadHere() async throws {
        try await withListener(isApart: true) { rig async throws in
            #expect(try await rig.post(success()).status == 200)
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .claimed)
            #expect(await rig.inbox.bodies == [Array(success().utf8)])
            #expect(await rig.inbox.peers == ["127.0.0.1"])
            #expect(rig.ears.heard == [rig.attempt])
            #expect(rig.ears.events.first == .listening(port: rig.port))
        }
    }

    @Test(arguments: [Int64.min, -1, 0, .max])
    func aMomentThatNobodyLivesInIsNotLetIntoTheBooks(milliseconds: Int64) async throws {
        try await withListener { rig async throws in
            try await rig.intake.keep(
                InboundMessage(
                    body: Array(success().utf8), address: .prompt(rig.attempt), peer: "127.0.0.1",
                    at: Timestamp(milliseconds: milliseconds)), answered: nil)
            try await rig.settled(1)
            let kept = try #require(await rig.inbox.messages.last).at
            #expect(kept <= rig.clock.now && kept >= Timestamp(milliseconds: 1_577_836_800_000))
        }
    }

    @Test func aTokenOfNobodysIsNobodysThereToo() async throws {
        try await withListener(isApart: true) { rig async throws in
            #expect(try await rig.post("{}", to: "/\(String(repeating: "ab", count: 20))").status == 404)
        }
    }

    @Test func whatTheBooksDoNotTakeWaitsThereUntilTheyDo() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/kaunta-apart-\(UUID().uuidString)"
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        try await withListener(spool: spool, isApart: true) { rig async throws in
            await rig.inbox.failKeeping()
            #expect(try await rig.post(success()).status == 503)
            try await rig.ears.waitFor { $0 == .notKept(.prompt(rig.attempt), isSpooled: true) }
            await rig.inbox.failKeeping(false)
            while !rig.ears.events.contains(.restored(count: 1)) {
                rig.clock.advance(by: .seconds(5))
                // By that clock its patience ends too: the answer is on its way meanwhile.
                try await Task.sleep(for: .milliseconds(50))
            }
            while await rig.inbox.outcomes.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(try await rig.record()?.state == .claimed)
            #expect(await spool.messages.isEmpty)
        }
    }

    @Test func aMessageForAPaymentThatIsGoneIsKnownAsSuchThereToo() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/kaunta-apart-\(UUID().uuidString)"
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        let stranded = SpooledMessage(
            body: Array("{}".utf8), address: .known(.prompt(AttemptID("gone"))), peer: "127.0.0.1", isListed: true,
            at: TestTimekeeper().now)
        #expect(await spool.put(stranded))
        try await withListener(spool: spool, isApart: true) { rig async throws in
            try await rig.ears.waitFor { $0 == .stranded(count: 1) }
            #expect(await spool.messages == [stranded])
        }
    }

    @Test func booksThatDoNotAnswerAreNotWaitedForLong() async throws {
        try await withListener(isApart: true) { rig async throws in
            await rig.inbox.hold(at: .keeping)
            async let reply = rig.post(success())
            while await rig.inbox.events.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            rig.clock.advance(by: .milliseconds(1200))
            #expect(try await reply.status == 503)
            // It is kept after all, a little later, and read.
            await rig.inbox.release()
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .claimed)
        }
    }

    @Test(arguments: [true, false])
    func whetherAnAccountIsAwaitedIsKnownHere(isAwaited: Bool) async throws {
        let (near, far) = try PacketSocket.pair()
        let window = OfficeWindow(try office(), isAwaited: { $0 == "T4ABC" && isAwaited })
        let link = OfficeLink(PacketSocket(far), timekeeper: TestTimekeeper().timekeeper)
        let serving = Task { await window.serve(near) }
        let asking = Task { await link.run() }
        #expect(await link.isAwaited("T4ABC") == isAwaited)
        near.shut()
        await serving.value
        await asking.value
        // Nobody is there to say so any more.
        #expect(await link.isAwaited("T4ABC") == false)
    }

    @Test(arguments: [
        #"nonsense"#, #"{"matter":{"tell":{"_0":{"blocked":{"_0":"no address"}}}}}"#, #"{"matter":{"steal":{}}}"#,
        #"{"number":1}"#, #"{"number":"1","matter":{"find":{"_0":{"bytes":"x"}}}}"#,
    ])
    func whatNoListenerSaysEndsTheLine(words: String) async throws {
        let (near, far) = try PacketSocket.pair()
        let other = PacketSocket(far)
        #expect(other.send(Array(words.utf8)))
        await OfficeWindow(try office(), isAwaited: { _ in true }).serve(near)
        #expect(!other.send(Array("{}".utf8)))
    }

    @Test(arguments: [
        OfficeCall.Matter.keep(message: Data(), answer: nil),
        .keep(message: Data(repeating: 0xFF, count: 64), answer: nil),
    ])
    func aCallThatMakesNoSenseIsRefused(matter: OfficeCall.Matter) async throws {
        let (near, far) = try PacketSocket.pair()
        let other = PacketSocket(far)
        let serving = Task { [office = try office()] in
            await OfficeWindow(office, isAwaited: { _ in true }).serve(near)
        }
        let call = try #require(OfficePacket.bytes(of: OfficeCall(number: 7, matter: matter)))
        #expect(other.send(call))
        var answers = other.packets(waiting: 8).makeAsyncIterator()
        let answer: OfficeAnswer? = await answers.next().flatMap { OfficePacket.read($0) }
        #expect(answer?.number == 7)
        #expect(answer?.matter == .failed)
        other.shut()
        await serving.value
    }

    @Test func aListenerThatReadsNoAnswersIsCutOff() async throws {
        let (near, far) = try PacketSocket.pair()
        let other = PacketSocket(far)
        let serving = Task { [office = try office()] in
            await OfficeWindow(office, isAwaited: { _ in true }).serve(near)
        }
        let call = try #require(
            OfficePacket.bytes(of: OfficeCall(number: 1, matter: .find(TokenHash(bytes: [])))))
        Thread.detachNewThread { while other.send(call, within: -1) {} }
        await serving.value
        #expect(!other.send(call))
    }

    @Test func everyEventOfAListenerCrossesTheLine() throws {
        let peer = try #require(PeerAddress("196.201.214.206"))
        let prompt = InboundAddress.prompt(AttemptID("17ybs05n8p1y0a8v"))
        let crossing: [ListenerEvent] = [
            .listening(port: 8701), .notKept(prompt, isSpooled: true), .notKept(.confirmation, isSpooled: false),
            .notKept(.validation, isSpooled: true), .notLookedUp(from: peer, isSpooled: true),
            .tooFast(prompt, from: peer), .stranded(count: 2), .noPlace(peer), .restored(count: 3), .turnedAway(peer),
            .blocked(peer), .lost(reason: "why"), .noSpool(reason: "why"), .unconfined(reason: "why"),
        ]
        for event in crossing {
            let call: OfficeCall? = OfficePacket.bytes(of: OfficeCall(matter: .tell(event))).flatMap {
                OfficePacket.read($0)
            }
            guard case .tell(let told) = call?.matter else {
                Issue.record("\(event) does not cross")
                continue
            }
            #expect(told == event)
        }
    }

    @Test func aPacketThatTheOtherSideWouldReadInPartIsNotSent() throws {
        let (near, far) = try PacketSocket.pair()
        let other = PacketSocket(far)
        #expect(!near.send([UInt8](repeating: 1, count: PacketSocket.most + 1)))
        #expect(near.send([1]))
        #expect(other.next() == [1])
    }

    private func office() throws -> ReadingOffice {
        let journal = MemoryJournal()
        return ReadingOffice(
            intake: Intake(
                journal: journal, inbox: journal, reading: .shop([]), timekeeper: TestTimekeeper().timekeeper,
                logger: quiet, bells: IntakeBells(onHeard: { _ in })))
    }
}
