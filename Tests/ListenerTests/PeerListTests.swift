import Testing

@testable import Listener

@Suite struct PeerListTests {
    @Test(
        arguments: [
            ("196.201.214.200", "196.201.214.200"), ("2001:DB8:0::1", "2001:db8::1"), ("::ffff:10.0.0.7", "10.0.0.7"),
            ("::1", "::1"), ("1.2.3", nil), ("1.2.3.4:80", nil), ("example.com", nil), ("", nil), (" 1.2.3.4", nil),
            ("1.2.3.256", nil), ("fe80::1%eth0", nil),
        ] as [(String, String?)])
    func addressesAreReadStrictly(text: String, meant: String?) {
        #expect(PeerAddress(text)?.description == meant)
    }

    @Test(
        arguments: [
            ("196.201.214.200", "196.201.214.200", true), ("196.201.214.200", "196.201.214.201", false),
            ("196.201.214.192/28", "196.201.214.207", true), ("196.201.214.192/28", "196.201.214.208", false),
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "::1", false), ("2001:db8::/32", "2001:db8:9::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false), ("127.0.0.0/8", "::ffff:127.0.0.1", true),
        ])
    func aRangeIsAllThatBeginAlike(range: String, address: String, isInIt: Bool) throws {
        #expect(try #require(PeerRange(range)).contains(try #require(PeerAddress(address))) == isInIt)
    }

    @Test(arguments: ["10.0.0.0/", "10.0.0.0/0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "/8", "10.0.0.0/+8"])
    func whatIsNoRangeIsRefused(text: String) {
        #expect(PeerRange(text) == nil)
    }

    @Test func thePublishedAddressesAreAllThere() {
        #expect(PeerList.published.count == 12)
        #expect(PeerList.thisMachine.count == 2)
        #expect(PeerList().mode == .quarantine)
    }

    @Test(
        arguments: [
            // what the socket's other end is, what it says, who it is taken for
            ("127.0.0.1", ["196.201.214.200"], "196.201.214.200", true), ("127.0.0.1", [], "127.0.0.1", false),
            ("127.0.0.1", ["196.201.214.200, 41.90.0.1"], "41.90.0.1", false),
            ("127.0.0.1", ["196.201.214.200", "41.90.0.1"], "41.90.0.1", false),
            ("127.0.0.1", ["41.90.0.1 ,\t196.201.214.200 "], "196.201.214.200", true),
            ("127.0.0.1", ["196.201.214.200,"], "127.0.0.1", false), ("127.0.0.1", ["unknown"], "127.0.0.1", false),
            ("127.0.0.1", ["196.201.214.200:1234"], "127.0.0.1", false),
            ("::1", ["196.201.214.200"], "196.201.214.200", true),
            ("41.90.0.1", ["196.201.214.200"], "41.90.0.1", false),
            ("127.0.0.2", ["196.201.214.200"], "127.0.0.2", false),
            ("196.201.214.200", ["1.2.3.4"], "196.201.214.200", true),
        ])
    func onlyAProxyOfOursIsBelievedAndOnlyItsOwnEntry(
        socket: String, headers: [String], peer: String, isListed: Bool
    ) throws {
        let list = PeerList(proxies: ["127.0.0.1", "::1"].compactMap { PeerRange($0) })
        let found = list.peer(at: try #require(PeerAddress(socket)), forwardedFor: headers)
        #expect(found == Peer(address: try #require(PeerAddress(peer)), isListed: isListed))
    }
}
