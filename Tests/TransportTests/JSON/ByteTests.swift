import Testing
import Transport

/// Every byte in every place where one byte decides.
struct ByteTests {
    @Test func fourBlanksMayStandBetweenAndNothingElse() {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        for byte in UInt8.min...UInt8.max {
            let places = ["[", "[1", "[1,2", "[1]"].map { Array($0.utf8) + [byte] } + [[byte]]
            let rests = ["1]", ",2]", "]", "", "[1]"].map { Array($0.utf8) }
            for (front, rest) in zip(places, rests) where !Self.makesAnotherText(byte, front) {
                let isTaken = (try? JSON(strict: front + rest)) != nil
                #expect(isTaken == blanks.contains(byte), "byte \(byte) in \(front + rest)")
            }
        }
    }

    @Test func everyControlCharacterIsRefusedInATextAndEveryOtherASCIIIsTaken() {
        for byte in UInt8(0)..<0x80 where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
            let isTaken = (try? JSON(strict: [0x22, 0x61, byte, 0x61, 0x22] as [UInt8])) != nil
            #expect(isTaken == (byte >= 0x20), "byte \(byte)")
        }
    }

    @Test func nineEscapesExistAndNoOther() {
        let known = Set("\"\\/bfnrt".utf8)
        for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "u") {
            let isTaken = (try? JSON(strict: [0x22, 0x5C, byte, 0x22] as [UInt8])) != nil
            #expect(isTaken == known.contains(byte), "byte \(byte)")
        }
    }

    @Test func everyEscapedCodeIsItsCharacterUnlessItIsHalfAPair() throws {
        for code in UInt16.min...UInt16.max {
            let digits = String(code, radix: 16)
            let text = "\"\\u" + String(repeating: "0", count: 4 - digits.count) + digits + "\""
            let expected = Unicode.Scalar(code).map { JSON.string(String(Character($0))) }
            #expect((try? JSON(strict: text.utf8)) == expected)
        }
    }

    @Test func oneToThreeBytesAreAsUTF8IsDefined() {
        for first in UInt8(0x80)...0xFF {
            expect([first])
            for second in UInt8(0x80)...0xFF {
                expect([first, second])
                for third in [0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0] as [UInt8] { expect([first, second, third]) }
            }
        }
    }

    @Test func fourBytesAreAsUTF8IsDefined() {
        let edges: [UInt8] = [0x7E, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
        for first in UInt8(0xE0)...0xFF {
            for second in edges {
                for third in edges { for fourth in edges { expect([first, second, third, fourth]) } }
            }
        }
    }

    /// In a text, those bytes are taken exactly when they are well-formed by the table of the Unicode standard.
    private func expect(_ bytes: [UInt8]) {
        let isTaken = (try? JSON(strict: [0x22] + bytes + [0x22])) != nil
        #expect(isTaken == Self.isWellFormed(bytes[...]), "\(bytes)")
    }

    /// Table 3-7 of the Unicode standard.
    private static func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        let second: ClosedRange<UInt8>
        let count: Int
        switch first {
        case 0x20...0x21, 0x23...0x5B, 0x5D...0x7F: return isWellFormed(bytes.dropFirst())
        case 0xC2...0xDF: (second, count) = (0x80...0xBF, 2)
        case 0xE0: (second, count) = (0xA0...0xBF, 3)
        case 0xE1...0xEC, 0xEE...0xEF: (second, count) = (0x80...0xBF, 3)
        case 0xED: (second, count) = (0x80...0x9F, 3)
        case 0xF0: (second, count) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, count) = (0x80...0xBF, 4)
        case 0xF4: (second, count) = (0x80...0x8F, 4)
        default: return false
        }
        guard bytes.count >= count, second.contains(bytes[bytes.startIndex + 1]) else { return false }
        let rest = bytes[(bytes.startIndex + 2)..<(bytes.startIndex + count)]
        return rest.allSatisfy { (0x80...0xBF).contains($0) } && isWellFormed(bytes.dropFirst(count))
    }

    /// Whether the byte makes a longer number or another list of what stands in front of it.
    private static func makesAnotherText(_ byte: UInt8, _ front: [UInt8]) -> Bool {
        "0123456789-.eE,[]{}\"".utf8.contains(byte) && front.count <= 5
    }
}
