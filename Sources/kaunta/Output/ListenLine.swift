import Console
import Engine
import Listener
import Payments
import Transport

/// One line of `kaunta listen`: when, what happened, in words or as JSON. Never a token or a body; phones are masked.
struct ListenLine: Equatable, Sendable {
    /// When it was printed.
    let at: Timestamp
    /// What happened, as programs know it.
    let event: String
    /// The same in words.
    let words: String
    /// Whether a person should look.
    var isAlarm = false
    /// What else there is to it, for programs.
    var details: [JSON.Member] = []

    /// The line for people.
    func text(_ ink: Ink) -> String {
        let said = words.fitForEyes
        return ink.fitted("\(at.time)  \(isAlarm ? ink.paint("! \(said)", as: .bad) : said)")
    }

    /// The line for programs.
    var json: String {
        JSON.object([.init("time", .string(at.rfc3339)), .init("event", .string(event))] + details).serialised
    }
}

extension ListenLine {
    /// What the listener tells.
    init(_ told: ListenerEvent, at now: Timestamp) {
        let words: String
        let event: String
        var details: [JSON.Member] = []
        switch told {
        case .listening(let port):
            (event, words) = ("listening", "listening at port \(port)")
            details = [.init("port", JSON(integerLiteral: Int64(port)))]
        case .notKept(let address, let isSpooled):
            (event, words) = (
                "notKept",
                "\(address.words): could NOT be kept\(isSpooled ? "; it waits in the emergency file" : "")"
            )
            details = address.members + [.init("spooled", .bool(isSpooled))]
        case .notLookedUp(let peer, let isSpooled):
            (event, words) = (
                "notLookedUp",
                "a message from \(peer) could NOT be kept: its address was not looked up"
                    + (isSpooled ? "; it waits in the emergency file" : "")
            )
            details = [.init("peer", .string("\(peer)")), .init("spooled", .bool(isSpooled))]
        case .tooFast(let address, let peer):
            (event, words) = ("tooFast", "\(address.words): NOT kept, \(peer) posts too fast and too much")
            details = address.members + [.init("peer", .string("\(peer)"))]
        case .noPlace(let peer):
            (event, words) = ("noPlace", "a connection of \(peer) was closed unread: all places are taken")
            details = [.init("peer", .string("\(peer)"))]
        case .stranded(let count):
            (event, words) = (
                "stranded", "\(count) message(s) in the emergency file are for payments that this ledger does not have"
            )
            details = [.init("count", JSON(integerLiteral: Int64(count)))]
        case .restored(let count):
            (event, words) = ("restored", "\(count) message(s) of the emergency file are in the inbox now")
            details = [.init("count", JSON(integerLiteral: Int64(count)))]
        case .turnedAway(let peer):
            (event, words) = ("turnedAway", "\(peer) posted to an address of ours and is not in callback_peers")
            details = [.init("peer", .string("\(peer)"))]
        case .lost(let reason):
            (event, words) = ("lost", "nothing is heard: \(reason.fitForEyes). It is tried again; asking goes on")
            details = [.init("reason", .string(reason.fitForEyes))]
        case .noSpool(let reason):
            (event, words) = ("noSpool", "there is no emergency file: \(reason.fitForEyes)")
            details = [.init("reason", .string(reason.fitForEyes))]
        case .unconfined(let reason):
            (event, words) = (
                "unconfined", "this system can't confine the listener: \(reason.fitForEyes). It hears all the same"
            )
            details = [.init("reason", .string(reason.fitForEyes))]
        case .blocked(let peer):
            (event, words) = ("blocked", "\(peer) tried many wrong addresses and is shut out for an hour")
            details = [.init("peer", .string("\(peer)"))]
        }
        self.init(at: now, event: event, words: words, isAlarm: told.isAlarm, details: details)
    }

    /// What became of a message.
    init(_ noted: IntakeEvent, at now: Timestamp) {
        switch noted {
        case .kept(let address, let told, let isListed):
            // Who hears it may be in strangers' hands: what is no address of a machine is not printed.
            let peer = PeerAddress(told)?.description ?? "an unknown peer"
            self.init(
                at: now, event: "kept",
                words: "\(address.words): kept, from \(peer)\(isListed ? "" : " (not listed)")",
                isAlarm: noted.isAlarm,
                details: address.members + [
                    .init("peer", .string("\(peer)")), .init("listed", isListed ? .bool(true) : .bool(false)),
                ])
        case .ended(let address, let outcome):
            self.init(
                at: now, event: "ended", words: "\(address.words): \(outcome.words)", isAlarm: noted.isAlarm,
                details: address.members + [.init("outcome", .string(outcome.words.fitForEyes))])
        }
    }

