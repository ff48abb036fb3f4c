import Crypto
import Payments

/// A message as the emergency file holds it.
struct SpooledMessage: Equatable, Sendable {
    /// Which address it was posted to, as far as that was known.
    enum Address: Equatable, Sendable {
        /// One of ours.
        case known(InboundAddress)
        /// Perhaps one of ours: the ledger could not be asked whose the token of that hash is.
        case unknown(TokenHash)
    }

    let body: [UInt8]
    let address: Address
    let peer: String
    let isListed: Bool
    let at: Timestamp
}

extension SpooledMessage {
    /// A message whose address is known.
    init(_ message: InboundMessage) {
        self.init(
            body: message.body, address: .known(message.address), peer: message.peer, isListed: message.isListed,
            at: message.at)
    }

    /// The message, posted to that address.
    func message(to address: InboundAddress) -> InboundMessage {
        InboundMessage(body: body, address: address, peer: peer, isListed: isListed, at: at)
    }

    /// Whether a stranger may have made it up, its address and all.
    var isAnybodys: Bool { if case .unknown = address { !isListed } else { false } }
}

extension CallbackToken {
    /// Outside this process and on disk it goes by its hash.
    var digest: TokenHash { hash { SHA256.hash(data: $0) } }
}
