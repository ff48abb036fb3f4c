/// A request as it came, without the machinery that brought it.
struct WireRequest: Equatable, Sendable {
    var method: String
    var path: String
    var query: String?
    /// By lower-case name.
    var headers: [String: String]
    var body: [UInt8]

    /// The value of a query parameter, as it stands.
    func parameter(_ name: String) -> String? {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.first.map(String.init) == name { return parts.count == 2 ? String(parts[1]) : "" }
        }
        return nil
    }

    /// What stands behind `Basic ` or `Bearer ` in the Authorization header; nil when that scheme is not used.
    func credentials(_ scheme: String) -> String? {
        guard let value = headers["authorization"] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == scheme.lowercased() else { return nil }
        return String(parts[1])
    }

    /// Whether it says that its body is JSON. Without that the gateway sees no fields at all.
    var saysJSON: Bool {
        let type = headers["content-type"]?.split(separator: ";").first?.lowercased() ?? ""
        return type.filter { $0 != " " } == "application/json"
    }
}
