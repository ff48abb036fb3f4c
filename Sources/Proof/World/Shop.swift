import Engine
import Payments

/// The program at work in one run: the same cashier and the same query loop as in a real shop.
struct Shop: Sendable {
    let run: Run
    let books: RunBooks
    let clock: SteadyClock
    let loop: QueryLoop
    let cashiers: [Cashier]
    let ear: Ear

    /// Wires the parts as the program does.
    init(
        _ around: Surroundings, run: Run, disk: SeedRun.Disk, gateway model: ModelGateway, post: Post,
        newest: Timestamp?
    ) {
        let (timekeeper, chance) = (run.timekeeper, around.dice.chance)
        let boot = BootID(from: chance)
        let books = RunBooks(disk.books, listed: disk.listed, run: run, around)
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
        ear = Ear(books, post: post, run: run, clock: { clock.now() }, onHeard: { await loop.watch($0) })
    }

    /// Picks up what an earlier run left unfinished, and starts asking.
    func open() async throws {
        if try await !ear.replay() { Task { await ear.catchUp() } }
        try await loop.resume()
        let loop = loop
        run.own(Task { await loop.run() })
    }
}
