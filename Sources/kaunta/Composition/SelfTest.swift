import Console
import Daraja
import Listener
import Payments
import Transport

/// Looks at our own public address from outside, as Safaricom would: whether it leads here, and how long its
/// certificate is good. It stores nothing and moves no money.
struct SelfTest: Sendable {
    /// The address in front of every token.
    let base: CallbackBase
    /// How our own listener is known.
    let probe: ListenerProbe
    /// Posts to an address.
    let post: @Sendable (HTTPCall) async throws(TransportFault) -> HTTPReply
    /// When the certificate there ends, in seconds since 1970.
    let certificateExpiry: @Sendable (WebAddress) async throws(TransportFault) -> Int64

    /// Looks through the network.
    init(base: CallbackBase, probe: ListenerProbe, transport: Transport) {
        self.init(
            base: base, probe: probe, post: { call throws(TransportFault) in try await transport.send(call) },
            certificateExpiry: { address throws(TransportFault) in try await transport.certificateExpiry(of: address) })
    }

    /// Takes the parts.
    init(
        base: CallbackBase, probe: ListenerProbe,
        post: @escaping @Sendable (HTTPCall) async throws(TransportFault) -> HTTPReply,
        certificateExpiry: @escaping @Sendable (WebAddress) async throws(TransportFault) -> Int64
    ) {
        self.base = base
        self.probe = probe
        self.post = post
        self.certificateExpiry = certificateExpiry
    }

    /// How long a certificate must at least be good for nothing to be said.
    static let certificateNotice = Duration.seconds(21 * 86_400)
    /// How often it looks.
    static let pause = Duration.seconds(600)

    /// Looks now and every ten minutes, until its task is cancelled.
    func run(telling pulse: Pulse, timekeeper: Timekeeper) async {
        while !Task.isCancelled {
            pulse.note(await look())
            pulse.note(certificateEnds: await certificateEndsSoon(at: timekeeper.now()))
            guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
        }
    }

    /// Whether the address leads here.
    func look() async -> Health.PublicAddress {
        let call = HTTPCall(.post, base.address.appending("/\(probe.token.hex)"))
        do throws(TransportFault) {
            let reply = try await post(call)
            if reply.status == 200, reply.body == Array(probe.nonce.utf8) { return .reached }
            return .unreached(reason: "something else answers there, with \(reply.status)")
        } catch {
            return .unreached(reason: error.reason)
        }
    }

    /// When the certificate ends, if that is soon. One that can't be seen is said by `look`.
    func certificateEndsSoon(at now: Timestamp) async -> Timestamp? {
        guard base.address.isSecure, let seconds = try? await certificateExpiry(base.address) else { return nil }
        let end = Timestamp(milliseconds: seconds * 1000)
        return end - now < Self.certificateNotice ? end : nil
    }
}
