import Payments

@testable import Console
@testable import Screen

private func alarm(
    _ name: String, isReadOnly: Bool = false, _ change: @escaping @Sendable (inout Health) -> Void
) -> Scene {
    Scene(name: "alarm-\(name)", sizes: [Scene.usual[0]], environment: environment(isReadOnly: isReadOnly)) { robot in
        atWork(&robot)
        var health = wellHealth
        change(&health)
        robot.tell(.health(health))
    }
}

/// What is wrong behind the screen, one at a time.
let alarmScenes: [Scene] = [
    alarm("books") { $0.journalFault = "disk I/O error" },
    alarm("clock") { $0.clockAhead = .seconds(-93) },
    alarm("listener") { $0.listener = .failed(reason: "port 8080 is in use") },
    alarm("address") { $0.publicAddress = .unreached(reason: "connection refused") },
    alarm("certificate") { $0.certificateEnds = noon + .seconds(5 * 86_400) },
    alarm("console-closed", isReadOnly: true) { $0.consoleGone = Health.Gone(since: noon + .seconds(-60)) },
    alarm("queue") { health in
        health.queue = 45
        health.queueMinutes = 4
    },
    Scene(name: "alarm-quarantine", sizes: [Scene.usual[0]]) { robot in
        atWork(&robot)
        robot.tell(
            .setAside(
                Quarantine(
                    count: 3, since: noon + .seconds(-900), latestAt: noon + .seconds(-60), peer: "203.0.113.9",
                    reason: "unknown address")))
    },
    Scene(name: "check-set-aside") { robot in
        robot.serveDoubts()
        robot.tell(
            .senders([
                setAside("203.0.113.9", count: 3, ago: 900),
                setAside("196.201.214.206", count: 1, ago: 60, isListed: true),
            ]))
        robot.press(.alt("5"), .end, .up)
    },
    Scene(name: "check-set-aside-swahili", sizes: [Scene.usual[1]], environment: environment(language: .swahili)) {
        robot in
        robot.serveDoubts()
        robot.tell(.senders([setAside("203.0.113.9", count: 3, ago: 900)]))
        robot.press(.alt("5"), .end)
    },
    Scene(name: "header-latency") { robot in
        atWork(&robot)
        var health = wellHealth
        health.gateway = .answering(at: noon, after: .milliseconds(870))
        robot.tell(.health(health))
    },
]
