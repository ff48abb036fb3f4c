import ArgumentParser
import Console
import Daraja
import Glibc
import Ledger
import Payments

/// What is done with the portal's statement.
struct StatementVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Bring in the portal's statement as proof of what came in.",
        subcommands: [StatementImportVerb.self])
}

/// Compares the books with the portal's statement.
struct StatementImportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Compare the books with the portal's statement, a CSV file.",
        discussion: """
            Each row of a customer's money proves its prompt or direct payment; what nothing told of is written down. The \
            same file again adds nothing. No money moves, and nothing becomes NOT PAID. A console at work has the ledger \
            to itself: end it first. 9: a row does not fit the books, or can't be read.
            """)

    @Argument(help: "The file that the portal exported.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: ArgumentHelp("Who brings it.", valueName: "name"))
    var by: String

    @Flag(help: "Say what would be found, and change nothing.")
    var dryRun = false

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let approval = Approval(by: by.fitForEyes, reason: "statement") else {
            throw VerbFailure("--by can't be empty. Nothing was changed.", .usage)
        }
        let workplace = try Workplace(common)
        let payee = try Self.payee(workplace.report)
        let statement = try Self.read(read(), of: payee)
        let isRehearsal = dryRun
        let findings = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            return try await desk.bring(statement, by: approval.by, isRehearsal: isRehearsal)
        }
        let report = StatementOutput(statement: statement, findings: findings, isRehearsal: dryRun)
        print(output.json ? report.line : workplace.ink.say(report.words))
        if report.status != .done { throw report.status }
    }

    /// The statement that a file is.
    ///
    /// - Throws: `VerbFailure` when it is none, or another number's.
    static func read(_ bytes: [UInt8], of payee: CollectionPoint) throws(VerbFailure) -> PortalStatement {
        let statement: PortalStatement
        do throws(PortalStatement.Fault) {
            statement = try PortalStatement(bytes, of: payee.payee)
        } catch {
            throw VerbFailure("That is no statement: \(error.words). Nothing was changed.", .usage)
        }
        if let number = statement.number, number != payee.payee, number != payee.signer {
            throw VerbFailure(
                "That is the statement of \(number.digits), not of \(payee.payee.digits). Nothing was changed.", .usage)
        }
        return statement
    }

    private static func payee(_ report: SettingsReport) throws(SettingsError) -> CollectionPoint {
        var findings = report.findings.filter { $0.stops != .nobody }
        guard let payee = CollectionPoint.read(report, &findings), findings.isEmpty else {
            throw SettingsError(findings: findings)
        }
        return payee
    }

    private func read() throws(VerbFailure) -> [UInt8] {
        do throws(UnreadableFile) {
            let descriptor = open(file, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw UnreadableFile.lastFault }
            defer { close(descriptor) }
            return try allBytes(of: descriptor, limit: PortalStatement.longest)
        } catch {
            throw VerbFailure("\(file.fitForEyes) can't be read: \(error.reason). Nothing was changed.", .usage)
        }
    }
}

extension LedgerDesk {
    /// Compares the books with a statement that somebody brings; a rehearsal keeps nothing.
    func bring(_ statement: PortalStatement, by name: String, isRehearsal: Bool = false) async throws
        -> StatementFindings
    {
        try await ledger.verify(
            statement.lines, source: .statement, at: now(), words: "brought by \(name)", isRehearsal: isRehearsal)
    }
}

extension PortalStatement.Fault {
    /// What is wrong, as a part of a sentence.
    fileprivate var words: String {
        switch self {
        case .tooLong: "it is longer than any statement"
        case .noHeading: "no line names a receipt, a time and the money paid in. Export it as CSV"
        case .doubleColumn(let name): "the column “\(name.fitForEyes)” stands there twice"
        }
    }
}
