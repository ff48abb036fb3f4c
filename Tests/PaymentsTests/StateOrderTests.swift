import Payments
import Testing

/// The transition table as data, held against the state function over every order of up to six facts (Payment truth: The
/// state): the state is a function of the set, whatever the order, and the table is only a view of it.
struct StateOrderTests {
    enum Event: Int, CaseIterable {
        case accepted, acceptedOther, refused, neverLeft, lost, callbackPaid, callbackWrongAmount, callbackOtherReceipt
        case callbackFailed, queryPaid, queryFailed, queryOpen, rowFound, rowMissing, deadline, stopped, restarted

        var fact: Fact {
            switch self {
            case .accepted: .accepted(merchant: nil, checkout: checkout)
            case .acceptedOther: .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_other"))
            case .refused: .refused(Refusal(code: "400.002.02", message: "Invalid Amount", kind: .invalidField))
            case .neverLeft: .neverLeft(reason: "refused port")
            case .lost: .answerLost(reason: "reset")
            case .callbackPaid: .callbackPaid(claim("UK67ABCD12", 100))
            case .callbackWrongAmount: .callbackPaid(claim("UK67ABCD12", 99))
            case .callbackOtherReceipt: .callbackPaid(claim("UK67ABCD99", 100))
            case .callbackFailed:
                .callbackFailed(
                    CallbackDenial(merchant: nil, checkout: checkout, code: ResultCode("1032"), text: "cancelled"))
            case .queryPaid: .queryPaid(checkout: checkout, text: "processed")
            case .queryFailed: .queryFailed(checkout: checkout, code: ResultCode("1032"), text: "cancelled")
            case .queryOpen: .queryOpen(reason: "being processed")
            case .rowFound: .receiptFound(receipt("UK67ABCD12"), amount: Money(cents: 10_000))
            case .rowMissing: .rowMissing
            case .deadline: .deadlinePassed
            case .stopped: .stoppedWaiting
            case .restarted: .restarted(boot: BootID("later"))
            }
        }
    }

    /// What the table says; nil where it has a dash: the event does not come there.
    static func after(_ state: AttemptState, _ event: Event, seen: Set<Event>) -> AttemptState? {
        switch event {
        case .accepted, .acceptedOther:
            let other: Event = event == .accepted ? .acceptedOther : .accepted
            let contradicts = seen.contains(other) || (event == .acceptedOther && seen.namesAnId)
            switch state {
            case .prepared: return nil
            case .paid: return .paid
            case .sending, .unknown: return contradicts ? .conflict : .pending
            case .refused, .void, .conflict: return .conflict
            case .pending, .expired, .failedUnverified, .failed, .claimed: return contradicts ? .conflict : state
            }
        case .refused, .neverLeft:
            // One request has one answer.
            if !seen.isDisjoint(with: [.accepted, .acceptedOther, .lost, .restarted]) { return nil }
            switch state {
            case .prepared, .pending, .unknown, .void: return nil
            case .sending, .expired, .failedUnverified, .failed, .refused: return .refused
            case .claimed, .conflict: return .conflict
            case .paid: return .paid
            }
        case .lost:
            switch state {
            case .prepared, .refused, .void: return nil
            case .sending: return .unknown
            case .pending, .unknown, .expired, .failedUnverified, .failed, .claimed, .conflict, .paid: return state
            }
        case .callbackPaid, .callbackWrongAmount, .callbackOtherReceipt:
            let receipts: Set<Event> =
                event == .callbackOtherReceipt ? [.callbackPaid, .callbackWrongAmount] : [.callbackOtherReceipt]
            let contradicts =
                event == .callbackWrongAmount || !seen.isDisjoint(with: receipts) || seen.contains(.acceptedOther)
            switch state {
            case .prepared, .failedUnverified, .failed, .refused, .void, .conflict: return .conflict
            case .sending, .pending, .unknown, .expired, .claimed: return contradicts ? .conflict : .claimed
            case .paid: return .paid
            }
        case .callbackFailed:
            let contradicts = seen.contains(.acceptedOther)
            switch state {
            case .prepared, .refused, .void, .failed, .paid: return contradicts && state == .failed ? .conflict : state
            case .sending, .pending, .unknown, .expired, .failedUnverified:
                return contradicts ? .conflict : .failedUnverified
            case .claimed, .conflict: return .conflict
            }
        case .queryPaid:
            return state == .prepared || state == .sending ? nil : .paid
        case .queryFailed:
            switch state {
            case .prepared, .sending: return nil
            case .pending, .unknown, .expired, .failedUnverified, .failed: return .failed
            case .refused, .void, .conflict, .paid: return state
            case .claimed: return .conflict
            }
        case .queryOpen:
            return state
        case .rowFound:
            // The table says CONFLICT for PREPARED and PAID for VOID: as a function of the set it can only be one.
            return .paid
        case .rowMissing:
            switch state {
            case .prepared: return nil
            case .sending, .pending, .unknown, .expired, .failedUnverified, .failed: return .failed
            case .refused, .void, .conflict, .paid: return state
            case .claimed: return .conflict
            }
        case .deadline:
            switch state {
            case .prepared: return .void
            case .sending, .pending, .unknown: return .expired
            case .failedUnverified, .claimed: return state
            case .expired, .failed, .refused, .void, .conflict, .paid: return nil
            }
        case .stopped:
            switch state {
            case .prepared: return .void
            case .failed, .refused, .void, .paid: return nil
            case .sending, .pending, .unknown, .expired, .failedUnverified, .claimed, .conflict: return state
            }
        case .restarted:
            switch state {
            case .prepared: return .void
            case .sending: return .unknown
            case .pending, .unknown, .expired, .failedUnverified, .failed, .refused, .void, .claimed, .conflict, .paid:
                return state
            }
        }
    }

