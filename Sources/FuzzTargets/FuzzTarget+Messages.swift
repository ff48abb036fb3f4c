import Daraja
import Ledger
import Payments
import Transport

extension FuzzTarget {
    /// A callback: never proof of a payment, and a claim of one only when its code is exactly zero.
    static let callback = FuzzTarget("callback") { bytes throws(BrokenProperty) in
        let reading = STKCallback.decode(bytes)
        let code = (try? JSON(strict: bytes, limits: .callback))?["Body"]?["stkCallback"]?["ResultCode"]
        switch reading {
        case .paid(let claim):
            try hold(code?.isExactlyZero == true, "claims paid with the code \(code ?? .null)")
            try checkPayer(claim.payer)
            try checkReceipt(claim.receipt)
            if let moment = claim.paidAt { try hold(Timestamp(wire: moment.wire) == moment, "a moment that is none") }
        case .failed(let denial):
            try hold(code != "0" && code != 0, "claims not paid with the code \(code ?? .null)")
            try checkShown(denial.text)
            try checkShown(denial.code.text)
        case .unreadable(let reason): try checkShown(reason)
        }
        guard let fact = reading.evidence(from: bytes, at: noon)?.fact else { return }
        try checkFact(fact)
        for others in [[], [.sendMarked(boot: BootID("boot"))], [.rowMissing]] as [Set<Fact>] {
            try hold(
                AttemptState(of: Money(cents: 100), given: others.union([fact])) != .paid, "a callback alone says PAID")
        }
    }

    /// News of money paid straight to the shop: without a receipt, an amount and a payee there is none.
    static let confirmation = FuzzTarget("confirmation") { bytes throws(BrokenProperty) in
        switch C2BMessage.decode(bytes) {
        case .paid(let confirmation):
            try hold(confirmation.amount > .zero, "money that is none: \(confirmation.amount.cents)")
            try checkReceipt(confirmation.receipt)
            try checkPayer(confirmation.payer)
            try checkShown(confirmation.account)
            try checkShown(confirmation.name)
        case .unreadable(let reason): try checkShown(reason)
        }
    }

    /// The result of a call that is answered later: it tells of money, that came in or went back, only with a code that is
    /// exactly zero, or that says that it had gone back before; and of what came in only as a customer's.
    static let result = FuzzTarget("result") { bytes throws(BrokenProperty) in
        if case .told(let result) = ReversalMessage.decode(bytes) { try checkReversal(result.told, bytes) }
        let code = (try? JSON(strict: bytes, limits: .callback))?["Result"]?["ResultCode"]
        switch StatusMessage.decode(bytes) {
        case .told(let result):
            switch result.told {
            case .nothing(let reason): try checkShown(reason)
            case .paid(let told):
                try hold(code?.isExactlyZero == true, "tells of money with the code \(code ?? .null)")
                try hold(told.amount > .zero, "money that is none: \(told.amount.cents)")
                try hold(told.payer != nil, "money of nobody's")
                try checkReceipt(told.receipt)
                try checkPayer(told.payer)
                try checkShown(told.name)
            }
        case .unreadable(let reason): try checkShown(reason)
        }
    }

    private static let noon = Timestamp(milliseconds: 1_790_000_000_000)
}

extension JSON {
    /// Whether it says zero and nothing else: the number, or the text of that one digit.
    var isExactlyZero: Bool {
        switch self {
        case .string(let text): Array(text.utf8) == Array("0".utf8)
        case .number(let text): text.prefix { $0 != "e" && $0 != "E" }.allSatisfy { "-0.".contains($0) }
        case .null, .bool, .array, .object: false
        }
    }
}

/// What is told to have gone back.
private func checkReversal(_ told: ReversalResult.Told, _ bytes: [UInt8]) throws(BrokenProperty) {
    let code = (try? JSON(strict: bytes, limits: .callback))?["Result"]?["ResultCode"]
    switch told {
    case .done(let receipt, let reversal):
        try hold(code?.isExactlyZero == true, "tells that money went back with the code \(code ?? .null)")
        try checkReceipt(receipt)
        try checkReceipt(reversal.receipt)
    case .doneBefore: try hold(code?.text == "R000001", "went back before, with the code \(code ?? .null)")
    case .failed(let code, let text), .open(let code, let text):
        try hold(!code.isSuccess, "a success that is none")
        try checkShown(text)
    }
}

/// A stranger's text that reaches a screen: one line, nothing that steers a terminal, and not endless.
func checkShown(_ text: String) throws(BrokenProperty) {
    let isLine = text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: false
        default: true
        }
    }
    try hold(isLine, "a text that is not fit for a screen: \(text.debugDescription)")
    try hold(text.count <= 400, "a text of \(text.count) characters")
}

/// A payer's description never shows the middle of a number.
func checkPayer(_ payer: Payer?) throws(BrokenProperty) {
    guard let payer else { return }
    try checkShown(payer.description)
    if case .clear(let number) = payer { try checkPhone(number) }
    if case .hashed = payer { return }
    let shown = payer.description.filter(\.isNumber)
    try hold(shown.count <= 8, "a payer's description shows \(shown.count) digits")
}

/// A receipt is ten capital letters and digits, and its date hint never trips.
func checkReceipt(_ receipt: Receipt?) throws(BrokenProperty) {
    guard let receipt else { return }
    let isPlain = receipt.text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    try hold(isPlain && receipt.text.utf8.count == 10, "no receipt: \(receipt.text)")
    try hold(Receipt(receipt.text) == receipt, "a receipt that is not itself")
    if let day = receipt.dateHint { try hold((2006...2031).contains(day.civil.year), "a receipt of \(day)") }
}

/// A fact survives the ledger.
func checkFact(_ fact: Fact) throws(BrokenProperty) {
    guard let text = try? FactCode.text(of: fact), let back = try? FactCode.fact(in: text) else {
        throw BrokenProperty(description: "a fact that can't be written and read: \(fact.kind)")
    }
    try hold(back == fact, "a fact that comes back as another")
    try hold((try? FactCode.text(of: back)) == text, "a fact that is spelt in two ways")
}
