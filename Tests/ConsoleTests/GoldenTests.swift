import Payments
import Testing

@testable import Console
@testable import Screen

/// A screen in an important state, at the sizes at which it is kept.
struct Scene: Sendable, CustomTestStringConvertible {
    static let usual = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]
    static let every =
        [Size(columns: 60, rows: 18)] + usual + [Size(columns: 200, rows: 60)]

    let name: String
    var sizes = usual
    var tier = GlyphTier.unicode
    var environment = Console.ConsoleEnvironment.usual
    let play: @Sendable (inout Robot) -> Void

    var testDescription: String { name }

    /// Plays it; a question is shown as it stands once a yes counts.
    func show(to robot: inout Robot) {
        play(&robot)
        if robot.state.place == .question { robot.wait(AskedQuestion.deadTime) }
    }

    func fileName(_ size: Size) -> String {
        "\(name)-\(size.columns)x\(size.rows)" + (tier == .unicode ? "" : "-\(tier)")
    }
}

extension ConsoleEnvironment {
    static let usual = environment()
}

/// A till that has been busy all morning.
func atWork(_ robot: inout Robot) {
    robot.tell(.health(wellHealth))
    robot.records = [paidRecord, cancelledRecord]
    robot.serve(morning)
}

/// A single prompt that is waited for, sent from here.
func waiting(
    _ robot: inout Robot, _ state: AttemptState = .pending, code: String? = nil, receipt: String? = nil,
    next: Int64? = 7
) {
    robot.tell(.health(wellHealth))
    robot.now = noon + .seconds(-30)
    robot.sell("0110 000 224", "480")
    robot.now = noon
    robot.serve(
        morning.filter { $0.state.isSettled }
            + [line(1188, "0110000224", 480, .pending, ago: 23, updated: -20, next: 7)])
    guard state != .pending else { return }
    robot.serve(
        morning.filter { $0.state.isSettled }
            + [
                line(
                    1188, "0110000224", 480, state, code: code, receipt: receipt, ago: 23, updated: -2,
                    next: state.isOpen ? next : nil)
            ])
}

