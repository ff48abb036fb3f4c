import Console
import Payments
import Transport

/// One thing that a person must look into: a doubt about a prompt, or money that nobody has taken.
enum CheckItem: Equatable, Sendable {
    /// A doubt, and all that is known of the payment.
    case doubt(Doubt, AttemptRecord)
    /// Money paid straight to the shop, free for longer than `DirectPayment.patience`.
    case direct(DirectPayment)
    /// Money in a list of Safaricom's own that may be a prompt's.
    case unplaced(UnplacedRow)
    /// An order to give a payment back, of which nobody knows yet what came of it.
    case reversal(ReversalOrder)
    /// Messages that were set aside.
    case setAside(Quarantine)

    /// Since when it is so: when the prompt was sent, or the money was heard of.
    var since: Timestamp {
        switch self {
        case .doubt(let doubt, _): doubt.line.sentAt ?? doubt.line.createdAt
        case .direct(let payment): payment.heardAt
        case .unplaced(let row): row.listedAt
        case .reversal(let order): order.sentAt ?? order.preparedAt
        case .setAside(let quarantine): quarantine.since
        }
    }

    /// Its name on the command line: a tag or a receipt.
    var name: String {
        switch self {
        case .doubt(let doubt, _): doubt.line.tag.text
        case .direct(let payment): payment.id.text
        case .unplaced(let row): row.told.receipt.text
        case .reversal(let order): order.receipt.text
        case .setAside: "quarantine"
        }
    }

    /// What is doubtful, as JSON and `kaunta resolve` spell it.
    var kind: String {
        switch self {
        case .doubt(let doubt, _): doubt.kind.rawValue
        case .direct: "direct"
        case .unplaced: "unplaced"
        case .reversal: "reversalOrder"
        case .setAside: "quarantine"
        }
    }

    /// Who said what last: each source once, and each word of people's; the newest last, our own doings left out.
    var known: [Known] {
        switch self {
        case .doubt(_, let record):
            var newest: [Evidence] = []
            for item in record.evidence where item.source != .console {
                // Of people each word stands by itself: a release is not over because goods were given.
                newest.removeAll { $0.source == item.source && (item.source != .person || $0.fact == item.fact) }
                newest.append(item)
            }
            let said = newest.map { Known(by: $0.source, said: $0.words, at: $0.at) }
            guard said.isEmpty, let last = record.evidence.last else { return said }
            return [Known(by: last.source, said: last.words, at: last.at)]
        case .direct(let payment):
            let source: Evidence.Source = payment.verifiedAt == nil ? .confirmation : .pull
            let parts = Self.parts(of: payment.told)
            return [
                Known(
                    by: source, said: Phrase("Paid straight: \(parts).", sw: "Imelipwa moja kwa moja: \(parts)."),
                    at: payment.verifiedAt ?? payment.heardAt)
            ]
        case .unplaced(let row):
            let parts = Self.parts(of: row.told)
            return [Known(by: row.source, said: Phrase("Paid: \(parts).", sw: "Imelipwa: \(parts)."), at: row.listedAt)]
        case .reversal(let order):
            let said = "\(order.approval.by) & \(order.second): \(order.approval.reason) \(order.words)".fitForEyes
            return [Known(by: .person, said: Phrase(said, sw: said), at: order.preparedAt)]
        case .setAside(let quarantine):
            let (peer, reason) = (quarantine.peer.fitForEyes, quarantine.reason.fitForEyes)
            return [
                Known(
                    by: .callback,
                    said: Phrase("The last, from \(peer): \(reason).", sw: "Wa mwisho, kutoka \(peer): \(reason)."),
                    at: quarantine.latestAt)
            ]
        }
    }

    private static func parts(of told: C2BConfirmation) -> String {
        ["KES \(told.amount.grouped)", told.account.asTyped, told.name.asTyped, told.payer?.description ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ").fitForEyes
    }

    /// Something that somebody said.
    struct Known: Equatable, Sendable {
        let by: Evidence.Source
        let said: Phrase
        let at: Timestamp
    }

    /// One object for programs: always these keys, in this order.
    func line(at now: Timestamp) -> String {
        let (attempt, phone, amount): (String?, String?, Money?) =
            switch self {
            case .doubt(let doubt, _): (doubt.id.text, doubt.line.phone.description, doubt.line.amount)
            case .direct(let payment): (nil, payment.told.payer?.description, payment.told.amount)
            case .unplaced(let row): (nil, row.told.payer?.description, row.told.amount)
            case .reversal(let order): (nil, nil, order.amount)
            case .setAside: (nil, nil, nil)
            }
        return JSON.object([
            .init("kind", .string(kind)), .init("name", .string(name)),
            .init("attempt", attempt.map { .string($0) } ?? .null),
            .init("state", state.map { .string($0.bookName) } ?? .null),
            .init("amount", amount.map { .string($0.decimal) } ?? .null),
            .init("phone", phone.map { .string($0.fitForEyes) } ?? .null),
            .init("since", .string(since.rfc3339)),
            .init("ageSeconds", .number(String(max(0, (now - since).wholeSeconds)))),
            .init(
                "known",
                .array(
                    known.map {
                        [
                            "source": .string($0.by.bookName), "time": .string($0.at.rfc3339),
                            "said": .string($0.said.english),
                        ]
                    })),
            .init("doNow", .string(doNow(at: now).english)),
        ]).serialised
    }

    private var state: AttemptState? {
        switch self {
        case .doubt(let doubt, _): doubt.line.state
        case .direct(let payment): payment.state
        case .unplaced, .reversal, .setAside: nil
        }
    }
}
