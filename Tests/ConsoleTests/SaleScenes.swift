import Payments
import Testing

@testable import Console
@testable import Screen

/// A till with these at the top of its morning.
private func serving(_ robot: inout Robot, _ lines: [PaymentLine]) {
    robot.tell(.health(wellHealth))
    robot.now = noon
    let others = morning.filter { $0.state.isSettled }
    robot.serve(others + [part(1188, 250_000, .pending, paid: 0, updated: -20)])
    robot.serve(others + lines)
}

/// A prompt that came to nothing, whose customer then paid straight to the shop.
private func paidOtherwise(_ state: AttemptState) -> PaymentLine {
    part(1188, 480, state, paid: 480, due: 480, code: state == .failed ? "1032" : nil, revision: 1)
}

private let directs = [
    directPayment(1190, receipt: "TKK4H7D0AA", ago: 12),
    directPayment(1189, 480, name: "PETER KAMAU OTIENO", receipt: "TKK4H7D0AB", ago: 31, heldBy: "K7", until: 45),
    directPayment(
        1188, 75, name: "", payer: .hashed(String(repeating: "b", count: 64)), receipt: "TKK4H7D0AC", ago: 44),
    directPayment(1172, 20_000, payer: .clear(phone("0722000123")), receipt: "TKK4H7D0AD", ago: 58, sale: SaleID("s")),
]

private func listing(_ robot: inout Robot) {
    robot.tell(.health(wellHealth))
    robot.now = noon
    robot.serve(morning)
    robot.serve(direct: directs)
    robot.press(.function(3))
}

/// Sales of more than one prompt, wrong numbers, and money that came without a prompt.
let saleScenes: [Scene] = [
    Scene(name: "question-much-more", sizes: [Scene.usual[0]]) { robot in
        robot.serve((1...12).map { line(Int64($0), "07220009\(10 + $0)", Int64($0) * 100, ago: 3_600 - Int64($0)) })
        robot.typePayment("0711222333", "12000")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
    },
    Scene(name: "question-same-again", sizes: [Scene.usual[0]]) { robot in
        robot.tell(.health(wellHealth))
        robot.now = noon
        robot.serve([line(1189, "0712345678", 1250, .paid, code: "0", ago: 120, updated: -100)] + morning)
        robot.typePayment()
    },
    Scene(name: "till-read-back-split") { robot in
        robot.tell(.health(wellHealth))
        robot.typePayment("0712345678", "400000")
        robot.wait(.seconds(1))
    },
    Scene(name: "till-part-paid") { serving(&$0, [part(1188, 250_000, .paid, paid: 250_000)]) },
    Scene(name: "till-sale-complete") { robot in
        serving(
            &robot,
            [
                part(1189, 150_000, .paid, paid: 400_000, before: 250_000, ago: 9, updated: -1),
                part(1188, 250_000, .paid, paid: 400_000),
            ])
    },
    Scene(name: "till-read-back-rest") { robot in
        serving(&robot, [part(1188, 250_000, .paid, paid: 250_000)])
        robot.press(.alt("n"))
        robot.wait(.seconds(1))
    },
    Scene(name: "till-part-waiting", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) {
        serving(&$0, [part(1188, 250_000, .pending, paid: 0)])
    },
    Scene(name: "till-send-again", sizes: [Scene.usual[0]]) { robot in
        serving(&robot, [part(1188, 250_000, .failed, paid: 0, code: "1032", updated: -1)])
        robot.press(.alt("r"))
    },
    Scene(name: "question-wrong-number", sizes: [Scene.usual[0]]) { robot in
        serving(&robot, [part(1188, 250_000, .pending, paid: 0)])
        robot.press(.alt("w"))
    },
    Scene(name: "till-wrong-number") { serving(&$0, [part(1188, 250_000, .pending, paid: 0, isWrong: true)]) },
    Scene(name: "till-refund-owed", sizes: [Scene.usual[0]]) {
        serving(&$0, [part(1188, 250_000, .paid, paid: 250_000, isWrong: true, doubt: .refundOwed)])
    },
    Scene(name: "till-paid-otherwise") { serving(&$0, [paidOtherwise(.failed)]) },
    Scene(name: "till-paid-otherwise-swahili", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) {
        serving(&$0, [paidOtherwise(.void)])
    },
    Scene(name: "live-paid-otherwise") { robot in
        serving(&robot, [paidOtherwise(.failed)])
        robot.records = [record(paidOtherwise(.failed), [])]
        robot.press(.function(3))
    },
    Scene(name: "live-direct") { listing(&$0) },
    Scene(name: "live-direct-held", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) { robot in
        listing(&robot)
        robot.press(.down)
    },
    Scene(name: "question-take", sizes: [Scene.usual[0]]) { robot in
        listing(&robot)
        robot.tell(.claim(.done(directPayment(1190, receipt: "TKK4H7D0AA", ago: 12, heldBy: environment().tillName))))
        robot.press(.character("t"))
    },
    Scene(name: "detail-direct", sizes: [Scene.usual[0]]) { robot in
        listing(&robot)
        robot.press(.enter)
    },
    Scene(name: "till-direct") { robot in
        robot.tell(.health(wellHealth))
        robot.now = noon
        robot.serve(morning)
        robot.serve(direct: directs)
    },
]
