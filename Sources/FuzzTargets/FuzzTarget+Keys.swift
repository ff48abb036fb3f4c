import Screen

extension FuzzTarget {
    /// The keyboard: the same however the bytes are cut, whole again after a pause, and no sequence types a letter.
    static let keys = FuzzTarget("keys") { bytes throws(BrokenProperty) in
        var whole = InputDecoder(terminalKeys: terminalKeys)
        let events = whole.feed(bytes)
        var piecewise = InputDecoder(terminalKeys: terminalKeys)
        try hold(bytes.flatMap { piecewise.feed([$0]) } == events, "cut into bytes, it says something else")
        try hold(piecewise.pending == whole.pending, "cut into bytes, it waits for something else")
        let rest = whole.flush()
        try hold(whole.pending == .nothing && whole.flush().isEmpty, "after a pause it still waits")
        try hold(events.count + rest.count <= bytes.count + 1, "more events than bytes")
        for event in events + rest { try checkEvent(event) }
        try hold(whole.feed([0x61]) == [.key(.character("a"))], "after a pause a letter is not that letter")
        try checkSequence([0x1B, 0x5B] + body(bytes) + [0x40 + (bytes.first ?? 0) % 0x3F])
        try checkSequence([0x1B, 0x5D] + bytes.filter { $0 != 0x1B }.filter { $0 >= 0x20 } + [0x07])
    }

    private static let terminalKeys: [[UInt8]: Key] = [
        Array("\u{1B}[3~".utf8): .delete, Array("\u{1B}OA".utf8): .up, Array("\u{1B}[1;2A".utf8): .pageUp,
    ]

    /// What may stand between the beginning and the end of a sequence.
    private static func body(_ bytes: [UInt8]) -> [UInt8] { bytes.dropFirst().map { 0x20 + $0 % 0x20 } }
}

/// What reaches a field is one visible character, or a paste without anything that steers.
private func checkEvent(_ event: InputEvent) throws(BrokenProperty) {
    switch event {
    case .key(let key):
        guard let text = key.text else { return }
        try hold(text.unicodeScalars.count == 1, "a key of several scalars")
        let isControl = text.unicodeScalars.first?.properties.generalCategory == .control
        try hold(!isControl, "a key types a control character")
    case .paste(let text):
        try hold(text.utf8.count <= InputDecoder.pasteLimit, "a paste beyond its limit")
        let steers = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        try hold(!steers, "a paste with a control character")
    case .unknownSequence, .modeReport, .ground, .groundChanged: return
    }
}

/// One whole escape sequence never types a character.
private func checkSequence(_ sequence: [UInt8]) throws(BrokenProperty) {
    var decoder = InputDecoder()
    let isMouseOrLinux = sequence[1] == 0x5B && (sequence[2] == 0x4D || sequence[2] == 0x5B)
    let events = decoder.feed(sequence + (isMouseOrLinux ? [0x20, 0x20, 0x20] : [])) + decoder.flush()
    let types = events.contains { if case .key(.character) = $0 { !isMouseOrLinux } else { false } }
    try hold(!types, "an escape sequence types a character: \(sequence)")
}
