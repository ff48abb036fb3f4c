/// The tokens that are good now.
struct TokenOffice: Equatable, Sendable {
    private var expiries: [String: Duration] = [:]

    mutating func issue(_ token: String, until expiry: Duration, endingOthers: Bool) {
        if endingOthers { expiries = [:] }
        expiries[token] = expiry
    }

    func accepts(_ token: String, at uptime: Duration) -> Bool {
        expiries[token].map { uptime < $0 } ?? false
    }
}
