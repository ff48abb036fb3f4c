import Testing

@testable import Listener

@Suite struct PeerLedgerTests {
    private static let safaricom = Peer(address: PeerAddress(bytes: [196, 201, 214, 200]), isListed: true)

    private func stranger(_ number: UInt8 = 1) -> Peer {
        Peer(address: PeerAddress(bytes: [41, 90, 0, number]), isListed: false)
    }

    private func open(
        _ ledger: inout PeerLedger, _ peer: Peer?, at now: Duration = .zero
    ) -> Result<PeerLedger.Connection, PeerRefusal> {
        Result { () throws(PeerRefusal) in try ledger.open(by: peer, at: now).connection }
    }

    private func pace(
        _ ledger: inout PeerLedger, _ peer: Peer, at now: Duration = .zero
    ) throws -> PeerLedger.Pace {
        let opening = try ledger.open(by: peer, at: now)
        ledger.close(opening.connection)
        return opening.pace
    }

    private func reason(_ result: Result<PeerLedger.Connection, PeerRefusal>) -> PeerLedger.Refusal? {
        if case .failure(let refusal) = result { refusal.reason } else { nil }
    }

    /// Limits with no rate in the way.
    private var calm: ListenerLimits {
        var limits = ListenerLimits()
        limits.rateOfOthers = .init(perSecond: 1_000_000, burst: 1_000_000)
        limits.rateOfListed = limits.rateOfOthers
        return limits
    }

    @Test func aStrangerHasEightConnections() throws {
        var ledger = PeerLedger(limits: calm)
        var all: [PeerLedger.Connection] = []
        for _ in 0..<8 { all.append(try open(&ledger, stranger()).get()) }
        #expect(reason(open(&ledger, stranger())) == .tooMany)
        ledger.close(all[0])
        ledger.close(all[0])
        #expect(reason(open(&ledger, stranger())) == nil)
        #expect(reason(open(&ledger, stranger())) == .tooMany)
    }

    @Test func aListedPeerHasThirtyTwoConnections() throws {
        var ledger = PeerLedger(limits: calm)
        for _ in 0..<32 { _ = try open(&ledger, Self.safaricom).get() }
        #expect(reason(open(&ledger, Self.safaricom)) == .tooMany)
        #expect(reason(open(&ledger, stranger())) == nil)
    }

    @Test func theOldestThatIsNotListedMakesRoom() throws {
        var ledger = PeerLedger(limits: calm)
        let listed = try (0..<32).map { _ in try open(&ledger, Self.safaricom).get() }
        let unnamed = try open(&ledger, nil).get()
        let strangers = try (0..<31).map { try open(&ledger, stranger(UInt8($0))).get() }
        #expect(ledger.liveCount == 64)
        #expect(try ledger.open(by: stranger(99), at: .zero).dropping == unnamed)
        #expect(try ledger.open(by: nil, at: .zero).dropping == strangers[0])
        ledger.close(strangers[0])
        #expect(ledger.liveCount == 64)
        #expect(!listed.isEmpty)
    }

    @Test func listedPeersAreNeverDropped() throws {
        var ledger = PeerLedger(limits: calm)
        for number in 0..<2 {
            let peer = Peer(address: PeerAddress(bytes: [196, 201, 214, UInt8(number)]), isListed: true)
            for _ in 0..<32 { _ = try open(&ledger, peer).get() }
        }
        #expect(reason(open(&ledger, stranger())) == .tooMany)
        #expect(ledger.liveCount == 64)
    }

    @Test(
        arguments: [
            // whether listed; the moments of posts in milliseconds; which of them are refused
            (false, [0, 0, 0, 0, 0, 0], [5]), (false, [0, 0, 0, 0, 0, 999], [5]),
            (false, [0, 0, 0, 0, 0, 1000, 1000], [6]),
            (false, [0, 0, 0, 0, 0, 5000, 5000, 5000, 5000, 5000, 5000], [10]), (false, [0, 1000, 2000, 3000], []),
            (true, Array(repeating: 0, count: 201), [200]), (true, Array(repeating: 0, count: 200) + [20, 20], [201]),
        ] as [(Bool, [Int], [Int])])
    func postsFasterThanTheRateAreRefused(isListed: Bool, moments: [Int], refused: [Int]) throws {
        var ledger = PeerLedger(limits: ListenerLimits())
        var turnedAway: [Int] = []
        for (index, moment) in moments.enumerated() {
            let pace = try pace(&ledger, isListed ? Self.safaricom : stranger(), at: .milliseconds(moment))
            if pace == .tooFast { turnedAway.append(index) }
        }
        #expect(turnedAway == refused)
    }

