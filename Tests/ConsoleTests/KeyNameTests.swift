import Foundation
import Payments
import Testing

@testable import Console
@testable import Screen

/// Whatever key somebody gives a command, every text names that one.
@Suite struct KeyNameTests {
    /// A keymap in which every command is on a key that no text of the catalogue has.
    private static let moved = Keymap(
        moving: Context.allCases.flatMap { place in
            Registry.offered(in: place, for: .cashier).map(\.action).filter { !$0.isKeyItself }.map {
                Keymap.Move(place: place, action: $0, keys: [.alt("@")])
            }
        })

    /// The texts of the catalogue as they stand in its files, with a `1` for what is put in.
    private static func texts() throws -> [(file: String, text: String)] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Console/Words")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.lastPathComponent != "LinearWords.swift" }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8)
                .replacing(/\\\((?:[^()"]|\([^()]*\))*\)/, with: "1")
                .split(separator: "\n").filter { !$0.contains("///") }
                .flatMap { $0.matches(of: /"([^"]+)"/).map { (file.lastPathComponent, String($0.1)) } }
        }
    }

    /// What reads as the name of a key: a word of its own, or a letter that is none.
    private static func keyNames(in text: String) -> [String] {
        let text = text.replacing(/[0-9]+ [dhs]\b|\\u\{.*/, with: "")
        let words = text.matches(of: /(?:^|[^\w'’-])(F[0-9]{1,2}|Alt-\w|Ctrl-\w|Enter|[b-zB-Z])(?![\w'’-])/).map {
            String($0.1)
        }
        let article = text.matches(of: /(?:then |kisha |\(|, )(a)(?=[).]|$)/).map { String($0.1) }
        return words + article
    }

    @Test func noTextKeepsTheNameOfAKeyThatDoesSomethingElse() throws {
        let texts = try Self.texts()
        #expect(texts.count > 800)
        var named = 0
        for (file, text) in texts where !Self.keyNames(in: text).isEmpty {
            // The answers to Enter itself.
            if text.hasPrefix("Enter ") && (text.contains("not send") || text.contains("haitumi")) { continue }
            if text.hasPrefix("Enter writes nothing") || text.hasPrefix("Enter haiandiki") { continue }
            named += 1
            for place in [Context.till, .live, .check, .detail, .supervisor] {
                let told = Self.moved.renaming(text, in: place)
                #expect(Self.keyNames(in: told).allSatisfy { $0 == "Alt-@" }, "\(file): \(told)")
            }
        }
        #expect(named > 60, "\(named) texts name keys")
    }

    @Test func aTextNamesTheKeyOfThePlaceThatItIsSaidIn() {
        let (keymap, findings) = Keymap.reading(
            "[live]\nclaim = [\"m\"]\n[till]\nnew = [\"Ctrl-N\"]\n[check]\nask-again = [\"Ctrl-T\"]\n",
            path: "keys.toml"
        )
        #expect(findings.isEmpty, "\(findings)")
        #expect(keymap.renaming("Nobody has taken it: c holds it.", in: .live) == "Nobody has taken it: m holds it.")
        #expect(keymap.renaming("Nobody has taken it: c holds it.", in: .detail) == "Nobody has taken it: c holds it.")
        #expect(keymap.renaming("Take that (F3, c) instead?") == "Take that (F3, m) instead?")
        #expect(keymap.renaming("The form still has 07: F2 empties it.") == "The form still has 07: Ctrl-N empties it.")
        #expect(keymap.renaming("F5 asks again.", in: .check) == "Ctrl-T asks again.")
        #expect(keymap.renaming("F5 asks again.", in: .live) == "F5 asks again.")
    }
}
