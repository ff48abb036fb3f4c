import Daraja
import Logging
import Payments

/// Answers a post: 200 once the body is on disk, 503 when it cannot be kept, and one and the same 404 for all else.
struct CallbackDesk: Sendable {
    let office: any BackOffice
    let keeper: Keeper
    let door: Door
    let surplus: Surplus
    let timekeeper: Timekeeper
    let configuration: ListenerConfiguration
    let logger: Logger

    func answer(_ post: Post) async -> Answer {
        guard let token = token(in: post.path) else { return nothingHere(for: post.peer) }
        if let probe = configuration.probe, token == probe.token { return .accepted(probe.nonce) }
        let address: InboundAddress
        do {
            guard let known = try await self.address(of: token) else { return nothingHere(for: post.peer) }
            address = known
        } catch {
            logger.error("Whose address it is could not be looked up", metadata: ["token": "\(token)"])
            let isSpooled = await putAside(post, for: token)
            office.tell(.notLookedUp(from: post.peer.address, isSpooled: isSpooled))
            return .notKept
        }
        if !post.peer.isListed, configuration.peers.mode == .enforce {
            office.tell(.turnedAway(post.peer.address))
            return .nothingHere
        }
        // What was posted to an address of ours may tell of money, and may never be posted again: however fast it comes, it
        // is kept as far as there is room for it.
        if post.isTooFast, !surplus.mayKeep(address, at: timekeeper.uptime()) {
            // What a prompt's callback told, a question finds; what a confirmation told, only Safaricom's own list.
            office.tell(.tooFast(address, from: post.peer.address))
            if case .prompt(let id) = address { await office.hint(about: id) }
            return .notKept
        }
        let message = InboundMessage(
            body: post.body, address: address, peer: "\(post.peer.address)", isListed: post.peer.isListed,
            at: timekeeper.now())
        switch address {
        case .prompt, .status, .reversal: return await keep(message, saying: STKCallback.acknowledgement)
        case .confirmation: return await keep(message, saying: C2BMessage.confirmed)
        case .validation: return await validate(message)
        }
    }

    /// Puts a message aside whose address can't be told from a wrong one now; whether the emergency file took it. Of the
    /// peers that are not listed only those that are not too fast, and only where they count.
    private func putAside(_ post: Post, for token: CallbackToken) async -> Bool {
        if !post.peer.isListed, post.isTooFast || configuration.peers.mode == .enforce { return false }
        let message = SpooledMessage(
            body: post.body, address: .unknown(token.digest), peer: "\(post.peer.address)",
            isListed: post.peer.isListed, at: timekeeper.now())
        return await keeper.putAside(message)
    }

    private func keep(_ message: InboundMessage, saying body: String) async -> Answer {
        // On disk: the answer may go out, and the reading can wait.
        await keeper.keep(message) ? .accepted(body) : .notKept
    }

    /// Answers whether a payment may come, within the time there is: from what is known here, and nobody is asked.
    private func validate(_ message: InboundMessage) async -> Answer {
        let (answers, first) = AsyncStream.makeStream(of: Answer.self, bufferingPolicy: .bufferingOldest(1))
        let late = Task {
            // Safaricom takes its own default when it hears nothing in time.
            guard (try? await timekeeper.sleep(configuration.limits.validation)) != nil else { return }
            first.yield(.notKept)
        }
        defer { late.cancel() }
        Task {
            let ruling = await configuration.validation.ruling(on: C2BMessage.decode(message.body))
            let isKept = await keeper.keep(message, answered: ruling.words)
            first.yield(isKept ? .accepted(ruling.reply) : .notKept)
        }
        for await answer in answers { return answer }
        return .notKept
    }

    private func nothingHere(for peer: Peer) -> Answer {
        if door.noteBadToken(from: peer) { office.tell(.blocked(peer.address)) }
        return .nothingHere
    }

    private func address(of token: CallbackToken) async throws -> InboundAddress? {
        if configuration.confirmationTokens.contains(token) { return .confirmation }
        if configuration.validationTokens.contains(token) { return .validation }
        return try await office.address(of: token.digest)
    }

    /// The last part of the address: what stands before it is ours, or was taken off by the proxy.
    private func token(in path: String) -> CallbackToken? {
        for start in ["\(configuration.path)/", "/"] where path.hasPrefix(start) {
            if let token = CallbackToken(path.dropFirst(start.count)) { return token }
        }
        return nil
    }
}