    @Test(arguments: [true, false])
    func theTableAndTheFunctionAgreeOverEveryOrderOfUpToSixFacts(wasSent: Bool) {
        var walk = Walk(wasSent: wasSent)
        walk.go(state: wasSent ? .sending : .prepared, seen: [], bits: 0)
        #expect(walk.disagreements.isEmpty, "\(walk.disagreements.prefix(5))")
        #expect(walk.paidWithoutProof == 0)
        #expect(walk.orders > (wasSent ? 1_000_000 : 10_000))
    }

    struct Walk {
        let wasSent: Bool
        var orders = 0
        var paidWithoutProof = 0
        var disagreements: [String] = []
        private var stateOfSet: [Int: AttemptState] = [:]

        init(wasSent: Bool) { self.wasSent = wasSent }

        mutating func go(state: AttemptState, seen: [Event], bits: Int) {
            for event in Event.allCases where bits & (1 << event.rawValue) == 0 {
                guard let expected = StateOrderTests.after(state, event, seen: Set(seen)) else { continue }
                orders += 1
                let order = seen + [event]
                let set = bits | (1 << event.rawValue)
                let found = function(of: order, bits: set)
                if found != expected, disagreements.count < 20 {
                    disagreements.append("\(order): table \(expected), function \(found)")
                }
                if found == .paid, !order.contains(.queryPaid), !order.contains(.rowFound) { paidWithoutProof += 1 }
                if order.count < 6 { go(state: expected, seen: order, bits: set) }
            }
        }

        private mutating func function(of order: [Event], bits: Int) -> AttemptState {
            if let known = stateOfSet[bits] { return known }
            var facts = order.map(\.fact)
            if wasSent { facts.append(.sendMarked(boot: BootID("this"))) }
            let state = AttemptState(of: Money(cents: 10_000), given: facts)
            stateOfSet[bits] = state
            return state
        }
    }
}

extension Set<StateOrderTests.Event> {
    /// Whether one of them names the usual checkout id.
    fileprivate var namesAnId: Bool {
        !isDisjoint(with: [
            .accepted, .callbackPaid, .callbackWrongAmount, .callbackOtherReceipt, .callbackFailed,
        ])
    }
}

private let checkout = CheckoutRequestID("ws_CO_ours")

private func receipt(_ text: String) -> Receipt {
    guard let receipt = Receipt(text) else { preconditionFailure("ten characters are a receipt") }
    return receipt
}

private func claim(_ number: String, _ shillings: Int64) -> CallbackClaim {
    CallbackClaim(
        merchant: nil, checkout: checkout, receipt: receipt(number), amount: Money(cents: shillings * 100), payer: nil,
        paidAt: nil, balance: nil)
}
