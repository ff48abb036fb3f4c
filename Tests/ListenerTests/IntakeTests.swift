import Daraja
import Engine
import Listener
import Payments
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct IntakeTests {
    @Test func aSuccessIsAClaimAndNothingMore() async throws {
        try await withListener { rig async throws in
            _ = try await rig.post(success())
            try await rig.settled(1)
            let record = try #require(try await rig.record())
            #expect(record.state == .claimed)
            #expect(record.receipt == nil)
            let evidence = try #require(record.evidence.last)
            #expect(evidence.source == .callback)
            #expect(evidence.raw == success())
            #expect(record.claim?.receipt == Receipt("UJ27ABCD12"))
            #expect(record.claim?.amount == Money(cents: 10_000))
            #expect(rig.ears.heard == [rig.attempt])
        }
    }

    @Test func aFailureIsADenialAndNothingMore() async throws {
        try await withListener { rig async throws in
            let body = success().replacing("\"ResultCode\":0", with: "\"ResultCode\":1032")
            _ = try await rig.post(body)
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .failedUnverified)
            #expect(rig.ears.heard == [rig.attempt])
        }
    }

    @Test func anotherAmountIsForTheStateToJudge() async throws {
        try await withListener { rig async throws in
            _ = try await rig.post(success(amount: "1.00"))
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .conflict)
            #expect(rig.ears.heard == [rig.attempt])
        }
    }

    @Test(arguments: ["", "{}", "<html></html>", "{\"Body\":1,\"Body\":2}", "\u{FEFF}{}"])
    func whatCannotBeReadIsKeptAnsweredAndRejected(body: String) async throws {
        try await withListener { rig async throws in
            let before = try await rig.record()
            #expect(try await rig.post(body).status == 200)
            try await rig.settled(1)
            guard case .rejected(let reason) = await rig.inbox.outcomes.first else {
                Issue.record("not rejected")
                return
            }
            #expect(!reason.isEmpty)
            #expect(try await rig.record() == before)
            #expect(rig.ears.heard.isEmpty)
        }
    }

    @Test func aBodyCutInTheMiddleIsRejected() async throws {
        let body = try vector("stkcb-52-truncated.txt")
        try await withListener { rig async throws in
            #expect(try await rig.post(body).status == 200)
            try await rig.settled(1)
            #expect(rig.ears.heard.isEmpty)
            #expect(try await rig.record()?.state == .pending)
        }
    }

    @Test func theSameCallbackTwiceIsOnePieceOfEvidence() async throws {
        try await withListener { rig async throws in
            let before = try await rig.record()?.evidence.count ?? 0
            #expect(try await rig.post(success()).status == 200)
            #expect(try await rig.post(success()).status == 200)
            try await rig.settled(2)
            #expect(try await rig.record()?.evidence.count == before + 1)
        }
    }

    @Test func theBellRingsAfterTheEvidenceIsStored() async throws {
        try await withListener { rig async throws in
            await rig.inbox.hold(at: .settling)
            _ = try await rig.post(success())
            while await rig.inbox.events.last != .settling { try await Task.sleep(for: .milliseconds(1)) }
            #expect(rig.ears.heard.isEmpty)
            await rig.inbox.release()
            while rig.ears.heard.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(try await rig.record()?.state == .claimed)
        }
    }

    @Test func whatAnEarlierRunLeftIsReadAtStart() async throws {
        try await withListener(before: { journal, attempt in
            for body in [success(), "nonsense"] {
                _ = try await journal.keep(
                    InboundMessage(
                        body: Array(body.utf8), address: .prompt(attempt), peer: "127.0.0.1", at: TestTimekeeper().now))
            }
        }) { rig in
            #expect(try await rig.record()?.state == .claimed)
            #expect(rig.ears.heard == [rig.attempt])
            #expect(try await rig.inbox.unsettled().isEmpty)
            try await rig.intake.replay()
            #expect(rig.ears.heard.count == 1)
        }
    }

    @Test func whatTheDiskDidNotTakeIsMadeUpForAsSoonAsItTakesItAgain() async throws {
        try await withListener { rig async throws in
            await rig.inbox.failSettling(times: 2)
            #expect(try await rig.post(success()).status == 200)
            while try await !rig.inbox.unsettled().isEmpty {
                rig.clock.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(try await rig.record()?.state == .claimed)
            #expect(rig.ears.heard == [rig.attempt])
        }
    }

    @Test func whatADiskThatIsFullAtTheStartLeavesUnreadIsMadeUpFor() async throws {
        try await withListener { rig async throws in
            await rig.inbox.failSettling(times: 1)
            _ = try await rig.inbox.keep(
                InboundMessage(
                    body: Array(success().utf8), address: .prompt(rig.attempt), peer: "127.0.0.1",
                    at: TestTimekeeper().now))
            try await rig.intake.replay()
            while try await !rig.inbox.unsettled().isEmpty {
                rig.clock.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(try await rig.record()?.state == .claimed)
        }
    }

    @Test func whatWasKeptInSpiteOfAnErrorIsReadWithoutARestart() async throws {
        try await withListener { rig async throws in
            await rig.inbox.failYetKeep()
            #expect(try await rig.post(success()).status == 503)
            while try await !rig.inbox.unsettled().isEmpty {
                rig.clock.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(try await rig.record()?.state == .claimed)
            #expect(rig.ears.heard == [rig.attempt])
        }
    }

    @Test func manyCallbacksAtOnceAreAllKept() async throws {
        try await withListener(configure: { $0.limits.connectionsOfListed = 64 }) { rig async throws in
            try await withThrowingTaskGroup { group in
                for number in 0..<40 {
                    group.addTask {
                        let receipt = "UJ27ABCD\(number + 10)"
                        let reply = try await rig.post(success(receipt: receipt))
                        #expect(reply.status == 200)
                    }
                }
                try await group.waitForAll()
            }
            try await rig.settled(40)
            #expect(try await rig.inbox.unsettled().isEmpty)
        }
    }
}
