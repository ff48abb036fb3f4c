extension Schema {
    /// Step 9: the way to the payments of one day, which its report reads.
    static let days = """
        CREATE INDEX attempt_day ON attempt (day);
        CREATE INDEX direct_payment_day ON direct_payment (day) WHERE attempt IS NULL;

        """
}
