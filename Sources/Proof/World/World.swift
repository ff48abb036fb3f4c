import Engine
import Payments
import Synchronization

/// One world: a shop with its tills, the gateway, the phones, the post, the weather and a judge, all from one seed.
final class World: Sendable {
    let around: Surroundings
    private let shelf: SeedRun.Disk
    let post: Post
    let gateway: ModelGateway
    let tills: [Till]
    /// Customers who get no prompt and pay at the shop's number themselves.
    private let strangers: [MSISDN]
    private let state = Mutex(Doors())
    /// What was paid straight to the shop, told and answered with 200.
    private let direct = Mutex<[Receipt]>([])

    private struct Doors {
        var runs = 0
        var run: Run?
        var shop: Shop?
        var isTrading = true
    }

    init(_ around: Surroundings, disk: SeedRun.Disk) {
        self.around = around
        shelf = disk
        post = Post(around)
        gateway = ModelGateway(around, post: post)
        let phones = (0..<10).compactMap { try? MSISDN(parsing: "071200000\($0)") }
        strangers = (0..<10).compactMap { try? MSISDN(parsing: "073300010\($0)") }
        tills = (0..<around.sky.weather.tills).map { Till(number: $0, around: around, phones: phones) }
    }

    /// Opens the shop in the morning.
    func begin() {
        post.deliver { mail in
            guard let shop = self.openShop, !self.around.time.isAsleep else { return false }
            Task {
                if await shop.hear(mail), case .confirmed(let told) = mail.reading, mail.about == nil {
                    self.direct.withLock { $0.append(told.receipt) }
                }
            }
            return true
        }
        around.judge.note { $0.limits = listed?.limits }
        startRun()
        for till in tills { press(till) }
        strike()
        importStatement()
        payDirectly()
        if listed != nil { forgeByOthers() }
        takeBack()
        supervise()
        if listed != nil, around.sky.weather.givesBack { giveBack() }
    }

    private var disk: any Books { shelf.books }

    /// What the books can do besides, where they are a real shop's.
    var listed: ListedBooks? { shelf.listed }

    /// The shop, if the program runs and is open.
    var openShop: Shop? { state.withLock { $0.shop.flatMap { $0.run.isDead ? nil : $0 } } }

    var isTrading: Bool { state.withLock(\.isTrading) }

    // MARK: - The program

    private func startRun() {
        let number = state.withLock { state in
            state.runs += 1
            return state.runs
        }
        around.trace.note(.machine, number, 0, "run \(number) starts")
        let run = Run(number, around) { dead in
            let pause = self.around.dice.wait(500...self.around.dice.pick(self.around.sky.weather.offTimes))
            self.around.time.after(pause) { if self.state.withLock({ $0.runs == dead.number }) { self.startRun() } }
        }
        state.withLock { $0.run = run }
        let newest = around.judge.cases.suffix(200).map(\.record.updatedAt).max()
        let shop = Shop(around, run: run, disk: shelf, gateway: gateway, post: post, newest: newest)
        Task {
            do {
                try await shop.open()
                self.state.withLock { $0.shop = shop }
            } catch {
                self.around.judge.count(.startFailed)
                run.die()
            }
        }
    }

    // MARK: - Keys, faults and strangers, while the shop trades

    private func press(_ till: Till) {
        around.time.inside(after: around.dice.wait(1_000...around.dice.pick([60_000, 300_000, 900_000]))) {
            guard self.isTrading else { return }
            if let shop = self.openShop { Task { await till.act(in: shop) } }
            self.press(till)
        }
    }

    private func strike() {
        around.time.after(around.dice.wait(60_000...1_200_000)) {
            guard self.isTrading else { return }
            let (around, dice) = (self.around, self.around.dice)
            if around.dice.happens(around.sky.weather.clockJump) {
                let jump = dice.wait(around.sky.weather.leastJump...dice.pick(around.sky.weather.jumps))
                let isForward = dice.happens(5_000)
                around.judge.count(isForward ? .clockForward : .clockBack)
                around.trace.note(.machine, 0, Int(jump), "the clock is set \(isForward ? "on" : "back") by \(jump) ms")
                around.time.jump(by: isForward ? jump : -jump)
                // A machine that was off, and whose battery is dead, starts with the wrong time.
                if dice.happens(around.sky.weather.startsWrong) { self.state.withLock(\.run)?.die() }
                // Somebody sets it right: until then no prompt goes out.
                around.time.after(dice.wait(60_000...around.sky.weather.setRightWithin)) {
                    around.time.jump(by: isForward ? -jump : jump)
                }
            }
            if around.strikes(\.suspension, .suspension) {
                let pause = dice.wait(1_000...dice.pick([60_000, 600_000, 28_800_000]))
                around.trace.note(.machine, 1, Int(pause), "the machine sleeps \(pause) ms")
                around.time.suspend(for: pause)
            }
            if around.strikes(\.diskFull, .diskFull) {
                around.trace.note(.machine, 2, 0, "the disk is full")
                around.sky.setDisk(full: true)
                around.time.after(dice.wait(1_000...600_000)) { around.sky.setDisk(full: false) }
            }
            self.strike()
        }
    }

