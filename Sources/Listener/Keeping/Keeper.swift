import Logging
import Payments

/// Keeps a message where it survives, before it is answered: in the inbox, or else in the emergency file.
final class Keeper: Sendable {
    let spool: EmergencySpool?
    private let office: any BackOffice
    private let timekeeper: Timekeeper
    private let logger: Logger
    private let lapses: AsyncStream<Void>
    private let behind: AsyncStream<Void>.Continuation

    init(office: any BackOffice, spool: EmergencySpool?, timekeeper: Timekeeper, logger: Logger) {
        self.office = office
        self.spool = spool
        self.timekeeper = timekeeper
        self.logger = logger
        (lapses, behind) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Keeps a message; false when the inbox does not take it, so that nobody is told that it is kept.
    func keep(_ message: InboundMessage, answered answer: String? = nil) async -> Bool {
        do {
            try await office.keep(message, answered: answer)
            return true
        } catch {
            logger.error("A callback could not be kept: the gateway is told so")
            let isSpooled = await putAside(SpooledMessage(message))
            office.tell(.notKept(message.address, isSpooled: isSpooled))
            return false
        }
    }

    /// Puts a message into the emergency file, to be kept as soon as that can be; whether it is there.
    func putAside(_ message: SpooledMessage) async -> Bool {
        guard let spool, await spool.put(message) else { return false }
        behind.yield()
        return true
    }

    /// Brings what the emergency file holds into the inbox, now and whenever something was put there, until the task is
    /// cancelled. A disk that refused is left alone for a while.
    func catchUp() async {
        behind.yield()
        for await _ in lapses {
            while await !restore() {
                guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
            }
        }
    }

    /// Brings what the emergency file holds into the inbox, once, and takes the file away; what waits for a payment that is
    /// not in the ledger stays in it.
    func moveOut() async {
        while await !restore() {
            guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
        }
        await spool?.remove()
    }

    private static let pause = Duration.seconds(5)

    /// Brings what the emergency file holds into the inbox; whether all of it is there that can be.
    ///
    /// A message about a payment that the ledger does not have, as after a backup was put back, waits in the file, and
    /// holds up none behind it.
    private func restore() async -> Bool {
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
                try await office.keep(waiting.message(to: address), answered: nil)
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
        if kept > 0 { office.tell(.restored(count: kept)) }
        if stranded > 0 {
            logger.error("Messages wait for payments that are not in the ledger", metadata: ["count": "\(stranded)"])
            office.tell(.stranded(count: stranded))
        }
        return isTaken
    }

    /// The address of ours that it was posted to; nil when it is none.
    private func address(of waiting: SpooledMessage) async throws -> InboundAddress? {
        switch waiting.address {
        case .known(let address): address
        case .unknown(let hash): try await office.address(of: hash)
        }
    }
}
