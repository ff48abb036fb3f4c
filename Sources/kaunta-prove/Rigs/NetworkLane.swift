import Daraja
import Engine
import Ledger
import Logging
import Payments
import Transport

/// A till with the real gateway client, whose way to Safaricom one script plays with.
struct NetworkLane: Sendable {
    let script: NetworkScript
    private let number: Int
    private let count: WireCount
    private let gateway: CountingGateway
    private let proxy: LoopbackServer?
    /// What makes a port silent, as long as it is held.
    private let held: [RawSocket]
    private let permits: PermitCount
    private let cashier: Cashier

    struct Impossible: Error {}

    /// What a lane's calls came to.
    struct Result: Sendable {
        var calls = 0
        var permits = 0
        var pushes = 0
        var findings = Findings()
        /// Calls of a short patience that did not even connect in time.
        var tooSlow = 0
    }

    /// Wires it: tokens come straight from an undisturbed gateway, prompts go the script's way.
    ///
    /// - Parameter repeats: whether what was lost is sent again, as a client with a pool does, to see that it is found.
    init(
        _ number: Int, _ script: NetworkScript, ledger: Ledger, tokens: CountingGateway, repeats: Bool = false
    ) async throws {
        self.number = number
        self.script = script
        let count = WireCount()
        self.count = count
        let name = "lane\(number)"
        let certificate: (certificate: String, key: String)? =
            switch script.road {
            case .proxy(true, _): RigCertificates.local
            case .wrongCertificate: RigCertificates.elsewhere
            case .proxy(false, _), .refusedPort, .silentPort, .unknownName: nil
            }
        let gateway = try await CountingGateway(name, certificate: certificate)
        self.gateway = gateway
        var held: [RawSocket] = []
        var proxy: LoopbackServer?
        let target: String
        switch script.road {
        case .proxy(let isSecure, let play):
            let server = try LoopbackServer { client in
                var line = FaultyLine(client: client, gateway: gateway, count: count, name: name)
                play(&line)
            }
            proxy = server
            target = "\(isSecure ? "https" : "http")://127.0.0.1:\(server.port)"
        case .refusedPort:
            // Held: a port that is let go may be another program's by the time of the call.
            let (socket, port) = try RawSocket.listening(backlog: nil)
            held = [socket]
            target = "http://127.0.0.1:\(port)"
        case .silentPort:
            // One place in the queue, and it is taken.
            let (socket, port) = try RawSocket.listening(backlog: 0)
            held = [socket, try RawSocket.connected(to: port)]
            target = "http://127.0.0.1:\(port)"
        case .unknownName:
            // Longer than a label may be, so that no server is asked about it.
            target = "https://\(String(repeating: "a", count: 64)).invalid"
        case .wrongCertificate: target = "https://127.0.0.1:\(gateway.port)"
        }
        self.proxy = proxy
        self.held = held
        permits = PermitCount(ledger)
        cashier = try Self.cashier(
            permits, script.patience.limits, target: target, tokens: tokens.port, repeats: repeats)
    }

    private static func cashier(
        _ journal: PermitCount, _ limits: TransportLimits, target: String, tokens: Int, repeats: Bool
    ) throws -> Cashier {
        let silent = Logger(label: "rig") { _ in SwiftLogNoOpLogHandler() }
        let usual = Transport(limits: NetworkScript.Patience.long.limits, logger: silent)
        let once = try Transport(limits: limits, trustingPEM: RigCertificates.root, logger: silent)
        let wire = Wire(
            send: { call async throws(TransportFault) in try await usual.send(call) },
            sendOnce: { call in
                guard let address = WebAddress(target + call.address.path) else { return .neverLeft(reason: target) }
                let there = HTTPCall(call.method, address, headers: call.headers, body: call.body)
                let sent = await once.sendOnce(there)
                if repeats, case .lost = sent { return await once.sendOnce(there) }
                return sent
            })
        guard let code = ShortCode("174379") else { throw Impossible() }
        let account = try DarajaAccount(
            consumerKey: Secret("key"), consumerSecret: Secret("secret"), passkey: Secret("passkey"),
            payee: .payBill(code, account: nil), host: DarajaHost(base: "http://127.0.0.1:\(tokens)"))
        let gateway = DarajaGateway(account: account, wire: wire, timekeeper: .machine)
        return Cashier(
            journal: journal, gateway: gateway, clock: SteadyClock(.machine), timekeeper: .machine, chance: .system,
            payee: account.payee, boot: BootID(from: .system), onChange: { _ in })
    }

