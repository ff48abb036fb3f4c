/// Turns the terminal's bytes into whole events.
///
/// A sequence is taken whole or swallowed whole: none of its bytes ever becomes a key, so that a till never types the
/// digits of a sequence it does not know. What comes out does not depend on how the bytes were chopped.
public struct InputDecoder: Sendable {
    /// What the decoder holds back until more bytes come or their time is up.
    public enum Pending: Equatable, Sendable {
        /// Nothing.
        case nothing

        /// A lone ESC: the key itself, or the start of a sequence. `flush` after the escape delay.
        case escape

        /// A part of a sequence or of a character. `flush` after a second of silence drops it.
        case sequence

        /// A paste without its end. `flush` after some seconds of silence hands it out.
        case paste
    }

    private enum State: Equatable {
        case ground
        case escape
        case control  // ESC [
        case shifted  // ESC O
        case linuxFunction  // ESC [ [
        case mouse(left: Int)  // ESC [ M and three bytes
        case text(hasAlt: Bool)  // UTF-8 of more than one byte
        case string  // ESC ] P X ^ _, up to ST or BEL
        case stringEscape
        case paste
    }

    /// The most bytes of a paste that are kept.
    public static let pasteLimit = PastedBytes.limit

    private static let sequenceLimit = 64

    private let terminalKeys: [[UInt8]: Key]
    private var state = State.ground
    private var held: [UInt8] = []
    private var pasted = PastedBytes()
    private var events: [InputEvent] = []
    private var isAfterLoneEscape = false

    /// A decoder that also knows the sequences a terminal's description names.
    public init(terminalKeys: [[UInt8]: Key] = [:]) {
        self.terminalKeys = terminalKeys
    }

    /// What is held back.
    public var pending: Pending {
        switch state {
        case .ground: .nothing
        case .escape: .escape
        case .paste: .paste
        case .control, .shifted, .linuxFunction, .mouse, .text, .string, .stringEscape: .sequence
        }
    }

    /// Takes bytes and returns the events they complete.
    public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        for byte in bytes { take(byte) }
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    /// Lets go of what is held back: a lone ESC is the key, a paste is handed out, anything else is dropped.
    public mutating func flush() -> [InputEvent] {
        switch pending {
        case .nothing: break
        case .escape:
            events.append(.key(.escape))
            isAfterLoneEscape = true
        case .sequence: events.append(.unknownSequence)
        case .paste: finishPaste()
        }
        state = .ground
        held.removeAll()
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: takeGround(byte)
        case .escape: takeEscape(byte)
        case .control: takeControl(byte)
        case .shifted: takeShifted(byte)
        case .linuxFunction:
            held.append(byte)
            finish(KeySequences.linuxFunction(final: byte).map(InputEvent.key))
        case .mouse(let left): left > 1 ? (state = .mouse(left: left - 1)) : finish(nil)
        case .text(let hasAlt): takeText(byte, hasAlt: hasAlt)
        case .string: takeString(byte)
        case .stringEscape:
            if byte == UInt8(ascii: "\\") {
                finish(KeySequences.string(held[1...]))
            } else {
                finish(nil)
                start()
                take(byte)
            }
        case .paste: takePaste(byte)
        }
    }

    private mutating func start() {
        held = [0x1B]
        state = .escape
    }

    private mutating func takeGround(_ byte: UInt8) {
        let isRestOfSlowSequence = isAfterLoneEscape && byte == UInt8(ascii: "[")
        isAfterLoneEscape = false
        if isRestOfSlowSequence {
            held = [0x1B, byte]
            state = .control
        } else if byte == 0x1B {
            start()
        } else if byte < 0x80 {
            events.append(.key(KeySequences.plain(byte)))
        } else {
            beginText(byte, hasAlt: false)
        }
    }

    private mutating func takeEscape(_ byte: UInt8) {
        held.append(byte)
        switch byte {
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .shifted
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            state = .string
        case 0x1B:
            events.append(.key(.escape))
            start()
        case 0x09: finish(.key(.backTab))  // As the Linux console says it.
        case 0x20..<0x7F: finish(.key(.alt(Character(Unicode.Scalar(byte)))))
        case 0x80...: beginText(byte, hasAlt: true)
        default: finish(nil)  // Alt and a control character: not bound, and swallowed whole.
        }
    }

    private mutating func takeControl(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "[") where held.count == 2:
            held.append(byte)
            state = .linuxFunction
        case UInt8(ascii: "M") where held.count == 2: state = .mouse(left: 3)
        case 0x20..<0x40:
            if held.count < InputDecoder.sequenceLimit { held.append(byte) }
        case 0x40..<0x7F:
            held.append(byte)
            let isWhole = held.count < InputDecoder.sequenceLimit
            let event = isWhole ? terminalKeys[held].map(InputEvent.key) ?? KeySequences.control(held[2...]) : nil
            if event == .paste("") {
                held.removeAll()
                state = .paste
            } else {
                finish(event)
            }
        default: abandon(at: byte)
        }
    }

    private mutating func takeShifted(_ byte: UInt8) {
        switch byte {
        case 0x20..<0x40:
            if held.count < InputDecoder.sequenceLimit { held.append(byte) }
        case 0x40..<0x7F:
            held.append(byte)
            finish((terminalKeys[held] ?? KeySequences.shifted(held[2...])).map(InputEvent.key))
        default: abandon(at: byte)
        }
    }

    private mutating func takeString(_ byte: UInt8) {
        switch byte {
        case 0x1B: state = .stringEscape
        case 0x07: finish(KeySequences.string(held[1...]))
        case 0x18, 0x1A: finish(nil)
        default: if held.count < InputDecoder.sequenceLimit { held.append(byte) }
        }
    }

    private mutating func beginText(_ byte: UInt8, hasAlt: Bool) {
        held = [byte]
        if (0xC2...0xF4).contains(byte) {
            state = .text(hasAlt: hasAlt)
        } else {
            finish(nil)
        }
    }

    private mutating func takeText(_ byte: UInt8, hasAlt: Bool) {
        guard (0x80..<0xC0).contains(byte), let lead = held.first else { return abandon(at: byte) }
        held.append(byte)
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard held.count == length else { return }
        let text = String(validating: held, as: UTF8.self)
        guard let scalar = text?.unicodeScalars.first, scalar.value >= 0xA0 else { return finish(nil) }
        finish(.key(hasAlt ? .alt(Character(scalar)) : .character(Character(scalar))))
    }

    private mutating func takePaste(_ byte: UInt8) {
        if pasted.take(byte) {
            finishPaste()
            state = .ground
        }
    }

    private mutating func finishPaste() {
        events.append(.paste(pasted.text))
        pasted = PastedBytes()
    }

    /// Ends a sequence with its event, or as one that means nothing.
    private mutating func finish(_ event: InputEvent?) {
        events.append(event ?? .unknownSequence)
        held.removeAll(keepingCapacity: true)
        state = .ground
    }

    /// A byte that cannot go on with what is held: that is dropped, and the byte starts anew. CAN and SUB only end it.
    private mutating func abandon(at byte: UInt8) {
        finish(nil)
        if byte != 0x18, byte != 0x1A { take(byte) }
    }
}
