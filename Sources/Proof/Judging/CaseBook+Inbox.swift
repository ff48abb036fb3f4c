import Payments

/// A message in the inbox, as the judge follows it.
struct InboxRow {
    /// What was posted.
    let mail: Post.Mail
    /// How it ended; nil while it has not.
    var outcome: InboxOutcome?
}

/// What is posted: kept before it is answered, and ended as what it is (I7).
extension CaseBook {
    /// A message is on disk, whether or not anybody was told so.
    mutating func kept(_ id: InboxID, _ mail: Post.Mail) {
        unended.insert(id)
        if inbox.updateValue(InboxRow(mail: mail), forKey: id) != nil {
            fail("I7", "message \(mail.number) was put in the place of another")
        }
        guard !mail.isListed, let about = mail.about, let named = mail.named else { return }
        namedByStrangers[about, default: []].insert(named)
    }

    /// The books said that a message is kept.
    mutating func saidToBeKept(_ mail: Post.Mail) { copies[mail.number, default: (0, 0)].kept += 1 }

    /// A message was answered with 200: it is in the inbox, and that was known.
    mutating func answered(_ mail: Post.Mail) {
        copies[mail.number, default: (0, 0)].answered += 1
        guard let copies = copies[mail.number], copies.answered > copies.kept else { return }
        fail("I7", "message \(mail.number) is answered, and is not in the inbox")
    }

    /// A kept message ended.
    mutating func ended(_ id: InboxID, as outcome: InboxOutcome) {
        guard let row = inbox[id] else { return fail("I7", "a message ended that was never kept") }
        // Read twice at once, it ends once.
        if row.outcome != nil { return }
        inbox[id]?.outcome = outcome
        unended.remove(id)
        if !row.isFit(outcome) { fail("I7", "message \(row.mail.number) ended as what it is not: \(outcome)") }
    }

    /// What has not ended on the disk is what has not ended by all that was seen: nothing is gone, and nothing comes again.
    mutating func look(atUnended left: [KeptMessage]) {
        let there = Set(left.map(\.id))
        guard there != unended else { return }
        let odd = there.symmetricDifference(unended).map(\.number).sorted()
        fail("I7", "messages in the places \(odd) are in the inbox and have ended, or are gone")
    }

    /// At the end every message has ended.
    mutating func audit(inbox left: [KeptMessage]) {
        look(atUnended: left)
        if !left.isEmpty { fail("I7", "\(left.count) messages were kept and never ended") }
    }

    /// A prompt is asked about because of a message that was set aside: for one who knows its name, once a minute.
    mutating func hinted(_ id: AttemptID, at now: Int64) {
        coverage.hit(.hinted)
        let number = places[id] ?? -1
        let name = places[id].flatMap { cases[$0].record.checkout }
        if name.map({ namedByStrangers[id]?.contains($0) != true }) ?? true {
            fail("budget", "#\(number) is asked about on the word of one who does not know its name")
        }
        if let last = hintedAt.updateValue(now, forKey: id), now - last < 60_000 {
            fail("budget", "#\(number) is asked about on a stranger's word twice within \(now - last) ms")
        }
    }
}

extension InboxRow {
    /// Whether a message like that may end so: what a stranger posts is set aside, and what proves nothing has a reason.
    fileprivate func isFit(_ outcome: InboxOutcome) -> Bool {
        switch outcome {
        case .quarantined(let reason): return !mail.isListed && !reason.isEmpty
        case .rejected(let reason):
            guard case .junk = mail.reading else { return false }
            return mail.isListed && !reason.isEmpty
        case .applied(let evidence):
            guard mail.isListed, mail.token != nil else { return false }
            return switch (mail.reading, evidence.fact) {
            case (.paid(let claim), .callbackPaid(let read)): claim == read
            case (.failed(let denial), .callbackFailed(let read)): denial == read
            default: false
            }
        case .confirmed(let told):
            guard case .confirmed(let sent) = mail.reading else { return false }
            return mail.isListed && told == sent
        case .reversed(let told):
            guard case .reversed(let sent) = mail.reading else { return false }
            return mail.isListed && told == sent
        case .told(let told):
            guard case .told(let sent) = mail.reading else { return false }
            return mail.isListed && told == sent
        case .answered: return false
        }
    }
}
