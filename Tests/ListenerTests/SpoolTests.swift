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
    ) -> InboundMessage {
        InboundMessage(
            body: Array(body.utf8), address: address, peer: "41.90.0.1", isListed: isListed,
            at: Timestamp(milliseconds: 1_793_959_200_123))
    }

    /// What the file holds when it is opened anew, and what after it has taken one more.
    private func reopened(
        taking more: InboundMessage
    ) async throws -> (before: [InboundMessage], after: [InboundMessage]) {
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
            #expect(try await rig.record()?.state == .claimed)
            // It is not lost, and a person hears of it.
            #expect(await spool.messages == [stranded])
            #expect(await (try EmergencySpool(at: path)).messages == [stranded])
            #expect(rig.ears.events.filter(\.isAlarm) == [.stranded(count: 1)])
            #expect(rig.ears.events.contains(.restored(count: 1)))
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
            #expect(try await rig.record()?.state == .claimed)
            #expect(rig.ears.heard == [rig.attempt])
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
