import Payments

/// Finding a row among many, newest first.
extension [PaymentRow] {
    /// The place of a row number, by halving.
    func index(of number: Int64) -> Int? {
        var low = 0
        var high = count - 1
        while low <= high {
            let middle = (low + high) / 2
            if self[middle].number == number { return middle }
            if self[middle].number > number { low = middle + 1 } else { high = middle - 1 }
        }
        return nil
    }

    /// The first row from a place on, and then from the top, whose phone or amount starts with these digits.
    func search(_ digits: String, from start: Int) -> Int? {
        let order = Array<Int>(indices.dropFirst(start)) + Array<Int>(indices.prefix(start))
        return order.first { self[$0].starts(with: digits, amount: self[$0].amount) }
    }
}

extension PaymentRow {
    /// Whether its phone starts with these digits, or the amount that stands beside it.
    func starts(with digits: String, amount: Money) -> Bool {
        let national = phone?.digits.dropFirst(3) ?? ""
        let isPhone = !national.isEmpty && ("0\(national)".hasPrefix(digits) || national.hasPrefix(digits))
        return isPhone || "\(amount.cents / 100)".hasPrefix(digits)
    }

    /// The phone that was prompted, or that paid, where it is told in full.
    fileprivate var phone: MSISDN? {
        switch self {
        case .prompt(let line): line.phone
        case .direct(let payment):
            if case .clear(let number) = payment.told.payer { number } else { nil }
        }
    }
}
