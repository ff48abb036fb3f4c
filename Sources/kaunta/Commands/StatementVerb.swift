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
        commandName: "import", abstract: "Compare the books with the portal's statement, a CSV file, by PIN.",
        discussion: """
            Each row of a customer's money proves its prompt or direct payment; what nothing told of is written down, and \
            what was taken back needs a check. The same file again adds nothing. A file that does not name the shop's number is taken on your word alone: \
            --number. With --complete a pay bill's prompt that the file covers and lacks becomes NOT PAID, once Safaricom was \
            asked about it; else nothing does. No money moves. A console at work has the ledger \
            to itself: end it first. 9: there is something to look into, or a row can't be read.
            """)

    @Argument(help: "The file that the portal exported.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: ArgumentHelp("The supervisor who brings it; the PIN is asked for.", valueName: "name"))
    var by: String

    @Option(
        help: ArgumentHelp("Whose it is, where the file does not say so: the shop's own number.", valueName: "digits"))
    var number: String?

    @Flag(help: "The file has every payment from its oldest row to its newest: it was exported without a filter.")
    var complete = false

    @Flag(help: "Say what would be found, and change nothing.")
    var dryRun = false

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let approval = Approval(by: by.fitForEyes, reason: "statement") else {
            throw VerbFailure("--by can't be empty. Nothing was changed.", .usage)
        }
        let bytes = try read()
        let workplace = try Workplace(common)
        let payee = try Self.payee(workplace.report)
        let statement = try Self.read(bytes, of: payee, vouchedFor: number)
        let (isComplete, isRehearsal) = (complete, dryRun)
        // What it brings is proof: it is a supervisor's to bring. A rehearsal proves nothing.
        let signed =
            isRehearsal ? nil : SignedApproval(approval, try PINPrompt(workplace.ink).pin(of: approval.by))
        let report = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            if let signed { _ = try await desk.admit(signed, settings) }
            return try await desk.bring(
                statement, by: approval.by, isComplete: isComplete, isRehearsal: isRehearsal)
        }
        print(output.json ? report.line : workplace.ink.say(report.words))
        if report.status != .done { throw report.status }
    }

    /// The statement that a file is.
    ///
    /// - Parameter vouched: the number that a person says it is of.
    /// - Throws: `VerbFailure` when it is none, another number's, or nobody's that is known.
    static func read(
        _ bytes: [UInt8], of payee: CollectionPoint, vouchedFor vouched: String?
    ) throws(VerbFailure) -> PortalStatement {
        let own = [payee.payee.digits, payee.signer.digits]
        if let vouched, !own.contains(vouched) {
            throw VerbFailure(
                "--number \(vouched.fitForEyes) is not the shop's: the settings say \(payee.payee.digits). No money moved "
                    + "and nothing was changed. Bring the shop's own statement, or correct the settings.", .usage)
        }
        let statement: PortalStatement
        do throws(PortalStatement.Fault) {
            statement = try PortalStatement(bytes, of: payee.payee)
        } catch {
            throw VerbFailure("That is no statement: \(error.words). Nothing was changed.", .usage)
        }
        if let other = statement.numbers.first(where: { !own.contains($0.digits) }) {
            throw VerbFailure(
                "That is the statement of \(other.digits), not of \(payee.payee.digits). No money moved and nothing was "
                    + "changed. Export the statement of \(payee.payee.digits).", .usage)
        }
        if statement.numbers.isEmpty, vouched == nil {
            throw VerbFailure(
                "The file does not say whose statement it is. No money moved and nothing was changed. Export it with its "
                    + "“Short Code” line; or, when you know that it is this shop's alone, add --number "
                    + "\(payee.payee.digits).", .usage)
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
    /// Compares the books with a statement that somebody brings, and says what came of it; a rehearsal keeps nothing.
    ///
    /// - Parameter isComplete: whether that person says that it lacks nothing between its oldest row and its newest.
    /// - Throws: `VerbFailure` when a row is of a time still to come: no export has that. `LedgerError`.
    func bring(
        _ statement: PortalStatement, by name: String, isComplete: Bool = false, isRehearsal: Bool = false
    ) async throws -> StatementOutput {
        if let early = statement.lines.compactMap(\.told.paidAt).max(), early > now() + .seconds(300) {
            throw VerbFailure(
                "That is no export: it has a payment of \(early.day) \(early.time), which is still to come, or this "
                    + "machine's clock is wrong. No money moved and nothing was changed.", .usage)
        }
        let list = StatementList(
            statement.lines, reversals: statement.reversals, isComplete: isComplete && statement.isSettled)
        let covered = list.complete(readAt: now())
        let findings = try await ledger.verify(
            list.lines, reversals: list.reversals, of: covered, source: .statement, at: now(),
            words: "brought by \(name)", isRehearsal: isRehearsal)
        return StatementOutput(
            statement: statement,
            named: try await .read(findings, of: list, in: ledger, isRehearsal: isRehearsal), covered: covered,
            isCalledComplete: isComplete)
    }
}

extension PortalStatement {
    /// Whether each of its rows could be read, and none of them is still under way.
    fileprivate var isSettled: Bool { unreadable.isEmpty && !apart.contains { $0.kind == .notCompleted } }
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
