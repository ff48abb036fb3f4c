import Engine
import FoundationEssentials
import Listener
import Logging
import Payments
import TestSupport

/// A listener on a free port, with one attempt that was sent and accepted.
struct ListenerRig: Sendable {
    let listener: Listener
    let intake: Intake
    let office: ReadingOffice
    let port: Int
    let journal: MemoryJournal
    let inbox: WatchedInbox
    let ears: Ears
    let attempt: AttemptID
    let token: CallbackToken
    let clock: TestTimekeeper

    static let checkout = "ws_CO_02102026113005271712345678"

    func post(_ body: String, to path: String? = nil) async throws -> RawHTTP.Reply {
        try await RawHTTP.send(
            "POST", path ?? "/\(token.hex)", port: port, headers: ["Content-Type": "application/json"],
            body: Array(body.utf8))
    }

    /// Waits until as many messages have ended.
    func settled(_ count: Int) async throws {
        while await inbox.outcomes.count < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    func record() async throws -> AttemptRecord? { try await journal.record(of: attempt) }
}

extension WatchedInbox {
    /// How messages ended, in order.
    var outcomes: [InboxOutcome] {
        events.compactMap { if case .settled(let outcome) = $0 { outcome } else { nil } }
    }
}

/// A success about the attempt of the rig.
func success(amount: String = "100.00", receipt: String = "UJ27ABCD12") -> String {
    """
    {"Body":{"stkCallback":{"MerchantRequestID":"7071-4170-a0e4-8345632bad441652435",\
    "CheckoutRequestID":"\(ListenerRig.checkout)","ResultCode":0,\
    "ResultDesc":"The service request is processed successfully.","CallbackMetadata":{"Item":[\
    {"Name":"Amount","Value":\(amount)},{"Name":"MpesaReceiptNumber","Value":"\(receipt)"},\
    {"Name":"TransactionDate","Value":20261002113022},{"Name":"PhoneNumber","Value":254712345678}]}}}}
    """
}

/// Runs a listener for the time of a test. This machine is listed, unless the test says otherwise.
///
/// - Parameter isApart: whether a line stands between it and the books, as between two processes.
func withListener(
    path: String = "", numbers: Set<ShortCode> = [knownShortCode], spool: EmergencySpool? = nil, isApart: Bool = false,
    configure: (inout ListenerConfiguration) -> Void = { _ in },
    before: (MemoryJournal, AttemptID) async throws -> Void = { _, _ in },
    body: (ListenerRig) async throws -> Void
) async throws {
    let clock = TestTimekeeper()
    let journal = MemoryJournal()
    let token = CallbackToken(from: SeededChance(7).chance)
    let attempt = try await sentAttempt(in: journal, token: token, at: clock.now)
    try await before(journal, attempt)
    let inbox = WatchedInbox(journal)
    await inbox.await(.prompt(attempt), at: token)
    let ears = Ears()
    var configuration = ListenerConfiguration(port: 0, path: path)
    configuration.peers = PeerList(listed: PeerList.thisMachine)
    // On a busy machine no limit decides but the one that a test sets.
    for limit in [\ListenerLimits.handshake, \.head, \.body, \.whole, \.farewell] {
        configuration.limits[keyPath: limit] = .seconds(3600)
    }
    configure(&configuration)
    let intake = Intake(
        journal: journal, inbox: inbox, reading: .shop(numbers), timekeeper: clock.timekeeper, logger: quiet,
        bells: IntakeBells(onHeard: { ears.hear($0) }, onHint: { ears.hint($0) }))
    let office = ReadingOffice(intake: intake, ears: ears)
    let (near, far) = try PacketSocket.pair()
    let link = OfficeLink(PacketSocket(far), timekeeper: clock.timekeeper)
    let window = OfficeWindow(office, isAwaited: { _ in true })
    let line = [Task { await window.serve(near) }, Task { await link.run() }]
    let listener = Listener(
        configuration: configuration, office: isApart ? link : office, spool: spool, timekeeper: clock.timekeeper,
        logger: quiet)
    try await intake.replay()
    let reading = Task { await intake.run() }
    let running = Task { try await listener.run() }
    do {
        let rig = ListenerRig(
            listener: listener, intake: intake, office: office, port: try await listener.port, journal: journal,
            inbox: inbox, ears: ears, attempt: attempt, token: token, clock: clock)
        try await body(rig)
        for task in line + [reading] { task.cancel() }
        running.cancel()
        try await running.value
        near.shut()
    } catch {
        near.shut()
        for task in line + [reading] { task.cancel() }
        running.cancel()
        throw error
    }
}

private func sentAttempt(
    in journal: MemoryJournal, token: CallbackToken, at now: Timestamp
) async throws -> AttemptID {
    let record = try await journal.prepare(
        try order(), payee: .payBill(knownShortCode, account: nil), token: token, at: now)
    let id = record.attempt.id
    _ = try await journal.markSending(id, token: token, boot: BootID("boot"), at: now)
    try await journal.add(
        Evidence(
            source: .pushAnswer, fact: .accepted(merchant: nil, checkout: CheckoutRequestID(ListenerRig.checkout)),
            at: now), to: id)
    return id
}

/// A raw sample of Safaricom's, as kept beside the tests of Daraja.
func vector(_ name: String) throws -> String {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try String(contentsOf: tests.appending(path: "DarajaTests/Fixtures/\(name)"), encoding: .utf8)
}

/// A logger that nobody hears.
let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
