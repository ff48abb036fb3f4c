import Foundation
import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

@Suite struct SupervisorTests {
    private let shop: Shop
    private let ledger: Ledger
    private let supervisors: Supervisors
    private let word: Approval
    private static let right = "730518"

    init() throws {
        shop = try Shop()
        ledger = try shop.open()
        supervisors = Supervisors(of: ledger, pepper: pepper(1), chance: SeededChance(1).chance, work: 4)
        word = try #require(Approval(by: "amina", reason: "no row of it"))
    }

    private func set(_ digits: String = right, for name: String = "Amina", by leave: Approval? = nil) async throws {
        try await supervisors.set(try pin(digits), for: name, by: leave, at: Shop.start)
    }

    private func admit(_ digits: String, after wait: Int64 = 0) async throws -> Approval {
        try await supervisors.admit(word, with: pin(digits), at: Shop.start + .seconds(wait))
    }

    @Test func aPINProvesTheNameAsItWasSetUp() async throws {
        try await set()
        let approval = try await admit(Self.right)
        #expect(approval.isProven && approval.by == "Amina" && approval.reason == "no row of it")
    }

    @Test func whereNobodyHasAPINNobodyIsASupervisor() async throws {
        await #expect(throws: SupervisorRefusal.noneSet) { try await admit(Self.right) }
    }

    @Test func aWrongPINAndANameThatNobodyHasProveNothing() async throws {
        try await set(for: "Brian")
        await #expect(throws: SupervisorRefusal.wrong(name: "amina", left: nil)) { try await admit(Self.right) }
        try await set(by: word.proven())
        await #expect(throws: SupervisorRefusal.wrong(name: "amina", left: nil)) { try await admit("730519") }
        #expect(try await admit(Self.right).isProven)
    }

