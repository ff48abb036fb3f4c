import Transport

/// One way in which the network between a till and Safaricom misbehaves, and what the till has to make of it.
struct NetworkScript: Sendable {
    let name: String
    let expected: Expectation
    let road: Road
    var patience = Patience.long

    /// What the answer has to be read as.
    enum Expectation: String, Sendable {
        case accepted, refused, neverLeft, lost
        /// The connection ends before anything is read: lost, or never left when nothing was written by then.
        case lostOrNeverLeft
    }

    /// How a call gets to the gateway.
    enum Road: Sendable {
        /// Through a proxy that plays this.
        case proxy(secure: Bool, @Sendable (inout FaultyLine) -> Void)
        /// To a port where nothing listens.
        case refusedPort
        /// To a port that takes no more connections and does not say so.
        case silentPort
        /// To a name that is none.
        case unknownName
        /// To a server with somebody else's certificate.
        case wrongCertificate
    }

    /// How long the till waits: so long that no busy machine matters, or so short that a silence is over soon.
    enum Patience: Sendable {
        case long, short

        var limits: TransportLimits {
            switch self {
            case .long: TransportLimits(connect: .seconds(30), total: .seconds(60), answerBytes: 4096)
            case .short: TransportLimits(connect: .milliseconds(250), total: .milliseconds(250), answerBytes: 4096)
            }
        }
    }

    /// Where nothing goes wrong with the connection, and the answer is what matters.
    static func answering(
        _ name: String, _ expected: Expectation, _ answer: @escaping @Sendable (borrowing FaultyLine, Int) -> String
    ) -> NetworkScript {
        plain(name, expected) { line in
            line.readRequest()
            line.say(answer(line, line.count.next()))
        }
    }

    static func plain(
        _ name: String, _ expected: Expectation, _ patience: Patience = .long,
        _ play: @escaping @Sendable (inout FaultyLine) -> Void
    ) -> NetworkScript {
        NetworkScript(name: name, expected: expected, road: .proxy(secure: false, play), patience: patience)
    }

    static func secure(
        _ name: String, _ expected: Expectation, _ patience: Patience = .long,
        _ play: @escaping @Sendable (inout FaultyLine) -> Void
    ) -> NetworkScript {
        NetworkScript(name: name, expected: expected, road: .proxy(secure: true, play), patience: patience)
    }

    /// All of them.
    static let all =
        connections + answers + bodies + encrypted + [
            NetworkScript(name: "refused port", expected: .neverLeft, road: .refusedPort),
            NetworkScript(name: "silent port", expected: .neverLeft, road: .silentPort, patience: .short),
            NetworkScript(name: "unknown name", expected: .neverLeft, road: .unknownName),
            NetworkScript(name: "wrong certificate", expected: .neverLeft, road: .wrongCertificate),
        ]
}
