import Payments

@testable import Console
@testable import Screen

/// The day of a shop with three tills, busiest at noon.
let busyDay: DayReport = {
    var entries: [DayEntry] = []
    var number: Int64 = 0
    for (till, busy) in [("T1", 3), ("T2", 2), ("K4", 4)] {
        for quarter in 32..<51 {
            let count = quarter == 48 ? busy * 3 : (quarter * busy) % 5 + 1
            for place in 0..<count {
                number += 1
                let sent = noon.day.start + .seconds(Int64(quarter) * 900 + Int64(place) * 40)
                guard sent + .seconds(60) < noon else { continue }
                let isPaid = number % 11 != 0
                entries.append(
                    DayEntry(
                        tag: Tag(till: till, number: number), state: isPaid ? .paid : .failed,
                        amount: shillings(100 + number * 7 % 900), isKept: isPaid, createdAt: sent, sentAt: sent,
                        settledAt: sent + .seconds(8 + number % 30)))
            }
        }
    }
    entries.append(
        DayEntry(
            tag: Tag(till: "K4", number: 999), state: .unknown, amount: shillings(700), isKept: false,
            createdAt: noon + .seconds(-1100), sentAt: noon + .seconds(-1100), settledAt: nil))
    entries.append(
        DayEntry(
            tag: Tag(till: "T1", number: 998), state: .pending, amount: shillings(50), isKept: false,
            createdAt: noon + .seconds(-9),
            sentAt: noon + .seconds(-9), settledAt: nil))
    let before = entries.map { entry in
        DayEntry(
            tag: entry.tag, state: entry.amount.cents % 300 == 0 ? .failed : entry.state, amount: entry.amount,
            isKept: entry.isKept,
            createdAt: entry.createdAt + .seconds(-86_400), sentAt: entry.sentAt.map { $0 + .seconds(-86_400) },
            settledAt: entry.settledAt.map { $0 + .seconds(-86_390) })
    }
    return DayReport(of: entries, before: before, direct: [noon + .seconds(-3000)], on: noon.day, at: noon)
}()

private func looksAfter(_ robot: inout Robot) {
    robot.day = busyDay
    robot.serveDoubts()
    robot.press(.function(6))
}

/// The screens of whoever looks after the shop.
let supervisorScenes: [Scene] = [
    Scene(name: "supervisor", sizes: Scene.every) { looksAfter(&$0) },
    Scene(name: "supervisor", sizes: [Scene.usual[0]], tier: .ascii) { looksAfter(&$0) },
    Scene(name: "supervisor-swahili", environment: environment(language: .swahili)) { looksAfter(&$0) },
    Scene(name: "supervisor-watch", sizes: [Scene.usual[0]], environment: environment(isReadOnly: true)) {
        looksAfter(&$0)
    },
    Scene(name: "supervisor-early") { robot in
        robot.tell(.health(wellHealth))
        robot.day = DayReport(of: [], before: [], direct: [], on: noon.day, at: noon)
        robot.tell(.checks([], unclaimed: []))
        robot.press(.function(6))
    },
]
