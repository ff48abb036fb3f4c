import GRDB
import Payments

/// The sales that share a debt, read from the file: one of them asks for it in another one's stead.
struct SharedDebt {
    /// A file that its owner has not taken over yet knows of none.
    private let isKnown: Bool
    private let columns: DirectColumns

    init(in database: Database) throws {
        isKnown = try database.tableExists("shared_debt")
        columns = try DirectColumns(in: database)
    }

    /// The number of the sale whose debt that one asks for, in SQL; its own where the debt is its own.
    func first(of sale: String) -> String {
        isKnown ? "coalesce((SELECT first FROM shared_debt WHERE shared_debt.sale = \(sale)), \(sale))" : sale
    }

    /// The numbers of all sales that share a debt with that one, itself among them, in SQL.
    func kin(of sale: String) -> String {
        guard isKnown else { return "(\(sale))" }
        let first = first(of: sale)
        return "(SELECT \(first) UNION ALL SELECT shared_debt.sale FROM shared_debt WHERE shared_debt.first = \(first))"
    }

    /// What those sales were paid, in SQL.
    func paid(for sale: String) -> String { "(\(paidByPrompts(for: sale)) + \(direct(for: sale, isProven: true)))" }

    /// What the prompts of those sales have paid that fit, in SQL.
    func paidByPrompts(for sale: String, _ condition: String = "") -> String {
        """
        (SELECT coalesce(sum(other.amount_cents), 0) FROM attempt AS other INDEXED BY attempt_sale \
        WHERE other.sale IN \(kin(of: sale)) AND \(LineRow.paysItsSale("other")) \(condition))
        """
    }

    /// What money that came straight to the shop, and was taken for those sales, counts, in SQL, as `SaleStanding` has it.
    func direct(for sale: String, isProven: Bool) -> String {
        """
        (SELECT coalesce(sum(\(columns.counts)), 0) FROM direct_payment \
        WHERE direct_payment.sale IN \(kin(of: sale)) AND \(isProven ? "" : "NOT ")\(columns.isProven))
        """
    }

    /// How often anything changed that that is read off, in SQL.
    func directRevision(for sale: String) -> String {
        """
        (SELECT coalesce(sum(\(columns.revision)), 0) FROM direct_payment \
        WHERE direct_payment.sale IN \(kin(of: sale)))
        """
    }

    /// What they owe in all, in SQL.
    func due(for sale: String) -> String { "(SELECT due_cents FROM sale WHERE sale.number = \(first(of: sale)))" }
}

extension Books {
    /// How a sale stands; nil where there is none of that name.
    ///
    /// - Parameter other: the sale that asks for its debt; nil where it is itself.
    func standing(of id: SaleID, for other: SaleID? = nil) throws -> SaleStanding? {
        guard let first = try firstSale(of: id) else { return nil }
        return SaleStanding(
            id: other ?? id, due: first.due, prompts: try promptsSharing(first.id), direct: try paidDirectly(first.id))
    }

    /// The sale whose debt that one asks for: another one where it asks for it in its stead.
    func firstSale(of id: SaleID) throws -> Sale? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT first.id FROM sale LEFT JOIN shared_debt ON shared_debt.sale = sale.number \
                JOIN sale AS first ON first.number = coalesce(shared_debt.first, sale.number) WHERE sale.id = ?
                """)
        return try String.fetchOne(statement, arguments: [id.text]).flatMap { try sale(SaleID($0)) }
    }

    /// The prompts of all sales that share the debt of that first one, oldest first.
    func promptsSharing(_ first: SaleID) throws -> [AttemptRecord] {
        try AttemptRow.fetch(
            """
            WHERE sale.id = ?1 OR sale.number IN (SELECT shared_debt.sale FROM shared_debt \
            JOIN sale AS first ON first.number = shared_debt.first WHERE first.id = ?1)
            """, [first.text], in: database
        ).map(record)
    }

    /// A new sale asks for the debt of an older one.
    ///
    /// - Throws: `JournalRefusal.noSuchAttempt` where there is no such sale.
    func share(_ number: Int64, with old: SaleID) throws {
        guard let first = try firstSale(of: old) else { throw JournalRefusal.noSuchAttempt }
        try database.cachedStatement(
            sql: "INSERT INTO shared_debt SELECT ?, number FROM sale WHERE id = ?"
        ).execute(arguments: [number, first.id.text])
    }

    /// The money that came straight to the shop and was taken for one of the sales that share the debt of that first one.
    func paidDirectly(_ first: SaleID) throws -> [DirectPayment] {
        let kin = try SharedDebt(in: database).kin(of: "(SELECT number FROM sale WHERE id = ?1)")
        return try DirectRow.fetch("WHERE direct_payment.sale IN \(kin)", [first.text], in: database)
    }
}
