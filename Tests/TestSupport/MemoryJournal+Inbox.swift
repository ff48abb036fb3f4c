public import Payments

extension MemoryJournal: Inbox {
    public func keep(_ message: InboundMessage) async throws -> InboxID {
        if case .prompt(let id) = message.address { _ = try place(of: id) }
        inbox.append((message, nil))
        unended.insert(inbox.count - 1)
        return InboxID(Int64(inbox.count))
    }

    @discardableResult
    public func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        let index = Int(id.number) - 1
        if inbox[index].outcome != nil { return nil }
        var ending = outcome
        var taught: AttemptID?
        if case .confirmed(let told) = outcome { taught = try await hear(told, at: inbox[index].message.at) }
        if case .applied(let evidence) = outcome, case .prompt(let id) = inbox[index].message.address {
            do {
                let before = try await record(of: id)?.evidence.count
                if try await add(evidence, to: id).evidence.count != before { taught = id }
            } catch JournalRefusal.belongsElsewhere(let other) {
                ending = .quarantined("names the prompt of payment \(other)")
            }
        }
        inbox[index].outcome = ending
        unended.remove(index)
        return taught
    }

    public func unsettled() async throws -> [KeptMessage] {
        unended.sorted().map { KeptMessage(id: InboxID(Int64($0) + 1), message: inbox[$0].message) }
    }

    /// Nobody looks up a hash here: the simulated post brings the token itself.
    public func address(of hash: TokenHash) async throws -> InboundAddress? { nil }
}
