import Testing

/// A text that is JSON, or is not, under the name that JSONTestSuite (Nicolas Seriot, MIT) gives to its kind; names of
/// our own begin the same way.
struct JSONSample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]

    /// A text as it stands.
    init(_ name: String, _ text: String) {
        self.name = name
        bytes = Array(text.utf8)
    }

    /// A text whose characters are the bytes of the same number: for what is no UTF-8.
    init(_ name: String, bytes text: String) {
        self.name = name
        bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// A text as UTF-16.
    init(_ name: String, utf16 text: String, isBigEndian: Bool, hasMark: Bool) {
        self.name = name
        bytes = ((hasMark ? [0xFEFF] : []) + text.utf16).flatMap { unit in
            let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isBigEndian ? pair : pair.reversed()
        }
    }

    var testDescription: String { name }
}
