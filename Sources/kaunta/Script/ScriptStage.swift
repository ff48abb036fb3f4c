import Glibc
import Sandbox
import Screen

/// A script, and the size of the window that it is played in.
struct ScriptStage {
    let script: Script
    let size: Size
    let glyphs: GlyphTier
    /// Has somebody pay straight to the shop, or says why that could not be; nil where nobody can be made to.
    var feed: (@Sendable (DirectOrder) -> String?)?

    /// Plays it.
    ///
    /// - Throws: `VerbFailure` where the screen did not do what the script expects.
    func play(on session: ConsoleSession, wearing theme: Theme) throws(VerbFailure) {
        var player = ScriptPlayer(script, on: session, theme: theme, glyphs: glyphs, size: size, feed: feed)
        defer { session.stop() }
        try player.play()
    }
}

extension Script {
    /// Reads a file.
    ///
    /// - Throws: `VerbFailure` that says what is wrong with it, and where.
    init(file path: String) throws(VerbFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw VerbFailure(
                "\(path) cannot be read (\(String(cString: strerror(errno)))). Nothing was sent.", .usage)
        }
        defer { close(file) }
        let bytes: [UInt8]
        do throws(UnreadableFile) { bytes = try allBytes(of: file, limit: 1_048_576) } catch {
            throw VerbFailure("\(path) cannot be read (\(error.reason)). Nothing was sent.", .usage)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw VerbFailure("\(path) is no UTF-8. Nothing was sent.", .usage)
        }
        try self.init(text, name: path)
    }
}
