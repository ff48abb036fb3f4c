import Payments

/// A phone of the last hour that stands in the phone field without being chosen; what was typed there stays under it.
struct RecalledPhone: Equatable, Sendable {
    /// How long a payment's phone is offered again.
    static let reach = Duration.seconds(3600)

    /// The phones to go through, newest first, as they were when the first was asked for: none moves under a finger.
    private let phones: [MSISDN]

    /// Which of them it is, from the newest.
    private(set) var index = 0

    /// The newest of them; nil where there is none.
    init?(newestOf phones: [MSISDN]) {
        if phones.isEmpty { return nil }
        self.phones = phones
    }

    var phone: MSISDN { phones[index] }

    var count: Int { phones.count }

    /// The number without its middle, as everywhere, but for as many of those digits as tell it from the others that are
    /// offered; never all of them.
    var masked: String {
        func middle(_ phone: MSISDN) -> [Character] { Array(phone.digits.dropFirst(6).prefix(3)) }
        let own = middle(phone)
        var alike = phones.filter { $0 != phone && $0.masked == phone.masked }.map(middle)
        var shown: Set<Int> = []
        while !alike.isEmpty, shown.count + 1 < own.count {
            let places = own.indices.filter { !shown.contains($0) }
            let telling = places.max { one, other in
                alike.count { $0[one] != own[one] } < alike.count { $0[other] != own[other] }
            }
            guard let telling else { break }
            shown.insert(telling)
            alike.removeAll { $0[telling] != own[telling] }
        }
        var place = -1
        return String(
            phone.masked.map { character in
                if character != "•" { return character }
                place += 1
                return shown.contains(place) ? own[place] : character
            })
    }

    /// Goes to the next older one; returns whether there is one.
    mutating func goBack() -> Bool {
        guard index + 1 < phones.count else { return false }
        index += 1
        return true
    }

    /// Goes to the next newer one; returns whether there is one.
    mutating func goForward() -> Bool {
        guard index > 0 else { return false }
        index -= 1
        return true
    }
}
