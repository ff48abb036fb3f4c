extension Scene {
    /// The scenes in which another prompt follows the first one, for the same debt. Where both go to one phone, not at a
    /// till: no row tells there which of the two was paid.
    static let sequels: [Scene] = [
        sentAgain, afterFailure, afterRelease.extra, firstAlone, secondAlone, lost, wrongNumber,
        wrongNumber.at(.till).extra, strangers, rest.extra,
    ]

    /// Which prompt goes when: whatever is told, another one goes only where the rules let it.
    private static let sentAgain = Scene(
        name: "again", sequel: .again, payments: [.by(.first, .one), .by(.second, .two)],
        tellings: [
            .ask, .denied(.first), .release(.first), .denial(.first), .callback(.first, .one), .confirmed(.first),
            .list([.one], .clear), .confirmation(.one, .clear), .callback(.second, .two), .list([.two], .clear),
        ],
        stories: [[.denied(.first), .ask, .confirmed(.first), .list([.one, .two], .clear)]])

    private static let afterFailure = Scene(
        name: "failed", sequel: .again, payments: [.by(.first, .one), .by(.second, .two)],
        opening: [.denied(.first), .ask], tellings: bothPaid)

    private static let afterRelease = Scene(
        name: "released", sequel: .again, payments: [.by(.first, .one), .by(.second, .two)],
        opening: [.release(.first), .ask], tellings: bothPaid)

    private static let bothPaid: [Telling] = [
        .callback(.first, .one), .callback(.second, .two), .callback(.second, .one), .callback(.first, .two),
        .confirmed(.first), .confirmed(.second), .denied(.second), .confirmation(.one, .clear),
        .confirmation(.two, .hashed), .list([.one], .clear), .list([.two], .clear), .list([.two, .one], .masked),
        .take(.one), .resolve(.first), .resolve(.second), .reversal(.one),
    ]

    /// The first one alone is paid, after the second one went out.
    private static let firstAlone = Scene(
        name: "first-alone", sequel: .again, payments: [.by(.first, .one)], opening: [.release(.first), .ask],
        tellings: [
            .callback(.first, .one), .callback(.second, .one), .confirmed(.first), .denied(.second),
            .confirmation(.one, .clear), .confirmation(.one, .absent), .list([.one], .clear), .list([.one], .hashed),
            .take(.one), .resolve(.first),
        ])

    private static let secondAlone = Scene(
        name: "second-alone", sequel: .again, payments: [.by(.second, .two)], opening: [.denied(.first), .ask],
        tellings: [
            .callback(.first, .two), .callback(.second, .two), .confirmed(.second), .denial(.first),
            .confirmation(.two, .clear), .confirmation(.two, .absent), .list([.two], .clear), .list([.two], .hashed),
            .take(.two), .resolve(.second),
        ])

    /// A customer pays in two parts.
    private static let rest = Scene(
        name: "rest", secondAsks: 70, sequel: .rest, payments: [.by(.first, .one), .by(.second, .two)],
        opening: [.confirmed(.first), .ask],
        tellings: [.wrongNumber(.first), .wrongNumber(.second), .reversal(.two, .half)] + bothPaid)

    /// Nobody can ask what became of the first one.
    private static let lost = Scene(
        name: "lost", sequel: .again, isAnswerLost: true, payments: [.by(.first, .one), .by(.second, .two)],
        tellings: [
            .release(.first), .resolve(.first), .ask, .callback(.first, .one), .confirmed(.first),
            .confirmation(.one, .clear), .confirmation(.one, .obscure), .list([.one], .clear), .list([.one], .absent),
            .take(.one), .reversal(.one), .callback(.second, .two), .confirmed(.second),
        ],
        stories: [
            [.release(.first), .resolve(.first), .confirmation(.one, .obscure), .take(.one), .callback(.first, .one)]
        ])

    /// A stranger has the first prompt, and pays it; the right phone is asked, and pays, too.
    private static let wrongNumber = Scene(
        name: "wrong-number", sequel: .instead, payments: [.by(.first, .one), .by(.second, .two)],
        opening: [.wrongNumber(.first), .ask],
        tellings: [
            .callback(.first, .one), .callback(.second, .two), .callback(.second, .one), .confirmed(.first),
            .confirmed(.second), .denied(.first), .denied(.second), .confirmation(.one, .clear), .list([.one], .clear),
            .list([.two], .clear), .list([.one, .two], .hashed), .take(.one), .resolve(.first), .resolve(.second),
            .reversal(.one), .release(.first),
        ])

    /// The same, where it is noted late that the first number was wrong.
    private static let strangers = Scene(
        name: "strangers", sequel: .instead, payments: [.by(.first, .one), .by(.second, .two)],
        tellings: [
            .wrongNumber(.first), .ask, .denied(.first), .callback(.first, .one), .confirmed(.first),
            .confirmed(.second), .list([.one], .clear), .list([.one, .two], .clear), .resolve(.first),
        ],
        stories: [
            [.denied(.first), .ask, .confirmed(.second), .confirmed(.first), .wrongNumber(.first)]
        ])
}
