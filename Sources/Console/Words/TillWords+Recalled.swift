import Payments

/// What is said of the phones of the last hour.
extension TillWords {
    /// Under a phone that was fetched: which one it is, and what becomes of it.
    static func recalled(_ place: Int, of count: Int) -> Phrase {
        Phrase("\(place)/\(count) · Enter picks, Esc not", sw: "\(place)/\(count) · Enter huchagua, Esc la")
    }

    static let noRecentPhone = Phrase(
        "No payment of the last hour is known here.", sw: "Hakuna malipo ya saa iliyopita yanayojulikana hapa.")
    static let noEarlierPhone = Phrase(
        "That is the earliest phone of the last hour.", sw: "Hiyo ndiyo simu ya kwanza ya saa iliyopita.")
}
