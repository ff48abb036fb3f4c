import Payments
import TestSupport
import Testing

@testable import Ledger

/// Orders to give a payment back under seeded storms: programs that end at any step, answers that are lost, results that come
/// late, twice, forged or never, lists and people in between. A model knows what really went back.
@Suite struct ReversalStormTests {
    @Test(arguments: 1...120) func moneyGoesBackOnceAndTheBooksFindOut(seed: UInt64) async throws {
        let storm = try await weathered(seed)
        #expect(try await storm.booksSayItWentBack == storm.isBack)
        #expect(try await storm.leftUnread == 0)
        #expect(storm.posts.values.allSatisfy { $0 == 1 })
    }

    /// They show nothing unless both happen, and orders go out again.
    @Test func someGiveMoneyBackAndSomeDoNotAndSomeOrderTwice() async throws {
        var (backs, posts) = (0, [Int]())
        for seed in 1...12 as ClosedRange<UInt64> {
            let storm = try await weathered(seed)
            if storm.isBack { backs += 1 }
            posts.append(storm.posts.count)
        }
        #expect((1..<12).contains(backs))
        #expect(posts.contains { $0 > 1 })
    }

    /// A storm at its end; what must hold after every event of it was held then.
    private func weathered(_ seed: UInt64) async throws -> Storm {
        var storm = try await Storm(seed: seed)
        for _ in 0..<40 { try await storm.step() }
        try await storm.end()
        return storm
    }
}

private struct Storm {
    /// An order as Safaricom has it.
    private struct Call {
        let id: ReversalID
        let names: Conversation
        let told: ReversalResult.Told
    }

    private let ledger: Ledger
    private let receipt: Receipt
    private let amount = Money(cents: 10_000)
    private let approval: Approval
    private let told: C2BConfirmation
    private var dice: SplitMix
    private var now = Shop.start + .seconds(600)
    private var orders = 0
    /// The order of the program that runs, and how far it came: nil when none does.
    private var underway: (id: ReversalID, token: CallbackToken)?
    private var calls: [Call] = []
    /// How often each order was posted.
    private(set) var posts: [ReversalID: Int] = [:]
    /// Whether the payer really has the money back.
    private(set) var isBack = false
    /// The orders whose name the books have. At the address of another one, that it went back is believed of anybody.
    private var named: Set<ReversalID> = []

