import Console
import Daraja
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
    /// While it looks it listens itself. Where a console does that already, only the answer to a wrong address shows
    /// that one of us is there.
    static func lookAtAddress(_ gateway: GatewaySettings, at now: Timestamp) async -> Checkup? {
        guard let base = gateway.callback, let place = gateway.route.place else { return nil }
        let probe = ListenerProbe(from: .system)
        let configuration: ListenerConfiguration
        do {
            configuration = try ListenerBrief(
                gateway.listening, port: place.port, path: place.path, folder: "", newest: nil, probe: probe
            ).configuration(isAwaited: { _ in false })
        } catch {
            return Checkup(name: "callback address", finding: .bad, detail: error.message.fitForEyes)
        }
        let listener = Listener(
            configuration: configuration, office: NoBooks(), timekeeper: .system, logger: .quiet("kaunta.doctor"))
        let running = Task { try await listener.run() }
        defer { running.cancel() }
        let test = SelfTest(base: base, probe: probe, transport: Transport(logger: .quiet("kaunta.doctor")))
        let found = (try? await listener.port) == nil ? await test.lookForAnother() : await test.look()
        return address(found, certificateEnds: await test.certificateEndsSoon(at: now))
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
