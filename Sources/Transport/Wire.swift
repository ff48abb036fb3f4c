/// The two ways in which a request leaves: over the network in the shop, into a script in a test.
public struct Wire: Sendable {
    /// Sends what may be repeated, and waits for the answer.
    public let send: @Sendable (HTTPCall) async throws(TransportFault) -> HTTPReply
    /// Sends what must never be sent twice, on a connection of its own.
    public let sendOnce: @Sendable (HTTPCall) async -> SentOnce

    /// Takes the two.
    public init(
        send: @escaping @Sendable (HTTPCall) async throws(TransportFault) -> HTTPReply,
        sendOnce: @escaping @Sendable (HTTPCall) async -> SentOnce
    ) {
        self.send = send
        self.sendOnce = sendOnce
    }

    /// The network.
    public init(_ transport: Transport) {
        self.init(
            send: { call async throws(TransportFault) in try await transport.send(call) },
            sendOnce: { await transport.sendOnce($0) })
    }
}
