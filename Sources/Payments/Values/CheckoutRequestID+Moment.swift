extension CheckoutRequestID {
    /// The moment the gateway wrote into the id, to the second, when the id is of a known shape; else nil.
    ///
    /// Shapes seen: `ws_CO_` + `ddMMyyyyHHmmss` (East Africa Time) + sub-second digits that are not padded +
    /// (since about 2021) nine phone digits; 2019 ids have `DMZ_<number>_` in between. For people who look into a
    /// payment; and money from before it is not the prompt's.
    public var moment: Timestamp? {
        guard text.hasPrefix("ws_CO_"), let digits = text.split(separator: "_").last.map(Array.init),
            (15...27).contains(digits.count), digits.allSatisfy(\.isASCIIDigit)
        else { return nil }
        func number(_ from: Int, _ count: Int) -> Int {
            digits[from..<(from + count)].reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
        }
        let year = number(4, 4)
        guard (2015...2099).contains(year) else { return nil }
        return Timestamp(
            year: year, month: number(2, 2), day: number(0, 2),
            hour: number(8, 2), minute: number(10, 2), second: number(12, 2))
    }

    /// A moment as the gateway writes it into an id: `ddMMyyyyHHmmss`, East Africa Time.
    package static func date(of moment: Timestamp) -> String {
        let wire = Array(moment.wire)
        return String(wire[6..<8] + wire[4..<6] + wire[0..<4] + wire[8...])
    }
}
