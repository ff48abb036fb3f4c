import Payments

/// What goes wrong in one world, and how often: each seed draws its own, from calm to storm.
///
/// Rates are in ten thousand.
struct Weather: Sendable, Equatable {
    /// How many counters take payments at once.
    var tills = 1
    /// A push whose answer is no answer: a time-out, a reset, a 5xx.
    var pushLost = 0
    /// Of those, how many the gateway carried out all the same.
    var lostYetDone = 5_000
    /// A push that fails before its first byte.
    var neverLeft = 0
    /// A push refused by a listed answer.
    var refused = 0
    /// A push refused because another till renewed the token.
    var tokenWar = 0
    /// The gateway can't be got ready.
    var notReady = 0
    var callbackLost = 0
    /// The longest a callback is under way, in milliseconds.
    var callbackDelay = 5_000
    var callbackTwice = 0
    /// A stranger posts to a prompt's address.
    var forged = 0
    /// A question is answered with "not paid" about a prompt that is paid, or will be.
    var wrongNegative = 0
    var tooEarly = 0
    var tooMany = 0
    /// Our own keys are refused.
    var ourFault = 0
    /// The gateway does not answer a question.
    var queryDead = 0
    /// A customer pays after the prompt was said to be over.
    var paysLate = 0
    /// A confirmation of the payment comes beside the callback.
    var confirmed = 0
    /// The program dies at an await.
    var crash = 0
    /// A commit returns an error; half of those took effect.
    var commitError = 0
    var diskFull = 0
    var clockJump = 0
    /// Whether whoever says what is a supervisor's to say tries it without the PIN first.
    var lacksPIN = false
    /// How far it jumps at least, in milliseconds.
    var leastJump = 1_000
    /// How far it jumps at most, in milliseconds: one of them.
    var jumps: [Int] = [10_000, 7_200_000, 172_800_000]
    /// Of those, how many are found by a machine that was off, and starts with the wrong time.
    var startsWrong = 3_000
    /// After how long it is set right at most, in milliseconds.
    var setRightWithin = 1_800_000
    /// How long a machine that went off stays off at most, in milliseconds: one of them.
    var offTimes = [5_000, 60_000, 900_000]
    var suspension = 0
    /// The disk takes its time, so that others go first.
    var slowDisk = 0
    /// A supervisor imports Safaricom's own list.
    var statement = 0
    /// The longest between two of those, in milliseconds: the program pulls one every few minutes, a person brings one
    /// now and then.
    var listPause = 7_200_000
    /// A row of that list that it has hours after the payment, or never.
    var rowsLate = 0
    /// Money is paid straight to the shop.
    var direct = 0
    /// A payment, or a part of one, is taken back.
    var reversed = 0
    /// Whether the shop has payments given back itself. The next five are about its orders, and its questions.
    var givesBack = false
    /// An order whose answer is no answer. Whether the gateway carried it out is drawn as for prompts.
    var backLost = 0
    /// An order that fails before its first byte.
    var backNeverLeft = 0
    /// An order refused at once, or answered later with the word that the money did not go back.
    var backRefused = 0
    /// The program dies while an order is under way.
    var backDeath = 0
    /// The disk is full when the answer comes.
    var backDisk = 0
    /// Where the shop's customers pay: under the prompt's own reference, under one account for all, or at a till.
    var payee = Self.payBill

    /// The number that all is paid to.
    static let number: ShortCode = {
        guard let code = ShortCode(ShortCode.publicSandbox) else { preconditionFailure("six digits are a shortcode") }
        return code
    }()
    private static let shared = AccountReference("COUNTER")
    private static let payBill = CollectionPoint.payBill(number, account: nil)

    /// Draws it.
    init(_ dice: Dice, seed: UInt64) {
        tills = dice.draw(1...4)
        // Some worlds are calm, and some have everything at its worst.
        let kind = seed % 16
        func rate(_ most: Int) -> Int {
            let isOn = dice.happens(5_000), drawn = dice.draw(0...most)
            return kind == 0 ? 0 : kind == 15 ? most : isOn ? drawn : 0
        }
        pushLost = rate(3_000)
        lostYetDone = dice.draw(0...5_000)
        neverLeft = rate(800)
        refused = rate(1_000)
        tokenWar = rate(1_000)
        notReady = rate(500)
        callbackLost = rate(6_000)
        callbackDelay = kind == 0 ? 5_000 : dice.pick([5_000, 60_000, 600_000, 7_200_000, 93_600_000])
        callbackTwice = rate(5_000)
        forged = rate(1_000)
        wrongNegative = rate(500)
        tooEarly = rate(5_000)
        tooMany = rate(3_000)
        ourFault = rate(30)
        queryDead = rate(2_000)
        paysLate = rate(800)
        confirmed = rate(8_000)
        // A program that dies at every twentieth step is rare: mostly it should get somewhere.
        crash = rate(dice.pick([20, 20, 100, 100, 500]))
        commitError = rate(200)
        diskFull = rate(1_500)
        clockJump = rate(1_000)
        suspension = rate(300)
        slowDisk = rate(2_000)
        statement = rate(6_000)
        listPause = dice.pick([listPause, listPause, 900_000])
        rowsLate = rate(5_000)
        direct = rate(4_000)
        reversed = rate(6_000)
        payee =
            kind == 0
            ? Self.payBill
            : dice.pick([
                Self.payBill, Self.payBill, .payBill(Self.number, account: Self.shared),
                .till(Self.number, store: Self.number),
            ])
        lacksPIN = kind == 2
        if kind == 3 { giveBack() }
        if kind == 13 { hideTwins() }
        if kind == 14 { killBattery() }
    }

