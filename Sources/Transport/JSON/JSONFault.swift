/// Why a text is not the JSON we take, and where it stops being it.
public struct JSONFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// How many bytes of the text are in order.
    public let offset: Int
    /// What is wrong there.
    public let what: What

    /// Takes the parts.
    public init(at offset: Int, _ what: What) {
        self.offset = offset
        self.what = what
    }

    /// What can be wrong.
    public enum What: String, Equatable, Sendable, CaseIterable {
        /// There is nothing, or only blanks.
        case empty = "there is nothing to read"
        /// It starts with a byte order mark.
        case byteOrderMark = "it starts with a byte order mark"
        /// More bytes than the limit.
        case tooLong = "it is too long"
        /// More levels than the limit.
        case tooDeep = "its lists and objects are nested too deep"
        /// More members and elements than the limit.
        case tooManyMembers = "it has too many members"
        /// A string or a name beyond the limit.
        case stringTooLong = "a text is too long"
        /// A number beyond the limit.
        case numberTooLong = "a number is too long"
        /// It ends before it is whole.
        case unexpectedEnd = "it ends in the middle"
        /// Something that can't stand there.
        case unexpectedCharacter = "an unexpected character"
        /// Something after the end.
        case trailingData = "there is more after its end"
        /// A number that is spelt wrong: a leading zero, `NaN`, `.5`.
        case badNumber = "a number is spelt wrong"
        /// A backslash followed by something unknown.
        case badEscape = "an unknown escape in a text"
        /// Half of a pair of surrogates.
        case loneSurrogate = "half a surrogate pair in a text"
        /// A control character that is not escaped.
        case controlCharacter = "a bare control character in a text"
        /// Bytes that are no UTF-8.
        case notUTF8 = "a text is not UTF-8"
        /// The same name twice in one object: readers disagree on which counts.
        case duplicateName = "the same name stands twice in one object"
    }

    public var description: String { "at byte \(offset): \(what.rawValue)" }
}
