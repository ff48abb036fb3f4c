import Screen

/// The terminal's pen: changes colours and attributes only where something is about to show them.
///
/// ncurses changes them by way of the plain look, in up to four sequences, and for blanks too, whose ink nobody sees. What
/// it asks for is kept here until something shows it; then one sequence leads there from what the terminal has.
struct Pen {
    /// What the terminal is told in place of a colour's number.
    ///
    /// With a description of 256 colours ncurses writes `38;5;n` and `48;5;n`. With one of 24-bit colours it would write
    /// them itself, but those descriptions are seldom installed, name no colour of the person's own above 7, and cannot
    /// say `#000001`. So the numbers from 16 on stand for the colours of the theme, and are exchanged here.
    var direct: [UInt8: RGB] = [:]

    /// Whether the terminal can end one attribute alone: those with colours can.
    private let endsEach: Bool

    /// How the terminal draws, in the parameters of its own sequence.
    private struct Ink: Equatable {
        var foreground = "39"
        var background = "49"
        var attributes: Attributes = []

        /// Whether a blank shows more than its background.
        var marksBlanks: Bool { !attributes.isDisjoint(with: [.underline, .reverse]) }
    }

    private var wanted = Ink()
    /// What the terminal has; nil where that is not known.
    private var held: Ink?
    /// Whether the terminal was told its set of characters: no other one is ever chosen.
    private var hasSet = false

    /// A pen for a terminal with or without colours.
    init(hasColours: Bool) { endsEach = hasColours }

    /// Whether a description writes colours so that they can be exchanged, by its capabilities `setaf` and `setab`.
    static func takesDirect(foreground: String, background: String) -> Bool {
        foreground.contains("38;5;%p1%d") && background.contains("48;5;%p1%d")
    }

    /// Somebody else may have drawn: what the terminal has is not known any more.
    mutating func forget() {
        (wanted, held, hasSet) = (Ink(), nil, false)
    }

