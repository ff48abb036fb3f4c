import Payments
import Screen

extension AttemptState {
    /// How the state is coloured. Only what Safaricom confirms is ever the colour of paid.
    func role(resultCode: ResultCode? = nil) -> Role {
        switch self {
        case .prepared: .statusQueued
        case .sending: .statusSending
        case .pending, .claimed, .failedUnverified: .statusWaiting
        case .paid: .statusPaid
        case .refused: .statusFailed
        case .failed:
            switch resultCode?.text {
            case "1031", "1032": .statusCancelled
            case "1019", "1036", "1037": .statusTimeout
            default: .statusFailed
            }
        case .unknown, .expired: .statusUnknown
        case .conflict: .levelBad
        case .void: .statusCancelled
        }
    }
}

extension PaymentLine {
    /// The sign and the word of its state.
    var status: StatusWord { StatusWord(for: self) }

    /// How its state is coloured. What is paid and doubtful, or a stranger's, is not the colour of paid.
    var role: Role {
        guard state == .paid else { return state.role(resultCode: resultCode) }
        if doubt != nil { return owesRefund ? .levelBad : .levelWarn }
        if isShort { return .levelWarn }
        if isGivenBack { return .statusReversed }
        return isStrangers ? .statusCancelled : .statusPaid
    }

    /// The sign before the headline.
    var headlineMark: Mark { status.mark }

    /// How the headline is coloured.
    var headlineRole: Role {
        isWrongNumber && state.isOpen ? .levelWarn : role
    }
}
