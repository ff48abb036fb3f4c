import Logging
public import Payments

/// Gives payments back in steps, each written down before the next is done. It sends an order at most once: only the books
/// make a permit, and only a permit can be sent.
public struct ReversalDesk: Sendable {
    private let orders: any ReversalOrders
    private let gateway: any ReversalGateway
    private let now: @Sendable () -> Timestamp
    private let timekeeper: Timekeeper
    private let chance: Chance
    private let log = Logger(label: "kaunta.reversals")

    /// Takes what it works with.
    ///
    /// - Parameter now: the moment it is, as the books count it.
    public init(
        orders: any ReversalOrders, gateway: any ReversalGateway, now: @escaping @Sendable () -> Timestamp,
        timekeeper: Timekeeper, chance: Chance
    ) {
        self.orders = orders
        self.gateway = gateway
        self.now = now
        self.timekeeper = timekeeper
        self.chance = chance
    }

    /// R1 to R4 for one payment; returns the order as it stands once the gateway has answered, or has failed to.
    ///
    /// It cannot be cancelled half way: what was begun is written down to its end.
    ///
    /// - Throws: `ReversalRefusal`, `GatewayUnready`, and what the books throw: nothing was sent. `ReversalError` where it was.
    public func giveBack(_ receipt: Receipt, by approval: Approval, with second: String) async throws -> ReversalOrder?
    {
        try await Task {
            try await gateway.makeReady()
            let (id, token) = (ReversalID(from: chance), CallbackToken(from: chance))
            _ = try await orders.prepare(
                id, of: receipt, by: approval, with: second, heardAt: token, at: now())
            let permit: ReversalPermit
            do {
                permit = try await orders.markSending(id, heardAt: token, at: now())
            } catch {
                // No permit, so nothing can have left. Where even that can't be written, the next start does.
                try? await orders.withdraw(id, because: "it never left: \(error)", at: now())
                throw error
            }
            let answer = await gateway.reverse(permit)
            do {
                try await orders.note(answer, of: id, at: now())
                if let kept = try await orders.reversal(of: receipt) { return kept }
            } catch {
                goOnNoting(answer, of: id)
                throw ReversalError.answerNotWritten(reason: "\(error)")
            }
            throw ReversalError.answerNotWritten(reason: "the order can't be found")
        }.value
    }

    /// R4 again, for as long as the process lives: the answer may hold the only name by which the result is known.
    private func goOnNoting(_ answer: ReversalAnswer, of id: ReversalID) {
        log.error("The answer to a reversal could not be stored")
        let (orders, timekeeper, now) = (orders, timekeeper, now)
        Task {
            repeat {
                guard (try? await timekeeper.sleep(.seconds(30))) != nil else { return }
            } while (try? await orders.note(answer, of: id, at: now())) == nil
        }
    }
}

/// What may go wrong after an order was sent.
public enum ReversalError: Error, Equatable, Sendable {
    /// The gateway's answer could not be written down: nobody knows what came of the order.
    case answerNotWritten(reason: String)
}
