import Testing

@testable import Listener

/// What is read of HTTP, byte for byte, and what is not.
@Suite struct RequestReaderTests {
    private static let path = "/0123456789abcdef0123456789abcdef01234567"

    private func read(_ text: String, limits: ListenerLimits = ListenerLimits()) -> RequestReader.Progress {
        var reader = RequestReader(limits: limits)
        let whole = reader.take(text.utf8)
        // However it is cut into pieces, it says the same.
        var slow = RequestReader(limits: limits)
        var progress = RequestReader.Progress.wantsMore
        for byte in text.utf8 { progress = slow.take([byte]) }
        #expect(progress == whole)
        #expect(slow.head == reader.head)
        return whole
    }

    private func post(_ headers: String, _ body: String = "", version: String = "1.1") -> String {
        "POST \(Self.path) HTTP/\(version)\r\nHost: x\r\n\(headers)\r\n\(body)"
    }

    @Test(arguments: [
        ("Content-Length: 2\r\n", "{}", "1.1", "{}"), ("content-length:2\r\n", "{}", "1.1", "{}"),
        ("Content-Length: \t2 \r\n", "{}", "1.0", "{}"), ("Content-Length: 0\r\n", "", "1.1", ""),
        ("Content-Length: 00002\r\n", "{}", "1.1", "{}"),
        ("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n", "1.1", "{}"),
        ("Transfer-Encoding: Chunked\r\n", "1\r\n{\r\n00001\r\n}\r\n0\r\n\r\n", "1.1", "{}"),
        ("Transfer-Encoding: chunked\r\n", "A\r\n0123456789\r\n0\r\n\r\n", "1.1", "0123456789"),
        ("Content-Length: 4\r\n", "\r\n\u{0}\n", "1.1", "\r\n\u{0}\n"),
        ("Content-Encoding: identity\r\nContent-Length: 2\r\n", "{}", "1.1", "{}"),
        ("User-Agent: caf\u{E9}\r\nContent-Length: 2\r\n", "{}", "1.1", "{}"),
        // A second request behind the first is not looked at.
        ("Content-Length: 2\r\n", "{}POST / HTTP/1.1\r\nHost: x\r\n\r\n", "1.1", "{}"),
    ])
    func aPlainPostIsRead(headers: String, body: String, version: String, meant: String) {
        #expect(read(post(headers, body, version: version)) == .hasAll(Array(meant.utf8)))
    }

    @Test(arguments: [
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
        "Content-Length: 2\r\nContent-Length: 2\r\n", "Content-Length: 2\r\nContent-Length: 3\r\n",
        "Content-Length: 2, 2\r\n", "Content-Length: +2\r\n", "Content-Length: -2\r\n", "Content-Length: 0x2\r\n",
        "Content-Length: 2 2\r\n", "Content-Length: \r\n", "Content-Length: 2.0\r\n", "Content-Length : 2\r\n",
        "Content-Length: 99999999999999999999\r\n", "Content-Length: 1111111111\r\n", "Content-Length: ٢\r\n",
        " Content-Length: 2\r\n", "X: a\r\n b\r\nContent-Length: 2\r\n", "X: a\r\n\tb\r\nContent-Length: 2\r\n",
        "X: a\nContent-Length: 2\r\n", "X: a\rContent-Length: 2\r\n", "X: a\r\r\nContent-Length: 2\r\n",
        "X: a\u{0}b\r\nContent-Length: 2\r\n", "X\u{0}: a\r\nContent-Length: 2\r\n",
        "X: \u{7F}\r\nContent-Length: 2\r\n",
        "X: a\u{1B}[2J\r\nContent-Length: 2\r\n", ": a\r\nContent-Length: 2\r\n", "X\r\nContent-Length: 2\r\n",
        "X Y: a\r\nContent-Length: 2\r\n", "X(): a\r\nContent-Length: 2\r\n", "",
        "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: chunked, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: \"chunked\"\r\n", "Transfer-Encoding:\r\n",
        "Transfer-Encoding:\u{B}chunked\r\n", "Content-Encoding: gzip\r\nContent-Length: 2\r\n",
        "Host: y\r\nContent-Length: 2\r\n",
    ])
    func headersThatCouldBeReadInTwoWaysAreRefused(headers: String) {
        #expect(read(post(headers, "{}")) == .refuses(.malformed))
    }

