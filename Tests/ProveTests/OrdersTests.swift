import TestSupport
import Testing

@testable import kaunta_prove

struct OrdersTests {
    @Test(arguments: Scene.all.map(\.name))
    func whateverOrderAFewThingsAreToldInTheBooksEndTheSameAndTrue(scene: String) async throws {
        let played = try #require(Scene.all.first { $0.name == scene })
        var chance = SplitMix(seed: 7)
        let orders = played.orders(of: 4, choices: 6, by: &chance)
        let report = try await OrderReport(of: played, in: orders, jobs: 1)
        #expect(report.lines == [])
        #expect(report.orders == 24)
    }

    @Test func whatTheGatewaySaysOfAPromptThatWasNotPaidIsFoundOut() async throws {
        let lie = Scene(name: "lie", payments: [.straight(.one, by: .stranger)], tellings: [.confirmed(.first)])
        let report = try await OrderReport(of: lie, in: lie.orders(upTo: 1), jobs: 1)
        #expect(report.lines.contains { $0.hasPrefix("the first prompt is not paid, and reads PAID") })
    }

    @Test func ordersThatEndOtherwiseAreFoundOut() async throws {
        // At a till, whether money is a prompt's depends on whether a message denied that one before.
        let scene = Scene(
            name: "denied", place: .till, payments: [.by(.first, .one)],
            tellings: [.denial(.first), .list([.one], .clear)])
        let report = try await OrderReport(of: scene, in: scene.orders(upTo: 2), jobs: 1)
        #expect(report.lines.contains { $0.hasPrefix("orders that end otherwise") })
    }
}
