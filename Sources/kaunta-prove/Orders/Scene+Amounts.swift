extension Scene {
    /// The scenes in which amounts differ, or a part of one goes back.
    static let amounts: [Scene] = [
        twoAmounts, twoAmounts.at(.till).extra, straightOther, straightOther.at(.till).extra, partsOfPrompts,
        partsOfDirect,
    ]

    /// Two prompts that ask for different amounts, and messages that name the other one's.
    private static let twoAmounts = Scene(
        name: "two-amounts", secondAsks: 70, payments: [.by(.first, .one), .by(.second, .two)],
        tellings: [
            .callback(.first, .one), .callback(.first, .one, percent: 70), .callback(.first, .two),
            .callback(.second, .two), .callback(.second, .one), .callback(.second, .one, percent: 100),
            .confirmed(.first), .denied(.second), .confirmation(.one, .clear),
            .forged(.one, by: .second, under: .second, percent: 70), .forged(.two, by: .first, under: .first),
            .forged(.two, by: .second, under: .second, percent: 100), .list([.one, .two], .clear),
            .list([.two], .hashed),
            .take(.one), .look(.two), .resolve(.first),
        ])

    /// Whoever was asked for one amount pays the other one's straight to the shop, too.
    private static let straightOther = Scene(
        name: "straight-other", secondAsks: 70,
        payments: [.by(.first, .one), .straight(.two, by: .first, percent: 70)],
        tellings: [
            .callback(.first, .one), .callback(.first, .two), .callback(.first, .two, percent: 70),
            .callback(.second, .two), .confirmed(.first), .confirmation(.two, .clear), .forged(.two, by: .first),
            .forged(.two, by: .second, under: .second, percent: 70), .forged(.two, by: .first, under: .first),
            .list([.two], .clear), .list([.two, .one], .hashed), .list([.two], .absent), .take(.two), .look(.two),
            .resolve(.first),
        ],
        stories: [[.forged(.two, by: .first), .take(.two), .list([.two], .clear), .look(.two)]])

    /// Parts of a prompt's payment go back, up to all of it, as lists tell it in several ways.
    private static let partsOfPrompts = Scene(
        name: "parts", payments: [.by(.first, .one)],
        tellings: [
            .callback(.first, .one), .callback(.second, .one), .confirmed(.first), .confirmation(.one, .clear),
            .list([.one], .clear), .reversal(.one, .half), .reversal(.one, .rest, withRow: false),
            .reversal(.one, .status), .reversal(.one, .untold, withRow: false), .take(.one), .look(.one),
            .resolve(.first),
        ],
        stories: [
            [.reversal(.one, .half), .reversal(.one, .rest, withRow: false), .callback(.first, .one), .resolve(.first)]
        ])

    /// The same of money paid straight to the shop, while a message names it for a prompt.
    private static let partsOfDirect = Scene(
        name: "parts-direct", payments: [.straight(.one, by: .stranger)],
        tellings: [
            .callback(.first, .one), .confirmation(.one, .clear), .forged(.one, by: .first, under: .first),
            .forged(.one, by: .stranger, percent: 70), .list([.one], .clear), .reversal(.one, .half),
            .reversal(.one, .rest, withRow: false), .reversal(.one, .status), .reversal(.one, .untold, withRow: false),
            .take(.one), .look(.one),
        ],
        stories: [
            [.confirmation(.one, .clear), .reversal(.one, .half), .look(.one), .reversal(.one, .rest, withRow: false)]
        ])
}