    @Test func oneStrangersHasteIsNoneOfAnothers() throws {
        var ledger = PeerLedger(limits: ListenerLimits())
        for _ in 0..<5 { ledger.close(try open(&ledger, stranger(1)).get()) }
        #expect(try pace(&ledger, stranger(1)) == .tooFast)
        #expect(try pace(&ledger, stranger(2)) == .even)
    }

    @Test func twentyBadTokensWithinTenMinutesShutAPeerOutForAnHour() throws {
        var ledger = PeerLedger(limits: calm)
        // The first has left the ten minutes when the twentieth comes.
        let blocks = (Array(0..<19) + [600, 600]).map { second in
            ledger.noteBadToken(from: stranger(), at: .seconds(second))
        }
        #expect(blocks == Array(repeating: false, count: 20) + [true])
        #expect(reason(open(&ledger, stranger(), at: .seconds(601))) == .blocked)
        #expect(reason(open(&ledger, stranger(2), at: .seconds(601))) == nil)
        #expect(reason(open(&ledger, stranger(), at: .seconds(4199))) == .blocked)
        #expect(reason(open(&ledger, stranger(), at: .seconds(4200))) == nil)
        let isBlockedAtOnce = ledger.noteBadToken(from: stranger(), at: .seconds(4200))
        #expect(!isBlockedAtOnce)
    }

    @Test func aListedPeerIsNotShutOutWhateverItsAddressIsCountedWith() throws {
        var ledger = PeerLedger(limits: calm)
        for second in 0..<40 {
            let isBlocked = ledger.noteBadToken(from: Self.safaricom, at: .seconds(second))
            #expect(!isBlocked)
        }
        let neighbour = Peer(address: Self.safaricom.address, isListed: false)
        for second in 0..<20 { _ = ledger.noteBadToken(from: neighbour, at: .seconds(second)) }
        #expect(reason(open(&ledger, neighbour, at: .seconds(20))) == .blocked)
        #expect(reason(open(&ledger, Self.safaricom, at: .seconds(20))) == nil)
    }

    @Test func aPeerThatAProxyNamesIsHeldToTheSameLimits() throws {
        var ledger = PeerLedger(limits: ListenerLimits())
        for _ in 0..<5 {
            let connection = try open(&ledger, nil).get()
            try ledger.name(connection, as: stranger(), at: .zero)
            ledger.close(connection)
        }
        let connection = try open(&ledger, nil).get()
        let sixth = try ledger.name(connection, as: stranger(), at: .zero)
        #expect(sixth == .tooFast)
        // Named once: a second name changes nothing.
        let again = try ledger.name(connection, as: stranger(2), at: .zero)
        #expect(again == .even)
        // Whoever has too many connections is told to come again, for it waits for an answer already.
        var many = PeerLedger(limits: calm)
        for _ in 0..<8 { try many.name(try open(&many, nil).get(), as: stranger(), at: .zero) }
        let ninth = try many.name(try open(&many, nil).get(), as: stranger(), at: .zero)
        #expect(ninth == .tooFast)
    }

    @Test func whoeverHasManyAddressesOfSixteenBytesIsOnePeer() throws {
        var ledger = PeerLedger(limits: ListenerLimits())
        for number in 0..<5 {
            let address = try #require(PeerAddress("2001:db8::\(number)"))
            ledger.close(try open(&ledger, Peer(address: address, isListed: false)).get())
        }
        let same = try #require(PeerAddress("2001:db8::ffff:1"))
        let other = try #require(PeerAddress("2001:db8:0:1::1"))
        #expect(try pace(&ledger, Peer(address: same, isListed: false)) == .tooFast)
        #expect(try pace(&ledger, Peer(address: other, isListed: false)) == .even)
    }

    @Test func thousandsOfStrangersAreNotAllRemembered() throws {
        var limits = ListenerLimits()
        limits.rememberedPeers = 100
        var ledger = PeerLedger(limits: limits)
        let held = try open(&ledger, stranger(1)).get()
        for number in 0..<1000 {
            let address = PeerAddress(bytes: [10, 0, UInt8(number / 256), UInt8(number % 256)])
            let peer = Peer(address: address, isListed: false)
            ledger.close(try open(&ledger, peer, at: .milliseconds(number)).get())
            #expect(ledger.rememberedCount <= 101)
        }
        // Who is connected is not forgotten.
        for _ in 0..<4 { _ = try open(&ledger, stranger(1)).get() }
        #expect(try pace(&ledger, stranger(1)) == .tooFast)
        ledger.close(held)
    }
}
