import Payments

@testable import Console
@testable import Screen

private let small = [Scene.usual[0]]

/// A payment of which a list says that it went back, or of which a person said so.
private func goneBack(_ doubt: Doubt.Kind?) -> PaymentLine {
    let paid = line(1188, "0110000224", 480, .paid, code: "0", receipt: "TKK4H7X9ZZ", ago: 23, updated: -2)
    return PaymentLine(
        number: paid.number, id: paid.id, tag: paid.tag, createdAt: paid.createdAt, phone: paid.phone,
        amount: paid.amount, reference: paid.reference, state: .paid, resultCode: paid.resultCode,
        receipt: paid.receipt, nextCheckAt: nil, sentAt: paid.sentAt, updatedAt: paid.updatedAt, doubt: doubt,
        isRefunded: doubt == nil)
}

private func serving(_ robot: inout Robot, _ line: PaymentLine) {
    waiting(&robot)
    robot.serve(morning.filter { $0.state.isSettled } + [line])
}

/// What becomes of a request besides the usual, and what the till and the list look like beside their usual ways.
let outcomeScenes: [Scene] = [
    Scene(name: "till-prepared", sizes: small) { waiting(&$0, .prepared) },
    Scene(name: "till-refused", sizes: small) { robot in
        waiting(&robot, .refused, code: "400.002.02")
        let refusal = Refusal(code: "400.002.02", message: "Bad Request - Invalid PhoneNumber", kind: .invalidField)
        let refused = line(1188, "0110000224", 480, .refused, code: "400.002.02", ago: 23, updated: -2)
        let answer = Evidence(source: .pushAnswer, fact: .refused(refusal), at: noon + .seconds(-2))
        robot.tell(.taken(OrderNumber(1), .sent(record(refused, [answer]))))
    },
    Scene(name: "till-failed-unverified", sizes: small) { waiting(&$0, .failedUnverified, code: "1032") },
    Scene(name: "till-reversed", sizes: small) { serving(&$0, goneBack(.reversed)) },
    Scene(name: "till-given-back", sizes: small) { serving(&$0, goneBack(nil)) },
    Scene(name: "live-going-back", sizes: small) { robot in
        robot.tell(.health(wellHealth))
        robot.now = noon
        robot.serve(morning)
        var payment = directPayment(1190, receipt: "TKK4H7D0AA", ago: 12)
        payment.isOnItsWayBack = true
        robot.serve(direct: [payment])
        robot.press(.function(3))
    },
    Scene(name: "till-earlier-phone", sizes: small) { robot in
        atWork(&robot)
        robot.type("07")
        robot.press(.up, .up)
    },
    Scene(name: "till-plain-digits", sizes: small) { robot in
        atWork(&robot)
        robot.press(.alt("b"))
        robot.type("0722000901")
        robot.press(.enter)
        robot.type("1250")
    },
    Scene(name: "till-three-messages", sizes: small) { robot in
        atWork(&robot)
        for (level, text) in [
            (Notice.Level.info, "Payments are written to a file."), (.warn, "The receipt printer is out of paper."),
            (.bad, "The file could not be written: no room on the disk. Nothing else is the matter."),
        ] { robot.tell(.notice(Notice(level, Phrase(text, sw: text)))) }
    },
    Scene(name: "till-accessible", sizes: small, environment: accessible()) { waiting(&$0) },
    Scene(name: "live-accessible", sizes: small, environment: accessible()) { robot in
        atWork(&robot)
        robot.press(.function(3), .down)
    },
    Scene(name: "supervisor-accessible", sizes: small, environment: accessible()) { robot in
        robot.day = busyDay
        robot.serveDoubts()
        robot.press(.function(6))
    },
    Scene(name: "till-reduced-motion", sizes: small, environment: environment(reduceMotion: true)) { waiting(&$0) },
    Scene(name: "live-marked", sizes: small) { robot in
        atWork(&robot)
        robot.press(.function(3), .character(" "), .character(" "), .up)
    },
    Scene(name: "live-filter-complaint", sizes: small) { robot in
        atWork(&robot)
        robot.press(.function(7))
        robot.type("status:payed")
    },
    Scene(name: "supervisor-counting", sizes: small) { robot in
        robot.tell(.health(wellHealth))
        robot.press(.function(6))
    },
    Scene(name: "supervisor-middling", sizes: [Size(columns: 120, rows: 30), Size(columns: 120, rows: 25)]) { robot in
        robot.day = busyDay
        robot.tell(.health(wellHealth))
        robot.serve(morning, doubts: Array(everyDoubt.prefix(2)))
        robot.press(.function(6))
    },
    Scene(name: "edges-till", sizes: justTooSmall) { atWork(&$0) },
    Scene(name: "edges-supervisor", sizes: justTooSmall) { robot in
        robot.day = busyDay
        robot.serveDoubts()
        robot.press(.function(6))
    },
    Scene(name: "edges-check", sizes: justTooSmall) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
    },
]

private let justTooSmall = [Size(columns: 59, rows: 18), Size(columns: 60, rows: 17)]

/// A counter for a screen reader.
func accessible() -> ConsoleEnvironment {
    var accessible = environment(reduceMotion: true)
    accessible.isAccessible = true
    return accessible
}
