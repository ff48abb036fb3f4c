/// A JSON value that loses nothing: numbers keep their spelling, members keep their order.
///
/// Foundation's readers round numbers and pick one of two equal keys; money can bear neither.
public enum JSON: Equatable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as it was spelt: `1`, `1.00` and `1.5E3` stay three texts.
    case number(String)
    /// A text, with its escapes resolved.
    case string(String)
    /// A list.
    case array([JSON])
    /// Named values in the order in which they came; no name twice.
    case object([Member])

    /// One named value of an object.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: JSON

        /// Takes the parts.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }
}

extension JSON {
    /// The member of that name; nil when there is none, or this is no object.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The members of an object; empty for anything else.
    public var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    /// The elements of a list, or the value itself where a sender wrote one element without a list; `null` is none.
    public var elements: [JSON] {
        switch self {
        case .array(let elements): elements
        case .null: []
        case .bool, .number, .string, .object: [self]
        }
    }

    /// Whether it is `null`.
    public var isNull: Bool { self == .null }

    /// A text, or a number as it was spelt; nil for anything else.
    public var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .null, .bool, .array, .object: nil
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral text: String) { self = .string(text) }

    public init(integerLiteral number: Int64) { self = .number(String(number)) }

    public init(booleanLiteral value: Bool) { self = .bool(value) }

    public init(arrayLiteral elements: JSON...) { self = .array(elements) }

    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }

    public init(nilLiteral: ()) { self = .null }
}
