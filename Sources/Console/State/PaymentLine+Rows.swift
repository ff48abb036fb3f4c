import Payments

/// Finding a row among many, newest first.
extension [PaymentLine] {
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
        return order.first { index in
            let national = self[index].phone.digits.dropFirst(3)
            return "0\(national)".hasPrefix(digits) || national.hasPrefix(digits)
                || "\(self[index].amount.cents / 100)".hasPrefix(digits)
        }
    }
}
