import Console
import Curses
import Engine
import Ledger
import Payments
import Screen

/// One run of the console: the terminal's thread, the state, and the work that its commands start.
///
/// It stays on the thread that calls `run`; everything else posts messages into the mailbox.
struct ConsoleSession {
    let mailbox: Mailbox<ConsoleMessage>
    let feed: LedgerFeed
    private let counter: LiveCounter?
    let now: @Sendable () -> Timestamp
    let environment: ConsoleEnvironment
    private let shelf = ThemeShelf()
    private let errands = Errands()

    /// Takes what it works with; without a counter nothing can be changed.
    init(
        feed: LedgerFeed, counter: LiveCounter?, mailbox: Mailbox<ConsoleMessage>,
        now: @escaping @Sendable () -> Timestamp, environment: ConsoleEnvironment
    ) {
        self.feed = feed
        self.counter = counter
        self.mailbox = mailbox
        self.now = now
        self.environment = environment
    }

    /// Runs until the person leaves or the terminal is gone; with what was being typed then.
    func run(on terminal: Terminal) -> (end: LoopEnd, draft: Draft?) {
        var state = start(size: terminal.size)
        defer { stop() }
        let end = EventLoop(terminal: terminal, mailbox: mailbox).run(
            handle: { handle($0, in: &state, wearing: { terminal.use($0) }) },
            frame: { _ in state.frame(now: now()) },
            wait: { state.nextTick.map { max(.zero, $0 - now()) } })
        return (end, state.draft)
    }

    /// A console at its start, and the work behind it.
    func start(size: Size) -> ConsoleState {
        begin()
        return ConsoleState(environment: environment, size: size, now: now())
    }

    /// The work behind the console begins to tell.
    func begin() {
        let post: @Sendable (ConsoleMessage) -> Void = { [mailbox] in mailbox.post($0) }
        counter?.pulse.tell { post(.health($0)) }
        counter?.pulse.tellAlarms { post(.notice(Notice(.bad, $0))) }
        errands.reading = Task { [feed] in await feed.run() }
        guard counter == nil else { return }
        errands.watching = Task { [now, ledger = feed.ledger] in
            await OwnerWatch(ledger: ledger, now: now, post: post).run()
        }
    }

    /// The work behind the console tells no more.
    func stop() {
        errands.reading?.cancel()
        errands.watching?.cancel()
    }

    /// Takes an event in, and starts what it asks for.
    ///
    /// - Parameter wear: draws with another theme from now on.
    func handle(
        _ event: LoopEvent<ConsoleMessage>, in state: inout ConsoleState, wearing wear: (Theme) -> Void
    ) -> LoopVerdict {
        let moment = now()
        if moment.day != state.day { run { [feed] in await feed.markDirty() } }
        var verdict = LoopVerdict.goOn
        for command in state.update(message(of: event), now: moment) {
            if case .theme(.wear(let theme)) = command { wear(theme) }
            verdict = carryOut(command) ?? verdict
        }
        return verdict
    }

    /// Whether nothing that the console asked for is under way.
    var isIdle: Bool { errands.count == 0 && feed.isQuiet }

    /// Does something beside the console.
    func run(_ errand: @escaping @Sendable () async -> Void) { errands.run(errand) }

    private func message(of event: LoopEvent<ConsoleMessage>) -> ConsoleMessage {
        switch event {
        case .key(let key): .input(.key(key))
        case .paste(let text): .input(.paste(text))
        case .unknownInput: .input(.unknownSequence)
        case .ground(let colour): .input(.ground(colour))
        case .message(let message): message
        case .resized(let size): .resized(size)
        case .deadline: .tick
        // A plus that is held is not sent by somebody who comes back, or has gone.
        case .resumed, .stop: .input(.unknownSequence)
        }
    }

