import Foundation
import Payments

/// What a listener in a process of its own says to the program that keeps the books.
struct OfficeCall: Codable {
    /// Which answer belongs to it; nil when none is waited for.
    var number: UInt64?
    var matter: Matter

    /// What it is about.
    enum Matter: Codable {
        case find(TokenHash)
        case keep(message: Data, answer: String?)
        case isAwaited(account: String)
        case hint(attempt: String)
        case tell(ListenerEvent)
    }
}

/// What it is answered.
struct OfficeAnswer: Codable {
    var number: UInt64
    var matter: Matter

    /// What was found or done.
    enum Matter: Codable, Equatable {
        /// Whose the address is, nobody's perhaps.
        case found(InboundAddress?)
        case isAwaited(Bool)
        /// The message is on disk.
        case kept
        /// The message is for a payment that is not in the ledger.
        case noSuchAttempt
        /// It could not be done now.
        case failed
    }
}

/// Both sides are one program: what can't be read comes from something else that sits at the other end.
enum OfficePacket {
    static func bytes(of value: some Encodable) -> [UInt8]? {
        let bytes = (try? JSONEncoder().encode(value)).map(Array.init)
        return bytes.flatMap { $0.count <= PacketSocket.most ? $0 : nil }
    }

    static func read<Value: Decodable>(_ bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(bytes))
    }

    /// A message whose address is known, as the emergency file writes it.
    static func data(of message: InboundMessage) -> Data? {
        SpoolRecord.bytes(of: SpooledMessage(message), generation: 0).map { Data($0) }
    }

    static func message(_ data: Data) -> InboundMessage? {
        guard let record = SpoolRecord.read(Array(data)[...], generation: 0), record.count == data.count,
            record.message.body.count <= ListenerLimits().bodyBytes,
            case .known(let address) = record.message.address
        else { return nil }
        return record.message.message(to: address)
    }
}
