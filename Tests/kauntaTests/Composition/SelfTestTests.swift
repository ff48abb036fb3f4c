import Console
import Daraja
import Listener
import Payments
import TestSupport
import Testing
import Transport

@testable import kaunta

@Suite struct SelfTestTests {
    private let now = TestTimekeeper().now
    private let probe = ListenerProbe(from: SeededChance(3).chance)

    private func test(
        answering answer: Result<HTTPReply, TransportFault>, ending days: Int64? = nil
    ) throws -> SelfTest {
        let (now, probe) = (now, probe)
        return SelfTest(
            base: try CallbackBase("https://till.shop.ke/cb", for: .production), probe: probe,
            post: { call throws(TransportFault) in
                #expect(call.method == .post)
                #expect(call.address.description == "https://till.shop.ke/cb/\(probe.token.hex)")
                return try answer.get()
            },
            certificateExpiry: { address throws(TransportFault) in
                #expect(address.host == "till.shop.ke")
                guard let days else { throw TransportFault("no answer") }
                return now.milliseconds / 1000 + days * 86_400
            })
    }

    private func reply(_ status: Int, _ body: String = "") -> Result<HTTPReply, TransportFault> {
        .success(HTTPReply(status: status, body: Array(body.utf8)))
    }

    @Test func onlyOurOwnWordShowsThatTheAddressLeadsHere() async throws {
        #expect(await (try test(answering: reply(200, probe.nonce))).look() == .reached)
        for other in [reply(200), reply(200, "OK"), reply(404), reply(502, probe.nonce)] {
            guard case .unreached = await (try test(answering: other)).look() else {
                Issue.record("reached")
                return
            }
        }
        let silent = try test(answering: .failure(TransportFault("no such name")))
        #expect(await silent.look() == .unreached(reason: "no such name"))
    }

    @Test(arguments: [(0, true), (20, true), (21, false), (90, false), (nil, false)] as [(Int64?, Bool)])
    func aCertificateThatEndsWithinThreeWeeksIsSaid(days: Int64?, isSaid: Bool) async throws {
        let end = await (try test(answering: reply(200), ending: days)).certificateEndsSoon(at: now)
        #expect((end != nil) == isSaid)
    }

    @Test func aListenerOfAnotherProcessIsKnownByItsOne404() async throws {
        #expect(await (try test(answering: reply(404))).lookForAnother() == .reached)
        #expect(await (try test(answering: reply(404, "<html>"))).lookForAnother() != .reached)
        #expect(await (try test(answering: reply(200))).lookForAnother() != .reached)
    }

    @Test func theDoctorSaysItOnOneLine() {
        #expect(
            Checkup.address(.reached, certificateEnds: nil).line(Ink()) == "✓ callback address    it leads here")
        #expect(Checkup.address(.reached, certificateEnds: now).finding == .odd)
        #expect(
            Checkup.address(.unreached(reason: "no such name"), certificateEnds: nil).detail.contains("no such name"))
    }
}
