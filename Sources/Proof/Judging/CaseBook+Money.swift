import Payments

/// What really happened to money: told by the model of the gateway and of the phones.
extension CaseBook {
    /// A request to prompt reached the gateway.
    mutating func pushed(_ attempt: Attempt) {
        guard let number = places[attempt.id] else {
            fail("I2", "a prompt was sent that was never written down")
            return
        }
        cases[number].pushes += 1
        let found = cases[number]
        if found.pushes > 1 { fail("I1", "#\(number) was sent \(found.pushes) times") }
        if attempt != found.attempt { fail("I14", "#\(number) was sent with other values than it was frozen with") }
        if !found.record.evidence.contains(where: { TruthEvent($0.fact) == .mark }) {
            fail("I2", "#\(number) was sent without its send mark")
        }
        lookForDoubleCharge(found)
    }

    /// Whether the prompt that goes out now could charge somebody twice although nobody allowed that.
    private mutating func lookForDoubleCharge(_ found: Case) {
        let (attempt, number) = (found.attempt, found.number)
        var owed = self.owed(by: attempt.sale)?.cents ?? 0
        for other in cases(of: attempt.sale) where other.number != number && (other.isAlive || other.charge != nil) {
            // What a stranger paid is owed back, and is not the sale's, whichever of the two prompts went to the stranger.
            let isStrangers =
                other.state == .paid && isReallyGivenBack(other)
                || other.attempt.sale != attempt.sale && other.attempt.phone != attempt.phone
                    && (other.says(.wrong) || found.says(.wrong))
            if !isStrangers, !isExcused(other, found) { owed -= other.attempt.amount.cents }
        }
        if attempt.amount.cents > owed {
            fail("money", "#\(number) went out although its sale is paid, or may be, by an earlier prompt")
        }
        for other in cases(to: attempt.phone) where other.number != number && other.isAlive && !isExcused(other, found)
        {
            fail("I1", "#\(number) went to a phone that still shows #\(other.number)")
        }
    }

    /// A second charge is nobody's fault here after a supervisor's release, or when Safaricom itself said "not paid".
    private func isExcused(_ one: Case, _ other: Case) -> Bool {
        one.wasReleased || other.wasReleased || one.wasToldUnpaid
    }

    /// The gateway made a prompt of it.
    mutating func prompted(_ id: AttemptID, as name: CheckoutRequestID) {
        guard let number = places[id] else { return }
        cases[number].isAlive = true
        cases[number].name = name
    }

    /// Its customer paid by hand, with its reference for the account.
    mutating func paidByHand(_ id: AttemptID, _ receipt: Receipt) {
        if let number = places[id] { cases[number].hand = receipt }
    }

    /// The program got the gateway's answer.
    mutating func answered(_ id: AttemptID) {
        if let number = places[id] { cases[number].wasAnsweredToTheLiving = true }
    }

    /// The program died, and with it what it had not written down.
    mutating func programDied() {
        for number in cases.indices {
            cases[number].wasAnsweredToTheLiving = false
            cases[number].isKnownAsPaid = false
        }
        hintedAt = [:]
    }

    /// The program wrote down that a question was answered with paid.
    mutating func learnt(_ id: AttemptID) {
        if let number = places[id] { cases[number].isKnownAsPaid = true }
    }

    /// A person wants to know.
    mutating func askedByHand(_ id: AttemptID) {
        if let number = places[id] { cases[number].wasAskedByHand = true }
    }

    /// The program asks about a prompt. What it has heard to be paid costs no question that another waits for.
    mutating func asked(_ name: CheckoutRequestID) {
        guard let found = cases.first(where: { $0.name == name }), found.isKnownAsPaid, !found.wasAskedByHand
        else { return }
        fail("budget", "#\(found.number) was asked about although the program knew that it was paid")
    }

    /// The prompt is gone from the phone and will never be paid.
    mutating func died(_ id: AttemptID) {
        if let number = places[id] { cases[number].isAlive = false }
    }

    /// The customer was charged.
    mutating func charged(_ id: AttemptID, _ receipt: Receipt) {
        guard let number = places[id] else { return }
        if cases[number].charge != nil { fail("model", "#\(number) was charged twice by the model itself") }
        cases[number].isAlive = false
        cases[number].charge = receipt
    }

    /// The gateway, asked, denied a payment.
    mutating func toldUnpaid(_ name: CheckoutRequestID, of id: AttemptID) {
        guard let number = places[id], cases[number].isAlive || cases[number].charge != nil else { return }
        cases[number].wasToldUnpaid = true
    }
}
