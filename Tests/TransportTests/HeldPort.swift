import Glibc

/// A port of this machine that is taken and at which nothing listens: whoever connects is refused.
final class HeldPort {
    /// Its number.
    let number: Int
    private let descriptor: Int32

    struct NotHeld: Error { let code: Int32 }

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isHeld = withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
        }
        number = Int(UInt16(bigEndian: address.sin_port))
        if !isHeld { throw NotHeld(code: errno) }
    }

    deinit { close(descriptor) }
}