    @Test(arguments: [
        "POST \(path)\r\nHost: x\r\n\r\n", "POST  \(path) HTTP/1.1\r\n", "POST \(path)  HTTP/1.1\r\n",
        " POST \(path) HTTP/1.1\r\n", "POST \(path) HTTP/1.1 \r\n", "POST\t\(path)\tHTTP/1.1\r\n",
        "POST \(path) HTTP/2.0\r\n", "POST \(path) http/1.1\r\n", "POST \(path) HTTP/1.10\r\n",
        "POST \(path) HTTP/0.9\r\n",
        "PO(ST \(path) HTTP/1.1\r\n", "POST /\u{0} HTTP/1.1\r\n", "POST /é HTTP/1.1\r\n",
        "\r\nPOST \(path) HTTP/1.1\r\n",
        "\nPOST", "POST \(path) HTTP/1.1\n", "POST /\r HTTP/1.1\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}",
    ])
    func aFirstLineIsThreeWordsOrRefused(text: String) {
        #expect(read(text) == .refuses(.malformed))
    }

    @Test(arguments: [
        "2;x=1\r\n{}\r\n0\r\n\r\n", "2 \r\n{}\r\n0\r\n\r\n", " 2\r\n{}\r\n0\r\n\r\n", "+2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n", "\r\n", "2\n{}\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n", "2\r\n{}\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nX: trailer\r\n\r\n", "2\r\n{}\r\n0\r\n\n", "2\r\n{}}\r\n0\r\n\r\n", "-1\r\n", "g\r\n",
        "000000002\r\n{}\r\n0\r\n\r\n", "2\r{}\r\n0\r\n\r\n",
    ])
    func chunksAreAHexLengthAndThatManyBytesOrRefused(body: String) {
        #expect(read(post("Transfer-Encoding: chunked\r\n", body)) == .refuses(.malformed))
    }

    @Test func chunksNeedTheVersionThatHasThem() {
        #expect(
            read(post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n", version: "1.0")) == .refuses(.malformed))
    }

    @Test(arguments: [
        "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD / HTTP/1.0\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", "post \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
        "POST http://x\(path) HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
        "POST x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
        "PUT \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
    ])
    func whatIsNoPostToAPathFindsNothing(text: String) {
        #expect(read(text) == .refuses(.nothingHere))
    }

    @Test func everyLimitHoldsToTheByte() {
        var limits = ListenerLimits()
        limits.requestLineBytes = 60
        limits.headerBytes = 60
        limits.headers = 3
        limits.bodyBytes = 10
        // The line has 55 bytes with this path.
        #expect(read(post("Content-Length: 10\r\n", "0123456789"), limits: limits) == .hasAll(Array("0123456789".utf8)))
        #expect(read(post("Content-Length: 11\r\n"), limits: limits) == .refuses(.nothingHere))
        #expect(
            read("POST \(Self.path)\(String(repeating: "a", count: 5)) HTTP/1.1\r\n", limits: limits) == .wantsMore)
        #expect(
            read("POST \(Self.path)\(String(repeating: "a", count: 6)) HTTP/1.1\r\n", limits: limits)
                == .refuses(.malformed))
        let chunked = "Transfer-Encoding: chunked\r\n"
        #expect(
            read(post(chunked, "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"), limits: limits)
                == .hasAll(Array("0123456789".utf8)))
        #expect(read(post(chunked, "5\r\n01234\r\n6\r\n"), limits: limits) == .refuses(.nothingHere))
        #expect(read(post(chunked, "fffffff\r\n"), limits: limits) == .refuses(.nothingHere))
        // "Host: x" and its end are 9 bytes, the empty line is 2: 49 are left, for a header and its end.
        let long = { (count: Int) in "A: \(String(repeating: "a", count: count - 5))\r\n" }
        let start = "GET / HTTP/1.1\r\nHost: x\r\n"
        #expect(read("\(start)\(long(49))\r\n", limits: limits) == .refuses(.nothingHere))
        #expect(read("\(start)\(long(50))\r\n", limits: limits) == .refuses(.malformed))
        #expect(read("\(start)A: 1\r\nB: 2\r\n\r\n", limits: limits) == .refuses(.nothingHere))
        #expect(read("\(start)A: 1\r\nB: 2\r\nC: 3\r\n\r\n", limits: limits) == .refuses(.malformed))
    }

    @Test func theUsualLimitsAreThoseOfTheBook() {
        let limits = ListenerLimits()
        #expect(
            [limits.requestLineBytes, limits.headerBytes, limits.headers, limits.bodyBytes] == [1024, 8192, 50, 16_384])
        #expect(
            [limits.handshake, limits.head, limits.body, limits.whole, limits.validation]
                == [.seconds(5), .seconds(5), .seconds(5), .seconds(10), .seconds(1)])
        #expect(
            [limits.connections, limits.connectionsOfListed, limits.connectionsOfOthers, limits.badTokens]
                == [64, 32, 8, 20])
        #expect(limits.rateOfListed == .init(perSecond: 50, burst: 200))
        #expect(limits.rateOfOthers == .init(perSecond: 1, burst: 5))
        #expect([limits.badTokenWindow, limits.block] == [.seconds(600), .seconds(3600)])
    }
}
