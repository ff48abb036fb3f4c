import ArgumentParser
import Console
import Glibc
import Screen

/// Makes a theme of a base16 or base24 scheme.
struct ThemeImportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a theme of a base16 or base24 scheme, a YAML file.",
        discussion: """
            Prints the theme, or writes it to --out, which must not be there yet. What is hard to read in those colours is \
            then told by: kaunta theme check FILE.
            """)

    @Argument(help: "The scheme's file.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file(extensions: ["toml"]))
    var out: String?

    func run() throws {
        let text = try ThemeImportVerb.theme(from: read(), of: file)
        guard let out else { return print(text, terminator: "") }
        try write(text, to: out)
    }

    /// The theme that a scheme makes.
    ///
    /// - Throws: `VerbFailure` when the text is no scheme.
    static func theme(from bytes: [UInt8], of file: String) throws(VerbFailure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw VerbFailure("\(file) is no text in UTF-8. Nothing was written.", .usage)
        }
        do throws(BaseScheme.Unreadable) {
            return try BaseScheme(text).toml
        } catch {
            throw VerbFailure("\(file):\(error.line): \(error.reason) Nothing was written.".fitForEyes, .usage)
        }
    }

    private func read() throws(VerbFailure) -> [UInt8] {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw VerbFailure("\(file) can't be read: \(UnreadableFile.lastFault.reason). Nothing was written.", .usage)
        }
        defer { close(descriptor) }
        do throws(UnreadableFile) {
            return try allBytes(of: descriptor, limit: 65_536)
        } catch {
            throw VerbFailure("\(file) can't be read: \(error.reason). Nothing was written.", .usage)
        }
    }

    private func write(_ text: String, to path: String) throws(VerbFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw VerbFailure("\(path) can't be made: \(UnreadableFile.lastFault.reason). Nothing was written.", .usage)
        }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 {
                let reason = UnreadableFile.lastFault.reason
                unlink(path)
                throw VerbFailure("\(path) can't be written: \(reason). Nothing is left of it.", .fault)
            }
            rest = rest.dropFirst(count)
        }
    }
}
