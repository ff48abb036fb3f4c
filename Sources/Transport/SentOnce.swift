/// What became of a request that is sent at most once.
public enum SentOnce: Equatable, Sendable {
    /// It failed before the first byte of the request: name, connection or encryption. Nothing happened.
    case neverLeft(reason: String)
    /// It left, or may have, and no whole answer came. Anything may have happened.
    case lost(reason: String)
    /// A whole answer came.
    case answered(HTTPReply)
}
