package import Foundation
package import Payments
import Synchronization

/// How a fact is written in the file: JSON by its own coding, and its kind in a word.
package enum FactCode {
    /// The fact as JSON, always spelt the same.
    package static func text(of fact: Fact) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(fact), as: UTF8.self)
    }

    /// The fact that was written. Those read last are remembered: evidence is read again and again, and a text is one fact
    /// for ever.
    package static func fact(in text: String) throws -> Fact {
        if let fact = read.withLock({ $0[text] }) { return fact }
        let fact = try JSONDecoder().decode(Fact.self, from: Data(text.utf8))
        read.withLock {
            if $0.count >= mostRead { $0.removeAll(keepingCapacity: true) }
            $0[text] = fact
        }
        return fact
    }

    private static let read = Mutex<[String: Fact]>([:])
    private static let mostRead = 2048

    /// What makes a piece of evidence the same as another of the same attempt.
    ///
    /// - Parameter occasion: which of several like it this is: answers to questions always count anew.
    package static func digest(of source: Evidence.Source, _ fact: String, occasion: Int?) -> Data {
        let name = occasion.map { "\(source.rawValue)#\($0)" } ?? source.rawValue
        return sha256(Data("\(name)\n\(fact)".utf8)).prefix(16)
    }
}

extension Fact {
    /// The fact's kind in a word.
    package var kind: String {
        switch self {
        case .sendMarked: "sendMarked"
        case .accepted: "accepted"
        case .refused: "refused"
        case .neverLeft: "neverLeft"
        case .answerLost: "answerLost"
        case .callbackPaid: "callbackPaid"
        case .callbackFailed: "callbackFailed"
        case .queryPaid: "queryPaid"
        case .queryFailed: "queryFailed"
        case .queryOpen: "queryOpen"
        case .receiptFound: "receiptFound"
        case .rowMissing: "rowMissing"
        case .deadlinePassed: "deadlinePassed"
        case .stoppedWaiting: "stoppedWaiting"
        case .restarted: "restarted"
        case .withdrawn: "withdrawn"
        case .closedUnpaid: "closedUnpaid"
        case .released: "released"
        case .goodsGiven: "goodsGiven"
        case .wrongNumber: "wrongNumber"
        case .doubled: "doubled"
        case .doubledByHand: "doubledByHand"
        case .takenElsewhere: "takenElsewhere"
        case .notItsReceipt: "notItsReceipt"
        case .reversed: "reversed"
        case .resolved: "resolved"
        }
    }
}
