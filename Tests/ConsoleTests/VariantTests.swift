import Foundation
import Testing

@testable import Console
@testable import Screen

/// Every screen at four sizes, as five kinds of terminal show it.
///
/// Whole pictures of so many frames nobody would read. Those of `GoldenTests` are the ones to look at; here one file keeps
/// a digest of each of the others, so that what a change touches besides is seen: the names of the frames that are drawn
/// otherwise, and then the frame itself.
struct VariantTests {
    private enum Variant: String, CaseIterable {
        case ascii, mono, sixteen, full, direct

        var glyphs: GlyphMap { GlyphMap(tier: self == .ascii ? .ascii : .unicode) }

        func sheet(_ library: ThemeLibrary) -> StyleSheet {
            switch self {
            case .ascii, .mono: StyleSheet(theme: library.theme(named: "mono").theme, depth: .none)
            case .sixteen: StyleSheet(theme: library.theme(named: "savanna-dark").theme, depth: .sixteen)
            case .full: StyleSheet(theme: library.theme(named: "savanna-dark").theme, depth: .full)
            case .direct: StyleSheet(theme: library.theme(named: "savanna-dark").theme, depth: .direct)
            }
        }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes").path()
    private static let file = Golden.folder.appending(path: "Variants.tsv")

    /// The screens, each once, whatever it is kept at as a picture.
    private static let screens = allScenes.filter {
        $0.tier == .unicode && $0.sizes.contains { $0.columns >= 60 }
    }

    @Test func everyScreenAtFourSizesOnFiveTerminalsIsWhatItWas() throws {
        let library = ThemeLibrary(folders: [Self.folder]) { try? String(contentsOfFile: $0, encoding: .utf8) }
        let sheets = Variant.allCases.map { ($0, $0.sheet(library), $0.glyphs) }
        var lines = ["screen\tsize\t" + Variant.allCases.map(\.rawValue).joined(separator: "\t")]
        var frames: [String: Canvas] = [:]
        for screen in Self.screens {
            for size in Scene.every {
                var robot = Robot(size.columns, size.rows, environment: screen.environment)
                screen.show(to: &robot)
                let frame = robot.state.frame(now: robot.now)
                #expect(frame.grid == size, "\(screen.name)")
                #expect(
                    frame.lines(glyphs: GlyphMap(tier: .ascii)).allSatisfy { $0.utf8.allSatisfy { $0 < 0x7F } },
                    "\(screen.name) shows more than ASCII where there is no more")
                let digests = sheets.map { Self.digest(frame, $0.1, $0.2) }
                let name = "\(screen.name)\t\(size.columns)x\(size.rows)"
                frames[name] = frame
                lines.append("\(name)\t" + digests.joined(separator: "\t"))
            }
        }
        let text = lines.joined(separator: "\n") + "\n"
        if Golden.isUpdating {
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
            Issue.record(
                "KAUNTA_UPDATE_GOLDEN is set: the digests were rewritten. See which changed, then run without.")
            return
        }
        let kept = Set(try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init))
        for line in lines where !kept.contains(line) {
            let name = line.split(separator: "\t").prefix(2).joined(separator: "\t")
            Issue.record("\(line) is drawn otherwise now:\n\(frames[name]?.picture(named: name) ?? "")")
        }
        #expect(kept.subtracting(lines).isEmpty, "nothing draws these any more: rewrite the digests")
    }

    /// A number that differs where the frame would look different on that terminal (FNV-1a, 32 bits).
    private static func digest(_ frame: Canvas, _ sheet: StyleSheet, _ glyphs: GlyphMap) -> String {
        var hash: UInt32 = 0x811C_9DC5
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        }
        for (row, line) in frame.lines(glyphs: glyphs).enumerated() {
            add(line + "\n")
            for run in frame.runs(row: row) {
                add("\(run.columns) \(sheet.style(run.role, on: run.ground))")
            }
        }
        add("\(String(describing: frame.cursor))")
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
