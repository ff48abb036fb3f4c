/// A receipt code that somebody typed from a customer's phone: a search key, never evidence.
public struct TypedCode: Equatable, Sendable {
    /// The code.
    public let receipt: Receipt
    /// The amount that the message it was found in speaks of; nil for a code alone.
    public private(set) var amount: Money?

    /// Takes what was typed, spaces and hyphens dropped; nil when it is not ten letters and digits, or words of a sentence
    /// that happen to come to ten letters.
    public init?(_ text: String) {
        guard let receipt = Receipt(String(text.filter { !$0.isWhitespace && $0 != "-" })) else { return nil }
        let isSpaced = text.split(whereSeparator: \.isWhitespace).count > 1
        if isSpaced, !text.contains(where: \.isASCIIDigit), text.contains(where: \.isLowercase) { return nil }
        self.receipt = receipt
    }

    /// Finds the code in a whole message: at its head, as M-PESA writes it, else the first ten letters and digits that
    /// begin with a letter and have a digit; nil when there are none. A phone number is no code, and neither is a word.
    public init?(inMessage text: String) {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isASCIIDigit)) }
        let codes = words.filter { $0.count == 10 && $0.first?.isLetter == true }
        let head = codes.first.flatMap { $0 == words.first && $0.allSatisfy { !$0.isLowercase } ? $0 : nil }
        guard let code = head ?? codes.first(where: { $0.contains(where: \.isASCIIDigit) }) else { return nil }
        self.init(String(code))
        amount = Self.amount(inMessage: text)
    }

    /// The first amount in a message, which is what was paid; balances and costs come after it.
    private static func amount(inMessage text: String) -> Money? {
        for mark in ["ksh", "kes"] {
            guard let place = text.lowercased().firstRange(of: mark) else { continue }
            let digits = text.lowercased()[place.upperBound...].drop { $0 == " " || $0 == "." }
                .prefix { $0.isASCIIDigit || $0 == "," || $0 == "." }
            let number = digits.last == "." || digits.last == "," ? digits.dropLast() : digits
            return try? Money(typed: String(number))
        }
        return nil
    }

    /// The amount that the message speaks of, where it is none of those that the books have for the code.
    public func strangeAmount(beside finding: CodeFinding) -> Money? {
        guard let amount else { return nil }
        let known: [Money] =
            switch finding {
            case .spent(let line): [line.amount]
            case .direct(let payment): [payment.amount]
            case .named(let lines): lines.map(\.amount)
            case .unplaced(let row): [row.told.amount]
            case .takenBack, .setAside, .unheard: [amount]
            }
        return known.contains(amount) ? nil : amount
    }

    /// What its first three characters say of its day. It convicts nobody: it says to look again.
    public func age(on today: BusinessDay) -> Age {
        guard let day = receipt.dateHint else { return .undated }
        if day > today { return .future(day) }
        // A payment of before midnight may be shown after it.
        return today.number - day.number <= 1 ? .fresh(day) : .old(day)
    }

    /// What the first three characters of a code say of its day.
    public enum Age: Equatable, Sendable {
        /// They name no day.
        case undated
        /// Today or yesterday.
        case fresh(BusinessDay)
        /// An earlier day.
        case old(BusinessDay)
        /// A day to come.
        case future(BusinessDay)

        /// Whether somebody should look at the code again.
        public var isOdd: Bool {
            if case .fresh = self { false } else { true }
        }
    }
}
