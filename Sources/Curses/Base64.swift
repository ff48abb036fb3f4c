/// Bytes as base 64 (RFC 4648, section 4): the spelling of what a terminal's clipboard takes.
func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
        let bits = group[0] << 16 | group[1] << 8 | group[2]
        let used = min(3, bytes.count - start) + 1
        for place in 0..<4 {
            text.append(place < used ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : "=")
        }
    }
    return text
}
