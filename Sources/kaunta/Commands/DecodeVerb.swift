import ArgumentParser
import Daraja
import Glibc
import Payments

/// Takes one message of Safaricom's apart.
struct DecodeVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Take a message of Safaricom's apart: a callback, an answer, an error.",
        discussion: "Nothing is asked and nothing is stored. What can't be decoded exits 2 and says where it broke.")

    @Argument(help: "The file with the message; - or nothing reads standard input.", completion: .file())
    var file: String = "-"

    @Option(
        help: "What it is, where its shape alone does not say it: \(Self.kinds.joined(separator: ", ")).",
        completion: .list(Self.kinds), transform: Self.kind(named:))
    var kind: Decoded.Kind?

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    private static let kinds = Decoded.Kind.allCases.map(\.rawValue)

    private static func kind(named name: String) throws -> Decoded.Kind {
        guard let kind = Decoded.Kind(rawValue: name) else {
            throw ValidationError("There is no kind “\(name)”. There are: \(kinds.joined(separator: ", ")).")
        }
        return kind
    }

    /// The longest message that is read, in bytes.
    private static let longest = 1 << 20

    func run() throws {
        let ink = try Workplace(common).ink
        let bytes = try read()
        let decoded: Decoded
        do {
            decoded = try Decoded.read(bytes, kind: kind)
        } catch {
            throw VerbFailure(ink.fitted(DecodedText.complaint(about: error, in: bytes)), .usage)
        }
        print(output.json ? DecodedJSON(decoded).line : DecodedText(ink: ink).lines(of: decoded))
    }

    private func read() throws(VerbFailure) -> [UInt8] {
        do {
            if file == "-" { return try allBytes(of: STDIN_FILENO, limit: Self.longest) }
            let descriptor = open(file, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw UnreadableFile.lastFault }
            defer { close(descriptor) }
            return try allBytes(of: descriptor, limit: Self.longest)
        } catch let error as UnreadableFile {
            throw VerbFailure("\(file) can't be read: \(error.reason). Nothing was decoded.", .usage)
        } catch {
            throw VerbFailure("\(file) can't be read. Nothing was decoded.", .usage)
        }
    }
}
