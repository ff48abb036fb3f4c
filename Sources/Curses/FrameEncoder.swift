import CNcurses
public import Screen

/// Turns frames into the bytes that draw them on one kind of terminal. ncurses does the work, into memory.
///
/// A process has one at a time, and one thread uses it.
public final class FrameEncoder {
    /// The colours the terminal's description has.
    public let colours: Int

    /// Whether the description says that the terminal shows colours of 24 bits.
    public let saysDirect: Bool

    /// Whether colours of 24 bits can be put into what the description writes.
    public let takesDirect: Bool

    /// Whether a frame is put between the marks that let the terminal show it at once.
    public var marksUpdates = false

    /// ncurses sets the palette back when it comes and goes. We never touch it, and the user may have set it.
    private let paletteReset: [UInt8]

    /// Whether the terminal moves rows by itself.
    private let movesRows: Bool

    private var last: Canvas?
    private var rungBells: Int?
    private var looks = Looks()
    private var pen: Pen
    private var moves: Moves

    /// Where ncurses writes what it draws until it is taken.
    package enum Scratch: CaseIterable { case memory, file }

    /// Starts a screen for the first of the descriptions that the system knows. Where the kernel has no files in memory, a
    /// file without a name does as well.
    public convenience init(descriptions: [String], size: Size) throws {
        do {
            try self.init(descriptions: descriptions, size: size, writingInto: .memory)
        } catch TerminalRefusal.noDescriptor {
            try self.init(descriptions: descriptions, size: size, writingInto: .file)
        }
    }

    /// The same, into one of the two.
    package init(descriptions: [String], size: Size, writingInto scratch: Scratch) throws {
        if descriptions.isEmpty { throw TerminalRefusal.tooSimple(name: "dumb") }
        var refusal = TerminalRefusal.tooSimple(name: descriptions[0])
        for name in descriptions {
            let result = kt_start(name, Int32(size.columns), Int32(size.rows), scratch == .memory ? 1 : 0)
            if result == 0 {
                colours = Int(kt_colours())
                saysDirect = kt_says_direct() != 0
                func text(_ name: String) -> String { kt_capability(name).map { String(cString: $0) } ?? "" }
                takesDirect = Pen.takesDirect(foreground: text("setaf"), background: text("setab"))
                movesRows = kt_capability("csr") != nil
                pen = Pen(hasColours: colours > 0)
                moves = Moves(size: size, hpa: text("hpa"), cud: text("cud"))
                paletteReset = kt_capability("oc").map { Array(String(cString: $0).utf8) } ?? []
                return
            }
            if result == -3 { refusal = .noDescriptor }
            if result == -4 { throw TerminalRefusal.inUse }
        }
        throw refusal
    }

    deinit {
        kt_end()
        kt_forget()
    }

