public import Screen

extension Keymap {
    /// The keys as a file wants them, and what is wrong with the file. A file with anything wrong changes nothing.
    public static func reading(_ text: String, path: String) -> (keymap: Keymap, findings: [KeyFinding]) {
        let file = KeyFile(path: path, text: text)
        var findings = file.findings
        var wanted: [(move: Move, entry: KeyFile.Entry)] = []
        // What is said for everywhere goes first, so that a place's own word counts.
        for entry in file.entries.filter({ $0.section == everywhere })
            + file.entries.filter({ $0.section != everywhere })
        {
            let (moves, complaints) = moves(of: entry, in: file)
            findings += complaints
            wanted += moves.map { ($0, entry) }
        }
        guard findings.isEmpty else { return (.usual, findings) }
        let keymap = Keymap(moving: wanted.map(\.move))
        for broken in RegistryRules.findings(in: keymap) {
            let finding = finding(about: broken, wanted, in: file)
            if !findings.contains(finding) { findings.append(finding) }
        }
        return findings.isEmpty ? (keymap, []) : (.usual, findings)
    }

    /// The name of the section for every place that has the command.
    static let everywhere = "everywhere"

    private static func moves(of entry: KeyFile.Entry, in file: KeyFile) -> ([Move], [KeyFinding]) {
        let places = Context.allCases.filter { entry.section == everywhere || $0.name == entry.section }
        guard !places.isEmpty else {
            let near = Nearness.hint(entry.section, among: Context.allCases.map(\.name) + [everywhere])
            return ([], [file.finding(at: entry.sectionAt, "there is no place \"\(entry.section)\".\(near)")])
        }
        let actions = Registry.all.map(\.action)
        guard let action = actions.first(where: { $0.name == entry.command }) else {
            let near = Nearness.hint(entry.command, among: actions.map(\.name))
            return ([], [file.finding(at: entry.at, "there is no command \"\(entry.command)\".\(near)")])
        }
        if action.isKeyItself {
            return ([], [file.finding(at: entry.at, "the keys of \(action.name) stay as they are: take the line out.")])
        }
        let homes = Context.allCases.filter { place in
            Registry.all.contains { $0.action == action && $0.places.contains(place) }
        }
        let here = places.filter(homes.contains)
        guard !here.isEmpty else {
            let names = homes.map(\.name).joined(separator: ", ")
            return (
                [],
                [file.finding(at: entry.at, "\(action.name) does nothing in \(entry.section): it works in \(names).")]
            )
        }
        var keys: [Key] = []
        var complaints: [KeyFinding] = []
        for chord in entry.chords {
            if let key = Key(named: chord.name) {
                keys.append(key)
            } else {
                complaints.append(
                    file.finding(
                        at: chord.at,
                        "\"\(chord.name)\" is no key: write F9, Alt-5, Ctrl-P, Space, PgDn, Shift-Tab or one character."
                    ))
            }
        }
        return (here.map { Move(place: $0, action: action, keys: keys) }, complaints)
    }

    /// A broken rule, at the line that breaks it: the built-in keys break none.
    private static func finding(
        about broken: RegistryRules.Finding, _ wanted: [(move: Move, entry: KeyFile.Entry)], in file: KeyFile
    ) -> KeyFinding {
        let suspects = wanted.filter { broken.actions.contains($0.move.action) }
        let near = suspects.filter { $0.move.place == broken.place }
        let entries = (near + suspects).map(\.entry)
        let guilty = entries.first { entry in entry.chords.contains { Key(named: $0.name) == broken.key?.plain } }
        guard let entry = guilty ?? entries.first else {
            return file.finding(at: KeyFile.Spot(line: 1, column: 1), broken.what)
        }
        let chord = entry.chords.first { broken.key != nil && Key(named: $0.name) == broken.key?.plain }
        return file.finding(at: chord?.at ?? entry.at, "in \(broken.place.name): \(broken.what)")
    }
}
