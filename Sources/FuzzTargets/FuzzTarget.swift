/// A reader of bytes that strangers send, and what must hold whatever they are.
///
/// The checks are plain functions, so that tests can replay what a fuzzer once found without one.
public struct FuzzTarget: Sendable {
    /// Its name, and that of its folder of examples.
    public let name: String
    /// Reads the bytes and throws where something does not hold.
    public let check: @Sendable ([UInt8]) throws(BrokenProperty) -> Void

    init(_ name: String, _ check: @escaping @Sendable ([UInt8]) throws(BrokenProperty) -> Void) {
        self.name = name
        self.check = check
    }

    /// All of them.
    public static let all = [
        json, callback, confirmation, result, queryAnswer, pushAnswer, pullAnswer, statement, request, settings, theme,
        phone,
        amount,
        receipt,
        timestamp, keys, keyFile,
        fact,
    ]

    /// The target of that name.
    public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Something that must hold for all bytes and did not hold for these.
public struct BrokenProperty: Error, Equatable, CustomStringConvertible {
    /// What did not hold.
    public let description: String
}

/// Throws unless it holds.
func hold(_ holds: Bool, _ what: @autoclosure () -> String) throws(BrokenProperty) {
    if !holds { throw BrokenProperty(description: what()) }
}
