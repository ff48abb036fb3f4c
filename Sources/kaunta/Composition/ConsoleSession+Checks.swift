import Console
import Curses
import Ledger
import Payments

/// What a person decides about a doubt, and what they look up or have pulled.
extension ConsoleSession {
    /// Writes a decision down and says how that went.
    func decide(_ fact: Fact, about id: AttemptID, at counter: LiveCounter) {
        let (mailbox, evidence) = (mailbox, Evidence(source: .person, fact: fact, at: now()))
        run {
            do {
                if case .released = fact { try await counter.lookInList(for: id) }
                let record = try await counter.ledger.add(evidence, to: id)
                await counter.watch(id)
                mailbox.post(.notice(DecisionWords.written(fact, now: record)))
            } catch let refusal as JournalRefusal {
                mailbox.post(.notice(Notice(.bad, OperatorTexts.notWritten(refusal))))
            } catch {
                mailbox.post(.notice(Notice(.bad, DecisionWords.notWritten(Phrase(error)))))
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