let scenes: [Scene] = [
    Scene(name: "till-empty") { $0.tell(.health(wellHealth)) },
    Scene(name: "palette") { robot in
        atWork(&robot)
        robot.press(.ctrl("p"))
    },
    Scene(name: "why") { robot in
        robot.records = [waitingRecord]
        atWork(&robot)
        robot.records = [waitingRecord]
        robot.press(.function(3), .down, .character("w"))
    },
    Scene(name: "till-demo", sizes: [Scene.usual[0]], environment: environment(.demo)) { robot in
        robot.tell(.health(wellHealth))
        robot.type("0712")
    },
    Scene(name: "till-typing") { robot in
        waiting(&robot)
        robot.type("0722000901")
        robot.press(.enter)
        robot.type("1250")
    },
    Scene(name: "till-wrong") { robot in
        robot.tell(.health(wellHealth))
        robot.type("0612")
        robot.press(.tab)
        robot.type("0722000901")
    },
    Scene(name: "till-phone-busy") { robot in
        waiting(&robot)
        robot.type("0110000224")
    },
    Scene(name: "till-read-back-opens", sizes: Scene.every) { robot in
        atWork(&robot)
        robot.typePayment("0712345678", "1250", "INV-20418")
    },
    Scene(name: "till-read-back", sizes: Scene.every, environment: environment(.demo)) { robot in
        robot.tell(.health(wellHealth))
        robot.typePayment()
        robot.wait(.seconds(1))
    },
    Scene(name: "till-read-back-busy") { robot in
        waiting(&robot)
        robot.typePayment("0110000224", "300")
        robot.wait(.seconds(1))
    },
    Scene(name: "till-sending", sizes: [Scene.usual[0]]) { $0.sell() },
    Scene(name: "till-waiting", sizes: Scene.every) { waiting(&$0) },
    Scene(name: "till-waiting", sizes: [Scene.usual[0]], tier: .ascii) { waiting(&$0) },
    Scene(name: "till-waiting-swahili", environment: environment(language: .swahili)) { waiting(&$0) },
    Scene(name: "till-claimed") { waiting(&$0, .claimed) },
    Scene(name: "till-paid", sizes: Scene.every) { waiting(&$0, .paid, code: "0", receipt: "TKK4H7X9ZZ") },
    Scene(name: "till-paid-receipt-to-follow", sizes: [Scene.usual[0]]) { waiting(&$0, .paid, code: "0") },
    Scene(name: "till-cancelled") { waiting(&$0, .failed, code: "1032") },
    Scene(name: "till-unknown") { waiting(&$0, .unknown) },
    Scene(name: "till-unknown-swahili", environment: environment(language: .swahili)) { waiting(&$0, .unknown) },
    Scene(name: "live-unknown") { robot in
        atWork(&robot)
        robot.press(.function(3), .down, .down, .down, .down, .down, .down)
    },
    Scene(name: "till-unasked") { waiting(&$0, .unknown, next: nil) },
    Scene(name: "till-unasked-swahili", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) {
        waiting(&$0, .unknown, next: nil)
    },
    Scene(name: "till-expired", sizes: [Scene.usual[0]]) { waiting(&$0, .expired) },
    Scene(name: "till-conflict", sizes: [Scene.usual[0]]) { waiting(&$0, .conflict) },
    Scene(name: "till-not-taken") { robot in
        robot.tell(.health(wellHealth))
        robot.sell()
        robot.tell(
            .taken(
                OrderNumber(1),
                .failed(
                    text: Phrase(
                        "Not sent: M-PESA cannot be reached (connection refused). No money moved. Try again, or "
                            + "take cash.", sw: "Haikutumwa."), mayHaveReachedThePhone: false)))
    },
    Scene(name: "till-several") { atWork(&$0) },
    Scene(name: "till-after-restart") { robot in
        robot.state = ConsoleState(
            environment: environment(), size: robot.state.size, now: noon + .seconds(-2))
        atWork(&robot)
    },
    Scene(name: "till-alarm") { robot in
        var health = wellHealth
        health.gateway = .silent(since: noon + .seconds(-120))
        health.stoppedBecause = "401.003.01"
        health.queue = 4
        atWork(&robot)
        robot.tell(.health(health))
        robot.tell(.notice(Notice(.warn, Phrase("The receipt printer is out of paper.", sw: "Karatasi imeisha."))))
    },
    Scene(name: "live", sizes: Scene.every) { robot in
        atWork(&robot)
        robot.press(.function(3))
    },
    Scene(name: "live", sizes: [Scene.usual[0]], tier: .ascii) { robot in
        atWork(&robot)
        robot.press(.function(3))
    },
    Scene(name: "live-swahili", environment: environment(language: .swahili)) { robot in
        atWork(&robot)
        robot.press(.function(3), .down, .down)
    },
    Scene(name: "live-filter") { robot in
        atWork(&robot)
        robot.press(.function(7))
        robot.type("07 h7")
    },
    Scene(name: "live-nothing-found", sizes: [Scene.usual[0]]) { robot in
        atWork(&robot)
        robot.press(.function(7))
        robot.type("99999")
        robot.press(.enter)
    },
    Scene(name: "live-held") { robot in
        atWork(&robot)
        robot.press(.function(3), .down, .down, .character("x"))
        robot.serve(
            morning + [line(1188, "0733000090", 120, .pending, ago: 1), line(1189, "0720000777", 75, .sending, ago: 0)])
    },
    Scene(name: "live-largest") { robot in
        atWork(&robot)
        robot.press(.function(3), .character("s"), .down)
        robot.serve(morning + [line(1188, "0733000090", 120, .pending, ago: 1)])
    },
    Scene(name: "live-largest-swahili", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) {
        atWork(&$0)
        $0.press(.function(3), .character("s"))
    },
    Scene(name: "live-jump", sizes: [Scene.usual[0]]) { robot in
        atWork(&robot)
        robot.press(.function(3))
        robot.type("0708")
    },
    Scene(name: "live-watch") { robot in
        robot.state = ConsoleState(
            environment: environment(isReadOnly: true), size: robot.state.size, now: noon)
        atWork(&robot)
    },
    Scene(name: "detail-paid", sizes: Scene.every) { robot in
        atWork(&robot)
        robot.press(.function(3), .enter)
    },
    Scene(name: "detail-paid-end") { robot in
        atWork(&robot)
        robot.press(.function(3), .enter, .character("r"), .end)
    },
    Scene(name: "detail-cancelled") { robot in
        atWork(&robot)
        robot.press(.function(3), .down, .down, .down, .down, .enter)
    },
    Scene(name: "detail-cancelled-swahili", environment: environment(language: .swahili)) { robot in
        atWork(&robot)
        robot.press(.function(3), .down, .down, .down, .down, .enter)
    },
    Scene(name: "detail-from-till", sizes: [Scene.usual[0]]) { robot in
        waiting(&robot)
        robot.press(.alt("d"))
    },
    Scene(name: "help-till", sizes: Scene.every) { robot in
        atWork(&robot)
        robot.press(.function(1))
    },
    Scene(name: "help-live") { robot in
        atWork(&robot)
        robot.press(.function(3), .character("?"))
    },
    Scene(name: "help-live-swahili", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) { robot in
        atWork(&robot)
        robot.press(.function(3), .character("?"))
    },
    Scene(name: "question-leave") { robot in
        atWork(&robot)
        robot.press(.function(10))
    },
    Scene(name: "question-stop", sizes: [Scene.usual[0]]) { robot in
        waiting(&robot)
        robot.press(.function(8))
    },
    Scene(name: "card", sizes: [Size(columns: 59, rows: 17), Size(columns: 20, rows: 5)]) { waiting(&$0) },
    Scene(name: "card-read-back", sizes: [Size(columns: 40, rows: 12)]) { robot in
        robot.typePayment()
        robot.wait(.seconds(1))
    },
    Scene(
        name: "edges",
        sizes: [
            Size(columns: 60, rows: 22), Size(columns: 79, rows: 24), Size(columns: 99, rows: 36),
            Size(columns: 100, rows: 37), Size(columns: 159, rows: 21), Size(columns: 160, rows: 40),
        ]
    ) { robot in
        atWork(&robot)
        robot.press(.function(3))
    },
]