    /// Starts what a command asks for; what concerns the terminal is returned.
    func carryOut(_ command: ConsoleCommand) -> LoopVerdict? {
        switch command {
        case .send(let number, let order):
            if let counter { send(number, order, at: counter) }
        case .askNow(let id):
            if let counter { ask(about: id, at: counter) }
        case .pullList:
            if let counter { pullList(at: counter) }
        case .stopWaiting(let id):
            if let counter { note(.stoppedWaiting, of: id, at: counter) }
        case .wrongNumber(let id, let approval):
            if let counter { note(.wrongNumber, of: id, words: approval?.words, at: counter) }
        case .hold(let receipt):
            if let counter { claim(receipt, at: counter) { try await $0.hold(receipt, for: $1, at: $2) } }
        case .take(let receipt, let sale):
            if let counter { claim(receipt, at: counter) { try await $0.take(receipt, for: sale, by: $1, at: $2) } }
        case .loadPage(let request):
            run { [feed] in await feed.load(request) }
        case .loadDetail(let id):
            run { [feed] in await feed.show(id) }
        case .watchDay(let isWatched):
            run { [feed] in await feed.watchDay(isWatched) }
        case .release(let id, let signed):
            if let counter { decide(about: id, on: signed, at: counter) { .released($0) } }
        case .giveGoods(let id, let signed):
            if let counter { decide(about: id, on: signed, at: counter) { .goodsGiven($0) } }
        case .resolve(let id, let kind, let approval):
            if let counter { decide(.resolved(kind, approval), about: id, at: counter) }
        case .close(let id, let closing, let pin):
            if let counter {
                decide(about: id, on: SignedApproval(closing.approval, pin), at: counter) {
                    closing.signed(by: $0).fact
                }
            }
        case .look(let receipt, let found, let known, let approval):
            if let counter {
                claim(receipt, at: counter) { ledger, _, moment in
                    try await ledger.look(into: receipt, found: found, knowing: known, by: approval, at: moment)
                }
            }
        case .setApart(let receipt, let approval):
            if let counter {
                claim(receipt, at: counter) { ledger, _, moment in
                    try await ledger.setApart(receipt, by: approval, at: moment)
                }
            }
        case .lookUp(let receipt): lookUp(receipt)
        case .askAbout(let receipt):
            if let counter { ask(about: receipt, at: counter) }
        case .copy(let text): return .copy(text)
        case .printReceipt(let id): printReceipt(of: id)
        case .export(let filter, let sorting, let marked): export(filter, by: sorting, only: marked)
        case .theme(.wear), .redraw: return .repaint
        case .theme(.look(let isFirst)):
            run { [mailbox, shelf] in
                if let offers = await shelf.look(isFirst: isFirst) { mailbox.post(.themes(offers)) }
            }
        case .theme(.keep(let name)): keep(name)
        case .suspend: return .suspend
        case .quit: return .quit
        }
        return nil
    }

    private func send(_ number: OrderNumber, _ order: PromptOrder, at counter: LiveCounter) {
        let mailbox = mailbox
        run {
            do throws(CashierError) {
                mailbox.post(.taken(number, .sent(try await counter.take(order))))
            } catch .held(.asks(let earlier, let paidAt)) {
                mailbox.post(.taken(number, .asks(about: earlier, paidAt: paidAt)))
            } catch {
                mailbox.post(
                    .taken(
                        number,
                        .failed(text: error.words, mayHaveReachedThePhone: error.mayHaveReachedThePhone)))
            }
        }
    }

    private func ask(about id: AttemptID, at counter: LiveCounter) {
        let mailbox = mailbox
        run {
            if let record = try? await counter.record(of: id), record.checkout == nil {
                mailbox.post(
                    .notice(
                        Notice(
                            .warn,
                            Phrase(
                                "M-PESA never named this prompt, so it can't be asked about: look in M-PESA's own list.",
                                sw: "M-PESA haikutaja ombi hili, kwa hiyo haiwezi kuulizwa: angalia orodha ya M-PESA."
                            ))))
            }
            await counter.askNow(id)
        }
    }

    /// Holds or takes a direct payment in this till's name, or writes down what somebody found of it.
    private func claim(
        _ receipt: Receipt, at counter: LiveCounter,
        _ work: @escaping @Sendable (Ledger, String, Timestamp) async throws -> DirectPayment
    ) {
        let (mailbox, holder, moment) = (mailbox, environment.tillName, now())
        run {
            do {
                mailbox.post(.claim(.done(try await work(counter.ledger, holder, moment))))
            } catch let refusal as ClaimRefusal {
                mailbox.post(.claim(.refused(refusal)))
            } catch {
                let reason = Phrase(error)
                mailbox.post(
                    .notice(
                        Notice(
                            .bad,
                            Phrase(
                                "\(receipt) could not be claimed: \(reason.english) Look at it before you try again.",
                                sw: "\(receipt) haikuweza kudaiwa: \(reason.swahili) Iangalie kabla ya kujaribu tena."))
                    ))
            }
        }
    }

    /// Writes down what the person at the counter says of a payment, with their words where the fact has no place for them.
    private func note(_ fact: Fact, of id: AttemptID, words: String? = nil, at counter: LiveCounter) {
        let mailbox = mailbox
        let evidence = Evidence(source: .person, fact: fact, at: now(), raw: words)
        run {
            do {
                try await counter.ledger.add(evidence, to: id)
            } catch JournalRefusal.unsigned {
                mailbox.post(.unsigned(id))
            } catch {
                let reason = Phrase(error)
                mailbox.post(
                    .notice(
                        Notice(
                            .bad,
                            Phrase(
                                "That could not be written down: \(reason.english) The payment stays watched.",
                                sw: "Hilo halikuandikwa: \(reason.swahili) Malipo bado yanaangaliwa."))))
            }
        }
    }
}
