import Console
import Ledger
import Payments
import Transport

/// One supervisor in a list.
struct SupervisorOutput {
    private let one: Supervisor

    init(_ one: Supervisor) { self.one = one }

    /// The line.
    var words: Phrase {
        let name = one.name.fitForEyes
        let waits = one.waits.map {
            Phrase("; wrong PINs, waits until \($0.time)", sw: "; PIN zisizo sahihi, hadi \($0.time)")
        }
        let leave = one.leave.map { Phrase(", by \($0.fitForEyes)", sw: ", kwa \($0.fitForEyes)") }
        return Phrase(
            "\(name)  since \(one.since.day) \(one.since.time)\(leave?.english ?? "")\(waits?.english ?? "")",
            sw: "\(name)  tangu \(one.since.day) \(one.since.time)\(leave?.swahili ?? "")\(waits?.swahili ?? "")")
    }

    /// One object for programs.
    var json: String {
        JSON.object([
            .init("name", .string(one.name.fitForEyes)), .init("since", .string(one.since.description)),
            .init("by", one.leave.map { .string($0.fitForEyes) } ?? .null),
            .init("wrongTries", .number(String(one.tries))),
        ]).serialised
    }
}
