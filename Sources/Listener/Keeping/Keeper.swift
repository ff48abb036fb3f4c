import Logging
import Payments

/// Keeps a message where it survives, before it is answered: in the inbox, or else in the emergency file.
struct Keeper: Sendable {
    let inbox: any Inbox
    let spool: EmergencySpool?
    let logger: Logger
    let tell: @Sendable (ListenerEvent) -> Void

    /// Keeps a message; nil when the inbox does not take it, so that nobody is told that it is kept.
    func keep(_ message: InboundMessage) async -> KeptMessage? {
        do {
            let id = try await inbox.keep(message)
            if let peer = PeerAddress(message.peer) {
                tell(.kept(message.address, from: peer, isListed: message.isListed))
            }
            return KeptMessage(id: id, message: message)
        } catch {
            logger.error("A callback could not be kept: the gateway is told so")
            let isSpooled = await spool?.put(message) ?? false
            tell(.notKept(message.address, isSpooled: isSpooled))
            return nil
        }
    }

    /// Brings what the emergency file holds into the inbox; whether it holds nothing any more.
    func restore() async -> Bool {
        guard let spool else { return true }
        let messages = await spool.messages
        var count = 0
        for message in messages {
            guard (try? await inbox.keep(message)) != nil else { break }
            count += 1
        }
        if count > 0 {
            await spool.drop(count)
            tell(.restored(count: count))
        }
        return count == messages.count
    }
}
