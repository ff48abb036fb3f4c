import Console
import Payments
import Transport

/// What an order to give a payment back came to, for people and for programs.
extension ReversalOrder {
    /// 0 only where Safaricom says that the money went back.
    var status: ShellStatus {
        switch state {
        case .done: .done
        case .failed, .refused: .refused
        case .void: .unavailable
        case .prepared, .sending, .asked, .unknown, .superseded: .dontKnow
        }
    }

    /// One object for programs: always these keys, in this order.
    var line: String {
        JSON.object([
            .init("receipt", .string(receipt.text)), .init("amount", .string(amount.decimal)),
            .init("state", .string(state.rawValue)), .init("by", .string(approval.by.fitForEyes)),
            .init("second", .string(second.fitForEyes)), .init("reason", .string(approval.reason.fitForEyes)),
            .init("sentAt", sentAt.map { .string($0.rfc3339) } ?? .null), .init("words", .string(words.fitForEyes)),
        ]).serialised
    }
}

extension VerbFailure {
    /// Why nothing is given back.
    init(_ refusal: ReversalRefusal, of receipt: Receipt) {
        let ending = "Nothing was sent and no money moved."
        switch refusal {
        case .unheard(let receipt): self.init("The books have no payment \(receipt). \(ending)", .usage)
        case .unproven(let receipt):
            self.init(
                "Only a message says that \(receipt) is the receipt of that payment: it may be another customer's. \(ending) "
                    + "Ask Safaricom about it first: kaunta verify \(receipt) --ask, or kaunta pull.", .refused)
        case .takenBack:
            self.init("Money of it was given back already, or a person said so. \(ending) See: kaunta doubts", .held)
        case .underway(let state): self.init("An order for it is under way (\(state.rawValue)). \(ending)", .held)
        case .askFirst:
            self.init(
                "Nobody knows what came of an earlier order. \(ending) Five minutes after it was sent, ask about the payment: "
                    + "kaunta verify \(receipt) --ask", .held)
        case .samePerson:
            self.init("--second must be another person than --by. \(ending)", .usage)
        case .notPrepared(let state): self.init("The order is \(state.rawValue). \(ending)", .held)
        }
    }
}
