import Daraja
import Payments

extension AttemptRecord {
    /// Why it is not paid, in people's words; nil while that is open, and where no code tells it.
    var decline: Decline? {
        switch state {
        case .failed: resultCode.map { ResultCatalogue.decline(for: $0) }
        case .refused: refusal.map { ResultCatalogue.decline(forRefusal: $0) }
        case .prepared, .sending, .pending, .unknown, .claimed, .paid, .failedUnverified, .expired, .conflict, .void:
            nil
        }
    }

    /// The gateway's refusal, if that is how it ended.
    var refusal: Refusal? {
        for item in evidence.reversed() {
            if case .refused(let refusal) = item.fact { return refusal }
        }
        return nil
    }
}
