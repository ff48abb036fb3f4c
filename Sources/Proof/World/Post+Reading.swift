import Engine
import Payments

/// How the shop reads what the post brings.
extension Post {
    /// The reading that the intake is handed.
    var reading: MessageReading {
        MessageReading(
            outcome: { message, _ in self.outcome(of: message) }, namedPrompt: { self.read($0.body)?.named })
    }

    private func outcome(of message: InboundMessage) -> InboxOutcome {
        switch read(message.body)?.reading {
        case .paid(let claim): .applied(Evidence(source: .callback, fact: .callbackPaid(claim), at: message.at))
        case .failed(let denial): .applied(Evidence(source: .callback, fact: .callbackFailed(denial), at: message.at))
        case .confirmed(let told): .confirmed(told)
        case .reversed(let result): .reversed(result)
        case .told(let result): .told(result)
        case .junk, nil: .rejected("it can't be read")
        }
    }
}

extension Post.Mail {
    /// Its bytes: its number, so that it can be read again after a crash.
    var body: [UInt8] { Array("\(number)".utf8) }
}