    /// The bytes that turn the frame before into this one; none when they are alike.
    public func encode(_ canvas: Canvas, sheet: StyleSheet, glyphs: GlyphMap) -> [UInt8] {
        if looks.sheet != sheet {
            looks = Looks(sheet: sheet, pairLimit: Int(kt_pairs()))
            last = nil
        }
        if looks.glyphs != glyphs {
            looks.glyphs = glyphs
            last = nil
        }
        if let last, last == canvas { return [] }
        if last?.grid != canvas.grid {
            pen.forget()
            kt_resize(Int32(canvas.grid.columns), Int32(canvas.grid.rows))
            moves.size = canvas.grid
        }
        let base = movesRows ? last.map { moved($0, towards: canvas) } : last
        draw(CanvasDifference(from: base, to: canvas).rows.map(\.row), of: canvas, over: base)
        let cursor = canvas.cursor
        kt_update(Int32(cursor?.row ?? 0), Int32(cursor?.column ?? 0), cursor == nil ? 0 : 1)
        last = canvas
        var bytes = take()
        if marksUpdates, !bytes.isEmpty {
            bytes = Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[?2026l".utf8)
        }
        let bells = min(3, max(0, canvas.bells - (rungBells ?? canvas.bells)))
        rungBells = canvas.bells
        return bytes + Array(repeating: 7, count: bells)
    }

    /// Draws everything anew with the next frame, for a terminal that may show something else.
    public func repaint() {
        last = nil
        kt_repaint()
    }

    /// The bytes that leave the screen as it was found. Another frame enters it again.
    public func leave() -> [UInt8] {
        kt_end()
        last = nil
        defer { pen.forget() }
        return take()
    }

    /// The bytes that bring back cursor, colours and screen whatever is shown, for a crash.
    var rescue: [UInt8] {
        ["sgr0", "rmcup", "cnorm"].flatMap { name -> [UInt8] in
            guard let text = kt_capability(name) else { return [] }
            return FrameEncoder.withoutPadding(Array(String(cString: text).utf8))
        }
    }

    /// The sequences of this terminal's own keys.
    var terminalKeys: [[UInt8]: Key] {
        let named: [(String, Key)] =
            [
                ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
                ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert),
                ("kcbt", .backTab),
            ] + (1...12).map { ("kf\($0)", Key.function($0)) }
        return named.reduce(into: [:]) { keys, entry in
            guard let text = kt_capability(entry.0) else { return }
            let bytes = Array(String(cString: text).utf8)
            if bytes.count > 2, bytes[0] == 0x1B { keys[bytes] = entry.1 }
        }
    }

    /// Moves what moved, a pane after the other; returns what the terminal shows then.
    private func moved(_ canvas: Canvas, towards wanted: Canvas) -> Canvas {
        var shown = canvas
        for _ in 0..<FrameEncoder.mostShifts {
            guard let shift = CanvasShift(from: shown, to: wanted) else { break }
            kt_shift(Int32(shift.rows.lowerBound), Int32(shift.rows.count), Int32(shift.distance))
            shown = shift.applied(to: shown)
            // The blanks that ncurses lets in lie on the terminal's own ground, and the theme may have another.
            for row in shift.blankRows { put(row: row, of: shown) }
        }
        return shown
    }

    /// A list, and what one of its payments went through below it.
    private static let mostShifts = 2

    /// Draws rows: at once, or, where that takes fewer bytes, one look after the other.
    private func draw(_ rows: [Int], of canvas: Canvas, over base: Canvas?) {
        guard var shown = base, let strokes = Strokes(rows, of: canvas, over: shown, looks: &looks) else {
            for row in rows { put(row: row, of: canvas) }
            return
        }
        for stroke in strokes.inOrder {
            for (row, columns) in stroke {
                for column in columns { shown.replace(row: row, column: column, with: [canvas[row, column]]) }
                put(row: row, of: shown)
            }
            kt_work()
        }
    }

    private func put(row: Int, of canvas: Canvas) {
        var cells: [kt_cell] = []
        cells.reserveCapacity(canvas.grid.columns)
        for column in 0..<canvas.grid.columns {
            let cell = canvas[row, column]
            if cell.span > 0 { looks.append(cell, to: &cells) }
        }
        cells.withUnsafeBufferPointer { kt_put(Int32(row), 0, $0.baseAddress, Int32($0.count)) }
    }

    private func take() -> [UInt8] {
        var count: Int32 = 0
        guard let bytes = kt_take(&count) else { return [] }
        let written = FrameEncoder.cut(paletteReset, from: Array(UnsafeBufferPointer(start: bytes, count: Int(count))))
        pen.direct = looks.direct
        return moves.shorten(pen.rewrite(written))
    }

    private static func cut(_ part: [UInt8], from bytes: [UInt8]) -> [UInt8] {
        guard let first = part.first else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let start = rest.firstIndex(of: first) {
            result += rest[..<start]
            rest = rest[start...]
            if rest.starts(with: part) {
                rest = rest.dropFirst(part.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    /// The text of a capability without its waits, `$<5>`.
    private static func withoutPadding(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "$"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "<"),
                let end = text[index...].firstIndex(of: UInt8(ascii: ">"))
            {
                index = end + 1
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}
