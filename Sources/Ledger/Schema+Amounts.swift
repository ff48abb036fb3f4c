import GRDB

extension Schema {
    /// Step 14: the way through money paid straight to the shop by its amounts; an index ends with the number of the row,
    /// as `attempt_amount` does. What joined a prompt is no row of the list: where every prompt has its message, those
    /// would be passed over one by one.
    static let amounts = """
        CREATE INDEX direct_payment_row_amount ON direct_payment (amount_cents) WHERE attempt IS NULL;

        """

    /// The index for that way; a file that its owner has not taken over yet has only the one over all of them.
    static func indexOfDirectAmounts(in database: Database) throws -> String {
        let own = "direct_payment_row_amount"
        return try database.indexes(on: "direct_payment").contains { $0.name == own } ? own : "direct_payment_amount"
    }
}