    /// A shop that gives payments back, on a line that loses many of the answers. All else is as it was drawn.
    private mutating func giveBack() {
        (givesBack, backLost, backNeverLeft, backRefused) = (true, 3_000, 800, 1_500)
        (backDeath, backDisk) = (300, 500)
    }

    /// A shop on a bad line with one account for all, where prompts are often released and asked again, nobody hears how they
    /// ended, and strangers claim them: whose a list's row is shows in nothing but its time.
    private mutating func hideTwins() {
        (tills, crash, clockJump, pushLost, lostYetDone) = (1, 0, 0, 4_000, 2_000)
        (callbackLost, confirmed, diskFull, queryDead, forged) = (10_000, 0, 0, 0, 6_000)
        (statement, rowsLate, listPause, direct) = (8_000, 6_000, 900_000, 4_000)
        payee = .payBill(Self.number, account: Self.shared)
    }

    /// A machine whose battery is dead, on a bad line: it is off for a while and starts with the wrong time, its prompts get no
    /// answer, and lists are all there is to go by. Where the time is behind, a list of now covers the moments that the books
    /// have for a prompt before its customer has paid.
    private mutating func killBattery() {
        (clockJump, startsWrong, crash, pushLost, lostYetDone) = (2_500, 10_000, 0, 6_000, 9_500)
        (callbackLost, confirmed, diskFull, direct) = (10_000, 0, 0, 9_000)
        (statement, rowsLate, listPause, payee) = (10_000, 0, 240_000, Self.payBill)
        (leastJump, jumps, setRightWithin, offTimes) = (1_800_000, [3_600_000], 7_200_000, [3_600_000])
    }

    /// What it is once the faults have stopped.
    var calmed: Weather {
        var calm = self
        (calm.pushLost, calm.neverLeft, calm.refused, calm.tokenWar, calm.notReady) = (0, 0, 0, 0, 0)
        (calm.callbackLost, calm.callbackTwice, calm.forged, calm.wrongNegative, calm.tooEarly) = (0, 0, 0, 0, 0)
        (calm.tooMany, calm.ourFault, calm.queryDead, calm.crash, calm.commitError) = (0, 0, 0, 0, 0)
        (calm.diskFull, calm.clockJump, calm.suspension, calm.slowDisk) = (0, 0, 0, 0)
        (calm.backLost, calm.backNeverLeft, calm.backRefused) = (0, 0, 0)
        (calm.backDeath, calm.backDisk) = (0, 0)
        return calm
    }
}

/// What was made to go wrong, for the count at the end.
enum Fault: String, CaseIterable, Sendable, Codable {
    case pushLostUndone, pushLostYetDone, neverLeft, refused, tokenWar, notReady
    case callbackLost, callbackLate, callbackTwice, callbackUnheard
    case forgedSuccess, forgedFailure, forgedAmount, forgedReceipt, forgedPrompt, strangerPeer
    case wrongNegative, tooEarly, tooMany, ourFault, queryDead, paidLate
    case crashBefore, crashAfter, commitErrorUndone, commitErrorYetDone, diskFull
    case clockForward, clockBack, suspension, slowDisk
    case mashedKeys, sameSaleAgain, samePhoneAgain, released, goodsGiven, wrongNumber, stoppedWaiting, askedByHand,
        resolved
    case claimedTwice, startFailed, paidByHand, closed, handedOn
    case denied, hinted, listed, reversedWhole, reversedPart, wrongPart, claimedForSale
    case backOrdered, backOrderedAgain, backOrderedAtOnce, backHeld, gaveBack, gaveBackBefore, backFailed
    case backNeverLeft, backRefused, backLostUndone, backLostYetDone, backDeath, backForged, backAsked, backReplaced
}
