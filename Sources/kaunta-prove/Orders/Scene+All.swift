extension Scene {
    /// All scenes.
    static let all: [Scene] = places + amounts + sequels + times

    private static let places: [Scene] = [
        paidByPrompt, paidByPrompt.typed, paidByPrompt.at(.till), paidByPrompt.at(.fixedAccount).extra,
        paidByStranger, paidByStranger.at(.till), paidBoth, paidBoth.typed.extra, paidBoth.at(.till), paidTwiceByOne,
        paidTwiceByOne.typed.extra, twoPrompts, twoPrompts.typed.extra, twoPrompts.at(.till),
        twoPrompts.at(.fixedAccount),
    ]

    /// The same where no reference tells the prompts apart. A row proves a prompt there by phone, amount and time alone,
    /// and none that was denied: whoever cancels one may pay by hand, at that moment. Asking the gateway tells which it was.
    func at(_ place: Place) -> Scene {
        var other = self
        other.name += place == .till ? "-till" : "-fixed"
        other.place = place
        other.tellings = tellings.filter { telling in
            if case .denial = telling { return false }
            if case .denied(let prompt) = telling { return payment(by: prompt) == nil }
            return true
        }
        return other
    }

    private static let paidByPrompt = Scene(
        name: "prompt", payments: [.by(.first, .one)],
        tellings: [
            .callback(.first, .one), .callback(.second, .one), .confirmed(.first), .denial(.first), .denied(.second),
            .confirmation(.one, .clear), .confirmation(.one, .hashed), .forged(.one, by: .stranger),
            .forged(.one, by: .second, under: .second), .forged(.one, by: .first, percent: 70),
            .list([.one], .clear), .list([.one], .masked), .list([.one], .hashed), .list([.one], .absent),
            .take(.one), .resolve(.first), .reversal(.one), .reversal(.one, withRow: false),
        ],
        // Taken under a false payer, before the list names the true one and a person has a word about it.
        stories: [
            [
                .forged(.one, by: .stranger), .callback(.first, .one), .take(.one), .list([.one], .clear),
                .resolve(.first),
            ]
        ])

    private static let paidByStranger = Scene(
        name: "stranger", payments: [.straight(.one, by: .stranger)],
        tellings: [
            .callback(.first, .one), .callback(.second, .one), .denial(.first), .denied(.first),
            .confirmation(.one, .clear), .confirmation(.one, .absent), .forged(.one, by: .first, under: .first),
            .forged(.one, by: .stranger, percent: 70),
            .list([.one], .clear), .list([.one], .masked), .list([.one], .hashed), .list([.one], .absent),
            .take(.one), .reversal(.one), .reversal(.one, withRow: false),
        ])

    private static let paidBoth = Scene(
        name: "both", payments: [.by(.first, .one), .straight(.two, by: .stranger)],
        tellings: [
            .callback(.first, .one), .callback(.first, .two), .callback(.second, .two), .confirmed(.first),
            .confirmation(.one, .clear), .confirmation(.two, .clear), .confirmation(.two, .hashed),
            .forged(.two, by: .first, under: .first), .list([.one, .two], .clear), .list([.two, .one], .hashed),
            .list([.two], .clear), .list([.one], .absent), .take(.one), .take(.two), .resolve(.first),
            .reversal(.two),
        ])

    private static let paidTwiceByOne = Scene(
        name: "one-customer", payments: [.by(.first, .one), .straight(.two, by: .first)],
        tellings: [
            .callback(.first, .one), .callback(.first, .two), .confirmed(.first), .denied(.second),
            .confirmation(.one, .clear), .confirmation(.two, .clear), .confirmation(.two, .absent),
            .list([.one, .two], .clear), .list([.two], .clear), .list([.two], .hashed), .list([.one], .masked),
            .take(.one), .take(.two), .resolve(.first), .reversal(.one), .reversal(.two),
        ])

    private static let twoPrompts = Scene(
        name: "two-prompts", payments: [.by(.first, .one), .by(.second, .two)],
        tellings: [
            .callback(.first, .one), .callback(.first, .two), .callback(.second, .two), .callback(.second, .one),
            .confirmed(.first), .confirmed(.second), .confirmation(.one, .clear), .confirmation(.two, .masked),
            .forged(.one, by: .second, under: .second), .list([.one, .two], .clear), .list([.two, .one], .hashed),
            .list([.two], .absent), .take(.one), .take(.two), .resolve(.first), .reversal(.one),
        ])
}
