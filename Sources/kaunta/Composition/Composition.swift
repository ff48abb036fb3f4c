import Console
import Curses
import Daraja
import Engine
import Glibc
import Ledger
import Payments
import Screen

/// The only place where live things are wired together.
enum Composition {
    /// Opens a till at work, for the verbs of the command line.
    static func openCounter(_ settings: Settings, _ gateway: GatewaySettings) async throws -> any Counter {
        try await LiveCounter.open(
            settings, gateway, hearing: gateway.route, as: "kaunta on the command line", isShop: false)
    }

    /// Opens one for a verb that has to keep the books itself, and hears what is answered later.
    ///
    /// - Parameters:
    ///   - remedy: what happened to the money, and what to do, where another program has the ledger.
    ///   - status: the status of that.
    /// - Throws: `VerbFailure`; nothing was sent.
    static func openCounter(
        _ settings: Settings, _ gateway: GatewaySettings, orSay remedy: String, _ status: ShellStatus
    ) async throws -> LiveCounter {
        do {
            return try await LiveCounter.open(
                settings, gateway, hearing: gateway.route, as: "kaunta on the command line", isShop: false)
        } catch LedgerError.locked(let holder) {
            throw VerbFailure(
                "The ledger is in use by \(holder), which alone may write to it. \(remedy)", status)
        } catch {
            throw VerbFailure.beforeSending(error)
        }
    }

    /// Opens the console and stays in it until the person leaves.
    ///
    /// - Throws: `VerbFailure` and the errors of the parts; the terminal is then as it was.
    static func runConsole(
        _ kind: ConsoleKind, _ settings: Settings, _ ink: Ink, on stage: ScriptStage? = nil
    ) throws -> ShellStatus {
        CrashReports.arrange()
        var settings = settings
        switch kind {
        case .counter(let gateway):
            if gateway.account.host == .production { try requirePerson(settings, stage) }
            let counter = try open(settings, gateway, hearing: gateway.route, as: "the console")
            return try run(
                counter, settings, ink, stage, payee: gateway.account.payee,
                surroundings: gateway.account.host == .production ? .production : .sandbox)
        case .demo(let ledger):
            let world = try waitFor { try await DemoWorld.open(ledger: ledger) }
            defer { _ = try? waitFor { await world.close() } }
            settings.ledgerPath = world.ledgerPath
            settings.pinKeyPath = world.pinKeyPath
            let counter = try open(
                settings, world.gateway, hearing: .thisMachine(world.gateway.account.host), as: "the demo")
            try waitFor { try await world.appoint(in: counter.ledger, counter.settings, at: counter.clock.now()) }
            let isTold = (try? waitFor { try await world.tell(of: counter.callbacks) }) != nil
            var stage = stage
            stage?.feed = { world.feed($0) }
            return try run(
                counter, settings, ink, stage, payee: world.gateway.account.payee, surroundings: .demo,
                practice: isTold ? world.hint : nil)
        case .watch:
            return try watch(settings, ink, stage)
        }
    }

    /// Checks that somebody sits at the console. Real money is for people alone: what sends it is typed, not fed from a
    /// file.
    private static func requirePerson(_ settings: Settings, _ stage: ScriptStage?) throws(VerbFailure) {
        guard stage == nil else {
            throw VerbFailure(
                "A script is not played where real money moves. Nothing was sent. Use: kaunta demo --script FILE.",
                .usage)
        }
        guard !settings.appearance.isLinear || Surroundings.ofThisProcess().readsFromTerminal else {
            throw VerbFailure(
                "Real money is sent by a person at a terminal, and this input is a pipe or a file. Nothing was sent. "
                    + "Use: kaunta push PHONE AMOUNT, kaunta list, kaunta show ID.", .usage)
        }
    }

    private static func open(
        _ settings: Settings, _ gateway: GatewaySettings, hearing route: CallbackRoute, as program: String
    ) throws -> LiveCounter {
        do {
            return try waitFor { try await LiveCounter.open(settings, gateway, hearing: route, as: program) }
        } catch {
            throw VerbFailure.beforeSending(error)
        }
    }

    private static func run(
        _ counter: LiveCounter, _ settings: Settings, _ ink: Ink, _ stage: ScriptStage?, payee: CollectionPoint,
        surroundings: ConsoleEnvironment.Surroundings, practice: Phrase? = nil
    ) throws -> ShellStatus {
        defer { _ = try? waitFor { await counter.close() } }
        let clock = counter.clock
        var environment = environment(settings, payee: payee, surroundings: surroundings, isReadOnly: false)
        environment.practice = practice
        if surroundings == .demo { environment.practicePIN = DemoWorld.practicePIN }
        let end = try show(
            counter.ledger, counter, settings, ink, stage, environment: environment, now: { clock.now() })
        let open: [PaymentLine]
        do { open = try waitFor { try await counter.ledger.openLines() } } catch {
            throw VerbFailure.afterSending(error)
        }
        if !open.isEmpty {
            complain(
                ink.fitted(
                    ink.say(
                        Phrase(
                            """
                            \(open.count) payment(s) are still open. They stay written down, and are asked about at the \
                            next start. Do not send them again.
                            """,
                            sw: """
                                Malipo \(open.count) bado yako wazi. Yameandikwa, na yataulizwa mashine ikianza tena. \
                                Usiyatume tena.
                                """))))
        }
        return end
    }

