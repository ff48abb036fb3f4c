import Logging
import Payments

/// Keeps a message where it survives, before it is answered: in the inbox, or else in the emergency file.
struct Keeper: Sendable {
    let journal: any Journal
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
            let isSpooled = await spool?.put(SpooledMessage(message)) ?? false
            tell(.notKept(message.address, isSpooled: isSpooled))
            return nil
        }
    }

    /// Brings what the emergency file holds into the inbox; whether all of it is there that can be.
    ///
    /// A message about a payment that the ledger does not have, as after a backup was put back, waits in the file, and
    /// holds up none behind it.
    func restore() async -> Bool {
        guard let spool else { return true }
        var done: [SpooledMessage] = []
        var kept = 0
        var stranded = 0
        var isTaken = true
        for waiting in await spool.messages {
            do {
                guard let address = try await address(of: waiting) else {
                    // Anybody makes up an address. What the gateway posted waits for the ledger that knows it.
                    if waiting.isListed { stranded += 1 } else { done.append(waiting) }
                    continue
                }
                _ = try await inbox.keep(waiting.message(to: address))
                done.append(waiting)
                kept += 1
            } catch JournalRefusal.noSuchAttempt {
                stranded += 1
            } catch {
                isTaken = false
                break
            }
        }
        if !done.isEmpty { await spool.drop(done) }
        if kept > 0 { tell(.restored(count: kept)) }
        if stranded > 0 {
            logger.error("Messages wait for payments that are not in the ledger", metadata: ["count": "\(stranded)"])
            tell(.stranded(count: stranded))
        }
        return isTaken
    }

    /// The address of ours that it was posted to; nil when it is none.
    private func address(of waiting: SpooledMessage) async throws -> InboundAddress? {
        switch waiting.address {
        case .known(let address): address
        case .token(let token): try await journal.attempt(heardAt: token).map(InboundAddress.prompt)
        }
    }
}
