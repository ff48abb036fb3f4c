import Listener

extension ListenerCertificate {
    /// Reads the two files; the key must be one that only this user reads.
    ///
    /// - Throws: `VerbFailure`.
    init(from files: ListenerSettings.Files) throws(VerbFailure) {
        let chain = try Self.bytes(of: files.certificate, isSecret: false)
        let key = try Self.bytes(of: files.key, isSecret: true)
        do {
            self = try ListenerCertificate(chain: chain, key: key)
        } catch {
            throw VerbFailure(
                "\(files.certificate) and \(files.key) can't be used: \(error). Callbacks can't be heard; nothing was sent.",
                .usage)
        }
    }

    private static func bytes(of path: String, isSecret: Bool) throws(VerbFailure) -> [UInt8] {
        let sources = SettingsSources.ofThisMachine(flags: [:], configFlag: nil, environment: [:])
        let file: SettingsSources.FoundFile?
        do { file = try sources.read(path) } catch {
            throw VerbFailure("\(path) can't be read (\(error.reason)). Nothing was sent.", .usage)
        }
        guard let file else { throw VerbFailure("There is no file \(path). Nothing was sent.", .usage) }
        if isSecret, file.owner != sources.user || file.mode & 0o077 != 0 {
            throw VerbFailure(
                "Others on this machine could read \(path). Nothing was sent. Do: chmod 600 \(path), and own it.",
                .usage)
        }
        return Array(file.text.utf8)
    }
}
