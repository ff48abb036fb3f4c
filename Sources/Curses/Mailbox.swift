import Synchronization

/// Messages for the thread that owns the terminal, from any thread.
public final class Mailbox<Message: Sendable>: Sendable {
    private let waiting = Mutex<[Message]>([])

    /// Wakes the event loop.
    let bell: Doorbell

    /// Makes an empty mailbox; throws when the process has no descriptor left.
    public init() throws { bell = try Doorbell() }

    /// Puts a message in; the bell rings only when the box was empty.
    public func post(_ message: Message) {
        let wasEmpty = waiting.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        if wasEmpty { bell.ring() }
    }

    /// Takes everything out, oldest first.
    public func takeAll() -> [Message] {
        waiting.withLock { messages in
            let all = messages
            messages = []
            return all
        }
    }
}
