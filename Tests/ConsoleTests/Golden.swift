import Foundation
import Testing

@testable import Screen

/// Frames kept as text beside the tests.
///
/// `KAUNTA_UPDATE_GOLDEN=1` rewrites them; a test run with it always fails, so that it can't stay set unseen.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    static let isUpdating = ProcessInfo.processInfo.environment["KAUNTA_UPDATE_GOLDEN"] == "1"

    static func check(_ canvas: Canvas, named name: String, tier: GlyphTier) throws {
        let picture = canvas.picture(named: name, glyphs: GlyphMap(tier: tier))
        let file = folder.appending(path: name + ".txt")
        if isUpdating {
            try picture.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("KAUNTA_UPDATE_GOLDEN is set: \(name) was rewritten. Look at it, then run without.")
            return
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(kept == picture, "\(name) is drawn otherwise now:\n\(picture)")
    }

    static var kept: Set<String> {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return Set(files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) })
    }
}
