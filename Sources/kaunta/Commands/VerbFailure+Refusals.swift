import Console
import Payments

extension VerbFailure {
    /// Why the books don't take a person's word, or an order.
    init(_ refusal: JournalRefusal) {
        switch refusal {
        case .needsPIN: self.init(PINWords.needed.english, .usage)
        case .notReleased(let gate): self.init(Self.words(gate), ShellStatus(of: gate))
        case .notClosed(let gate):
            let words = OperatorTexts.notClosed(by: gate)?.english ?? "Look at the payment again."
            self.init("Nothing was changed. \(words)", ShellStatus(of: gate))
        case .notResolvable(let kind):
            self.init(
                kind.endsByWord
                    ? "Nothing was changed: that payment has no such doubt (\(kind.rawValue)). See: kaunta doubts"
                    : "Nothing was changed: \(kind.rawValue) is not ended by a person's word, only by Safaricom's."
                        + (kind == .contradiction ? " A list of theirs without it is cited by: kaunta close" : ""),
                .usage)
        case .needsNoName(let state):
            self.init("Nothing was changed. \(OperatorTexts.goodsNeedNoName(in: state).english)", .usage)
        case .overDue(let remaining):
            self.init("Nothing was sent: the sale owes \(remaining) more. No money moved.", .usage)
        case .restGivenUp:
            self.init("Nothing was sent: the rest of that sale was given up. No money moved.", .usage)
        case .unsigned:
            self.init("Nothing was changed: it is PAID, so that takes a name and a reason: --by, --reason.", .usage)
        case .gate: self.init("Nothing was sent: an earlier prompt stands in the way. No money moved.", .held)
        case .notPrepared(let state):
            self.init("Nothing was sent: the prompt is \(state.rawValue) already.", .held)
        case .noSuchAttempt: self.init("There is no such payment in this ledger. Nothing was changed.", .usage)
        case .belongsElsewhere(let other):
            self.init("Nothing was changed: that belongs to payment \(other).", .usage)
        }
    }

    private static func words(_ gate: ReleaseGate) -> String {
        gate == .askFirst ? "\(gate) Ask: kaunta query ID --wait 60, then release." : gate.description
    }
}

extension ShellStatus {
    /// The status for a prompt that may not be released now.
    fileprivate init(of gate: ReleaseGate) {
        self =
            switch gate {
            case .open: .done
            case .notDoubtful: .usage
            case .tooSoon, .askFirst, .listFirst, .mayBePaid: .held
            }
    }

    /// The status for a payment that may not be closed now.
    fileprivate init(of gate: ClosingGate) {
        self =
            switch gate {
            case .open: .done
            case .notContradicted, .paidByHand: .usage
            case .mayBePaid, .tooSoon: .held
            }
    }

    /// The status for a payment that can't be taken.
    init(of refusal: ClaimRefusal) {
        self =
            switch refusal {
            case .unheard: .dontKnow
            case .belongsToPrompt, .mayBeAPrompts, .waitsForNothing, .taken, .listedOtherwise, .reversed, .notDisputed,
                .toldAnew, .foundOtherwise, .owes, .wantsList, .neverCame:
                .differences
            case .held, .cameJustNow, .notHeld, .onItsWayBack, .saleIsAsked, .belongsElsewhere: .held
            case .noSuchSale: .usage
            }
    }
}