    init(seed: UInt64) async throws {
        dice = SplitMix(seed: seed)
        ledger = try Shop().open()
        receipt = try #require(Receipt("UK6ABCD123"))
        approval = try #require(Approval(by: "Amina", reason: "paid twice"))
        told = C2BConfirmation(
            receipt: receipt, amount: amount, payee: knownShortCode, account: "SHOP",
            payer: .clear(try MSISDN(parsing: "254733000000")), name: "AMINA", paidAt: Shop.start)
        _ = try await ledger.verify([StatementLine(told)], source: .pull, at: Shop.start)
    }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &dice) }

    /// One thing that may happen, and what must hold after it.
    mutating func step() async throws {
        now = now + .seconds(Int64(below(200)))
        switch below(9) {
        case 0, 1: try await order()
        case 2, 3: try await send()
        case 4: try await hear(below(4) == 0 ? .forged : .true)
        case 5: try await ask()
        case 6: try await restart()
        case 7 where below(3) == 0: try await list()
        default: try await hear(.true)
        }
        try await hold()
    }

    private mutating func order() async throws {
        orders += 1
        let (id, token) = (ReversalID("order-\(orders)"), CallbackToken(from: .system))
        do {
            _ = try await ledger.prepare(
                id, of: receipt, by: approval, with: "Brian", heardAt: token, at: now)
            underway = (id, token)
        } catch is ReversalRefusal {}
    }

    /// R2 to R4, as far as the program and the line last.
    private mutating func send() async throws {
        guard let (id, token) = underway else { return }
        do {
            let permit = try await ledger.markSending(id, heardAt: token, at: now)
            underway = nil
            if below(6) == 0 { return }
            #expect(permit.order.amount == amount)
            let names = Conversation(id: "AG_\(orders)", originator: "\(orders)")
            switch below(6) {
            case 0: try await ledger.note(.refused(reason: "busy"), of: id, at: now)
            case 1: try await ledger.note(.neverLeft(reason: "no way out"), of: id, at: now)
            case 2:
                post(id, names)
                try await ledger.note(.lost(reason: "cut off"), of: id, at: now)
            case 3: post(id, names)
            default:
                post(id, names)
                try await ledger.note(.taken(names), of: id, at: now)
                named.insert(id)
            }
        } catch is ReversalRefusal {
            underway = nil
            try await ledger.withdraw(id, because: "not now", at: now)
        }
    }

    /// Safaricom gives a receipt back once.
    private mutating func post(_ id: ReversalID, _ names: Conversation) {
        posts[id, default: 0] += 1
        let isRefused = !isBack && below(3) == 0
        let told: ReversalResult.Told =
            isRefused
            ? below(2) == 0
                ? .failed(ResultCode("1"), text: "no funds") : .open(ResultCode("26"), text: "busy")
            : isBack
                ? .doneBefore : .done(of: receipt, Reversal(amount: amount, at: now, receipt: Receipt("UK6ZZZZ999")))
        if !isRefused { isBack = true }
        calls.append(Call(id: id, names: names, told: told))
    }

    private enum Honesty { case `true`, forged }

    private mutating func hear(_ honesty: Honesty) async throws {
        guard !calls.isEmpty else { return }
        let call = calls[below(calls.count)]
        if honesty == .forged, !named.contains(call.id) { return }
        let names = honesty == .true ? call.names : Conversation(id: "AG_x", originator: "x")
        let told =
            honesty == .true
            ? call.told : .done(of: receipt, Reversal(amount: amount, at: now, receipt: Receipt("UK6FFFF999")))
        let kept = try await ledger.keep(
            InboundMessage(body: [UInt8(below(256))], address: .reversal(call.id), peer: "x", at: now))
        do {
            try await ledger.settle(kept, as: .reversed(ReversalResult(names, told: told)))
        } catch NoStatusAnswer.tooEarly {
            try await ledger.settle(kept, as: .rejected("too early"))
        }
    }

    /// Safaricom says that the payment stands: it says so of one that went back, too.
    private func ask() async throws {
        let question = StatusQuestion(id: StatusQuestionID(from: .system), receipt: receipt, askedAt: now)
        try await ledger.open(question, heardAt: CallbackToken(from: .system))
        let names = Conversation(id: "AG_q", originator: "q")
        try await ledger.note(names, of: question.id)
        let kept = try await ledger.keep(InboundMessage(body: [1], address: .status(question.id), peer: "x", at: now))
        try await ledger.settle(kept, as: .told(StatusResult(names, told: .paid(told))))
    }

    private mutating func restart() async throws {
        underway = nil
        try await ledger.resumeReversals(at: now)
    }

    /// Safaricom's own list tells of what went back.
    private func list() async throws {
        guard isBack else { return }
        let line = ReversalLine(of: receipt, told: Reversal(amount: amount, at: nil, receipt: Receipt("UK6ZZZZ999")))
        try await ledger.hear([line], from: .pull, at: now)
    }

    /// What holds after every event: an order goes out once, and the books say that money went back only where it did, all of
    /// it and no more, and no order goes out after that.
    private func hold() async throws {
        for (id, count) in posts where count > 1 { Issue.record("\(id) was posted \(count) times") }
        let direct = try #require(try await ledger.directPayment(receipt))
        if direct.reversal != nil {
            #expect(isBack, "the books say that it went back")
            #expect(direct.isReversed && direct.reversal?.amount == amount)
            await #expect(throws: ReversalRefusal.takenBack) {
                _ = try await ledger.prepare(
                    ReversalID("late"), of: receipt, by: approval, with: "Brian", heardAt: CallbackToken(from: .system),
                    at: now)
            }
        }
        if try await ledger.reversal(of: receipt)?.state == .done { #expect(direct.isReversed) }
    }

    /// Everything that is still to be heard is heard, and a list comes.
    mutating func end() async throws {
        try await restart()
        for _ in 0..<20 { try await hear(.true) }
        try await list()
        try await hold()
    }

    /// Whether the books say that it went back.
    var booksSayItWentBack: Bool {
        get async throws { try #require(try await ledger.directPayment(receipt)).isReversed }
    }

    /// How many messages have not ended.
    var leftUnread: Int { get async throws { try await ledger.unsettled().count } }
}
