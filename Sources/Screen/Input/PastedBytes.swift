/// What a terminal sends between the two marks of a paste, taken byte by byte.
struct PastedBytes: Equatable {
    /// The most bytes that are kept; the rest is read and dropped.
    static let limit = 4096

    private static let end = Array("\u{1B}[201~".utf8)

    private var kept: [UInt8] = []

    /// How many bytes of the end mark have come.
    private var matched = 0

    /// Takes a byte; whether it completes the end mark.
    mutating func take(_ byte: UInt8) -> Bool {
        let end = PastedBytes.end
        if byte == end[matched] {
            matched += 1
            return matched == end.count
        }
        keep(end.prefix(matched))
        if byte == end[0] {
            matched = 1
        } else {
            keep([byte])
            matched = 0
        }
        return false
    }

    /// What was pasted, on one line and without control characters.
    var text: String {
        var text = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in String(decoding: kept, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}" {
            switch scalar {
            case "\n" where wasReturn: break
            case "\n", "\r", "\t": text.append(" ")
            default:
                if scalar.properties.generalCategory != .control { text.append(scalar) }
            }
            wasReturn = scalar == "\r"
        }
        return String(text)
    }

    private mutating func keep(_ bytes: some Sequence<UInt8>) {
        for byte in bytes where kept.count < PastedBytes.limit { kept.append(byte) }
    }
}
