/// The sequences that xterm, tmux, screen, rxvt, the Linux console and the VT220 send for their keys.
enum KeySequences {
    /// The key of one ASCII byte outside a sequence.
    static func plain(_ byte: UInt8) -> Key {
        switch byte {
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x00, 0x1C...0x1F: .ctrl(Character(Unicode.Scalar(byte + 0x40)))
        case 0x01..<0x1B: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
        default: .character(Character(Unicode.Scalar(byte)))
        }
    }

    /// `ESC [ [ A` to `E`: F1 to F5 of the Linux console, which break the grammar.
    static func linuxFunction(final: UInt8) -> Key? {
        (0x41...0x45).contains(final) ? .function(Int(final) - 0x40) : nil
    }

    /// The key of what follows `ESC O`; the number pad's own codes are among them.
    static func shifted(_ rest: ArraySlice<UInt8>) -> Key? {
        guard rest.count == 1, let final = rest.first else { return nil }
        switch final {
        case UInt8(ascii: "p")...UInt8(ascii: "y"):
            return .keypad(Character(Unicode.Scalar(final - UInt8(ascii: "p") + UInt8(ascii: "0"))))
        case UInt8(ascii: "j"): return .keypad("*")
        case UInt8(ascii: "k"): return .keypad("+")
        case UInt8(ascii: "l"): return .keypad(",")
        case UInt8(ascii: "m"): return .keypad("-")
        case UInt8(ascii: "n"): return .keypad(".")
        case UInt8(ascii: "o"): return .keypad("/")
        case UInt8(ascii: "X"): return .keypad("=")
        case UInt8(ascii: "M"): return .enter
        case UInt8(ascii: "I"): return .tab
        default: return letter(final)
        }
    }

    /// The event of what follows `ESC [`; an empty paste stands for the start of one.
    static func control(_ rest: ArraySlice<UInt8>) -> InputEvent? {
        guard let final = rest.last else { return nil }
        let body = rest.dropLast()
        if final == UInt8(ascii: "y") { return modeReport(body) }
        if final == UInt8(ascii: "n") { return groundReport(body) }
        guard let numbers = numbers(in: body) else { return nil }
        if numbers.count > 1, numbers != [numbers[0], 1] { return nil }  // Shift, Alt or Control beside a key.
        switch final {
        case UInt8(ascii: "~"):
            guard let code = numbers.first else { return nil }
            return code == 200 && numbers.count == 1 ? .paste("") : tilde(code).map(InputEvent.key)
        case UInt8(ascii: "Z"): return numbers.isEmpty ? .key(.backTab) : nil
        case UInt8(ascii: "R"): return numbers.isEmpty ? .key(.function(3)) : nil  // Else a report of the cursor.
        default: return numbers.isEmpty || numbers[0] == 1 ? letter(final).map(InputEvent.key) : nil
        }
    }

    private static func letter(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
        default: nil
        }
    }

    private static func tilde(_ code: Int) -> Key? {
        switch code {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(code - 10)
        case 17...21: .function(code - 11)
        case 23...26: .function(code - 12)
        case 28, 29: .function(code - 13)
        case 31...34: .function(code - 14)
        default: nil
        }
    }

    /// `? mode ; state $ y`.
    private static func modeReport(_ body: ArraySlice<UInt8>) -> InputEvent? {
        guard body.first == UInt8(ascii: "?"), body.last == UInt8(ascii: "$"),
            let numbers = numbers(in: body.dropFirst().dropLast()), numbers.count == 2
        else { return nil }
        return .modeReport(mode: numbers[0], state: numbers[1])
    }

    /// Numbers of at most five digits between semicolons, or nil when anything else is there.
    private static func numbers(in body: ArraySlice<UInt8>) -> [Int]? {
        if body.isEmpty { return [] }
        var numbers: [Int] = []
        for part in body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            guard part.count <= 5, let number = Int(String(decoding: part, as: UTF8.self)), number >= 0,
                part.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}