    private static func watch(_ settings: Settings, _ ink: Ink, _ stage: ScriptStage?) throws -> ShellStatus {
        let ledger = try Ledger.open(
            at: settings.ledgerPath, as: .watcher, till: settings.till, timekeeper: .system)
        let clock = SteadyClock(.system)
        let newest = try waitFor { try await ledger.latest(1).first.map { $0.id } }
        let payee = try waitFor {
            guard let newest else { return CollectionPoint?.none }
            return try await ledger.record(of: newest)?.attempt.payee
        }
        let environment = environment(
            settings, payee: payee,
            // The sandbox's number is the only one that no real money goes to.
            surroundings: payee?.signer.digits == ShortCode.publicSandbox ? .sandbox : .production, isReadOnly: true)
        return try show(ledger, nil, settings, ink, stage, environment: environment, now: { clock.now() })
    }

    private static func environment(
        _ settings: Settings, payee: CollectionPoint?, surroundings: ConsoleEnvironment.Surroundings, isReadOnly: Bool
    ) -> ConsoleEnvironment {
        ConsoleEnvironment(
            tillName: settings.till, payee: payee, surroundings: surroundings, language: settings.language,
            isReadOnly: isReadOnly,
            hasClipboard: Capabilities(environment: Surroundings.ofThisProcess().environment).takesPrivateModes,
            reduceMotion: settings.appearance.reducesMotion,
            themes: .found(settings),
            isAccessible: settings.appearance.isAccessible, signals: settings.signals,
            explain: { ResultCatalogue.decline(for: $0) },
            explainRefusal: { ResultCatalogue.decline(forRefusal: $0) })
    }

    private static func show(
        _ ledger: Ledger, _ counter: LiveCounter?, _ settings: Settings, _ ink: Ink, _ stage: ScriptStage?,
        environment: ConsoleEnvironment,
        now: @escaping @Sendable () -> Timestamp
    ) throws -> ShellStatus {
        let keys = KeysSource.of(settings).read()
        var environment = environment
        environment.keymap = keys.keymap
        environment.pullsList = counter?.pullsList ?? false
        environment.asksAboutCodes = counter?.asksAboutReceipts ?? false
        let mailbox = try Mailbox<ConsoleMessage>()
        let feed = LedgerFeed(ledger, now: now, post: { mailbox.post($0) })
        let session = ConsoleSession(
            feed: feed, counter: counter, mailbox: mailbox, now: now, environment: environment)
        let themes = environment.themes
        if let fault = themes.worn.fault {
            mailbox.post(.notice(Notice(.warn, fault)))
        }
        if let finding = keys.findings.first.map(FindingWords.phrase) {
            mailbox.post(
                .notice(
                    Notice(
                        .warn,
                        Phrase(
                            "The built-in keys hold. \(finding.english)",
                            sw: "Vitufe vya kawaida vinatumika. \(finding.swahili)"))))
        }
        if let stage {
            try stage.play(on: session, wearing: themes.worn.theme)
            return .done
        }
        if settings.appearance.isLinear {
            return LinearSession(session: session, ink: ink).run(environment: environment)
        }
        let terminal: Terminal
        do {
            var options = options(settings)
            options.asksForGround = themes.light != nil
            options.lastWords = ink.fitted(ink.say(stopped))
            terminal = try Terminal(options, theme: themes.worn.theme)
        } catch let refusal as TerminalRefusal {
            throw VerbFailure("\(refusal) Nothing was sent.", .usage)
        }
        let drafts = counter.map { _ in DraftFile(besideLedger: settings.ledgerPath) }
        if let draft = drafts?.take() { mailbox.post(.draft(draft)) }
        let (end, draft) = session.run(on: terminal)
        terminal.close()
        if end != .quit, let draft { drafts?.keep(draft) }
        if terminal.hasPrinted, let log = CrashReports.log {
            complain(ink.fitted(ink.say(CrashReports.said(in: log))))
        }
        return switch end {
        case .quit: .done
        case .stopped(.interrupt): .interrupted
        case .stopped(.terminate), .stopped(.hangUp): .terminated
        }
    }

    /// What the terminal shows where Kaunta was killed, or has crashed.
    private static let stopped = Phrase(
        "Kaunta has stopped. What was sent is written down, and is asked about at the next start. Do not send it again.",
        sw: "Kaunta imesimama. Yaliyotumwa yameandikwa, na yataulizwa ikianza tena. Usiyatume tena.")

    private static func options(_ settings: Settings) -> Terminal.Options {
        var options = Terminal.Options(environment: Surroundings.ofThisProcess().environment)
        if settings.color == .off { options.depth = ColourDepth.none }
        if settings.isASCII { options.glyphs = .ascii }
        options.errorLog = CrashReports.log
        return options
    }
}

extension GatewaySettings {
    /// Where prompts tell Safaricom to post.
    var route: CallbackRoute {
        callback.map { .address($0, port: listenPort) } ?? .nowhere
    }
}
