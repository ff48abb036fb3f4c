import ArgumentParser
import Console
import Engine
import Ledger
import Payments

/// The ledger opened to write a person's decision down: no gateway is needed for that.
struct LedgerDesk: Sendable {
    /// The books.
    let ledger: Ledger
    /// The clock that decisions are dated by: never before what is in the books.
    private let clock: SteadyClock

    private init(ledger: Ledger, clock: SteadyClock) {
        self.ledger = ledger
        self.clock = clock
    }

    /// Opens it.
    ///
    /// - Parameter makesOne: whether it may be the first use of the ledger.
    /// - Throws: `LedgerError`, `.missing` too: a decision is about something that was written down before.
    static func open(_ settings: Settings, makesOne: Bool = false) async throws -> LedgerDesk {
        if makesOne { try settings.requireLedgerFolder() } else { _ = try LedgerReader(settings) }
        let ledger = try Ledger.open(
            at: settings.ledgerPath, as: .owner(program: "kaunta on the command line", boot: BootID(from: .system)),
            till: settings.till, timekeeper: .system)
        return LedgerDesk(ledger: ledger, clock: SteadyClock(.system, notBefore: try await ledger.newestMoment()))
    }

    /// Those who have a PIN, by that key.
    func supervisors(with pepper: Pepper?) -> Supervisors { Supervisors(of: ledger, pepper: pepper, chance: .system) }

    /// The moment it is.
    func now() -> Timestamp { clock.now() }

    /// The one prompt that a text names.
    ///
    /// - Throws: `VerbFailure`, `LedgerError`.
    func line(named text: String) async throws -> PaymentLine {
        let id = try onlyOne(try await ledger.find(text), for: text)
        guard let line = try await ledger.line(of: id) else { throw JournalRefusal.noSuchAttempt }
        return line
    }

    /// The prompt whose customer paid that money by hand, as far as payer or account tell; nil where they don't.
    func lineWaiting(for receipt: Receipt) async throws -> PaymentLine? {
        try await ledger.directPayment(receipt)?.paysByHand(among: ledger.latest(200))
    }

    /// Finds the PIN under a decision to be right.
    ///
    /// - Throws: `SupervisorRefusal`, `VerbFailure`, `LedgerError`; nothing was changed.
    func admit(_ signed: SignedApproval, _ settings: Settings) async throws -> Approval {
        try await Supervisors(of: ledger, settings).admit(signed.approval, with: signed.pin, at: now())
    }

    /// Writes a person's word about the one payment that a text names, with what they said, where the fact has no place
    /// for it.
    ///
    /// - Throws: `VerbFailure`, `JournalRefusal`, `LedgerError`; nothing was changed.
    func decide(_ fact: Fact, about text: String, words: String? = nil) async throws -> AttemptRecord {
        let found = try await ledger.find(text)
        if found.isEmpty, let receipt = Receipt(text), let payment = try await ledger.directPayment(receipt) {
            throw Self.isStraight(payment)
        }
        let id = try onlyOne(found, for: text)
        return try await ledger.add(Evidence(source: .person, fact: fact, at: now(), raw: words), to: id)
    }

    /// That a text names money paid straight to the shop, where a prompt is meant; and what there is for that money.
    private static func isStraight(_ payment: DirectPayment) -> VerbFailure {
        let verb =
            payment.contested != nil
            ? "Say what the statement has: kaunta resolve \(payment.id) direct"
            : payment.isFree
                ? "Take it for a sale: kaunta claim \(payment.id)" : "See: kaunta show \(payment.id)"
        return VerbFailure(
            "\(payment.id) is money paid straight to the shop, and no prompt. Nothing was changed. \(verb)", .usage)
    }
}

/// `--by` and `--reason`: a decision about money has a name on it.
struct ApprovalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who decides; a supervisor, where a PIN is asked for.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String

    /// Both, trimmed and fit for the books.
    ///
    /// - Throws: `VerbFailure` when one is empty, or the reason says nothing.
    func approval() throws(VerbFailure) -> Approval {
        guard let approval = Approval(by: by, reason: reason) else {
            throw VerbFailure("--by and --reason can't be empty. Nothing was changed.", .usage)
        }
        guard Approval.isReason(reason) else {
            throw VerbFailure(
                "--reason “\(reason.fitForEyes)” says nothing. \(DecisionWords.saysNothing.english) Nothing was changed.",
                .usage)
        }
        return approval
    }

    /// Both, with the PIN of whoever decides: it is asked for.
    ///
    /// - Throws: as `approval()` does, and as `PINPrompt` does; nothing was changed.
    func signed(_ ink: Ink) throws -> SignedApproval {
        let approval = try approval()
        let signed = SignedApproval(approval, try PINPrompt(ink).pin(of: approval.by))
        if signed.tellsPIN { throw VerbFailure("Nothing was changed. \(PINWords.isTold.english)", .usage) }
        return signed
    }
}
