extension Schema {
    /// Step 25: the prompts that goods were let go for without proof are found at once.
    static let goodsGiven = "CREATE INDEX evidence_goods ON evidence (attempt) WHERE kind = 'goodsGiven';"
}
