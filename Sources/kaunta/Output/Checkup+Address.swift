import Console
import Daraja
import Foundation
import Glibc
import Listener
import Logging
import Payments
import Transport

extension Checkup {
    /// Whether our public address leads here, and how long its certificate is good.
    static func address(_ found: Health.PublicAddress, certificateEnds end: Timestamp?) -> Checkup {
        switch found {
        case .untried:
            Checkup(name: "callback address", finding: .odd, detail: "not looked at")
        case .unreached(let reason):
            Checkup(
                name: "callback address", finding: .odd, detail: "it does not lead here: \(reason)".fitForEyes,
                fix: "Look at its name, its proxy and the firewall; asking works without it.")
        case .reached:
            Checkup(
                name: "callback address", finding: end == nil ? .good : .odd,
                detail: end.map { "it leads here; its certificate ends on \($0.day)" } ?? "it leads here",
                fix: end == nil ? "" : "Renew the certificate.")
        }
    }

    /// Looks at our public address from outside; nil when there is none.
    ///
    /// While it looks, a listener in a process of its own has the port, as at a till at work. Where a console listens there
    /// already, nothing is bound, and only the answer to a wrong address shows that one of us is there.
    static func lookAtAddress(_ gateway: GatewaySettings, at now: Timestamp) async -> Checkup? {
        guard let base = gateway.callback, let place = gateway.route.place else { return nil }
        let probe = ListenerProbe(from: .system)
        let folder = FileManager.default.temporaryDirectory.path + "/kaunta-doctor-\(UUID().uuidString)"
        let brief = ListenerBrief(
            gateway.listening, port: place.port, path: place.path, folder: folder, newest: nil, probe: probe)
        do { _ = try brief.configuration(isAwaited: { _ in false }) } catch {
            return Checkup(name: "callback address", finding: .bad, detail: error.message.fitForEyes)
        }
        mkdir(folder, 0o700)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (events, event) = AsyncStream.makeStream(of: ListenerEvent.self)
        let books = NoBooks { event.yield($0) }
        let listening = Task {
            await ListenerProcess.keepUp(
                { brief }, at: OfficeWindow(books, isAwaited: { _ in false }), tell: { event.yield($0) })
        }
        let test = SelfTest(base: base, probe: probe, transport: Transport(logger: .quiet("kaunta.doctor")))
        let found = await isListening(events) ? await test.look() : await test.lookForAnother()
        let checkup = address(found, certificateEnds: await test.certificateEndsSoon(at: now))
        listening.cancel()
        await listening.value
        return checkup
    }

    /// Whether the listener has its port, once it has said so or why not.
    private static func isListening(_ events: AsyncStream<ListenerEvent>) async -> Bool {
        for await event in events {
            switch event {
            case .listening: return true
            case .lost: return false
            case .notKept, .notLookedUp, .tooFast, .stranded, .noPlace, .restored, .turnedAway, .blocked, .noSpool,
                .unconfined:
                continue
            }
        }
        return false
    }
}

extension SelfTest {
    /// Whether a listener of ours that another process runs seems to be there: it answers a wrong address with the one
    /// 404, which says nothing else.
    func lookForAnother() async -> Health.PublicAddress {
        do throws(TransportFault) {
            let reply = try await post(HTTPCall(.post, base.address.appending("/\(probe.token.hex)")))
            if reply.status == 404, reply.body.isEmpty { return .reached }
            return .unreached(reason: "something else answers there, with \(reply.status)")
        } catch {
            return .unreached(reason: error.reason)
        }
    }
}
