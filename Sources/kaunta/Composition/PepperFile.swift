import Foundation
import Glibc
import Ledger
import Payments

/// The file of what PINs are mixed with (`pin.key`): 32 bytes in hex, readable by nobody else, made with the first PIN.
struct PepperFile: Sendable {
    /// Where it lies.
    let path: String

    /// Reads it; nil when there is none.
    ///
    /// - Throws: `VerbFailure` when it is there and can't be used; nothing was changed.
    func read() throws(VerbFailure) -> Pepper? {
        let sources = SettingsSources.ofThisMachine(flags: [:], configFlag: nil, environment: [:])
        let file: SettingsSources.FoundFile?
        do { file = try sources.read(path) } catch {
            throw VerbFailure("Nothing was changed: \(path) can't be read (\(error.reason)).", .usage)
        }
        guard let file else { return nil }
        if let finding = SettingsReport.exposure(of: file, at: path, user: sources.user) {
            let what = finding.what.replacingOccurrences(of: "the secrets file", with: "the key of the PINs")
            throw VerbFailure("Nothing was changed: \(path): \(what) chmod 600 \(path)", .usage)
        }
        guard let pepper = Pepper(hex: file.text.trimmingSpace) else {
            throw VerbFailure(
                "Nothing was changed: \(path) is no key of PINs. Restore it from a copy; or take it away, and give PINs anew: "
                    + "kaunta supervisor set NAME --anew", .usage)
        }
        return pepper
    }

    /// Makes it, and its folder.
    ///
    /// - Throws: `VerbFailure` when it can't be written, or is there by now.
    func make(from chance: Chance) throws(VerbFailure) -> Pepper {
        let hex = chance.bytes(Pepper.length).map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
        let folder = (path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(
                atPath: folder.isEmpty ? "." : folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch { throw failure("its folder can't be made") }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(String(cString: strerror(errno))) }
        defer { close(file) }
        let line = Array((hex + "\n").utf8)
        guard write(file, line, line.count) == line.count, fsync(file) == 0, let pepper = Pepper(hex: hex) else {
            unlink(path)
            throw failure("it can't be written")
        }
        let parent = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if parent >= 0 { close(parent) } }
        guard parent >= 0, fsync(parent) == 0 else { throw failure("its folder can't be synced") }
        return pepper
    }

    private func failure(_ reason: String) -> VerbFailure {
        VerbFailure("No PIN was set: the key of the PINs can't be kept at \(path) (\(reason)).", .fault)
    }
}

extension Pepper {
    fileprivate init?(hex: String) {
        let pairs = stride(from: 0, to: hex.utf8.count, by: 2).map { Array(hex.utf8.dropFirst($0).prefix(2)) }
        let bytes = pairs.compactMap { UInt8(String(decoding: $0, as: UTF8.self), radix: 16) }
        guard bytes.count == pairs.count else { return nil }
        self.init(Data(bytes))
    }
}

extension Supervisors {
    /// Those of a ledger, by the key that its settings lead to.
    ///
    /// - Throws: `VerbFailure` when the key is there and can't be used; nothing was changed.
    init(of ledger: Ledger, _ settings: Settings) throws(VerbFailure) {
        self.init(of: ledger, pepper: try settings.pinKey?.read(), chance: .system)
    }
}

extension Settings {
    /// The file of what PINs are mixed with; nil where there is no folder for it.
    var pinKey: PepperFile? { pinKeyPath.map(PepperFile.init) }
}
