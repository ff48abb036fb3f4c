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
