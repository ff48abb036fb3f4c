import Glibc
import Payments
import Screen
import Testing

@testable import Console

/// The picture in the README is what the program draws. Set KAUNTA_DRAW=1 to draw it anew.
@Suite struct ReadmePictureTests {
    private let now = Timestamp(milliseconds: 1_793_962_980_000)

    @Test func thePictureInTheReadmeIsWhatTheProgramDraws() throws {
        let drawn = Picture.svg(of: try till().frame(now: now), theme: try theme())
        let path = sources("Sources/Console/Console.docc/Resources/till.svg")
        if getenv("KAUNTA_DRAW") != nil { try write(drawn, to: path) }
        #expect(read(path) == drawn, "Draw it anew with KAUNTA_DRAW=1 swift test --filter ReadmePicture")
    }

    /// A till in the middle of a morning: one prompt waits while the next customer is typed.
    private func till() throws -> ConsoleState {
        let payee = CollectionPoint.till(try #require(ShortCode("522533")), store: try #require(ShortCode("600984")))
        var state = ConsoleState(
            environment: ConsoleEnvironment(
                tillName: "T4", payee: payee, surroundings: .sandbox,
                explain: { Self.decline($0) }, explainRefusal: { Self.decline(ResultCode($0.code)) }),
            size: Size(columns: 96, rows: 26), now: now + .seconds(-3600))
        let lines = try [
            line(6, "0712345678", 1250, .pending, age: 23),
            line(5, "0722000901", 480, .paid, receipt: "UK6H4X2QP7", age: 150),
            line(4, "0110000224", 3000, .failed, code: "1", age: 280),
            line(3, "0701000555", 90, .paid, receipt: "UK6H4W9ZD1", age: 410),
            line(2, "0790000018", 620, .failed, code: "1032", age: 600),
            line(1, "0708000412", 700, .unknown, age: 1100),
        ]
        var health = Health()
        health.gateway = .answering(at: now)
        let totals = DayTotals(
            day: now.day,
            buckets: [
                .paid: .init(count: 128, sum: Money(cents: 21_438_000)),
                .pending: .init(count: 1, sum: Money(cents: 125_000)),
                .unknown: .init(count: 1, sum: Money(cents: 70_000)),
                .failed: .init(count: 9, sum: Money(cents: 1_205_000)),
            ])
        for message in [
            ConsoleMessage.health(health), .today(latest: lines, totals: totals), .open([lines[5], lines[0]]),
        ] {
            _ = state.update(message, now: now)
        }
        for character in "0733111222\r350" {
            _ = state.update(.input(.key(character == "\r" ? .enter : .character(character))), now: now)
        }
        return state
    }

    private func line(
        _ number: Int64, _ phone: String, _ shillings: Int64, _ state: AttemptState, code: String? = nil,
        receipt: String? = nil, age: Int64
    ) throws -> PaymentLine {
        let tag = Tag(till: "T4", number: number)
        let at = now + .seconds(-age)
        return PaymentLine(
            number: number, id: AttemptID("attempt\(number)"), tag: tag, createdAt: at,
            phone: try MSISDN(parsing: phone), amount: Money(cents: shillings * 100),
            reference: try #require(tag.reference), state: state, resultCode: code.map { ResultCode($0) },
            receipt: receipt.flatMap { Receipt($0) }, nextCheckAt: state == .pending ? now + .seconds(2) : nil,
            sentAt: at, updatedAt: at)
    }

    private static func decline(_ code: ResultCode) -> Decline {
        let none = Phrase("", sw: "")
        return Decline(code: code, theirWords: "", meaning: none, doNow: none, say: none, side: .none)
    }

    private func theme() throws -> Theme {
        let library = ThemeLibrary(folders: [sources("themes")], read: { self.read($0) })
        let load = library.theme(named: "savanna-dark")
        #expect(load.findings.isEmpty)
        return load.theme
    }

    /// A path in the checkout that this test was built from.
    private func sources(_ path: String) -> String {
        var folder = #filePath[...]
        for _ in 0..<3 { folder = folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)] }
        return "\(folder)/\(path)"
    }

    private func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(validating: bytes, as: UTF8.self)
    }

    private func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        defer { fclose(file) }
        let bytes = Array(text.utf8)
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}
