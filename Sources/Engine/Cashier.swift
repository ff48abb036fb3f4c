import Logging
public import Payments

/// Takes payments in steps, each written down before the next is done (Payment truth: Sending once).
///
/// It sends an attempt at most once. Only the journal makes a permit, and only a permit can be pushed.
public struct Cashier: Sendable {
    private let journal: any Journal
    private let gateway: any Gateway
    private let clock: SteadyClock
    private let timekeeper: Timekeeper
    private let chance: Chance
    private let payee: CollectionPoint
    private let boot: BootID
    private let onChange: @Sendable (AttemptID) async -> Void
    private let log = Logger(label: "kaunta.cashier")

    /// Takes what it works with.
    ///
    /// - Parameter onChange: told after each change of an attempt, so that the query loop looks at it.
    public init(
        journal: any Journal, gateway: any Gateway, clock: SteadyClock, timekeeper: Timekeeper, chance: Chance,
        payee: CollectionPoint, boot: BootID, onChange: @escaping @Sendable (AttemptID) async -> Void
    ) {
        self.journal = journal
        self.gateway = gateway
        self.clock = clock
        self.timekeeper = timekeeper
        self.chance = chance
        self.payee = payee
        self.boot = boot
        self.onChange = onChange
    }

    /// Sends one prompt and returns what is known once the gateway has answered, or has failed to.
    ///
    /// It cannot be cancelled half way: what was begun is written down to its end. A gateway that refused only our
    /// token gets one more attempt, a row of its own, since nothing was accepted.
    ///
    /// - Throws: `CashierError`.
    public func take(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord {
        // A task of its own: whoever asked may go away, what is on the wire must still be recorded.
        let outcome = await Task { () -> Result<AttemptRecord, CashierError> in
            do throws(CashierError) {
                let first = try await attempt(order)
                guard first.wasRefused(for: .token) else { return .success(first) }
                var again = order
                again.sale = first.attempt.sale
                return .success(try await attempt(again))
            } catch {
                return .failure(error)
            }
        }.value
        return try outcome.get()
    }

    /// S1 to S6 for one row.
    private func attempt(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord {
        let token = CallbackToken(from: chance)
        let prepared: AttemptRecord
        do {
            prepared = try await journal.prepare(order, payee: payee, token: token, at: clock.now())
        } catch JournalRefusal.gate(let gate) {
            throw .held(gate)
        } catch JournalRefusal.overDue(let remaining) {
            throw .overDue(remaining: remaining)
        } catch JournalRefusal.restGivenUp {
            throw .restGivenUp
        } catch {
            throw .notWritten(reason: "\(error)")
        }
        let id = prepared.attempt.id
        await onChange(id)

        do throws(GatewayUnready) {
            try await gateway.makeReady()
        } catch {
            await withdraw(id, because: "\(error)")
            throw .notReady(error)
        }

        let answer = try await send(id, token: token)
        let evidence = Evidence(source: .pushAnswer, fact: answer.outcome.fact, at: clock.now(), raw: answer.raw)
        let record = try await record(evidence, of: id)
        await onChange(id)
        return record
    }

    /// S3 to S5: the mark, and then the one request that it permits.
    private func send(_ id: AttemptID, token: CallbackToken) async throws(CashierError) -> PushAnswer {
        let permit: SendPermit
        do {
            permit = try await journal.markSending(
                id, token: token, boot: boot, at: clock.now(), drift: clock.drift)
        } catch JournalRefusal.notPrepared(let state) {
            // Somebody else has it in hand, so it is theirs to say what became of it.
            throw .notWritten(reason: "the prompt is \(state.rawValue) already")
        } catch JournalRefusal.gate(let gate) {
            await withdraw(id, because: "an earlier prompt was answered meanwhile")
            throw .held(gate)
        } catch JournalRefusal.overDue(let remaining) {
            await withdraw(id, because: "the sale was paid meanwhile")
            throw .overDue(remaining: remaining)
        } catch JournalRefusal.restGivenUp {
            await withdraw(id, because: "the rest of the sale was given up meanwhile")
            throw .restGivenUp
        } catch {
            // No permit, so nothing can have left; without a readable mark the row must not look sent.
            await withdraw(id, because: "the send mark could not be written: \(error)")
            throw .notWritten(reason: "\(error)")
        }
        await onChange(id)
        return await gateway.push(permit)
    }

    /// S6. What the gateway said is tried again for a quarter of a minute while the caller waits, and after that for as
    /// long as the process lives: it may hold the only name by which the prompt can be asked about.
    private func record(_ evidence: Evidence, of id: AttemptID) async throws(CashierError) -> AttemptRecord {
        var reason = ""
        for wait in [0, 1, 2, 4, 8] {
            try? await timekeeper.sleep(.seconds(wait))
            do {
                return try await journal.add(evidence, to: id)
            } catch {
                reason = "\(error)"
                log.error("The gateway's answer could not be stored", metadata: ["attempt": "\(id)"])
            }
        }
        let (journal, timekeeper, onChange) = (journal, timekeeper, onChange)
        Task {
            while (try? await journal.add(evidence, to: id)) == nil {
                guard (try? await timekeeper.sleep(.seconds(30))) != nil else { return }
            }
            await onChange(id)
        }
        throw .answerNotWritten(id, reason: reason)
    }

    /// Marks a row that never left; when even that fails, the next start finds it unsent.
    private func withdraw(_ id: AttemptID, because reason: String) async {
        let evidence = Evidence(source: .console, fact: .withdrawn(reason: reason), at: clock.now())
        do {
            try await journal.add(evidence, to: id)
        } catch {
            log.error("A withdrawn prompt could not be marked", metadata: ["attempt": "\(id)"])
        }
        await onChange(id)
    }
}

extension PushAnswer.Outcome {
    /// What the answer adds to the evidence.
    fileprivate var fact: Fact {
        switch self {
        case .accepted(let merchant, let checkout): .accepted(merchant: merchant, checkout: checkout)
        case .refused(let refusal): .refused(refusal)
        case .neverLeft(let reason): .neverLeft(reason: reason)
        case .lost(let reason): .answerLost(reason: reason)
        }
    }
}
