public import Payments

/// What one sender posted that was set aside, with what its newest messages say as far as they can be read.
public struct SetAsideWords: Equatable, Sendable {
    /// Who, how often, and since when.
    public let sender: SetAsideSender
    /// What its newest messages say, in their order; of one that can't be read, how long it is.
    public let says: [Phrase]

    /// Takes both.
    public init(_ sender: SetAsideSender, says: [Phrase]) {
        self.sender = sender
        self.says = says
    }
}
