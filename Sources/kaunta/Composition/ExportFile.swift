import Glibc
import Ledger
import Payments

/// A file of payments that somebody asked for: new, and readable by nobody else.
struct ExportFile: Sendable {
    let path: String

    /// Names a new file in the folder `exports` beside a ledger.
    ///
    /// - Throws: `VerbFailure` when there can be no such folder.
    init(besideLedger ledger: String, at now: Timestamp) throws(VerbFailure) {
        try self.init(besideLedger: ledger, named: "payments-\(now.wire).csv")
    }

    /// The same, by a name of its own.
    init(besideLedger ledger: String, named name: String) throws(VerbFailure) {
        let folder = (ledger.lastIndex(of: "/").map { String(ledger[..<$0]) } ?? ".") + "/exports"
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw VerbFailure("no folder \(folder) (\(String(cString: strerror(errno))))", .fault)
        }
        path = "\(folder)/\(name)"
    }

    /// Writes what a filter shows, or of all payments those with these numbers; returns how many there are.
    ///
    /// - Throws: `LedgerError`, or `VerbFailure` when the file could not be written; then there is none.
    func write(
        _ filter: PaymentFilter, by sorting: Sorting = .newest, only marked: [Int64] = [], from ledger: Ledger
    ) async throws -> Int {
        try await write { file in
            if marked.isEmpty {
                try await PaymentCSV.lines(of: filter, by: sorting, in: ledger) { try put($0, into: file) }
            } else {
                try await PaymentCSV.lines(of: marked, by: sorting, in: ledger) { try put($0, into: file) }
            }
        }
    }

    /// Writes a text.
    ///
    /// - Throws: `VerbFailure` when the file could not be written; then there is none.
    func write(_ text: String) async throws { try await write { try put(text, into: $0) } }

    private func write<Result: Sendable>(_ body: (Int32) async throws -> Result) async throws -> Result {
        // Half a list never bears the name of a whole one.
        let unfinished = path + ".part"
        let file = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure }
        defer {
            close(file)
            unlink(unfinished)
        }
        let result = try await body(file)
        guard fsync(file) == 0, link(unfinished, path) == 0 else { throw failure }
        return result
    }

    private func put(_ text: String, into file: Int32) throws(VerbFailure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw failure }
            rest = rest.dropFirst(max(0, count))
        }
    }

    private var failure: VerbFailure {
        VerbFailure("\(path): \(String(cString: strerror(errno)))", .fault)
    }
}
