/// A phone number of the sandbox that says how its prompts end, as help texts name it.
public struct PracticeNumber: Equatable, Sendable {
    /// The number, with CCCC for a code: `070000CCCC`.
    public let pattern: String
    /// How its prompts end.
    public let meaning: String

    /// Every pattern there is, those for every day first. `PhoneScript` reads them.
    public static let all = [
        ("0700000000", "pays"),
        ("0700001032", "cancels"),
        ("070000CCCC", "ends with the code CCCC: 0001 no funds, 2001 wrong PIN"),
        ("0700000900", "pays, and no message tells of it"),
        ("0700000901", "pays, and the message comes twice"),
        ("0700000902", "pays after M-PESA said that the phone can't be reached"),
        ("0700000903", "pays before M-PESA has taken the prompt"),
        ("0700000907", "pays, and the message names another amount"),
        ("0700004999", "never answers"),
        ("0700009003", "ends with SFC_IC0003: the till is set up wrong"),
    ].map { PracticeNumber(pattern: $0.0, meaning: $0.1) }
}
