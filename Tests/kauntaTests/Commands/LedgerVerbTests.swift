import ArgumentParser
import Console
import Foundation
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

/// What the verbs of a person do to real books.
@Suite struct LedgerVerbTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-desk-\(UUID().uuidString)")
    private var settings: Settings {
        get throws {
            try Settings(from: Samples.report(flags: [.ledger: folder.appending(path: "ledger.sqlite").path]))
        }
    }

    /// Ten minutes ago by the machine's own clock, which the verbs go by.
    private static let before = Timekeeper.system.now() + .seconds(-600)

    /// Makes books with something in them, closes them, and lets a test look; the first function gives a name for it.
    private func withBooks(
        _ fill: (Ledger) async throws -> String, body: (Settings, String) async throws -> Void
    ) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let settings = try settings
        let name = try await Self.written(at: settings.ledgerPath, fill)
        try await body(settings, name)
    }

    /// Books written by somebody who is gone: the lock goes with whoever holds it, once what is under way has ended.
    private static func written(at path: String, _ fill: (Ledger) async throws -> String) async throws -> String {
        func write() async throws -> (name: String, ledger: Weak) {
            let ledger = try Ledger.open(
                at: path, as: .owner(program: "test", boot: BootID("boot")), till: "K2", timekeeper: .system)
            return (try await fill(ledger), Weak(ledger))
        }
        let written = try await write()
        for _ in 0..<6_000 where written.ledger.value != nil { try await Task.sleep(for: .milliseconds(10)) }
        return written.name
    }

    private struct Weak {
        weak var value: Ledger?
        init(_ value: Ledger) { self.value = value }
    }

    private static func lost(_ ledger: Ledger, at moment: Timestamp = before) async throws -> String {
        let token = CallbackToken(from: .system)
        let order = try PromptOrder(phone: MSISDN(parsing: "0712345678"), amount: Money(cents: 10_000))
        let payee = CollectionPoint.payBill(try #require(ShortCode("600984")), account: nil)
        let attempt = try await ledger.prepare(order, payee: payee, token: token, at: moment).attempt
        _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("boot"), at: moment)
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: moment), to: attempt.id)
        return attempt.tag.text
    }

    private static func confirmation(_ ledger: Ledger) async throws -> String {
        let told = try Records.direct().told
        let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: before)
        try await ledger.settle(ledger.keep(message), as: .confirmed(told))
        return told.receipt.text
    }

    private func approval() throws -> Approval { try #require(Approval(by: "Amina", reason: "looked it up")) }

    @Test(arguments: ["list", "export"]) func anUnknownFieldIsNamedBeforeTheBooksAreLookedFor(verb: String) throws {
        let command = try Kaunta.parseAsRoot([verb, "foo:bar", "--ledger", "/nowhere/ledger.sqlite"])
        let failure = #expect(throws: VerbFailure.self) {
            var verb = command
            try verb.run()
        }
        #expect(failure?.message.contains("foo") == true && failure?.status == .usage)
    }

    @Test func aReleaseIsWrittenDownOnANameWithAReason() async throws {
        try await withBooks {
            try await Self.lost($0)
        } body: { settings, tag in
            let approval = try approval()
            let desk = try await LedgerDesk.open(settings)
            let id = try #require(try await desk.ledger.find(tag).first)
            try await desk.ledger.lookInList(for: id, now: { desk.now() }) { nil }
            let record = try await desk.decide(.released(approval.proven()), about: tag)
            #expect(record.isReleased)
            #expect(
                record.evidence.contains { $0.fact == .queryOpen(reason: "no list of M-PESA's own is set up here") })
            let kept = try await LedgerReader(settings).one(tag)
            #expect(kept.evidence.last?.fact == .released(approval.proven()))
            #expect(kept.evidence.last?.source == .person)
            #expect(kept.verdict == .dontKnow)
        }
    }

    @Test func moneyPaidStraightIsNoPromptToDecideAboutAndTheRightVerbIsNamed() async throws {
        try await withBooks {
            try await Self.confirmation($0)
        } body: { settings, receipt in
            let approval = try approval()
            for fact in [Fact.released(approval.proven()), .resolved(.late, approval)] {
                let failure = await #expect(throws: VerbFailure.self) {
                    try await LedgerDesk.open(settings).decide(fact, about: receipt)
                }
                #expect(failure?.status == .usage)
                #expect(failure?.message.contains("\(receipt) is money paid straight to the shop") == true)
                #expect(failure?.message.contains("kaunta claim \(receipt)") == true)
            }
        }
    }

    @Test func aReleaseThatComesTooSoonIsEight() async throws {
        try await withBooks {
            try await Self.lost($0, at: Timekeeper.system.now())
        } body: { settings, tag in
            let approval = try approval()
            let refusal = await #expect(throws: JournalRefusal.self) {
                try await LedgerDesk.open(settings).decide(.released(approval.proven()), about: tag)
            }
            #expect(refusal.map { VerbFailure($0).status } == .held)
            #expect(refusal.map { VerbFailure($0).message.contains("Not before") } == true)
        }
    }

    @Test func aDoubtThatSafaricomHasToEndIsNotEndedByAWord() async throws {
        try await withBooks {
            try await Self.lost($0)
        } body: { settings, tag in
            let approval = try approval()
            let refusal = await #expect(throws: JournalRefusal.notResolvable(.unknown)) {
                try await LedgerDesk.open(settings).decide(.resolved(.unknown, approval), about: tag)
            }
            #expect(refusal.map { VerbFailure($0).status } == .usage)
        }
    }

    private func closing(of tag: String, _ desk: LedgerDesk) async throws -> Closing {
        let id = try #require(try await desk.ledger.find(tag).first)
        let record = try #require(try await desk.ledger.record(of: id))
        return Closing(of: record, seen: .statement, times: record.timeToCover, approval: try approval().proven())
    }

    @Test func aContradictionIsClosedAsNotPaidOnAName() async throws {
        let fill: (Ledger) async throws -> String = { ledger in
            let tag = try await Self.lost(ledger, at: Self.before + .seconds(-600))
            let id = try #require(try await ledger.find(tag).first)
            let denial = CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1032"), text: "cancelled")
            for fact in [try Records.claim(), .callbackFailed(denial)] {
                _ = try await ledger.add(
                    Evidence(source: .callback, fact: fact, at: Self.before + .seconds(-600)), to: id)
            }
            return tag
        }
        try await withBooks(fill) { settings, tag in
            let checks = try await LedgerReader(settings).checks(at: Timekeeper.system.now())
            #expect(checks.map(\.kind) == ["contradiction"])
            #expect(checks.first?.doNow(at: Timekeeper.system.now()).english.contains("kaunta close \(tag)") == true)
            let desk = try await LedgerDesk.open(settings)
            let closed = try await desk.close(tag, closing(of: tag, desk))
            #expect(closed.verdict == .notPaid)
            #expect(closed.evidence.last?.words.english.contains("Amina found no row in the statement") == true)
            #expect(try await LedgerReader(settings).checks(at: Timekeeper.system.now()).isEmpty)
        }
    }

    @Test func whatNobodyDeniedIsNotClosedAndTheWordsSayWhatNext() async throws {
        try await withBooks {
            try await Self.lost($0)
        } body: { settings, tag in
            let desk = try await LedgerDesk.open(settings)
            let failure = await #expect(throws: VerbFailure.self) {
                try await desk.close(tag, closing(of: tag, desk))
            }
            #expect(failure?.status == .usage)
            #expect(failure?.message.contains("Nothing was changed") == true)
            #expect(failure?.message.contains("kaunta release \(tag)") == true)
            #expect(try await LedgerReader(settings).one(tag).state == .unknown)
        }
    }

    @Test func aLatePaymentIsResolvedOnce() async throws {
        let fill: (Ledger) async throws -> String = { ledger in
            let tag = try await Self.lost(ledger)
            let id = try #require(try await ledger.find(tag).first)
            let receipt = try #require(Receipt("UK6H4X2QP7"))
            for (source, fact) in [
                (Evidence.Source.console, Fact.deadlinePassed),
                (.pull, .receiptFound(receipt, amount: Money(cents: 10_000))),
            ] {
                _ = try await ledger.add(Evidence(source: source, fact: fact, at: Self.before), to: id)
            }
            return tag
        }
        try await withBooks(fill) { settings, tag in
            #expect(try await LedgerReader(settings).checks(at: Timekeeper.system.now()).map(\.kind) == ["late"])
            let approval = try approval()
            let desk = try await LedgerDesk.open(settings)
            #expect(try await desk.decide(.resolved(.late, approval), about: tag).doubts.isEmpty)
            #expect(try await LedgerReader(settings).checks(at: Timekeeper.system.now()).isEmpty)
            #expect(try await LedgerReader(settings).look(up: TypedCode.read(["UK6H4X2QP7"])).isSpent)
        }
    }

    @Test func aDecisionAboutNothingMakesNoBooks() async throws {
        let settings = try settings
        await #expect(throws: LedgerError.missing(path: settings.ledgerPath)) { try await LedgerDesk.open(settings) }
        #expect(!FileManager.default.fileExists(atPath: settings.ledgerPath))
    }

    @Test func whatNobodyTookIsListedAfterTenMinutesAndThenTaken() async throws {
        try await withBooks(Self.confirmation) { settings, code in
            let reader = try LedgerReader(settings)
            #expect(try await reader.checks(at: Self.before + .seconds(599)).isEmpty)
            #expect(try await reader.checks(at: Self.before + .seconds(600)).map(\.name) == [code])

            let desk = try await LedgerDesk.open(settings)
            let receipt = try TypedCode.read([code]).receipt
            let run = ClaimRun(
                payments: desk.ledger, holder: "here", now: { desk.now() }, ask: { _ in true })
            let taken = try await run.take(receipt)
            #expect(taken.sale != nil)
            #expect(try await reader.checks(at: Self.before + .seconds(6000)).isEmpty)
            await #expect(throws: ClaimRefusal.self) { try await run.take(receipt) }
        }
    }

    @Test func aNoTakesNothingAndNobodyElseMayTakeItForAMinute() async throws {
        try await withBooks(Self.confirmation) { settings, code in
            let desk = try await LedgerDesk.open(settings)
            let receipt = try TypedCode.read([code]).receipt
            let no = ClaimRun(
                payments: desk.ledger, holder: "here", now: { Self.before }, ask: { _ in false })
            let refusal = await #expect(throws: VerbFailure.self) { try await no.take(receipt) }
            #expect(refusal?.status == .held)
            #expect(try await desk.ledger.directPayment(receipt)?.isFree == true)
            let soon = ClaimRun(payments: desk.ledger, holder: "there", now: { Self.before + .seconds(59) }) { _ in true
            }
            let held = await #expect(throws: ClaimRefusal.self) { try await soon.take(receipt) }
            #expect(held.map { ShellStatus(of: $0) } == .held)
            let later = ClaimRun(
                payments: desk.ledger, holder: "there", now: { Self.before + .seconds(61) }
            ) { _ in
                true
            }
            #expect(try await later.take(receipt).sale != nil)
        }
    }

    @Test func whoeverThinksTooLongHasToLookAgain() async throws {
        try await withBooks(Self.confirmation) { settings, code in
            let desk = try await LedgerDesk.open(settings)
            let receipt = try TypedCode.read([code]).receipt
            let clock = TestTimekeeper(at: Self.before)
            let run = ClaimRun(payments: desk.ledger, holder: "here", now: { clock.now }) { _ in
                clock.advance(by: .seconds(61))
                return true
            }
            await #expect(throws: ClaimRefusal.notHeld) { try await run.take(receipt) }
            #expect(try await desk.ledger.directPayment(receipt)?.isFree == true)
        }
    }

    @Test func whatIsReadBackSaysWhatIsNotConfirmed() throws {
        let unsigned = ClaimRun.question(try Records.direct())
        #expect(unsigned.english.contains("not confirmed"))
        #expect(
            ClaimRun.words(try Records.direct(sale: SaleID("s")), on: Records.start.day).english.contains("no goods"))
        let listed = ClaimRun.question(try Records.direct(verifiedAt: Records.start))
        #expect(!listed.english.contains("not confirmed"))
        #expect(listed.english.contains("KES 350.50"))
    }

    @Test(arguments: [(0, nil), (1, "yesterday"), (6, "6 days ago")])
    func whatIsTakenWithoutALookSaysThatItIsOld(days: Int64, words: String?) throws {
        let payment = try Records.direct(verifiedAt: Records.start, sale: SaleID("s"))
        let today = (payment.paidAt + .seconds(86_400 * days)).day
        let said = ClaimRun.words(payment, on: today)
        #expect(said.english.contains("It is not of today") == (words != nil))
        if let words { #expect(said.english.contains(words) && said.swahili.contains("Si ya leo")) }
        #expect(ClaimRun.line(payment, on: today).contains("not of today") == (words != nil))
    }

    @Test func aSaleIsNamedByAnEarlierPaymentOrByItself() async throws {
        try await withBooks {
            try await Self.lost($0)
        } body: { settings, tag in
            let desk = try await LedgerDesk.open(settings)
            let id = try #require(try await desk.ledger.find(tag).first)
            let record = try #require(try await desk.ledger.record(of: id))
            #expect(try await desk.ledger.find(record.attempt.sale.text) == [record.attempt.id])
        }
    }

    private static let refusals: [(JournalRefusal, ShellStatus)] = [
        (.notReleased(.tooSoon(until: before)), .held), (.notReleased(.askFirst), .held),
        (.notReleased(.listFirst), .held),
        (.notReleased(.notDoubtful(.paid)), .usage), (.notResolvable(.late), .usage),
        (.overDue(remaining: .zero), .usage), (.restGivenUp, .usage), (.unsigned, .usage), (.noSuchAttempt, .usage),
    ]

    @Test(arguments: refusals)
    func whatTheBooksRefuseHasAStatusAndWords(refusal: JournalRefusal, status: ShellStatus) {
        let failure = VerbFailure(refusal)
        #expect(failure.status == status)
        #expect(failure.message.hasPrefix("Nothing was") || failure.message.hasPrefix("There is no"))
    }

    @Test(
        arguments: [
            (["release", "K2"], 2), (["release", "K2", "--by", "A"], 2),
            (["release", "K2", "--by", " ", "--reason", "x"], 2),
            (["close", "K2", "--seen", "statement", "--covering", "10 to 12", "--by", "A", "--reason", "x"], 2),
            (["close", "K2", "--unpaid", "--seen", "sms", "--covering", "x", "--by", "A", "--reason", "x"], 2),
            (["close", "K2", "--unpaid", "--seen", "pull", "--covering", " ", "--by", "A", "--reason", "x"], 2),
            (["push", "0712345678", "-5"], 2), (["push", "0712345678", "300000", "--parts"], 2),
            (["push", "0712345678", "300000"], 2), (["wrong-number"], 2), (["wrong-number", "K2"], 2),
            (["wrong-number", "K2", "--by", "A", "--reason", " ", "--yes"], 2),
            (
                ["close", "K2", "--unpaid", "--seen", "phone", "--covering", "10 to 12", "--by", "A", "--reason", "x"],
                2
            ),
            (["close", "K2", "--unpaid", "--seen", "pull", "--covering", "noon", "--by", "A", "--reason", "x"], 2),
            (["resolve", "K2", "nonsense", "--by", "A", "--reason", "x"], 2), (["verify", "short"], 2),
            (["claim", "x"], 2),
            (["verify"], 2), (["push", "0712345678", "1", "--sale"], 2),
        ] as [([String], Int32)])
    func aWrongArgumentIsTwo(arguments: [String], status: Int32) {
        #expect(Kaunta.run(arguments).rawValue == status)
    }

    @Test func moreThanOnePromptMovesIsAskedForInPartsOfOneSale() throws {
        let words = ["push", "0712345678", "300000", "--parts", "--wait", "120"]
        let verb = try #require(try Kaunta.parseAsRoot(words) as? PushVerb)
        let orders = try verb.orders()
        #expect(orders.map(\.amount) == [Money(cents: 25_000_000), Money(cents: 5_000_000)])
        #expect(orders.map(\.due) == [Money(cents: 30_000_000), Money(cents: 30_000_000)])
        let whole = try #require(try Kaunta.parseAsRoot(Array(words.prefix(3))) as? PushVerb)
        let failure = #expect(throws: VerbFailure.self) { try whole.orders() }
        #expect(failure?.message.contains("--parts --wait 120 asks for 250,000, then 50,000") == true)
    }

    @Test func thatItIsMeantAgainIsPartOfTheOrder() throws {
        let verb = try #require(try Kaunta.parseAsRoot(["push", "0712345678", "10", "--again"]) as? PushVerb)
        #expect(try verb.orders()[0].isMeantAgain)
        let plain = try #require(try Kaunta.parseAsRoot(["push", "0712345678", "10"]) as? PushVerb)
        #expect(try !plain.orders()[0].isMeantAgain)
    }
}

extension CodeFinding {
    fileprivate var isSpent: Bool { if case .spent = self { true } else { false } }
}
