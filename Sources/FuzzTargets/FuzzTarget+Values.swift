import Payments

extension FuzzTarget {
    /// A phone number: normal in one way, and masked wherever it is described.
    static let phone = FuzzTarget("phone") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        try checkPayer(Payer(wire: text))
        let number: MSISDN
        do throws(MSISDNError) {
            number = try MSISDN(parsing: text)
        } catch {
            return try checkShown(error.description)
        }
        try checkPhone(number)
    }

    /// An amount: the same money however it is written, and never more or less than its digits say.
    static let amount = FuzzTarget("amount") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        let money = try? Money(parsing: text)
        if let typed = try? Money(typed: text) {
            try hold(typed == money, "typed, it is another amount")
            try hold(typed.cents >= 0, "a person typed a negative amount")
        }
        if let plain = plainCents(text) { try hold(money?.cents == plain, "\(text) is \(money?.cents ?? -1) cents") }
        guard let money else { return }
        for spelling in [money.decimal, money.grouped, money.description, " \(money.decimal) ", money.short] {
            try hold((try? Money(parsing: spelling)) == money, "\(spelling) is another amount")
        }
        let whole = money.wholeShillings.flatMap { Money(shillings: $0) }
        try hold(whole == nil || whole == money, "other whole shillings")
        try hold((whole == nil) == (money.cents % 100 != 0), "cents that are lost")
        if let parts = try? PromptOrder.parts(of: money) {
            try hold(parts.reduce(0) { $0 + $1.cents } == money.cents, "parts that don't add up")
        }
    }

    /// A receipt, a typed code, a tag, a reference and the gateway's names: whatever is typed or sent.
    static let receipt = FuzzTarget("receipt") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        let receipt = Receipt(text)
        try checkReceipt(receipt)
        if let code = TypedCode(text) {
            try checkReceipt(code.receipt)
            try hold(TypedCode(code.receipt.text) == code, "a typed code that is not itself")
            if let day = code.receipt.dateHint {
                try hold(code.age(on: day) == .fresh(day), "a code of its own day is not fresh")
                try hold(code.age(on: BusinessDay(number: day.number - 1)) == .future(day), "tomorrow's code")
            }
        }
        if let receipt { try hold(TypedCode(text)?.receipt == receipt, "a receipt can't be typed") }
        if let reference = AccountReference(text) {
            try hold(AccountReference(reference.text) == reference, "a reference that is not itself")
            try hold((1...AccountReference.longest).contains(reference.text.utf8.count), "a reference too long")
        }
        if Tag(text).isWhole { try hold(text.utf8.count >= 9, "a tag that is whole without its characters") }
        let prompt = CheckoutRequestID(text)
        if let moment = prompt.moment { try hold(Timestamp(wire: moment.wire) == moment, "a prompt of no moment") }
        try hold(prompt.masked.count == text.count, "a mask of another length")
    }

    /// A moment: fourteen digits stay the fourteen digits they were.
    static let timestamp = FuzzTarget("timestamp") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        if let moment = Timestamp(wire: text) {
            try hold(moment.wire == text, "\(text) comes back as \(moment.wire)")
            try hold(moment.day.start <= moment && moment < moment.day.next.start, "a moment outside of its day")
            try hold(text.hasPrefix(moment.day.description.filter(\.isNumber)), "a moment of another day")
        }
        // Any moment that a ledger can hold for the next few thousand years.
        let number = bytes.prefix(6).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let moment = Timestamp(milliseconds: number)
        let back = Timestamp(wire: moment.wire)
        try hold(
            back == nil || back == Timestamp(milliseconds: number - number % 1000), "\(number) ms come back as another")
        try hold(moment.day.civil == BusinessDay(number: moment.day.number).civil, "a day that is not itself")
    }
}

/// A number is normal in one way, and no description shows its middle.
func checkPhone(_ number: MSISDN) throws(BrokenProperty) {
    let digits = number.digits
    try hold(digits.utf8.count == 12 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }, "no number: \(digits)")
    try hold(digits.hasPrefix("2547") || digits.hasPrefix("2541"), "not mobile: \(digits)")
    for spelling in [digits, "+" + digits, "00" + digits, number.grouped, String(digits.dropFirst(3))] {
        try hold((try? MSISDN(parsing: spelling)) == number, "\(spelling) is another number")
    }
    let ends = digits.prefix(4) + digits.suffix(3)
    try hold(number.description.filter(\.isNumber) == ends, "the description shows the middle")
    try hold(
        number.masked.filter(\.isNumber) == "0" + digits.dropFirst(3).prefix(3) + digits.suffix(3), "so does the mask")
}

/// The cents of a text of plain digits with at most two decimals, worked out in another way; nil for any other text.
private func plainCents(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...12).contains(whole.utf8.count), parts.count <= 2,
        parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : "0"
    guard (1...2).contains(fraction.utf8.count), let shillings = Int64(whole), let rest = Int64(fraction) else {
        return nil
    }
    return shillings * 100 + (fraction.utf8.count == 1 ? rest * 10 : rest)
}
