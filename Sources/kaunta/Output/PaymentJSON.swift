import Console
import Payments
import Transport

/// A payment as `--json` prints it: always these keys, always in this order, in English, with the phone masked.
///
/// The phone is masked in the gateway's ids, too: newer ones end in its digits, and what is printed ends up in logs.
/// Programs look payments up by `attempt`.
struct PaymentJSON {
    /// What is printed about it.
    let record: AttemptRecord
    /// When Safaricom will next be asked.
    let nextCheckAt: Timestamp?

    /// Takes a payment; the next check is read off the schedule.
    init(_ record: AttemptRecord, schedule: QuerySchedule = QuerySchedule()) {
        self.record = record
        nextCheckAt = schedule.nextQuestion(about: record)
    }

    /// The line of `push`, `query` and `list`.
    var line: String { JSON.object(members).serialised }

    /// The line of `show`: the same, the sale, what a person must look into, and who said what.
    var lineWithEvidence: String {
        let more: [JSON.Member] = [
            .init("sale", .string(record.attempt.sale.text)), .init("doubt", Self.text(record.doubts.first?.rawValue)),
            .init("evidence", .array(record.evidence.map(Self.item))),
        ]
        return JSON.object(members + more).serialised
    }

    private var members: [JSON.Member] {
        let attempt = record.attempt
        return [
            .init("attempt", .string(attempt.id.text)),
            .init("state", .string(record.state.bookName)),
            .init("verdict", .string(record.verdict.rawValue)),
            .init("amount", .string(attempt.amount.decimal)),
            .init("currency", "KES"),
            .init("phone", .string(attempt.phone.description)),
            .init("reference", .string(attempt.reference.text)),
            .init("merchantRequestID", Self.text(record.merchant?.text.withPhonesMasked)),
            .init("checkoutRequestID", Self.text(record.checkout?.masked)),
            .init("resultCode", Self.text(record.resultCode?.text.fitForEyes)),
            .init("reason", .string(reason)),
            .init("receipt", Self.text(record.receipt?.text)),
            .init("nextCheckAt", Self.text(nextCheckAt?.rfc3339)),
            .init("createdAt", .string(attempt.createdAt.rfc3339)),
            .init("updatedAt", .string(record.updatedAt.rfc3339)),
            .init("kept", Keeping(record).json),
        ]
    }

    /// Why the verdict is what it is, in one sentence.
    private var reason: String { record.reason.english.fitForEyes }

    private static func item(_ evidence: Evidence) -> JSON {
        [
            "source": .string(evidence.source.bookName),
            "time": .string(evidence.at.rfc3339),
            "said": .string(evidence.words.english),
        ]
    }

    private static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
}

extension AttemptRecord {
    /// Why the verdict is what it is, in one sentence.
    var reason: Phrase {
        switch state {
        case .paid:
            // What was taken back again is the last word about it.
            let said = evidence.last { if case .reversed = $0.fact { true } else { false } }
            return (said ?? evidence.first { $0.fact.confirmsPayment })
                .map {
                    Phrase(
                        "\($0.source.words.english): \($0.words.english)",
                        sw: "\($0.source.words.swahili): \($0.words.swahili)")
                }
                ?? state.headline
        case .failed:
            return closing?.words ?? decline?.meaning ?? state.headline
        case .refused, .void:
            return evidence.last { $0.fact.keptItFromLeaving }?.words ?? state.headline
        case .expired where isUnnamed:
            return AttemptState.unknown.headline
        case .prepared, .sending, .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict:
            return state.headline
        }
    }
}

extension Fact {
    fileprivate var confirmsPayment: Bool {
        switch self {
        case .queryPaid, .receiptFound: true
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryFailed,
            .queryOpen, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released,
            .goodsGiven,
            .wrongNumber, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
            false
        }
    }

    fileprivate var keptItFromLeaving: Bool {
        switch self {
        case .refused, .neverLeft, .withdrawn, .restarted, .stoppedWaiting: true
        case .sendMarked, .accepted, .answerLost, .callbackPaid, .callbackFailed, .queryPaid, .queryFailed,
            .queryOpen, .receiptFound, .rowMissing, .deadlinePassed, .closedUnpaid, .released, .goodsGiven,
            .wrongNumber,
            .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
            false
        }
    }
}
