import Payments

/// The bank with a running clock: one caller at a time, and its callbacks handed out when they are due.
actor LiveBank {
    private var bank: Bank
    private let timekeeper: Timekeeper
    private let outlet: AsyncStream<Delivery>.Continuation
    private var alarm: Task<Void, Never>?
    private var watchers: [Int: AsyncStream<[SandboxPrompt]>.Continuation] = [:]
    private var nextWatcher = 0
    private var shown: [SandboxPrompt] = []

    /// The callbacks, each when it is due. One courier takes them.
    nonisolated let deliveries: AsyncStream<Delivery>

    init(_ configuration: SandboxConfiguration, timekeeper: Timekeeper, chance: Chance) {
        bank = Bank(configuration, chance: chance)
        self.timekeeper = timekeeper
        (deliveries, outlet) = AsyncStream.makeStream()
    }

    /// Answers one request.
    func answer(_ request: WireRequest) -> WireAnswer {
        let answer = bank.answer(request, at: Moment(timekeeper))
        settle()
        return answer
    }

    /// The customer does something with an open prompt.
    func act(_ act: CustomerAct, on checkout: CheckoutRequestID) throws(SandboxError) {
        try bank.act(act, on: checkout, at: Moment(timekeeper))
        settle()
    }

    /// Every prompt, oldest first.
    func prompts() -> [SandboxPrompt] {
        bank.advance(to: Moment(timekeeper))
        settle()
        return shown
    }

    /// Every prompt now, and again after each change.
    func changes() -> AsyncStream<[SandboxPrompt]> {
        let (stream, watcher) = AsyncStream<[SandboxPrompt]>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = nextWatcher
        nextWatcher += 1
        watchers[number] = watcher
        watcher.onTermination = { [weak self] _ in Task { await self?.forget(watcher: number) } }
        watcher.yield(prompts())
        return stream
    }

    /// What was seen and sent so far.
    func log() -> SandboxLog { bank.log }

    /// Every payment that no prompt asked for, oldest first.
    func payments() -> [SandboxPayment] { bank.payments }

    /// Somebody pays without being asked to.
    func pay(_ order: DirectOrder) throws(SandboxError) -> SandboxPayment {
        let payment = try bank.pay(order, at: Moment(timekeeper))
        settle()
        return payment
    }

    /// Notes what became of a message, and goes on from there.
    func note(_ receipt: Courier.Receipt, of delivery: Delivery) {
        bank.log.callbacks.append(
            .init(
                kind: delivery.kind, subject: delivery.subject, address: delivery.address.text, result: receipt.result))
        guard delivery.kind == .validation else { return }
        bank.goOn(with: delivery.subject, as: Validation(receipt), at: Moment(timekeeper))
        settle()
    }

    /// Lets nothing more happen.
    func stop() {
        alarm?.cancel()
        outlet.finish()
        for watcher in watchers.values { watcher.finish() }
        watchers = [:]
    }

    private func forget(watcher: Int) { watchers[watcher] = nil }

    private func ring() {
        bank.advance(to: Moment(timekeeper))
        settle()
    }

    /// Hands out what is due, tells the watchers, and sets the alarm for what comes next.
    private func settle() {
        for delivery in bank.takeDeliveries(dueBy: timekeeper.uptime()) { outlet.yield(delivery) }

        let prompts = bank.prompts.map(SandboxPrompt.init)
        if prompts != shown {
            shown = prompts
            for watcher in watchers.values { watcher.yield(prompts) }
        }

        alarm?.cancel()
        guard let next = bank.nextEvent else { return }
        alarm = Task { [timekeeper, weak self] in
            do { try await timekeeper.sleep(next - timekeeper.uptime()) } catch { return }
            await self?.ring()
        }
    }
}
