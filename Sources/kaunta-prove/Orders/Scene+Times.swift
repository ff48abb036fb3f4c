/// The scenes in which money is paid beside the prompt whose reference it has, before it or after, as a table's number or a
/// customer's name is typed again and again. The customer does not pay the prompt.
extension Scene {
    static let times: [Scene] = [
        beside(by: .first, seconds: -4_620, "earlier"), beside(by: .first, seconds: -5, "just-before"),
        beside(by: .stranger, seconds: -5, "just-before-stranger").extra,
        beside(by: .stranger, seconds: 60, "stranger-beside"),
        beside(by: .first, seconds: -604_800, "week-ago").extra,
    ]

    private static func beside(by payer: Customer, seconds: Int64, _ name: String) -> Scene {
        Scene(
            name: name, isReferenceTyped: true,
            payments: [.beside(.one, by: payer, under: .first, seconds: seconds)],
            tellings: forged(seconds) + [
                .denial(.first), .denied(.first), .confirmation(.one, .clear), .confirmation(.one, .absent),
                .confirmation(.one, .hashed), .list([.one], .clear), .list([.one], .masked), .list([.one], .absent),
                .take(.one), .look(.one), .reversal(.one),
            ])
    }

    /// What the customer claims of it in a forged message. Of what was paid at the moment of the prompt, by clocks that may
    /// differ, nobody can tell that it is a lie.
    private static func forged(_ seconds: Int64) -> [Telling] { seconds < -300 ? [.callback(.first, .one)] : [] }
}
