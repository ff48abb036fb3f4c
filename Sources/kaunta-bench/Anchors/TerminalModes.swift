/// Which of the terminal's private modes a program left on.
struct TerminalModes {
    /// Modes that are on in a terminal as it is found.
    private static let usual: Set<Int> = [7, 8, 12, 25]

    /// What is on, that was not, and what is off, that was on; in words of a line.
    let left: [String]

    /// Reads the bytes of a whole run.
    init(after bytes: [UInt8]) {
        var states: [Int: Bool] = [:]
        var index = 0
        while let start = bytes[index...].firstRange(of: Array("\u{1B}[?".utf8)) {
            let body = bytes[start.upperBound...].prefix { (0x30..<0x40).contains($0) }
            index = body.endIndex
            guard index < bytes.endIndex else { break }
            let isSet = bytes[index] == UInt8(ascii: "h")
            guard isSet || bytes[index] == UInt8(ascii: "l") else { continue }
            for number in String(decoding: body, as: UTF8.self).split(separator: ";").compactMap({ Int($0) }) {
                states[number] = isSet
            }
        }
        left = states.filter { $0.value != Self.usual.contains($0.key) && $0.key != 12 }.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value ? "on" : "off")" }
    }
}
