import Payments

/// A message as the emergency file holds it: its length, a checksum, and its parts.
enum SpoolRecord {
    /// The bytes of a message; nil when a part is too long to be written.
    static func bytes(of message: SpooledMessage, generation: UInt64) -> [UInt8]? {
        let (kind, name): (UInt8, [UInt8]) =
            switch message.address {
            case .known(.prompt(let id)): (1, Array(id.text.utf8))
            case .known(.confirmation): (2, [])
            case .known(.validation): (3, [])
            case .unknown(let hash): (7, hash.bytes)
            case .known(.status(let id)): (5, Array(id.text.utf8))
            case .known(.reversal(let id)): (6, Array(id.text.utf8))
            }
        guard let nameLength = UInt8(exactly: name.count), let peerLength = UInt8(exactly: message.peer.utf8.count)
        else { return nil }
        var payload: [UInt8] = [kind, message.isListed ? 1 : 0]
        payload += number(UInt64(bitPattern: message.at.milliseconds))
        payload += [nameLength] + name + [peerLength] + Array(message.peer.utf8) + message.body
        guard let length = UInt32(exactly: payload.count) else { return nil }
        return number(UInt64(length)) + number(checksum(of: payload, generation: generation)) + payload
    }

    /// What the first byte of a record is once its message is kept elsewhere: no length is that great. One byte is
    /// written whole or not at all.
    static let letGo: UInt8 = 0x80

    /// The message at the beginning of these bytes, how many it takes up, and whether it was let go; nil when there is
    /// none, or only a part.
    static func read(
        _ bytes: ArraySlice<UInt8>, generation: UInt64
    ) -> (message: SpooledMessage, count: Int, isLetGo: Bool)? {
        let isLetGo = bytes.first == letGo
        guard bytes.count >= 16, let length = Int(exactly: number(bytes.prefix(8).dropFirst(isLetGo ? 1 : 0))),
            length > 0, length <= bytes.count - 16
        else { return nil }
        let start = bytes.startIndex + 16
        let payload = Array(bytes[start..<(start + length)])
        guard number(bytes[(start - 8)..<start]) == checksum(of: payload, generation: generation),
            let message = message(payload)
        else { return nil }
        return (message, 16 + length, isLetGo)
    }

    /// Eight bytes, the most significant first.
    static func number(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) } }

    /// The number in eight bytes.
    static func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    /// FNV-1a, begun with the generation: what an earlier use of the file left behind does not fit any more.
    private static func checksum(of payload: [UInt8], generation: UInt64) -> UInt64 {
        (number(generation) + payload).reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static func message(_ payload: [UInt8]) -> SpooledMessage? {
        var rest = payload[...]
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        func part() -> ArraySlice<UInt8>? { take(1)?.first.flatMap { take(Int($0)) } }
        guard let kind = take(1)?.first, let listed = take(1)?.first, let moment = take(8), let name = part(),
            let peer = part()
        else { return nil }
        let id = String(decoding: name, as: UTF8.self)
        let address: SpooledMessage.Address
        switch kind {
        case 1: address = .known(.prompt(AttemptID(id)))
        case 2: address = .known(.confirmation)
        case 3: address = .known(.validation)
        case 4:
            // An earlier version wrote the token itself.
            guard let token = CallbackToken(id) else { return nil }
            address = .unknown(token.digest)
        case 5: address = .known(.status(StatusQuestionID(id)))
        case 6: address = .known(.reversal(ReversalID(id)))
        case 7: address = .unknown(TokenHash(bytes: Array(name)))
        default: return nil
        }
        return SpooledMessage(
            body: Array(rest), address: address, peer: String(decoding: peer, as: UTF8.self), isListed: listed == 1,
            at: Timestamp(milliseconds: Int64(bitPattern: number(moment))))
    }
}
