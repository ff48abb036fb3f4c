public import Payments

/// The shortcode that Safaricom's public sandbox lends to everybody.
public let knownShortCode: ShortCode = {
    guard let code = ShortCode(ShortCode.publicSandbox) else { preconditionFailure("six digits are a shortcode") }
    return code
}()

/// An order of a hundred shillings to an ordinary phone, unless told otherwise.
public func order(phone: String = "0712345678", shillings: Int64 = 100) throws -> PromptOrder {
    try PromptOrder(phone: MSISDN(parsing: phone), amount: Money(cents: shillings * 100))
}

extension TestTimekeeper {
    /// Waits until somebody sleeps, then moves time to the first one's wake-up.
    public func wakeNext() async {
        while firstWake == nil { await Task.yield() }
        if let wait = firstWake { advance(by: wait) }
    }
}
