import Console
import Curses
import Ledger
import Payments

/// What a person decides about a doubt, and what they look up or have pulled.
extension ConsoleSession {
    /// Writes a decision down and says how that went.
    func decide(_ fact: Fact, about id: AttemptID, at counter: LiveCounter) {
        let (mailbox, now) = (mailbox, now)
        run { mailbox.post(.notice(await counter.write(fact, about: id, at: now()))) }
    }

    /// Writes a supervisor's word down once their PIN is found right, and says how that went.
    func decide(
        about id: AttemptID, on signed: SignedApproval, at counter: LiveCounter,
        as word: @escaping @Sendable (Approval) -> Fact
    ) {
        let (mailbox, now) = (mailbox, now)
        run {
            do {
                let fact = word(try await counter.admit(signed, at: now()))
                mailbox.post(.decided(id, await counter.write(fact, about: id, at: now())))
            } catch let refusal as SupervisorRefusal {
                mailbox.post(.decided(id, Notice(.bad, refusal.words), mayTryAgain: true))
            } catch let failure as VerbFailure {
                mailbox.post(
                    .decided(id, Notice(.bad, Phrase(failure.message, sw: failure.message)), mayTryAgain: true))
            } catch {
                mailbox.post(.decided(id, Notice(.bad, DecisionWords.notWritten(Phrase(error)))))
            }
        }
    }

    /// Compares the books with M-PESA's own list, and says what came of it.
    func pullList(at counter: LiveCounter) {
        let mailbox = mailbox
        run {
            if let outcome = await counter.pullList() { mailbox.post(.listPulled(Notice(outcome))) }
        }
    }

    /// Asks Safaricom about a code. The feed tells of the question at once, and of its answer as it comes.
    func ask(about receipt: Receipt, at counter: LiveCounter) {
        let mailbox = mailbox
        run { [feed] in
            do {
                _ = try await counter.ask(about: receipt)
                await feed.lookUp(receipt)
            } catch {
                mailbox.post(.notice(Notice(.bad, StatusQuestionWords.notAsked(Phrase(error)))))
            }
        }
    }

    /// Looks a code up; nothing is written.
    func lookUp(_ receipt: Receipt) {
        run { [feed] in await feed.lookUp(receipt) }
    }
}

extension LiveCounter {
    /// Finds the PIN under a decision to be right.
    ///
    /// - Throws: `SupervisorRefusal`, `VerbFailure`, `LedgerError`; nothing was changed.
    func admit(_ signed: SignedApproval, at moment: Timestamp) async throws -> Approval {
        try await Supervisors(of: ledger, settings).admit(signed.approval, with: signed.pin, at: moment)
    }

    /// Writes a person's word down, and says how that went.
    fileprivate func write(
        _ fact: Fact, about id: AttemptID, at moment: @autoclosure @Sendable () -> Timestamp
    ) async -> Notice {
        do {
            if case .released = fact { try await lookInList(for: id) }
            let record = try await ledger.add(Evidence(source: .person, fact: fact, at: moment()), to: id)
            await watch(id)
            return DecisionWords.written(fact, now: record)
        } catch let refusal as JournalRefusal {
            return Notice(.bad, OperatorTexts.notWritten(refusal))
        } catch {
            return Notice(.bad, DecisionWords.notWritten(Phrase(error)))
        }
    }
}
