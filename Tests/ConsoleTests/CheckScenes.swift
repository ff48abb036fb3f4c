import Payments
import Testing

@testable import Console
@testable import Screen

private let small = [Scene.usual[0]]

/// The screens of what needs a check, of decisions and of typed codes.
let checkScenes: [Scene] = [
    Scene(name: "check-empty") { robot in
        robot.tell(.health(wellHealth))
        robot.serve([], doubts: [])
        robot.press(.alt("5"))
    },
    Scene(name: "check", sizes: Scene.every) { robot in
        robot.serveDoubts()
        robot.press(.alt("c"))
        robot.seek("No answer")
    },
    Scene(name: "check", sizes: small, tier: .ascii) { robot in
        robot.serveDoubts()
        robot.press(.alt("c"))
        robot.seek("Unclaimed")
    },
    Scene(name: "check-swahili", environment: environment(language: .swahili)) { robot in
        robot.serveDoubts()
        robot.press(.alt("c"))
        robot.seek("REFUND")
    },
    Scene(name: "check-open", sizes: [Size(columns: 60, rows: 18)] + small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("REFUND")
        robot.press(.enter)
    },
    Scene(name: "check-watch", sizes: small, environment: environment(isReadOnly: true)) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("No answer")
    },
    Scene(name: "check-release") { robot in
        robot.beginRelease(because: "Customer's phone shows nothing")
    },
    Scene(name: "check-released") { robot in
        robot.serveDoubts()
        let approval = Approval(by: "Amina W.", reason: "Customer's phone shows nothing")
        robot.records = [expiredRecord(released: approval)]
        let line = line(1176, "0721000007", 4480, .expired, ago: 1548, next: 600, doubt: .unknown, isReleased: true)
        robot.tell(.checks([Doubt(.unknown, about: line)], unclaimed: []))
        robot.press(.alt("5"))
    },
    Scene(name: "check-unasked") { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("Unknown")
    },
    Scene(name: "check-unasked-swahili", sizes: small, environment: environment(language: .swahili)) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("Unknown")
    },
    Scene(name: "check-done", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("REFUND")
        robot.press(.character("d"))
    },
    Scene(name: "check-close", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"))
        robot.seek("Two answers")
        robot.press(.character("n"))
    },
    Scene(name: "check-disputed") { $0.serveDispute() },
    Scene(name: "check-look") { robot in
        robot.serveDispute()
        robot.press(.character("d"))
        robot.type("5")
    },
    Scene(name: "check-look-swahili", sizes: small, environment: environment(language: .swahili)) { robot in
        robot.serveDispute()
        robot.press(.character("d"))
        robot.type("50")
    },
    Scene(name: "check-rest", sizes: small, environment: environment(language: .swahili)) { robot in
        robot.tell(.checks([], unclaimed: []))
        let paid = part(1188, 250_000, .paid, paid: 250_000, ago: 4000)
        robot.serve([paid], doubts: [Doubt(.restOwed, about: paid)])
        robot.press(.alt("5"))
    },
    Scene(name: "check-after-crash") { robot in
        robot.state = ConsoleState(environment: environment(), size: robot.state.size, now: noon + .seconds(-2))
        robot.serveDoubts(atStart: true)
    },
    Scene(name: "live-doubts") { robot in
        robot.serveDoubts()
        robot.press(.function(3))
    },
    Scene(name: "code-empty", sizes: small) { robot in
        robot.serveDoubts()
        robot.press(.alt("v"))
    },
    Scene(name: "code-used") { robot in
        robot.serveDoubts()
        robot.lookUp("TKK4H7X2QP", finding: .spent(on: morning[0]))
    },
    Scene(name: "code-named") { robot in
        robot.serveDoubts()
        robot.lookUp("TKK4H7ML60", finding: .named(by: [doubtfulLines[7]]))
    },
    Scene(name: "code-direct", sizes: small) { robot in
        robot.serveDoubts()
        robot.lookUp("TKK4H6B9ND", finding: .direct(unclaimed()))
    },
    Scene(name: "code-held", sizes: small) { robot in
        robot.serveDoubts()
        let claim = DirectPayment.Claim(by: "Westlands 02", until: noon + .seconds(42))
        robot.lookUp("TKK4H6B9ND", finding: .direct(unclaimed(verified: true, claim: claim)))
    },
    Scene(name: "code-taken", sizes: small) { robot in
        robot.serveDoubts()
        robot.lookUp("TKK4H6B9ND", finding: .direct(unclaimed(verified: true, sale: SaleID("other"))))
    },
    Scene(name: "code-unheard-old", sizes: small, environment: environment(language: .swahili)) { robot in
        robot.serveDoubts()
        robot.lookUp("TKC4H7X2QP", finding: .unheard)
    },
]

extension Robot {
    /// A supervisor types who lets another prompt go, and why.
    mutating func beginRelease(because reason: String) {
        serveDoubts()
        press(.alt("5"))
        seek("No answer")
        press(.character("a"))
        type("Amina W.")
        press(.enter)
        type(reason)
        press(.enter)
        type("271828")
    }
}
