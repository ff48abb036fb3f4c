import Payments

/// How many prompts may go out.
extension CaseBook {
    /// Whether that one was one too many for its phone or for the till.
    mutating func lookAtLimits(_ number: Int, at now: Timestamp) {
        guard let limits else { return }
        let phone = cases[number].attempt.phone
        if sent(to: phone, within: PromptLimits.phoneSpan, of: now, besides: number) >= limits.perPhone
            || sent(to: phone, within: PromptLimits.daySpan, of: now, besides: number) >= limits.perPhoneDay
            || sent(to: nil, within: PromptLimits.tillSpan, of: now, besides: number) >= limits.perTill
        {
            fail("limit", "#\(number) went out although its phone, or the till, had as many prompts as may go")
        }
    }

    /// Whether an order had to wait because as many went out as may.
    func isLimited(by gate: ResendGate, _ phone: MSISDN, at now: Timestamp) -> Bool {
        guard let limits, case .waits(_, let reason) = gate else { return false }
        switch reason {
        case .phoneHadEnough:
            return sent(to: phone, within: PromptLimits.phoneSpan, of: now) >= limits.perPhone
                || sent(to: phone, within: PromptLimits.daySpan, of: now) >= limits.perPhoneDay
        case .tillSentEnough: return sent(to: nil, within: PromptLimits.tillSpan, of: now) >= limits.perTill
        case .justFailed, .saleJustFailed, .sameAmount, .phoneBusy: return false
        }
    }

    /// How many that may have reached a phone were sent within a time: to that phone, or all of them.
    private func sent(to phone: MSISDN?, within span: Duration, of now: Timestamp, besides number: Int? = nil) -> Int {
        let some = phone.map { cases(to: $0) } ?? cases
        return some.count { found in
            guard found.number != number, found.state.mayHaveReachedThePhone else { return false }
            return (found.record.acceptedAt ?? found.record.sendMarkedAt).map { $0 + span > now } ?? false
        }
    }
}