    /// What became of a payment.
    ///
    /// - Parameter line: how it stands in its sale.
    init(_ record: AttemptRecord, as line: PaymentLine? = nil, at now: Timestamp) {
        let attempt = record.attempt
        let reason = record.reason.english.fitForEyes
        // What is paid and lacks something never reads as plainly paid.
        let told =
            line.flatMap { $0.lacksSomething ? $0.headline : nil }
            ?? (record.state == .paid ? record.doubts.first?.headline : nil)
        self.init(
            at: now, event: "payment",
            words: "\(attempt.tag): \((told ?? record.verdict.words).english)  KES \(attempt.amount.grouped)  "
                + "\(attempt.phone.masked)  \(attempt.reference)  \(reason)",
            isAlarm: line?.warning != nil || Keeping(record) == .notKept,
            details: [
                .init("attempt", .string(attempt.id.text)), .init("state", .string(record.state.bookName)),
                .init("verdict", .string(record.verdict.rawValue)), .init("kept", Keeping(record).json),
                .init("doubt", record.doubts.first.map { .string($0.rawValue) } ?? .null),
                .init("amount", .string(attempt.amount.decimal)),
                .init("phone", .string(attempt.phone.masked)), .init("reference", .string(attempt.reference.text)),
                .init("receipt", record.receipt.map { .string($0.text) } ?? .null), .init("reason", .string(reason)),
            ])
    }

    /// What the look at our own public address found; nil when nobody has looked.
    init?(_ address: Health.PublicAddress, certificateEnds end: Timestamp?, at now: Timestamp) {
        switch address {
        case .untried: return nil
        case .reached:
            let words = end.map { "; its certificate ends on \($0.day): renew it" } ?? ""
            self.init(
                at: now, event: "address", words: "our callback address leads here\(words)", isAlarm: end != nil,
                details: [
                    .init("reached", .bool(true)), .init("certificateEnds", end.map { .string($0.rfc3339) } ?? .null),
                ])
        case .unreached(let reason):
            self.init(
                at: now, event: "address", words: "our callback address does NOT lead here: \(reason)", isAlarm: true,
                details: [.init("reached", .bool(false)), .init("reason", .string(reason.fitForEyes))])
        }
    }
}

extension InboundAddress {
    fileprivate var words: String {
        switch self {
        case .prompt(let id): "callback for \(id)"
        case .confirmation: "confirmation"
        case .validation: "validation"
        case .status: "answer about a receipt"
        case .reversal: "result of a reversal"
        }
    }

    fileprivate var members: [JSON.Member] {
        switch self {
        case .prompt(let id): [.init("address", "prompt"), .init("attempt", .string(id.text))]
        case .confirmation: [.init("address", "confirmation")]
        case .validation: [.init("address", "validation")]
        case .status: [.init("address", "status")]
        case .reversal: [.init("address", "reversal")]
        }
    }
}

extension InboxOutcome {
    fileprivate var words: String {
        switch self {
        case .applied: "taken as a claim, to be checked"
        case .confirmed(let told): "KES \(told.amount.grouped) paid straight to the shop, receipt \(told.receipt)"
        case .answered(let words): "answered: \(words)"
        case .told(let result): result.told.words
        case .reversed(let result): result.told.words
        case .rejected(let reason): "rejected: \(reason)"
        case .quarantined(let reason): "set aside: \(reason)"
        }
    }
}

extension StatusResult.Told {
    fileprivate var words: String {
        switch self {
        // Whether it names our question, only the books know.
        case .paid(let told): "it tells of \(told.receipt), and is compared with what was asked"
        case .nothing(let reason): reason
        }
    }
}

extension ReversalResult.Told {
    fileprivate var words: String {
        switch self {
        // Whether it names our order, only the books know.
        case .done, .doneBefore: "it tells of money given back, and is compared with what was ordered"
        case .failed(let code, let text), .open(let code, let text): "\(code): \(text)"
        }
    }
}
