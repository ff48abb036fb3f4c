import Payments

@testable import Console
@testable import Screen

private let sizes = [Size(columns: 40, rows: 12)]

/// Cards: windows too small for a screen, where every place still says where it is and what it is about.
let cardScenes: [Scene] = [
    Scene(name: "card-empty", sizes: [Size(columns: 20, rows: 5)], environment: environment(.demo)) {
        $0.tell(.health(wellHealth))
    },
    Scene(name: "card-typing", sizes: sizes) { robot in
        waiting(&robot)
        robot.type("0722000901")
        robot.press(.enter)
        robot.type("1250")
    },
    Scene(name: "card-earlier-phone", sizes: sizes) { robot in
        waiting(&robot)
        robot.press(.up)
    },
    Scene(name: "card-question", sizes: sizes) { robot in
        waiting(&robot)
        robot.press(.function(8))
    },
    Scene(name: "card-decision", sizes: sizes + [Size(columns: 59, rows: 17)]) { robot in
        robot.beginRelease(because: "Phone shows nothing")
    },
    Scene(name: "card-code", sizes: sizes) { robot in
        robot.serveDoubts()
        robot.lookUp("TKK4H7X2QP", finding: .spent(on: morning[0]))
    },
    Scene(name: "card-check", sizes: sizes) { robot in
        robot.serveDoubts()
        robot.press(.alt("5"), .down)
    },
    Scene(name: "card-live", sizes: sizes) { robot in
        atWork(&robot)
        robot.press(.function(3), .down)
    },
    Scene(name: "card-filter", sizes: sizes) { robot in
        atWork(&robot)
        robot.press(.function(7))
        robot.type("0790")
    },
    Scene(name: "card-detail", sizes: sizes) { robot in
        atWork(&robot)
        robot.press(.function(3), .enter)
    },
    Scene(name: "card-why", sizes: sizes) { robot in
        robot.records = [waitingRecord]
        atWork(&robot)
        robot.press(.function(3), .down, .character("w"), .function(3))
    },
    Scene(name: "card-help", sizes: sizes) { robot in
        atWork(&robot)
        robot.press(.function(1))
    },
    Scene(name: "card-palette", sizes: sizes) { robot in
        atWork(&robot)
        robot.press(.ctrl("p"))
        robot.type("live l")
    },
    Scene(name: "card-themes", sizes: sizes) { robot in
        atWork(&robot)
        robot.press(.alt("t"))
    },
    Scene(name: "card-supervisor", sizes: sizes) { robot in
        robot.day = busyDay
        robot.serveDoubts()
        robot.press(.function(6))
    },
    Scene(name: "card-alarm", sizes: sizes) { robot in
        waiting(&robot)
        var health = wellHealth
        health.journalFault = "disk I/O error"
        robot.tell(.health(health))
    },
]
