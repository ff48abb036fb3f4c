extension CheckoutRequestID {
    /// Whether nothing in the id speaks against a prompt to that phone.
    ///
    /// Newer ids are `ws_CO_`, 14 digits of date and time, up to four of a second's parts, and the last nine digits of
    /// the phone. Where those nine are the end of some other Kenyan mobile number, the prompt went to somebody else.
    /// An id of any other shape, or one whose phone is hidden, says nothing.
    func mayBelong(to phone: MSISDN) -> Bool {
        let end = text.suffix(9)
        guard !phone.digits.hasSuffix(end), end.hasPrefix("7") || end.hasPrefix("1"), moment != nil else { return true }
        return (text.split(separator: "_").last ?? "").count <= 14 + 9
    }
}
