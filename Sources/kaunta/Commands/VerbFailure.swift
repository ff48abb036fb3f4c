import Engine
import Ledger
import Payments

/// Why a verb stops: what it says on standard error, and its exit status.
struct VerbFailure: Error, Equatable, CustomStringConvertible {
    /// What happened, whether money moved, what to do.
    var message: String
    /// What the shell is told.
    var status: ShellStatus

    /// Takes the parts.
    init(_ message: String, _ status: ShellStatus) {
        self.message = message
        self.status = status
    }

    /// Turns any error of ours into words and a status; nil for an error of somebody else's.
    init?(_ error: any Error) {
        switch error {
        case let failure as VerbFailure: self = failure
        case let settings as SettingsError: self.init(settings.description, .usage)
        case let cashier as CashierError: self.init(cashier.saidToAShell, ShellStatus(of: cashier))
        case let paid as PaidAlready: self.init(paid.words.english, .held)
        case let refusal as JournalRefusal: self.init(refusal)
        case let refusal as ClaimRefusal: self.init(refusal.description, ShellStatus(of: refusal))
        case let refusal as SupervisorRefusal: self.init(refusal.words.english, refusal.exitStatus)
        case let ledger as LedgerError: self.init(ledger.description, ledger.exitStatus)
        default: return nil
        }
    }

    var description: String { message }
}

extension CashierError {
    /// Why nothing was sent; for what needs a person's word, the option that says it.
    fileprivate var saidToAShell: String {
        if case .held(.asks) = self { return "\(description) On the command line: the same with --again." }
        return description
    }
}

extension LedgerError {
    fileprivate var exitStatus: ShellStatus {
        switch self {
        case .locked: .held
        case .missing, .notALedger, .noPermission, .networkFolder, .newer: .usage
        case .damaged, .gone, .unfinished, .readOnly, .diskFull, .commitUnknown, .watching, .failed: .fault
        }
    }
}