/// Every screen that is kept.
let allScenes =
    scenes + checkScenes + saleScenes + supervisorScenes + themeScenes + outcomeScenes + dialogScenes + alarmScenes
    + cardScenes

@Test(arguments: allScenes)
func aScreenLooksAsItWasApproved(_ scene: Scene) throws {
    for size in scene.sizes {
        var robot = Robot(size.columns, size.rows, environment: scene.environment)
        scene.show(to: &robot)
        let frame = robot.state.frame(now: robot.now)
        try Golden.check(frame, named: scene.fileName(size), tier: scene.tier)
    }
}

@Test func everyApprovedScreenIsDrawnByATest() {
    let names = Set(allScenes.flatMap { scene in scene.sizes.map(scene.fileName) })
    #expect(Golden.kept.subtracting(names) == [], "nothing draws these any more: delete them")
    #expect(names.count == allScenes.reduce(0) { $0 + $1.sizes.count }, "two scenes share a name")
}

@Test func equalStatesDrawEqualFrames() {
    var first = Robot()
    var second = Robot()
    for robot in [0, 1] {
        if robot == 0 { atWork(&first) } else { atWork(&second) }
    }
    #expect(first.state.frame(now: noon).cells == second.state.frame(now: noon).cells)
    #expect(CanvasDifference(from: first.state.frame(now: noon), to: first.state.frame(now: noon)).rows.isEmpty)
}
