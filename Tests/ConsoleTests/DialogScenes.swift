import Payments

@testable import Console
@testable import Screen

private let small = [Scene.usual[0]]

private func asking() -> ConsoleEnvironment {
    var counter = environment()
    counter.asksAboutCodes = true
    return counter
}

private let code = Receipt("TKK4H6B9ND")

/// The code dialog, Safaricom asked so many seconds ago.
private func asked(_ robot: inout Robot, seconds: Int64, _ answer: StatusQuestion.Answer? = nil) {
    robot.serveDoubts()
    robot.now = noon
    robot.lookUp("TKK4H6B9ND", finding: .unheard)
    guard let code else { return }
    let question = StatusQuestion(
        id: StatusQuestionID("question-1"), receipt: code, askedAt: noon + .seconds(-seconds), answer: answer)
    robot.tell(.found(code, .unheard, asked: question))
}

/// Dialogs besides the usual.
let dialogScenes: [Scene] = [
    Scene(name: "question-clear-form", sizes: small) { robot in
        atWork(&robot)
        robot.type("0712")
        robot.press(.function(2))
    },
    Scene(name: "question-paid-already", sizes: small) { robot in
        robot.tell(.health(wellHealth))
        robot.now = noon
        robot.serve(morning)
        robot.serve(direct: [directPayment(1190, 275, payer: .masked("254711***333"), ago: 200)])
        robot.typePayment("0711222333", "275")
        robot.wait(.seconds(1))
        robot.press(.function(9))
    },
    Scene(name: "question-put-away", sizes: small) { robot in
        robot.now = noon
        robot.serve([part(7, 250_000, .pending, paid: 0, ago: 25)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000, ago: 25)])
        robot.press(.escape)
    },
    Scene(name: "code-may-ask", sizes: small, environment: asking()) { robot in
        robot.serveDoubts()
        robot.lookUp("TKK4H6B9ND", finding: .unheard)
    },
    Scene(name: "code-asked", sizes: small, environment: asking()) { asked(&$0, seconds: 5) },
    Scene(name: "code-waiting", sizes: small, environment: asking()) { asked(&$0, seconds: 3000) },
    Scene(name: "code-answered", sizes: small, environment: asking()) { robot in
        asked(&robot, seconds: 20, StatusQuestion.Answer(at: noon, reason: nil))
        guard let code else { return }
        let question = StatusQuestion(
            id: StatusQuestionID("question-1"), receipt: code, askedAt: noon + .seconds(-20),
            answer: StatusQuestion.Answer(at: noon, reason: nil))
        robot.tell(.found(code, .direct(unclaimed(verified: true)), asked: question))
    },
    Scene(name: "code-denied", sizes: small, environment: asking()) {
        asked(&$0, seconds: 20, StatusQuestion.Answer(at: noon, reason: "The transaction does not exist (2032)"))
    },
    Scene(name: "check-set-apart", sizes: small) { robot in
        let open = line(1181, "0708000412", 700, .paid, ago: 1122)
        robot.now = noon
        robot.serve([open])
        guard let row = try? waitingRow(for: open, isLikelySpent: false) else { return }
        robot.tell(.unplaced([row]))
        robot.tell(.checks([], unclaimed: []))
        robot.press(.alt("5"), .character("d"))
    },
    Scene(name: "check-jump", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.type("0721")
    },
    Scene(name: "palette-typed", sizes: small) { robot in
        atWork(&robot)
        robot.press(.ctrl("p"))
        robot.type("the")
    },
    Scene(name: "palette-nothing-found", sizes: small) { robot in
        atWork(&robot)
        robot.press(.ctrl("p"))
        robot.type("zzz")
    },
    Scene(name: "why-key-does-nothing", sizes: small) { robot in
        robot.records = [waitingRecord]
        atWork(&robot)
        robot.records = [waitingRecord]
        robot.press(.function(3), .down, .character("w"), .function(3))
    },
    Scene(name: "palette-key-does-nothing", sizes: small) { robot in
        atWork(&robot)
        robot.press(.ctrl("p"), .function(3))
    },
    Scene(name: "decision-key-does-nothing", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("Two answers")
        robot.press(.character("n"), .alt("5"))
    },
    Scene(name: "help-check", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"), .function(1))
    },
    Scene(name: "help-supervisor", sizes: small) { robot in
        robot.day = busyDay
        robot.serveDoubts()
        robot.press(.function(6), .function(1))
    },
    Scene(name: "help-detail", sizes: small) { robot in
        atWork(&robot)
        robot.press(.function(3), .enter, .function(1))
    },
    Scene(name: "help-decision", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("REFUND")
        robot.press(.character("d"), .function(1))
    },
    Scene(name: "help-code", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("v"), .function(1))
    },
]