    /// The bytes of a frame as they are sent. They end with the plain look.
    mutating func rewrite(_ bytes: [UInt8]) -> [UInt8] {
        var sent: [UInt8] = []
        sent.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Self.piece(of: rest)
            rest = rest[piece.endIndex...]
            write(piece, to: &sent)
        }
        // Whatever else may be written between two frames, nobody's colours are in it.
        if !sent.isEmpty { turn(to: Ink(), in: &sent) }
        return sent
    }

    // MARK: - Pieces

    /// The sequence, the control or the text that some bytes begin with.
    static func piece(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.first else { return bytes }
        guard first == 0x1B else {
            if first < 0x20 { return bytes.prefix(1) }
            return bytes.prefix { $0 >= 0x20 && $0 != 0x1B }
        }
        switch bytes.dropFirst().first {
        case UInt8(ascii: "["):
            guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40..<0x7F).contains($0) }) else { return bytes }
            return bytes[...end]
        case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.prefix(3)
        case _: return bytes.prefix(2)
        }
    }

    private mutating func write(_ piece: ArraySlice<UInt8>, to sent: inout [UInt8]) {
        switch (piece.first, piece.dropFirst().first) {
        case (0x1B, UInt8(ascii: "[")):
            let body = String(decoding: piece.dropFirst(2).dropLast(), as: UTF8.self)
            switch piece.last {
            case UInt8(ascii: "m") where want(body): return
            case UInt8(ascii: "m"):
                // What it does beside, nobody knows: it goes as it is, and the next look is told whole.
                held = nil
            // Erased and moved in: blanks on the background that the pen has.
            case let final? where "JKX@PLMST".utf8.contains(final): turnForBlanks(in: &sent)
            case _: break
            }
            sent += piece
        case (0x1B, UInt8(ascii: "(")), (0x0F, _):
            if !hasSet { sent += piece }
            hasSet = true
        case (0x1B, UInt8(ascii: "M")), (0x1B, UInt8(ascii: "D")), (0x0A, _):
            turnForBlanks(in: &sent)
            sent += piece
        case (0x1B, _):
            sent += piece
            held = nil
        case (let first?, _) where first >= 0x20:
            let blanks = piece.prefix { $0 == 0x20 }
            if !blanks.isEmpty { turnForBlanks(in: &sent) }
            if blanks.count < piece.count {
                sent += blanks
                turn(to: wanted, in: &sent)
            }
            sent += piece[(blanks.count < piece.count ? blanks.endIndex : piece.startIndex)...]
        case _: sent += piece
        }
    }

    // MARK: - Looks

    /// Takes in what a sequence `ESC [ … m` asks for; false where not all of it is known.
    private mutating func want(_ body: String) -> Bool {
        var numbers = body.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.isEmpty ? 0 : Int($0) ?? -1
        }[...]
        while let number = numbers.popFirst() {
            switch number {
            case 0: wanted = Ink()
            case 10: break  // The usual font: no other one is ever chosen.
            case 1: wanted.attributes.insert(.bold)
            case 2: wanted.attributes.insert(.dim)
            case 3: wanted.attributes.insert(.italic)
            case 4: wanted.attributes.insert(.underline)
            case 7: wanted.attributes.insert(.reverse)
            case 22: wanted.attributes.subtract([.bold, .dim])
            case 23: wanted.attributes.remove(.italic)
            case 24: wanted.attributes.remove(.underline)
            case 27: wanted.attributes.remove(.reverse)
            case 30...37, 39, 90...97: wanted.foreground = "\(number)"
            case 40...47, 49, 100...107: wanted.background = "\(number)"
            case 38, 48:
                guard numbers.first == 5, let colour = numbers.dropFirst().first.flatMap(UInt8.init(exactly:)) else {
                    return false
                }
                numbers = numbers.dropFirst(2)
                let text =
                    direct[colour].map { "\(number);2;\($0.red);\($0.green);\($0.blue)" } ?? "\(number);5;\(colour)"
                if number == 38 { wanted.foreground = text } else { wanted.background = text }
            case _: return false
            }
        }
        return true
    }

    /// Blanks come: what they show is their background, as long as nothing marks them.
    private mutating func turnForBlanks(in sent: inout [UInt8]) {
        guard var ink = held, !ink.marksBlanks, !wanted.marksBlanks else { return turn(to: wanted, in: &sent) }
        ink.background = wanted.background
        turn(to: ink, in: &sent)
    }

    private mutating func turn(to ink: Ink, in sent: inout [UInt8]) {
        if ink == held { return }
        let parameters = [afresh(ink), held.flatMap { endsEach ? Self.steps(from: $0, to: ink) : nil }]
        let shortest = parameters.compactMap { $0 }.min { $0.utf8.count < $1.utf8.count } ?? ""
        sent += Array("\u{1B}[\(shortest)m".utf8)
        held = ink
    }

    /// The parameters that set a look whatever was before.
    private func afresh(_ ink: Ink) -> String {
        if ink == Ink() { return "" }
        return
            (["0"] + Self.names(ink.attributes) + [ink.foreground, ink.background].filter { $0 != "39" && $0 != "49" })
            .joined(separator: ";")
    }

    /// The parameters that lead from one look to another.
    private static func steps(from old: Ink, to new: Ink) -> String {
        var steps: [String] = []
        var begun = new.attributes.subtracting(old.attributes)
        let ended = old.attributes.subtracting(new.attributes)
        if !ended.isDisjoint(with: [.bold, .dim]) {
            // It ends both.
            steps.append("22")
            begun.formUnion(new.attributes.intersection([.bold, .dim]))
        }
        if ended.contains(.italic) { steps.append("23") }
        if ended.contains(.underline) { steps.append("24") }
        if ended.contains(.reverse) { steps.append("27") }
        steps += names(begun)
        if new.foreground != old.foreground { steps.append(new.foreground) }
        if new.background != old.background { steps.append(new.background) }
        return steps.joined(separator: ";")
    }

    private static func names(_ attributes: Attributes) -> [String] {
        let all: [(attribute: Attributes, name: String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        return all.filter { attributes.contains($0.attribute) }.map(\.name)
    }
}
