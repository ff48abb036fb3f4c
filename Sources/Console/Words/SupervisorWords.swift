import Payments

/// What the day at the shop says.
enum SupervisorWords {
    static let tab = Phrase("Day", sw: "Siku")
    static let title = Phrase("Today at the shop", sw: "Leo dukani")
    static let counting = Phrase("Counting…", sw: "Inahesabu…")
    static let noTill = Phrase("No till has asked for money today.", sw: "Hakuna kaunta iliyoomba malipo leo.")
    static let paid = Phrase("Paid", sw: "Imelipwa")
    static let success = Phrase("Success", sw: "Mafanikio")
    static let answers = Phrase("Customers' answer", sw: "Jibu la mteja")
    static let median = Phrase("half within", sw: "nusu ndani ya")
    static let slow = Phrase("95 % within", sw: "95 % ndani ya")
    static let chart = Phrase("Payments per quarter of an hour", sw: "Malipo kwa robo saa")
    static let tills = Phrase("Tills", sw: "Kaunta")
    static let till = Phrase("Till", sw: "Kaunta")
    static let paidKES = Phrase("Paid KES", sw: "KES zimelipwa")
    static let count = Phrase("Paid", sw: "Malipo")
    static let waiting = Phrase("Waiting", sw: "Subiri")
    static let doubtful = Phrase("Unknown", sw: "Shaka")
    static let lastHour = Phrase("Last hour", sw: "Saa iliyopita")
    static let needs = Phrase("Needs a person · Alt-5 opens", sw: "Yanahitaji mtu · Alt-5 hufungua")
    static let nothingNeeded = Phrase("Nothing.", sw: "Hakuna.")

    static func countedAt(_ moment: Timestamp) -> Phrase {
        Phrase("counted at \(moment.time)", sw: "imehesabiwa \(moment.time)")
    }

    static func payments(_ count: Int) -> Phrase {
        Phrase(count == 1 ? "1 payment" : "\(count) payments", sw: "malipo \(count)")
    }

    /// The same, and how many of them came straight to the shop.
    static func payments(_ count: Int, straight: DayTotals.Bucket) -> Phrase {
        let all = payments(count)
        if straight.count == 0 { return all }
        return Phrase(
            "\(all.english), direct \(straight.count) · \(straight.sum.short)",
            sw: "\(all.swahili), moja kwa moja \(straight.count) · \(straight.sum.short)")
    }

    /// `91.4 %`; a dash where nothing was answered.
    static func percent(_ permille: Int?) -> String { permille.map { "\($0 / 10).\($0 % 10) %" } ?? "–" }

    /// How it was yesterday at this time, and which way it goes.
    static func yesterday(_ value: String) -> Phrase { Phrase("yesterday \(value)", sw: "jana \(value)") }

    static func busiest(from start: String, _ count: Int) -> Phrase {
        let payments = payments(count)
        return Phrase("busiest \(start), \(payments.english)", sw: "zaidi \(start), \(payments.swahili)")
    }

    /// How many of one kind need a person, and how old the oldest is, which may be “now”.
    static func goodsGiven(_ goods: DayTotals.Bucket) -> Phrase {
        Phrase(
            "\(goods.count) × goods given without proof: KES \(goods.sum.short) not paid",
            sw: "\(goods.count) × bidhaa bila uthibitisho: KES \(goods.sum.short) hazijalipwa")
    }

    static func needed(_ count: Int, _ what: Phrase, oldest age: Phrase) -> Phrase {
        Phrase(
            "\(count) × \(what.english), the oldest: \(age.english)",
            sw: "\(count) × \(what.swahili), ya zamani: \(age.swahili)")
    }
}
