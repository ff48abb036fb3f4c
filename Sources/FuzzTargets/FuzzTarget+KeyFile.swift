import Console
import Screen

extension FuzzTarget {
    /// A file of keys: every finding has a place in it, and a file with a finding changes no key.
    static let keyFile = FuzzTarget("key-file") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        let (keymap, findings) = Keymap.reading(text, path: "f.toml")
        for finding in findings {
            try hold((1...lines + 1).contains(finding.line) && finding.column >= 1, "a finding of no line: \(finding)")
        }
        try hold(findings.isEmpty || keymap.lines == Keymap.usual.lines, "a faulty file changes keys")
        try hold(Keymap.reading(text, path: "f.toml").keymap.lines == keymap.lines, "read twice, two sets of keys")
    }
}
