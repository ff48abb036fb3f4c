import Console
import Daraja
import Engine
import Ledger
import Listener
import Logging
import Payments
import Transport

/// The listener of a till at work: started where there is an address, beside the look at that address from outside.
struct Hearing: Sendable {
    /// What prompts are to carry.
    let base: CallbackBase
    /// What runs.
    let tasks: [Task<Void, Never>]

    /// Starts it.
    ///
    /// - Throws: why callbacks can't be heard; nothing was sent.
    static func start(
        on route: CallbackRoute, _ settings: ListenerSettings, payee: CollectionPoint, ledger: Ledger, at path: String,
        timekeeper: Timekeeper, pulse: Pulse, bells: ListenerBells
    ) async throws -> Hearing {
        // Without an address nothing new is heard; what an earlier run kept is read all the same.
        var configuration = route.configuration ?? ListenerConfiguration(port: 0)
        let probe = ListenerProbe(from: .system)
        configuration.probe = probe
        if route.configuration != nil { try configuration.apply(settings) }
        // News of a till's money names the till or the store that signs for it.
        configuration.numbers = [payee.payee, payee.signer]
        configuration.validation.isAwaited = { account in
            (try? await ledger.openLines())?.contains { $0.isPaid(to: account) } ?? false
        }
        let logger = Logger.quiet("kaunta.listener")
        let spool: EmergencySpool?
        do { spool = try EmergencySpool(at: path + ".spool") } catch {
            // It goes on without: asking finds out what no message could tell.
            logger.critical("\(error)")
            pulse.alarm(Phrase("\(error)", sw: "\(error)"))
            spool = nil
        }
        let listener = Listener(
            configuration: configuration, journal: ledger, inbox: ledger, spool: spool, timekeeper: timekeeper,
            logger: logger, bells: bells)
        try await listener.replay()
        // A disk that did not take what waits may take it a minute later.
        if route.configuration == nil {
            return Hearing(base: .nowhere, tasks: [Task { await listener.catchUp() }])
        }
        let task = Task {
            do {
                try await listener.run()
                pulse.note(.off)
            } catch {
                pulse.note(.failed(reason: "\(error)"))
            }
        }
        do {
            let base = try route.base(heardAt: try await listener.port)
            pulse.note(.on)
            guard case .address = route else { return Hearing(base: base, tasks: [task]) }
            let test = SelfTest(
                base: base, probe: probe, transport: Transport(logger: .quiet("kaunta.transport")))
            return Hearing(base: base, tasks: [task, Task { await test.run(telling: pulse, timekeeper: timekeeper) }])
        } catch let fault as CallbackBaseFault {
            task.cancel()
            throw fault
        } catch {
            throw VerbFailure(
                "Callbacks can't be heard: \(error). Nothing was sent. "
                    + "Choose another port, or take the callback address out: asking works without it.", .usage)
        }
    }
}

extension PaymentLine {
    /// Whether a payer who types that account means this payment. Phones capitalise as they please.
    func isPaid(to account: String) -> Bool {
        [reference.text, tag.text].contains { $0.lowercased() == account.lowercased() }
    }
}

/// Where prompts tell Safaricom to post.
enum CallbackRoute: Sendable {
    /// Nowhere: questions do all the work.
    case nowhere
    /// A public address, with the port here that posts to it arrive at.
    case address(CallbackBase, port: Int)
    /// This machine itself, for a sandbox that runs on it.
    case thisMachine(DarajaHost)

    /// Where to listen; nil for nowhere.
    var configuration: ListenerConfiguration? {
        switch self {
        case .nowhere: nil
        case .address(let base, let port): ListenerConfiguration(port: port, path: base.address.path)
        case .thisMachine: ListenerConfiguration(port: 0)
        }
    }

    /// What prompts are to carry once the listener has its port.
    fileprivate func base(heardAt port: Int) throws(CallbackBaseFault) -> CallbackBase {
        switch self {
        case .nowhere: .nowhere
        case .address(let base, _): base
        case .thisMachine(let host): try CallbackBase("http://127.0.0.1:\(port)", for: host)
        }
    }
}

extension ListenerConfiguration {
    /// Sets what the settings say.
    ///
    /// - Throws: `VerbFailure` when the certificate can't be used.
    mutating func apply(_ settings: ListenerSettings) throws(VerbFailure) {
        host = settings.host
        peers = settings.peers
        if let files = settings.certificate { certificate = try ListenerCertificate(from: files) }
        confirmationTokens = Set(settings.confirmationTokens)
        validationTokens = Set(settings.validationTokens)
        validation = ValidationPolicy(accounts: settings.validationAccounts, minimum: settings.validationMinimum)
    }
}
