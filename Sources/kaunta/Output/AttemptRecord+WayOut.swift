import Console
import Payments

extension AttemptRecord {
    /// Whether nobody knows what became of it and it can't be asked about: Safaricom never named it.
    var isUnnamed: Bool {
        switch state {
        case .unknown, .claimed, .failedUnverified, .expired, .conflict: checkout == nil
        case .prepared, .sending, .pending, .paid, .refused, .failed, .void: false
        }
    }

    /// What leads out of a doubt about a prompt that Safaricom never named; nil when it can be asked about.
    func wayOut(at now: Timestamp) -> Phrase? {
        guard isUnnamed else { return nil }
        let look = Phrase(
            "Safaricom never named this prompt, so it can't be asked about it. If the customer shows an M-PESA SMS: "
                + "kaunta verify CODE. Look it up in M-PESA's own list: kaunta pull, or the statement.",
            sw: "Safaricom haikulitaja ombi hili, kwa hiyo haiwezi kuulizwa. Mteja akionyesha SMS ya M-PESA: "
                + "kaunta verify CODE. Itafute kwenye orodha ya M-PESA: kaunta pull, au taarifa.")
        let release = "kaunta release \(attempt.tag) --by NAME --reason TEXT"
        if isReleased { return look }
        switch ReleaseGate(for: self, at: now) {
        case .open, .askFirst, .listFirst:
            return Phrase(
                "\(look.english) A supervisor may let another prompt go: \(release)",
                sw: "\(look.swahili) Msimamizi anaweza kuruhusu ombi lingine: \(release)")
        case .tooSoon(let until):
            return Phrase(
                "\(look.english) A supervisor may let another prompt go, not before \(until.time): \(release)",
                sw: "\(look.swahili) Msimamizi anaweza kuruhusu ombi lingine, si kabla ya \(until.time): \(release)")
        case .notDoubtful, .mayBePaid: return look
        }
    }
}
