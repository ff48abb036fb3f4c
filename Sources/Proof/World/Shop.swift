import Engine
import Logging
import Payments

/// The program at work in one run: the same cashier, the same query loop and the same intake as in a real shop.
final class Shop: Sendable {
    let run: Run
    let books: RunBooks
    let clock: SteadyClock
    let loop: QueryLoop
    let cashiers: [Cashier]
    let intake: Intake
    /// Who gives payments back, and who asks about receipts; nil where nobody does.
    let backDesks: BackDesks?

    /// Who gives payments back, and who asks about receipts.
    struct BackDesks: Sendable {
        let reversals: ReversalDesk
        let status: StatusDesk
    }

    /// Wires the parts as the program does.
    init(
        _ around: Surroundings, run: Run, disk: SeedRun.Disk, gateway model: ModelGateway, post: Post,
        newest: Timestamp?
    ) {
        let (timekeeper, chance) = (run.timekeeper, around.dice.chance)
        let boot = BootID(from: chance)
        let books = RunBooks(disk.books, listed: disk.listed, post: post, run: run, around)
        let gateway = RunGateway(model, run: run, around)
        let clock = SteadyClock(timekeeper, notBefore: newest)
        let loop = QueryLoop(
            journal: books, gateway: gateway, clock: clock, timekeeper: timekeeper, chance: chance, boot: boot,
            budget: QueryBudget(perMinute: 5))
        (self.run, self.books, self.clock, self.loop) = (run, books, clock, loop)
        cashiers = (0..<around.sky.weather.tills).map { _ in
            Cashier(
                journal: books, gateway: gateway, clock: clock, timekeeper: timekeeper, chance: chance,
                payee: around.sky.weather.payee, boot: boot, onChange: { await loop.watch($0) })
        }
        intake = Intake(
            journal: books, inbox: books, reading: post.reading, timekeeper: clock.steadyTimekeeper,
            logger: Logger(label: "simulated"),
            bells: IntakeBells(
                onHeard: { await loop.watch($0) },
                onHint: { id in
                    around.judge.note { $0.hinted(id, at: around.time.now) }
                    await loop.askOnHint(about: id)
                }))
        backDesks = RunReversals(books).map { orders in
            BackDesks(
                reversals: ReversalDesk(
                    orders: orders, gateway: gateway, now: { clock.now() }, timekeeper: timekeeper, chance: chance),
                status: StatusDesk(questions: orders, gateway: gateway, now: { clock.now() }, chance: chance))
        }
    }

    /// Picks up what an earlier run left unfinished, and starts asking.
    func open() async throws {
        try await intake.replay()
        run.own(Task { [intake] in await intake.run() })
        try await loop.resume()
        if let orders = RunReversals(books) { try await orders.resumeReversals(at: clock.now()) }
        run.own(Task { [loop] in await loop.run() })
    }

    /// What the listener does with a post: finds whose address it is, and has the message kept; whether it answers with 200.
    func hear(_ mail: Post.Mail) async -> Bool {
        let address: InboundAddress
        if let token = mail.token {
            guard let ours = try? await intake.address(of: token.simulatedHash) else { return false }
            address = ours
        } else {
            address = .confirmation
        }
        let message = InboundMessage(
            body: mail.body, address: address, peer: mail.isListed ? "196.201.214.200" : "41.90.0.1",
            isListed: mail.isListed, at: clock.now())
        guard (try? await intake.keep(message, answered: nil)) != nil else { return false }
        await books.show(answerTo: mail)
        return true
    }
}
