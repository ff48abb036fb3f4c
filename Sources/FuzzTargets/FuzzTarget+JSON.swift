import Foundation
import Transport

extension FuzzTarget {
    /// The strict scanner: what it takes, Foundation takes too, and both read the same out of it.
    static let json = FuzzTarget("json") { bytes throws(BrokenProperty) in
        guard let value = try? JSON(strict: bytes) else {
            return try hold((try? JSON(strict: bytes, limits: .callback)) == nil, "a stranger may send more")
        }
        if let small = try? JSON(strict: bytes, limits: .callback) {
            try hold(small == value, "limits change the value")
        }
        try hold((try? JSON(strict: value.bytes)) == value, "what was read can't be written and read again")
        // Foundation rounds long numbers, gives up on huge ones, and drops a byte order mark in front of a text: that is
        // why it is not the reader.
        guard value.hasOnlyShortNumbers, bytes.firstRange(of: [0xEF, 0xBB, 0xBF]) == nil else { return }
        guard let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
            throw BrokenProperty(description: "Foundation refuses what the strict scanner takes")
        }
        try hold(value.isTheSame(as: other), "Foundation reads something else")
    }
}

extension JSON {
    fileprivate var hasOnlyShortNumbers: Bool {
        switch self {
        case .number(let text): text.utf8.count <= 15 && !text.contains { $0 == "e" || $0 == "E" }
        case .null, .bool, .string: true
        case .array(let elements): elements.allSatisfy(\.hasOnlyShortNumbers)
        case .object(let members): members.allSatisfy(\.value.hasOnlyShortNumbers)
        }
    }

    fileprivate func isTheSame(as other: Any) -> Bool {
        switch self {
        case .null: other is NSNull
        case .bool(let value): (other as? Bool) == value
        case .number(let text):
            if let mine = Double(text), let number = other as? NSNumber {
                abs(number.doubleValue - mine) <= abs(mine) * 1e-12
            } else {
                false
            }
        case .string(let text): (other as? String).map { $0.utf8.elementsEqual(text.utf8) } ?? false
        case .array(let elements): isTheSame(elements, as: other as? [Any])
        case .object(let members): isTheSame(members, as: other as? [String: Any])
        }
    }

    private func isTheSame(_ elements: [JSON], as others: [Any]?) -> Bool {
        guard let others, others.count == elements.count else { return false }
        return zip(elements, others).allSatisfy { $0.isTheSame(as: $1) }
    }

    private func isTheSame(_ members: [Member], as others: [String: Any]?) -> Bool {
        guard let others, others.count == members.count else { return false }
        return members.allSatisfy { member in others[member.name].map { member.value.isTheSame(as: $0) } ?? false }
    }
}
