import FoundationEssentials
import Glibc
import Payments
import TestSupport
import Testing

@testable import Listener

/// The emergency file: what the disk did not take is not lost, and nobody is told that it is kept.
@Suite(.timeLimit(.minutes(5))) struct SpoolTests {
    private let path = FileManager.default.temporaryDirectory.path + "/kaunta-spool-\(UUID().uuidString)"

    private func message(
        _ body: String, _ address: InboundAddress = .confirmation, isListed: Bool = false
    ) -> SpooledMessage {
        SpooledMessage(
            body: Array(body.utf8), address: .known(address), peer: "41.90.0.1", isListed: isListed,
            at: Timestamp(milliseconds: 1_793_959_200_123))
    }

    /// What the file holds when it is opened anew, and what after it has taken one more.
    private func reopened(
        taking more: SpooledMessage
    ) async throws -> (before: [SpooledMessage], after: [SpooledMessage]) {
        let spool = try EmergencySpool(at: path)
        let before = await spool.messages
        #expect(await spool.put(more))
        return (before, await (try EmergencySpool(at: path)).messages)
    }

    @Test func itIsMadeWithAllItsRoomForThisUserAlone() async throws {
        defer { unlink(path) }
        _ = try EmergencySpool(at: path)
        var entry = stat()
        #expect(lstat(path, &entry) == 0)
        #expect(entry.st_size == 1 << 20)
        #expect(entry.st_mode & 0o7777 == 0o600)
        #expect(entry.st_blocks * 512 >= 1 << 20)
    }

    @Test func whatItTookIsThereAfterARestart() async throws {
        defer { unlink(path) }
        let all = [message("one"), message("", .prompt(AttemptID("abc"))), message("\u{0}\n", .validation)]
        let spool = try EmergencySpool(at: path)
        for message in all {
            let isKept = await spool.put(message)
            #expect(isKept)
        }
        #expect(await spool.messages == all)
        #expect(await (try EmergencySpool(at: path)).messages == all)
    }

    @Test func whatItHoldsItDoesNotTakeTwice() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        for _ in 0..<3 { #expect(await spool.put(message("one"))) }
        #expect(await spool.messages.count == 1)
    }

    @Test func whatWasLetGoIsNotThereAnyMoreThoughItsBytesAre() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        for body in ["aaa", "bbb", "ccc"] { #expect(await spool.put(message(body))) }
        await spool.drop(await spool.messages)
        #expect(await spool.messages.isEmpty)
        // As long as the first: the second lies right behind it, whole, from before.
        #expect(await spool.put(message("ddd")))
        #expect(await (try EmergencySpool(at: path)).messages == [message("ddd")])
    }

    @Test func whatWasLetGoAmongOthersIsNotReadAgain() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        for body in ["aaa", "bbb", "ccc"] { #expect(await spool.put(message(body))) }
        await spool.drop([message("aaa"), message("ccc")])
        #expect(await spool.messages == [message("bbb")])
        let reopened = try await reopened(taking: message("ddd"))
        #expect(reopened.before == [message("bbb")])
        #expect(reopened.after == [message("bbb"), message("ddd")])
    }

    @Test func aMessageForAPaymentThatIsGoneHoldsUpNoneBehindIt() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        let stranded = message("{}", .prompt(AttemptID("gone")))
        try await withListener(
            spool: spool,
            before: { _, attempt in
                #expect(await spool.put(stranded))
                #expect(await spool.put(message(success(), .prompt(attempt), isListed: true)))
            }
        ) { rig async throws in
            try await rig.settled(1)
            try await rig.ears.waitFor { $0 == .stranded(count: 1) }
            #expect(try await rig.record()?.state == .claimed)
            // It is not lost, and a person hears of it.
            #expect(await spool.messages == [stranded])
            #expect(await (try EmergencySpool(at: path)).messages == [stranded])
            #expect(rig.ears.events.filter(\.isAlarm) == [.stranded(count: 1)])
            #expect(rig.ears.events.contains(.restored(count: 1)))
        }
    }

    @Test func oneMessageThatStaysTakesNoRoomFromTheRest() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        let stranded = message("{}", .prompt(AttemptID("gone")))
        #expect(await spool.put(stranded))
        // Three times the room, in all.
        for count in 0..<200 {
            let passing = message(String(repeating: "x", count: 16_000) + "\(count)")
            #expect(await spool.put(passing))
            await spool.drop([passing])
        }
        #expect(await spool.messages == [stranded])
        let reopened = try await reopened(taking: message("last"))
        #expect(reopened.before == [stranded])
        #expect(reopened.after == [stranded, message("last")])
        var entry = stat()
        #expect(lstat(path, &entry) == 0 && entry.st_mode & 0o7777 == 0o600 && entry.st_size == 1 << 20)
        #expect(lstat(path + ".new", &entry) != 0)
    }

    @Test func whatWasLeftOfARewritingThatWasCutOffChangesNothing() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        for body in ["aaa", "bbb"] { #expect(await spool.put(message(body))) }
        try Data("half".utf8).write(to: URL(filePath: path + ".new"))
        await spool.drop([message("aaa")])
        let reopened = try await reopened(taking: message("ccc"))
        #expect(reopened.before == [message("bbb")])
        #expect(reopened.after == [message("bbb"), message("ccc")])
    }

    @Test func whatAnybodyMayHaveMadeUpLeavesRoomForTheRest() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        let token = CallbackToken(from: SeededChance(1).chance)
        func made(_ number: Int) -> SpooledMessage {
            SpooledMessage(
                body: Array((String(repeating: "x", count: 16_000) + "\(number)").utf8),
                address: .unknown(token.digest),
                peer: "41.90.0.1", isListed: false, at: Timestamp(milliseconds: 0))
        }
        var count = 0
        while await spool.put(made(count)) { count += 1 }
        #expect(count == 16)
        #expect(await spool.put(message("true")))
        #expect(await (try EmergencySpool(at: path)).messages.last == message("true"))
    }

    @Test func whoseAddressCouldNotBeLookedUpIsFoundOutLater() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        let (known, wrong) = (
            CallbackToken(from: SeededChance(7).chance), CallbackToken(from: SeededChance(8).chance)
        )
        func posted(_ body: String, to token: CallbackToken, isListed: Bool) -> SpooledMessage {
            SpooledMessage(
                body: Array(body.utf8), address: .unknown(token.digest), peer: "196.201.214.206", isListed: isListed,
                at: Timestamp(milliseconds: 0))
        }
        // The same body as a stranger's: which of the two came from the gateway makes the difference.
        let unknown = posted("{}", to: wrong, isListed: true)
        for message in [
            posted(success(), to: known, isListed: true), posted("{}", to: wrong, isListed: false), unknown,
        ] {
            #expect(await spool.put(message))
        }
        try await withListener(spool: spool) { rig async throws in
            try await rig.settled(1)
            try await rig.ears.waitFor { $0 == .stranded(count: 1) }
            #expect(try await rig.record()?.state == .claimed)
            #expect(rig.ears.events.contains(.restored(count: 1)))
            #expect(rig.ears.events.filter(\.isAlarm) == [.stranded(count: 1)])
            #expect(await spool.messages == [unknown])
        }
    }

    @Test func aMessageCutOffInTheMiddleIsNone() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        for body in ["first", "second"] { #expect(await spool.put(message(body))) }
        var bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let place = try #require(bytes.firstRange(of: Array("second".utf8))?.lowerBound)
        bytes[place + 3] = 0
        try Data(bytes).write(to: URL(filePath: path))
        chmod(path, 0o600)
        let reopened = try await reopened(taking: message("third"))
        #expect(reopened.before == [message("first")])
        #expect(reopened.after == [message("first"), message("third")])
    }

    @Test func itTakesNoMoreThanItsRoom() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        var count = 0
        while await spool.put(message(String(repeating: "x", count: 16_000) + "\(count)")) { count += 1 }
        #expect(count == 65)
        #expect(await (try EmergencySpool(at: path)).messages.count == 65)
    }

    @Test func aFileThatOthersReadOrALinkIsRefused() throws {
        defer { unlink(path) }
        close(open(path, O_CREAT | O_RDWR, 0o644))
        chmod(path, 0o644)
        #expect(throws: EmergencySpool.Fault.self) { try EmergencySpool(at: path) }
        unlink(path)
        symlink("/dev/null", path)
        #expect(throws: EmergencySpool.Fault.self) { try EmergencySpool(at: path) }
    }

    @Test func whatCouldNotBeKeptComesIntoTheInboxOnceItTakesEntriesAgain() async throws {
        defer { unlink(path) }
        try await withListener(spool: try EmergencySpool(at: path)) { rig async throws in
            await rig.inbox.failKeeping()
            for _ in 0..<2 { #expect(try await rig.post(success()).status == 503) }
            #expect(rig.ears.events.filter(\.isAlarm).last == .notKept(.prompt(rig.attempt), isSpooled: true))
            #expect(try await rig.record()?.state == .pending)
            await rig.inbox.failKeeping(false)
            while await rig.inbox.outcomes.isEmpty {
                rig.clock.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(1))
            }
            try await rig.ears.waitFor { $0 == .restored(count: 1) }
            #expect(try await rig.record()?.state == .claimed)
            #expect(Set(rig.ears.heard) == [rig.attempt])
            #expect(rig.ears.events.contains(.restored(count: 1)))
            #expect(await (try EmergencySpool(at: path)).messages.isEmpty)
        }
    }

    @Test func whatAnEarlierRunCouldNotKeepIsReadAtStart() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        try await withListener(
            spool: spool,
            before: { _, attempt in
                #expect(await spool.put(message(success(), .prompt(attempt), isListed: true)))
            }
        ) { rig async throws in
            try await rig.settled(1)
            try await rig.ears.waitFor { $0 == .restored(count: 1) }
            #expect(try await rig.record()?.state == .claimed)
            #expect(await spool.messages.isEmpty)
        }
    }

    @Test func whatCouldNotBeLookedUpIsHeardOnceItCan() async throws {
        defer { unlink(path) }
        let spool = try EmergencySpool(at: path)
        try await withListener(spool: spool) { rig async throws in
            await rig.inbox.failLookups()
            #expect(try await rig.post(success()).status == 503)
            let peer = try #require(PeerAddress("127.0.0.1"))
            #expect(rig.ears.events.filter(\.isAlarm) == [.notLookedUp(from: peer, isSpooled: true)])
            #expect(await spool.messages.count == 1)
            // Who reads the file could post to the address otherwise.
            let bytes = try Data(contentsOf: URL(filePath: path))
            #expect(bytes.firstRange(of: Data(rig.token.hex.utf8)) == nil)
            #expect(bytes.firstRange(of: Data(rig.token.digest.bytes)) != nil)
            await rig.inbox.failLookups(false)
            while await rig.inbox.outcomes.isEmpty {
                rig.clock.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(1))
            }
            try await rig.ears.waitFor { $0 == .restored(count: 1) }
            #expect(try await rig.record()?.state == .claimed)
            #expect(await spool.messages.isEmpty)
        }
    }

    @Test func whatNothingTakesIsNotAcknowledgedEither() async throws {
        try await withListener { rig async throws in
            await rig.inbox.failKeeping()
            #expect(try await rig.post(success()).status == 503)
            #expect(rig.ears.events.filter(\.isAlarm) == [.notKept(.prompt(rig.attempt), isSpooled: false)])
        }
    }
}
