import Ledger
import Payments
import TestSupport
import Testing

/// A released prompt that Safaricom never named leaves the list of doubts on a person's word, and comes back with news.
struct ReleasedDoubtTests {
    private let ledger: Ledger
    private let word: Fact
    private let release: Fact

    init() throws {
        ledger = try Shop().open()
        let approval = try #require(Approval(by: "Amina", reason: "no row of it in the list"))
        word = .resolved(.unknown, approval)
        release = .released(approval.proven())
    }

    private func lost() async throws -> AttemptID {
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Shop.start), to: id)
        try await ledger.noRow(of: id)
        return id
    }

    private func say(_ fact: Fact, about id: AttemptID) async throws {
        let evidence = Evidence(source: .person, fact: fact, at: Shop.start + ReleaseGate.pause)
        try await ledger.add(evidence, to: id)
    }

    private var doubts: [Doubt.Kind] {
        get async throws { try await ledger.doubts(uncheckedSince: Shop.start).map(\.kind) }
    }

    @Test func onlyWhatWasReleasedEndsByAWord() async throws {
        let id = try await lost()
        await #expect(throws: JournalRefusal.notResolvable(.unknown)) { try await say(word, about: id) }
        try await say(release, about: id)
        #expect(try await doubts == [.unknown])
        try await say(word, about: id)
        #expect(try await doubts.isEmpty)
        // It stays open and watched, and nothing of it is paid or denied.
        let record = try #require(try await ledger.record(of: id))
        #expect(record.state == .unknown && record.verdict == .dontKnow && record.isReleased)
        #expect(record.evidence.last?.fact == word)
    }

    @Test func whatSafaricomNamedDoesNotEndByAWord() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.add(Evidence(source: .console, fact: .deadlinePassed, at: Shop.start), to: id)
        let asked = Evidence(source: .query, fact: .queryOpen(reason: "busy"), at: Shop.start + ReleaseGate.pause)
        try await ledger.add(asked, to: id)
        try await say(release, about: id)
        await #expect(throws: JournalRefusal.notResolvable(.unknown)) { try await say(word, about: id) }
    }

    @Test func newsOpensItAgain() async throws {
        let id = try await lost()
        try await say(release, about: id)
        try await say(word, about: id)
        let row = Fact.receiptFound(try #require(Receipt("UK6H4X2QP7")), amount: Money(cents: 500))
        try await ledger.add(Evidence(source: .pull, fact: row, at: Shop.start), to: id)
        #expect(try await doubts == [.contradiction])
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: "UKK6AB1000")
        #expect(try await doubts.contains(.late))
    }
}
