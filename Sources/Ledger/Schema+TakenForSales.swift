extension Schema {
    /// Step 22: what came straight to the shop pays sales that prompts ask for, too: each of their rows looks for it.
    static let takenForSales = "CREATE INDEX direct_payment_sale ON direct_payment (sale) WHERE sale IS NOT NULL;"
}
