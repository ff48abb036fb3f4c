extension Approval {
    /// Both, as the books keep them beside a fact that has no place for them.
    public var words: String { "\(by): \(reason)" }

    /// Whether a text gives a reason: it has a word of three letters or more that is not one letter over and over. Who reads
    /// the books later has nothing else to go by.
    public static func isReason(_ text: String) -> Bool {
        text.split { !$0.isLetter }.contains { $0.count >= 3 && Set($0.lowercased()).count > 1 }
    }
}
