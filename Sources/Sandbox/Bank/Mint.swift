import Payments

/// Makes the names a gateway gives: all in the shapes of 2026, none twice.
struct Mint: Sendable {
    private let chance: Chance
    private var receipts: Set<String> = []

    init(_ chance: Chance) { self.chance = chance }

    /// 28 letters and digits.
    mutating func token() -> String { pick(28, of: Self.alphanumeric) }

    /// `2654-4b64-97ff-b827b542881d3130`: groups of 4, 4 and 4 hex digits, then 12 with a decimal number behind them.
    mutating func requestID() -> String {
        let groups = [4, 4, 4, 12].map { pick($0, of: Self.hex) }.joined(separator: "-")
        return groups + pick(1, of: Self.decimal.dropFirst()) + pick(3 + below(4), of: Self.decimal)
    }

    /// `ws_CO_` + `ddMMyyyyHHmmss` (East Africa Time) + sub-seconds that are not padded + the phone's last nine digits.
    func checkoutRequestID(at now: Timestamp, phone: MSISDN, isTaken: (String) -> Bool) -> String {
        let date = CheckoutRequestID.date(of: now)
        // Milliseconds; more digits than three only where a name is taken.
        var subSecond = now.milliseconds % 1000
        while true {
            let name = "ws_CO_\(date)\(subSecond)\(phone.digits.suffix(9))"
            if !isTaken(name) { return name }
            subSecond += 1
        }
    }

    /// `AG_20210709_1234409f86436c583e3f`: the day, then 20 hex digits.
    mutating func conversationID(at now: Timestamp) -> String { "AG_\(now.wire.prefix(8))_\(pick(20, of: Self.hex))" }

    /// Ten characters: year (A is 2006), month (A is January), day (1 to 9, then A), and seven that mean nothing.
    mutating func receipt(on day: BusinessDay) -> String {
        let (year, month, date) = day.civil
        let prefix = [Self.letters[(year - 2006 + 26) % 26], Self.letters[month - 1], Self.base36[date]]
        while true {
            let receipt = String(prefix) + pick(7, of: Self.base36)
            if receipts.insert(receipt).inserted { return receipt }
        }
    }

    /// A moment one to three seconds long.
    func shortWhile() -> Duration { .milliseconds(1000 + below(2001)) }

    /// Whether one of five falls.
    func oneInFive() -> Bool { below(5) == 0 }

    private func below(_ limit: Int) -> Int {
        // Two bytes are plenty for limits of a few thousand; the tiny bias harms nobody here.
        let drawn = chance.bytes(2).reduce(0) { $0 << 8 | Int($1) }
        return drawn % limit
    }

    private func pick(_ count: Int, of alphabet: some RandomAccessCollection<Character>) -> String {
        String(
            chance.bytes(count).map { byte in
                alphabet[alphabet.index(alphabet.startIndex, offsetBy: Int(byte) % alphabet.count)]
            })
    }

    private static let decimal = Array("0123456789")
    private static let hex = Array("0123456789abcdef")
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let base36 = decimal + letters
    private static let alphanumeric = decimal + letters + letters.map { Character($0.lowercased()) }
}
