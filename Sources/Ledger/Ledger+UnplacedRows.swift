import GRDB
public import Payments

extension Ledger {
    /// The money that may be a prompt's, oldest first.
    public func unplacedRows() async throws -> [UnplacedRow] {
        try await read { [schedule] in try UnplacedRow.all(Books(database: $0, schedule: schedule)) }
    }

    /// Writes down that money which may be a prompt's is another customer's, as a person found in the statement: it is none of
    /// those prompts', and free from then on. Only a list of Safaricom's own that tells otherwise makes it one's again.
    ///
    /// - Throws: `ClaimRefusal.unheard`, `.waitsForNothing`, and `.mayBeAPrompts` of a prompt that is on a phone now, or
    ///   that a list's own word makes it the payment of.
    @discardableResult
    public func setApart(_ receipt: Receipt, by approval: Approval, at now: Timestamp) async throws -> DirectPayment {
        let (payment, touched, placed) = try await write(isRepeatable: false) { books in
            let known = try DirectRow.find(receipt, in: books.database)
            guard let told = try UnplacedRow.told(receipt, in: books.database) ?? known?.known else {
                throw ClaimRefusal.unheard(receipt)
            }
            let prompts = try (known?.isFree ?? true) ? books.prompts(perhapsPaidBy: told) : []
            if prompts.isEmpty { throw ClaimRefusal.waitsForNothing }
            // It is on a phone now: its end says more than anybody who looks.
            let wait = QuerySchedule().softDeadline
            if let open = prompts.first(where: {
                [.sending, .pending].contains($0.state) || $0.state.isOpen && now - $0.attempt.createdAt < wait
            }) {
                throw ClaimRefusal.mayBeAPrompts(open.attempt.id)
            }
            for prompt in prompts {
                let word = Evidence(source: .person, fact: .notItsReceipt(receipt), at: now, raw: approval.words)
                _ = try books.add(word, to: prompt.attempt.id)
            }
            let placed = try books.placeRows(at: now)
            guard let payment = try DirectRow.find(receipt, in: books.database), payment.isFree else {
                throw ClaimRefusal.mayBeAPrompts(prompts[0].attempt.id)
            }
            return (payment, prompts.map(\.attempt.id), placed)
        }
        for id in touched { announce(id) }
        announce(placed)
        announceDirect()
        return payment
    }
}