    @Test func theWaitAfterWrongPINsDoublesAndTheTenthMakesEachWaitHalfAnHour() async throws {
        try await set()
        var now: Int64 = 0
        var waits: [Int64] = []
        for tries in 1...11 {
            let left = tries < 3 ? nil : max(0, 10 - tries)
            await #expect(throws: SupervisorRefusal.wrong(name: "amina", left: left)) {
                try await admit("730519", after: now)
            }
            guard let until = try await supervisors.all().first?.waits else { continue }
            let wait = (until - (Shop.start + .seconds(now))).wholeSeconds
            // Even the right one is not looked at meanwhile, and being turned away is no try.
            await #expect(throws: SupervisorRefusal.waits(until: until)) {
                try await admit(Self.right, after: now + wait - 1)
            }
            waits.append(wait)
            now += wait
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 1_800, 1_800])
        #expect(try await admit(Self.right, after: now).isProven)
        #expect(try await supervisors.all().first?.tries == 0)
    }

    @Test func whoTriesManyAtOnceHasNoMoreTriesThanWhoTriesThemOneByOne() async throws {
        try await set()
        let refusals = await withTaskGroup(of: SupervisorRefusal?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do { _ = try await admit("91827\(number)") } catch { return error as? SupervisorRefusal }
                    return nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // Each is counted before it is weighed, so the fourth waits.
        #expect(refusals.count { if case .wrong = $0 { true } else { false } } == 3)
        #expect(refusals.count { if case .waits = $0 { true } else { false } } == 5)
        #expect(try await supervisors.all().first?.tries == 3)
    }

    @Test func withoutThePepperNothingIsWeighedAndNoTryIsLost() async throws {
        let blind = Supervisors(of: ledger, pepper: nil, chance: .system, work: 4)
        for (refusal, isSet) in [(SupervisorRefusal.noneSet, false), (.noPepper, true)] {
            if isSet { try await set() }
            await #expect(throws: refusal) {
                try await blind.admit(word, with: pin(Self.right), at: Shop.start)
            }
        }
        #expect(try await supervisors.all().first?.tries == 0)
    }

    @Test func anotherPepperIsToldAndNoTryIsLostByIt() async throws {
        let other = Supervisors(of: ledger, pepper: pepper(2), chance: .system, work: 4)
        try await other.checkKey()
        try await set()
        await #expect(throws: SupervisorRefusal.otherPepper) {
            try await other.admit(word, with: pin(Self.right), at: Shop.start)
        }
        await #expect(throws: SupervisorRefusal.otherPepper) { try await other.checkKey() }
        #expect(try await supervisors.all().first?.tries == 0)
        // The hash rests on it, too.
        let hashes = try [1, 2].map { try pepper($0)?.hash(pin(Self.right), salt: Data(count: 16), work: 4) }
        #expect(hashes[0] != hashes[1])
    }

    @Test func byWhoseLeaveAPINWasSetOrTakenIsKept() async throws {
        try await set()
        try await set("918273", for: "Brian", by: word.proven(as: "Amina"))
        #expect(try await supervisors.all().map(\.leave) == [nil, "Amina"])
        try await supervisors.remove("Brian", by: word.proven(as: "Amina"), at: Shop.start)
        let ended = try await ledger.database.read {
            try String.fetchAll($0, sql: "SELECT ended_by FROM supervisor WHERE ended_ms IS NOT NULL")
        }
        #expect(ended == ["Amina"])
    }

    @Test func aClockThatStoodAheadMakesNobodyWaitForThatMoment() async throws {
        try await set()
        for _ in 0..<3 { _ = try? await admit("730519", after: 86_400) }
        #expect(try await admit(Self.right).isProven)
    }

    @Test func whoReadsAFileOfAnEarlierVersionFindsNobody() async throws {
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(sql: "DROP TRIGGER evidence_needs_pin; DROP TABLE supervisor")
        }
        #expect(try await supervisors.all().isEmpty)
    }

    @Test func onlyTheFirstIsSetByNobodysLeave() async throws {
        try await set()
        for leave in [nil, word] {
            await #expect(throws: SupervisorRefusal.needsLeave) { try await set("918273", for: "Brian", by: leave) }
            await #expect(throws: SupervisorRefusal.needsLeave) { try await set("918273", by: leave) }
        }
        try await set("918273", by: word.proven())
        #expect(try await admit("918273").isProven)
        await #expect(throws: SupervisorRefusal.wrong(name: "amina", left: nil)) { try await admit(Self.right) }
    }

    @Test func whereThePepperIsGoneTheNextOneIsTheFirstAndEndsAllOthers() async throws {
        try await set()
        try await set("918273", for: "Brian", by: word.proven())
        let anew = Supervisors(of: ledger, pepper: pepper(3), chance: SeededChance(2).chance, work: 4)
        try await anew.set(pin("564738"), for: "Chege", by: nil, isAnew: true, at: Shop.start)
        #expect(try await anew.all().map(\.name) == ["Chege"])
    }

    @Test func theLastSupervisorStaysAndOneThatLeftProvesNothing() async throws {
        try await set()
        await #expect(throws: SupervisorRefusal.lastOne) {
            try await supervisors.remove("Amina", by: word.proven(), at: Shop.start)
        }
        await #expect(throws: SupervisorRefusal.unknown("Zawadi")) {
            try await supervisors.remove("Zawadi", by: word.proven(), at: Shop.start)
        }
        try await set("918273", for: "Brian", by: word.proven())
        await #expect(throws: SupervisorRefusal.needsLeave) {
            try await supervisors.remove("amina", by: word, at: Shop.start)
        }
        try await supervisors.remove("AMINA", by: word.proven(), at: Shop.start)
        #expect(try await supervisors.all().map(\.name) == ["Brian"])
        await #expect(throws: SupervisorRefusal.wrong(name: "amina", left: nil)) { try await admit(Self.right) }
    }

    @Test func theFileHoldsNoPINAndEachHasItsOwnSalt() async throws {
        try await set()
        try await set(for: "Brian", by: word.proven())
        let rows = try ledger.database.read { try Row.fetchAll($0, sql: "SELECT * FROM supervisor") }
        #expect(rows[0]["salt"] as Data? != rows[1]["salt"] && rows[0]["hash"] as Data? != rows[1]["hash"])
        let values = rows.flatMap { $0.map(\.1.description) }.joined(separator: " ")
        #expect(!values.contains(Self.right))
    }

    @Test(arguments: ["name = 'Zawadi'", "hash = zeroblob(32)", "salt = zeroblob(16)", "work = 1", "since_ms = 0"])
    func aPINIsNeverChangedInTheFile(change: String) async throws {
        try await set()
        #expect(throws: DatabaseError.self) {
            try ledger.database.write { try $0.execute(sql: "UPDATE supervisor SET \(change)") }
        }
        #expect(throws: DatabaseError.self) {
            try ledger.database.write { try $0.execute(sql: "DELETE FROM supervisor") }
        }
    }

    @Test func aPINThatEndedStaysEnded() async throws {
        try await set()
        try await set("918273", by: word.proven())
        #expect(throws: DatabaseError.self) {
            try ledger.database.write { try $0.execute(sql: "UPDATE supervisor SET ended_ms = NULL WHERE number = 1") }
        }
    }

    /// What only a supervisor says, without and with their PIN.
    private static func words(_ approval: Approval) -> [(typed: Fact, proven: Fact)] {
        [
            (.released(approval), .released(approval.proven())),
            (.goodsGiven(approval), .goodsGiven(approval.proven())),
            (.closedUnpaid(reason: "no row"), .closedUnpaid(reason: "no row", pin: true)),
            (.closedUnpaid(reason: "no row", pin: false), .closedUnpaid(reason: "no row", knowing: [], pin: true)),
        ]
    }

    @Test func theFileTakesNoSupervisorsWordWithoutAPINWhoeverWritesIt() async throws {
        _ = try await ledger.prepared()
        for source in [Evidence.Source.person, .console, .statement] {
            for (typed, proven) in Self.words(word) {
                #expect(throws: DatabaseError.self) { try force(typed, from: source) }
                try force(proven, from: source)
            }
        }
        let sly = try #require(Approval(by: #"A","pin":true,"#, reason: #"\","pin":true,"x":""#))
        #expect(throws: DatabaseError.self) { try force(.released(sly), from: .person) }
        try force(.stoppedWaiting, from: .person)
    }

    private func force(_ fact: Fact, from source: Evidence.Source) throws {
        try ledger.database.write {
            try EvidenceRow(Evidence(source: source, fact: fact, at: Shop.start), occasion: 0).insert(for: 1, into: $0)
            try $0.execute(sql: "SELECT 1")
        }
    }

    @Test func whatWasSaidBeforeThereWerePINsIsReadAsItIs() throws {
        let old = #"{"released":{"_0":{"by":"Amina","reason":"looked"}}}"#
        #expect(try FactCode.fact(in: old) == .released(try #require(Approval(by: "Amina", reason: "looked"))))
        #expect(try FactCode.text(of: FactCode.fact(in: old)) == old)
        let closed = #"{"closedUnpaid":{"reason":"r"}}"#
        #expect(try FactCode.fact(in: closed) == .closedUnpaid(reason: "r"))
        let new = #"{"released":{"_0":{"by":"Amina","pin":true,"reason":"looked"}}}"#
        #expect(try FactCode.text(of: FactCode.fact(in: new)) == new)
    }
}

private func pepper(_ seed: UInt8) -> Pepper? { Pepper(Data(repeating: seed, count: Pepper.length)) }

private func pin(_ digits: String) throws -> PIN { try #require(PIN(typed: digits)) }