    /// Makes so many calls, one after the other, and compares each with the wire.
    func run(_ calls: Int) async throws -> Result {
        var result = Result()
        for call in 0..<calls {
            let phone = try MSISDN(parsing: String(712_000_000 + number * 10_000 + call))
            let order = try PromptOrder(phone: phone, amount: Money(cents: 100))
            let (before, permitsBefore) = (wire, permits.soFar)
            let record = try await cashier.take(order)
            let isQuiet = await until(.seconds(15)) { proxy?.isBusy != true }
            let permitted = permits.soFar - permitsBefore
            let seen = WireCount.Seen(
                connections: wire.connections - before.connections, bytes: wire.bytes - before.bytes,
                pushes: wire.pushes - before.pushes)
            result.calls += 1
            result.permits += permitted
            result.pushes += seen.pushes
            let name = "\(script.name), call \(call)"
            if !isQuiet { result.findings.wrong.append("\(name): the connection stayed open") }
            judge(record, seen, permitted, name, &result)
        }
        return result
    }

    /// What was on the wire: what the proxy read, or the gateway where the proxy can't read it.
    private var wire: WireCount.Seen {
        switch script.road {
        case .proxy(false, _): count.soFar
        case .proxy(true, _), .refusedPort, .silentPort, .unknownName, .wrongCertificate: gateway.count.soFar
        }
    }

    /// How many prompts have reached the wire, late ones too.
    var pushes: Int { wire.pushes }

    func stop() async throws {
        proxy?.stop()
        for socket in held { socket.close() }
        try await gateway.stop()
    }

    private func judge(
        _ record: AttemptRecord, _ seen: WireCount.Seen, _ permitted: Int, _ name: String, _ result: inout Result
    ) {
        let answer = record.answer
        let isEarlyCut = script.expected == .lostOrNeverLeft
        if seen.pushes > permitted || seen.connections > permitted {
            result.findings.doubled.append(
                "\(name): \(permitted) permits, \(seen.pushes) prompts on \(seen.connections) connections")
        }
        if answer == .neverLeft, seen.pushes > 0 {
            result.findings.wrong.append("\(name): said never to have left, and \(seen.pushes) did")
        }
        if answer == .neverLeft, script.patience == .short, script.expected == .lost, seen.bytes == 0 {
            result.tooSlow += 1
            return
        }
        let fits = isEarlyCut ? answer == .lost || answer == .neverLeft : answer == script.expected
        if !fits {
            result.findings.wrong.append(
                "\(name): read as \(answer?.rawValue ?? "nothing"), not as \(script.expected.rawValue)")
        }
        let isRead = !isEarlyCut && script.expected != .neverLeft && script.name != "half open: nothing is read"
        if isRead, seen.pushes != permitted {
            result.findings.wrong.append("\(name): \(permitted) permits, \(seen.pushes) prompts on the wire")
        }
        if answer.map(\.state) != record.state {
            result.findings.wrong.append("\(name): \(record.state.rawValue) after \(answer?.rawValue ?? "nothing")")
        }
    }
}

extension AttemptRecord {
    /// What the push was read as.
    fileprivate var answer: NetworkScript.Expectation? {
        for evidence in evidence where evidence.source == .pushAnswer {
            if case .accepted = evidence.fact { return .accepted }
            if case .refused = evidence.fact { return .refused }
            if case .neverLeft = evidence.fact { return .neverLeft }
            if case .answerLost = evidence.fact { return .lost }
        }
        return nil
    }
}

extension NetworkScript.Expectation {
    /// The state that it leads to.
    fileprivate var state: AttemptState {
        switch self {
        case .accepted: .pending
        case .refused, .neverLeft: .refused
        case .lost, .lostOrNeverLeft: .unknown
        }
    }
}
