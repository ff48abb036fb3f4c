import GRDB
import Payments

/// What later steps added to money paid straight to the shop, in SQL: a file that its owner has not taken over yet lacks
/// some of it, and has nothing there.
struct DirectColumns {
    /// The amount that a list of Safaricom's own has it with, where that is another than was told.
    let listedAmount: String
    /// Who paid it, as far as such a list tells.
    let listedPayer: String
    private let hasLooks: Bool
    private let hasReversals: Bool
    private let hasOrders: Bool
    private static let nothing = "NULL"

    init(in database: Database) throws {
        let names = try Set(database.columns(in: "direct_payment").map(\.name))
        listedAmount = names.contains("listed_cents") ? "direct_payment.listed_cents" : Self.nothing
        listedPayer = names.contains("listed_payer") ? "direct_payment.listed_payer" : Self.nothing
        hasLooks = try database.tableExists("direct_event")
        hasReversals = try database.tableExists("reversal")
        hasOrders = try database.tableExists("reversal_order")
    }

    /// All of them, under the names by which a row is read.
    var selection: String {
        [
            (listedAmount, "listed_cents"), (listedPayer, "listed_payer"), (lookedAmount, "looked_cents"),
            (looked("person"), "looked_by"), (looked("reason"), "looked_why"), (looked("at_ms"), "looked_ms"),
            (newestReversal(), "reversal"), (isOnItsWayBack, "going_back"),
        ]
        .map { "\($0) AS \($1)" }.joined(separator: ", ")
    }

    /// Whether a list has it with another amount, or says that it was taken back, whatever a person said since.
    var isContested: String { "(\(listedAmount) IS NOT NULL OR \(newestReversal()) IS NOT NULL)" }

    /// The amount that it is shown with, as in `DirectPayment.amount`.
    var amount: String { "coalesce(nullif(\(lookedAmount), 0), direct_payment.amount_cents)" }

    /// What the sale that it was taken for is not asked for because of it, as in `DirectPayment.counts`.
    var counts: String { "coalesce(\(lookedAmount), \(listedAmount), direct_payment.amount_cents)" }

    /// Whether the sale has that, as in `DirectPayment.isProven`.
    var isProven: String {
        "(\(lookedAmount) IS NOT NULL OR (verified_ms IS NOT NULL AND \(newestReversal()) IS NULL))"
    }

    /// Whether what a person found in the statement counts.
    var isLookedInto: String { "\(lookedAmount) IS NOT NULL" }

    /// How often anything changed that those are read off.
    var revision: String {
        let looks =
            hasLooks
            ? "(SELECT count(*) FROM direct_event WHERE direct = direct_payment.number)" : "0"
        return "1 + (verified_ms IS NOT NULL) + coalesce(\(newestReversal()), 0) + \(looks)"
    }

    /// Whether a person found it with an amount in the statement: it is shown with that one, not with what was told.
    var isFoundOtherwise: String {
        hasLooks
            ? "direct_payment.number IN (SELECT direct FROM direct_event WHERE direct_event.amount_cents > 0)" : "0"
    }

    /// Whether it stands so, as in `DirectPayment.state`, of what joined no prompt; nil for states that it never has.
    func condition(of state: AttemptState) -> String? {
        switch state {
        case .paid: "(\(lookedAmount) > 0 OR (\(isPlain) AND verified_ms IS NOT NULL))"
        case .claimed: "(\(isPlain) AND verified_ms IS NULL)"
        case .failed: hasLooks ? "\(lookedAmount) = 0" : nil
        case .conflict where listedAmount == Self.nothing: nil
        case .conflict:
            "(\(lookedAmount) IS NULL AND (\(newestReversal()) IS NOT NULL OR (\(listedAmount) IS NOT NULL AND sale IS NULL)))"
        case .prepared, .sending, .pending, .unknown, .expired, .failedUnverified, .refused, .void: nil
        }
    }

    /// Whether nobody had to look into it.
    private var isPlain: String {
        "\(lookedAmount) IS NULL AND \(newestReversal()) IS NULL AND (\(listedAmount) IS NULL OR sale IS NOT NULL)"
    }

    /// Whether the shop ordered it to be given back, and nobody knows yet what came of that.
    private var isOnItsWayBack: String {
        hasOrders
            ? "EXISTS (SELECT 1 FROM reversal_order WHERE reversal_order.receipt_no = direct_payment.receipt_no "
                + "AND (outcome IS NULL OR outcome = 'unknown'))" : "0"
    }

    private var lookedAmount: String { looked("amount_cents") }

    private func looked(_ column: String) -> String {
        // A word that did not know of the newest reversal does not count any more.
        let known = hasReversals ? " AND direct_event.reversal IS \(newestReversal("AND news = 1"))" : ""
        guard hasLooks else { return Self.nothing }
        func said(_ kind: String) -> String {
            "(SELECT \(column) FROM direct_event WHERE direct = direct_payment.number AND kind = '\(kind)'"
        }
        // That it never came counts until a list has it, or says that it was taken back.
        let isUnheard = "verified_ms IS NULL AND \(listedAmount) IS NULL AND \(newestReversal()) IS NULL"
        return "coalesce(\(said("looked"))\(known)), CASE WHEN \(isUnheard) THEN \(said("denied"))) END)"
    }

    /// The number of the newest reversal that a list told of.
    private func newestReversal(_ condition: String = "") -> String {
        hasReversals
            ? "(SELECT max(number) FROM reversal WHERE reversal.receipt_no = direct_payment.receipt_no \(condition))"
            : Self.nothing
    }
}
