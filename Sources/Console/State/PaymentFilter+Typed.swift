public import Payments

extension PaymentFilter {
    /// The filter that somebody typed on a day: words, and fields as the screen names them in either language.
    ///
    /// `today`, `yesterday`, `leo` and `jana` become that day; what rows show as their status, in a word or in several, asks
    /// for those rows, and after `status:` its beginning is enough.
    public init(typed words: [String], on day: BusinessDay) {
        self.init(words: Self.joined(words).map { Self.word($0, on: day) })
    }

    /// The words, those of one status taken together: `not paid`.
    private static func joined(_ words: [String]) -> [String] {
        var (rest, joined) = (words[...], [String]())
        while !rest.isEmpty {
            let status = [3, 2].lazy.map { rest.prefix($0).joined(separator: " ") }.first(where: isShown)
            joined.append(status ?? rest[rest.startIndex])
            rest = rest.dropFirst(status?.split(separator: " ").count ?? 1)
        }
        return joined
    }

    private static func dayNamed(_ word: String, on day: BusinessDay) -> BusinessDay? {
        switch word.lowercased() {
        case "today", "leo": day
        case "yesterday", "jana": BusinessDay(number: day.number - 1)
        default: nil
        }
    }

    private static func word(_ word: String, on day: BusinessDay) -> String {
        if let named = dayNamed(word, on: day) { return "day:\(named)" }
        guard let colon = word.firstIndex(of: ":") else { return isShown(word) ? "status:\(states(word))" : word }
        let field = word[..<colon].lowercased()
        let value = String(word[word.index(after: colon)...])
        let name = fields[field] ?? field
        if name == "day", let named = dayNamed(value, on: day) { return "day:\(named)" }
        return name == "status" ? "status:\(states(value))" : "\(name):\(value)"
    }

    /// The fields' other names.
    private static let fields = [
        "hali": "status", "simu": "phone", "kiasi": "amount", "risiti": "receipt", "kaunta": "till",
        "reference": "ref", "rejea": "ref", "siku": "day",
    ]

    /// Whether it is what rows show as their status, whole.
    private static func isShown(_ word: String) -> Bool {
        let typed = closed(word)
        return shown.contains { [$0.word.english, $0.word.swahili].contains { closed($0) == typed } }
    }

    /// What a status is called on the screen, as the books are asked for it; as typed where no word begins so.
    private static func states(_ text: String) -> String {
        let typed = closed(text)
        guard !typed.isEmpty else { return text }
        let found = shown.filter { entry in
            [entry.word.english, entry.word.swahili].contains { closed($0).hasPrefix(typed) }
        }
        return found.isEmpty ? typed : found.map(\.asked).joined(separator: ",")
    }

    /// A word as it is compared: in small letters, and without blanks.
    private static func closed(_ text: String) -> String { text.lowercased().filter { $0 != " " } }

    private static let goodsGiven = AttemptState.allCases.filter { $0 != .paid }.map {
        "goods.\($0.rawValue.lowercased())"
    }
    .joined(separator: ",")

    /// Every word that a row may stand under, and what the books call it.
    private static let shown: [(word: Phrase, asked: String)] = {
        let states = AttemptState.allCases.map { state in
            let word = StatusWord(for: state, resultCode: state == .refused ? ResultCode("-") : nil).word
            let name = state.rawValue.lowercased()
            return (word, state == .paid ? "plain.\(name)" : "state.\(name)")
        }
        let codes = [
            "1", "2", "3", "4", "8", "17", "26", "1001", "1019", "1036", "1025", "9999", "1031", "1032", "1037", "2001",
            "8006", "2028", "SFC_IC0003",
        ].map { code in
            (StatusWord(for: .failed, resultCode: ResultCode(code)).word, "code.\(code.lowercased())")
        }
        // What is open says so by its state; the rest of a sale is no word of one row alone.
        let ofPaid: [Doubt.Kind] = [
            .reversed, .refundOwed, .doubled, .usedTwice, .late, .denied, .otherAmount, .otherReceipt,
        ]
        let doubts = ofPaid.map { (StatusWord(for: $0).word, "doubt.\($0.rawValue.lowercased())") }
        let others = [
            (StatusWord.wrongPhone.word, "wrong.paid"), (StatusWord.partPaid.word, "part.paid"),
            (StatusWord.givenBack.word, "given.paid"),
            (StatusWord.released.word, "released.unknown,released.expired"),
            (StatusWord.goodsGiven.word, goodsGiven),
            // What people say beside the screen's own words.
            (Phrase("late", sw: "Imechelewa"), "doubt.late"),
            (Phrase("canceled", sw: "Imefutwa"), "code.1032,code.1031"),
            (Phrase("unpaid", sw: "Hawajalipa"), "state.failed"),
            // Of money paid straight to the shop. Its English words find it as they are.
            (Phrase("received", sw: "Imepokelewa"), "received"), (Phrase("taken", sw: "Imechukuliwa"), "taken"),
            (Phrase("taken", sw: StatusWord.paidTaken.word.swahili), "taken"),
            (Phrase("free", sw: StatusWord.paidFree.word.swahili), "free"),
        ]
        return states + codes + doubts + others
    }()

    /// What is wrong with the first word that no payment can have; nil when each may find some.
    public static func complaint(about typed: [String], on day: BusinessDay) -> Phrase? {
        for (text, read) in zip(joined(typed), PaymentFilter(typed: typed, on: day).words) {
            guard let field = read.split(separator: ":").first.map(String.init) else { continue }
            switch Term(read) {
            case .nothing: return says(text, fits[field] ?? fits["ref"] ?? Phrase("", sw: ""))
            case .status(let names) where !names.contains(where: isState):
                return says(text, fits["status"] ?? Phrase("", sw: ""))
            case .anything(let word) where isField(word): return says(text, noField)
            case .status, .anything, .phone, .amount, .receipt, .till, .reference, .day: continue
            }
        }
        return nil
    }

    /// Whether it is written like a field and its value: letters, a colon, and something behind it.
    private static func isField(_ word: String) -> Bool {
        guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else { return false }
        return word[..<colon].allSatisfy(\.isLetter)
    }

    private static let noField = Phrase(
        "the fields are status: phone: amount: receipt: till: ref: day:",
        sw: "sehemu ni hali: simu: kiasi: risiti: kaunta: rejea: siku:")

    private static func says(_ word: String, _ fit: Phrase) -> Phrase {
        let shown = word.fitForEyes
        return Phrase(
            "“\(shown)” can't be looked for: \(fit.english).", sw: "“\(shown)” haiwezi kutafutwa: \(fit.swahili).")
    }

    private static func isState(_ name: String) -> Bool {
        let others = ["open", "direct", "received", "free", "taken"]
        let isBeginning = AttemptState.allCases.map { $0.rawValue.lowercased() } + others
        return name.contains(".") || (name.count >= 3 && isBeginning.contains { $0.hasPrefix(name) })
    }

    /// What fits behind each field's colon.
    private static let fits = [
        "status": Phrase(
            "write a status as the list has it, like paid, waiting, cancelled",
            sw: "andika hali kama orodha ilivyo, mfano imelipwa, inasubiri"),
        "phone": Phrase("write digits, like 0712", sw: "andika tarakimu, mfano 0712"),
        "amount": Phrase("write a sum, like 500 or >500", sw: "andika kiasi, mfano 500 au >500"),
        "day": Phrase(
            "write a day, like 2026-11-06, today or yesterday", sw: "andika siku, mfano 2026-11-06, leo au jana"),
        "ref": Phrase("write something behind the colon", sw: "andika kitu baada ya nukta mbili"),
    ]
}
