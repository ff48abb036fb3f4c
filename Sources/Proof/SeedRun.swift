public import Payments

/// One seed: the world that it makes, run to its end.
public struct SeedRun: Sendable {
    /// The seed.
    public let seed: UInt64
    /// What was found wrong; nil when nothing was.
    public let violation: Violation?
    /// The number that tells two runs apart.
    public let hash: UInt64
    /// What happened, if the words were kept.
    public let lines: [String]
    /// What the world met.
    public let coverage: Coverage
    /// How many attempts were written down.
    public let attempts: Int
    /// How many prompts were really paid.
    public let charges: Int
    /// How many of those the books do not call paid at the end: they stand among the doubts.
    public let doubtful: Int
    /// How much time passed in the world.
    public let milliseconds: Int64
    /// Whether its books were on a real disk.
    public let isDiskReal: Bool

    /// How a world is run.
    public struct Plan: Sendable {
        /// How many attempts are written down before the faults stop.
        public var attempts = 50
        /// Whether lists may hide who paid what a stranger claims for a prompt.
        public var hidesPayers = false
        /// Whether what happens is kept in words.
        public var keepsTrace = false
        /// Makes the disk of a world.
        public var disk: @Sendable (Chance) throws -> Disk
        /// Whether the books are a file.
        public var isDiskReal = false

        /// Takes the disk.
        public init(disk: @escaping @Sendable (Chance) throws -> Disk) { self.disk = disk }
    }

    /// What keeps the books of one world, and how it is thrown away.
    public struct Disk: Sendable {
        let books: any Books
        var listed: ListedBooks?
        let remove: @Sendable () -> Void

        /// Takes the parts; `listed` where those books can be compared with a list.
        public init(
            _ books: any Books, listed: ListedBooks? = nil, remove: @escaping @Sendable () -> Void = {}
        ) {
            self.books = books
            self.listed = listed
            self.remove = remove
        }
    }

    /// The longest day, and how long the world goes on once the faults have stopped.
    private static let (day, patience): (Int64, Int64) = (14 * 3_600_000, 48 * 3_600_000)

    /// Runs a seed on this thread, which must be no thread of Swift's own pool.
    public static func run(_ seed: UInt64, _ plan: Plan) throws -> SeedRun {
        let time = VirtualTime()
        let dice = Dice(seed: seed &* 0x9E37_79B9 &+ 1)
        let trace = Trace(time, isKept: plan.keepsTrace)
        let around = Surroundings(
            time: time, dice: dice, sky: Sky(Weather(dice, seed: seed)), trace: trace, judge: Judge(trace),
            queue: RunQueue(seed: seed))
        return try JobHook.capture(into: around.queue) {
            var disk = try plan.disk(dice.chance)
            disk.listed?.hidesPayers = plan.hidesPayers
            disk.listed?.clock.follow(time)
            defer { disk.remove() }
            let world = World(around, disk: disk)
            live(world, plan, isLong: seed % 64 == 1)
            let cases = around.judge.cases
            return SeedRun(
                seed: seed, violation: around.judge.violation, hash: trace.hash, lines: trace.lines,
                coverage: around.judge.coverage, attempts: cases.count,
                charges: cases.count { $0.charge != nil },
                doubtful: cases.count { $0.charge != nil && $0.state != .paid }, milliseconds: time.now,
                isDiskReal: plan.isDiskReal)
        }
    }

    private static func live(_ world: World, _ plan: Plan, isLong: Bool) {
        let (time, judge, queue) = (world.around.time, world.around.judge, world.around.queue)
        world.begin()
        queue.drain()
        var events = 0
        func goesOn(until moment: Int64) -> Bool {
            events += 1
            if events > 200_000 { judge.note { $0.fail("liveness", "the world does not come to rest") } }
            return judge.violation == nil && time.step(until: moment)
        }
        while judge.count < plan.attempts, goesOn(until: day) { queue.drain() }
        world.calm()
        let end = time.now + patience
        var nextLook = time.now + 3_600_000
        while goesOn(until: end) {
            queue.drain()
            // Most worlds end when nothing more can happen to money; some live on to the last question.
            guard !isLong, time.now >= nextLook else { continue }
            nextLook += 3_600_000
            if time.outsideEvents == 0, judge.isSettled { break }
        }
        Task { await world.end() }
        queue.drain()
        world.close()
    }
}