    private func payDirectly() {
        around.time.after(around.dice.wait(60_000...1_200_000)) {
            guard self.isTrading else { return }
            if self.around.dice.happens(self.around.sky.weather.direct) { self.payOnceDirectly() }
            self.payDirectly()
        }
    }

    private func payOnceDirectly() {
        let byHand = promptToPayByHand()
        // Whoever knows a prompt's secret address may pay as much himself, and claim it for that prompt.
        let aim = byHand == nil ? promptToForge() : nil
        let stranger = around.dice.pick(strangers)
        guard
            let payment = gateway.receive(
                (byHand ?? aim?.attempt)?.amount ?? Money(cents: 10_000), from: byHand?.phone ?? stranger,
                account: byHand?.account ?? "SHOP", payee: Weather.number,
                meant: byHand?.id)
        else { return }
        if let byHand { around.judge.note { $0.paidByHand(byHand.id, payment.receipt) } }
        if let aim { claim(payment.receipt, for: aim) }
        around.trace.note(
            .phone, -1, Int(payment.amount.cents),
            "\(payment.amount) are paid straight to the shop: \(payment.receipt)")
        // Another customer's number is told: where it is not, nobody can know that a forged receipt is not the prompt's.
        let payer = byHand == nil ? .clear(payment.payer) : post.payer(holding: payment.payer)
        post.tell(of: payment.row(payer: payer))
    }

    // MARK: - The end

    /// The faults stop: the counters close, and the program goes on asking.
    func calm() {
        around.trace.note(.machine, 3, 0, "the faults stop")
        around.sky.calm()
        state.withLock { $0.isTrading = false }
        for pause in [60_000, 3_600_000, 90_000_000] as [Int64] {
            around.time.inside(after: pause) { if let shop = self.openShop { Task { await self.askAgain(in: shop) } } }
        }
    }

    private func askAgain(in shop: Shop) async {
        // One is enough to start the questions again, and the rest have to be found without a person.
        let found = around.judge.cases.first { $0.state.isOpen && $0.record.checkout != nil }
        guard let found else { return }
        around.judge.note { $0.askedByHand(found.attempt.id) }
        await shop.loop.askNow(found.attempt.id)
    }

    /// The last look at the books themselves; ends the program.
    func end() async {
        await bringLastList()
        around.judge.note { $0.audit(around.dice) }
        do {
            try await around.queue.alone {
                let left = try await self.disk.unsettled()
                self.around.judge.note { $0.audit(inbox: left) }
            }
        } catch {
            around.judge.note { $0.fail("I7", "what has not ended could not be read: \(error)") }
        }
        await readAll()
        await auditOrders()
        await weighReceipts()
        state.withLock(\.run)?.die()
    }

    /// Holds what the books say of every payment to what they said before.
    private func readAll() async {
        for found in around.judge.cases {
            let record = try? await around.queue.alone { try await self.disk.record(of: found.attempt.id) }
            around.judge.note { $0.reread(record, number: found.number) }
        }
    }

    /// A last and whole list, after which all money is in its place.
    private func bringLastList() async {
        guard let listed, let shop = openShop else { return }
        let reading = gateway.readList(isWhole: true, isOfAll: true, hidesPayers: listed.hidesPayers, hash: listed.hash)
        // Twice: a row that frees another prompt's receipt may stand behind the row of that prompt's own payment.
        for _ in 0..<2 { await compare(reading, in: shop) }
    }

    /// Shows the judge what the books hold of every receipt that there is.
    private func weighReceipts() async {
        let told = direct.withLock { $0 }
        var held: [DirectPayment] = []
        for receipt in gateway.payments.map(\.receipt) {
            if let found = try? await around.queue.alone({ try await self.disk.directPayment(receipt) }) {
                held.append(found)
            }
        }
        let free = try? await around.queue.alone { try await self.disk.freeDirectPayments() }
        var lines: [Receipt?] = []
        if let listed {
            for found in around.judge.cases {
                lines.append(try? await around.queue.alone { try await listed.line(found.attempt.id) }?.receipt)
            }
        }
        around.judge.note { $0.weigh(held, free: free ?? [], told: told, lines: lines) }
    }

    /// Lets go of everything, so that nothing of this world outlives it.
    func close() {
        around.time.clear()
        post.deliver { _ in false }
        state.withLock { $0 = Doors() }
    }
}
