import Foundation

/// Kaunta itself, as shops run it: the built program, a ledger, and no network.
extension AnchorProgram {
    /// The console that takes payments, and the one that only watches.
    enum Own: String, CaseIterable {
        case console, watch
    }

    /// A console over a ledger. Its gateway is a port of this machine where nobody listens.
    static func kaunta(
        _ own: Own, at path: String, ledger: String, _ material: Material, hearing: ConfirmationUpdates? = nil
    ) -> AnchorProgram {
        let rows = material.rows
        let settings = offline(ledger: ledger).merging(hearing?.environment ?? [:]) { $1 }
        return AnchorProgram(
            name: "kaunta \(own.rawValue)", path: path, arguments: [own.rawValue],
            environment: material.environment.merging(settings) { $1 },
            showsData: { $0.shows(rows.first) }, toList: own == .console ? Key.f3 : nil,
            walk: Walk(
                last: "G", showsLast: { $0.shows(rows.last) }, first: "g", showsFirst: { $0.shows(rows.first) },
                find: "/\(rows.code)", showsFound: { $0.shows(rows.sought) && !$0.shows(rows.first) },
                clear: Key.escape))
    }

    /// Settings of a sandbox that is never reached.
    private static func offline(ledger: String) -> [String: String] {
        [
            "KAUNTA_LEDGER": ledger, "KAUNTA_TILL": "K2", "MPESA_ENVIRONMENT": "sandbox",
            "MPESA_BASE_URL": "http://127.0.0.1:9", "MPESA_SHORTCODE": "174379", "MPESA_CONSUMER_KEY": "key",
            "MPESA_CONSUMER_SECRET": "secret", "MPESA_PASSKEY": "passkey",
        ]
    }

    /// Keys as a usual terminal sends them.
    enum Key {
        static let escape = "\u{1B}"
        static let backspace = "\u{7F}"
        static let f1 = "\u{1B}OP"
        static let themes = "\u{1B}t"
        static let up = "\u{1B}OA"
        static let down = "\u{1B}OB"
        static let f3 = "\u{1B}OR"
        static let pageDown = "\u{1B}[6~"
    }
}
