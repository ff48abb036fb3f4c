import Logging
import Payments
import TestSupport
import Transport

@testable import Sandbox

/// A sandbox that listens on a free port, with a clock wound by hand.
struct ServerRig: Sendable {
    let server: SandboxServer
    let port: Int
    let clock: TestTimekeeper

    func token() async throws -> String {
        let reply = try await RawHTTP.send(
            "GET", "/oauth/v1/generate?grant_type=client_credentials", port: port,
            headers: ["Authorization": "Basic \(base64("sandbox-key:sandbox-secret"))"])
        return json(reply)["access_token"]?.text ?? ""
    }

    func post(_ path: String, _ body: JSON) async throws -> RawHTTP.Reply {
        try await RawHTTP.send(
            "POST", path, port: port,
            headers: ["Authorization": "Bearer \(try await token())", "Content-Type": "application/json"],
            body: body.bytes)
    }

    func push(_ body: JSON) async throws -> RawHTTP.Reply {
        try await post("/mpesa/stkpush/v1/processrequest", body)
    }

    func query(_ checkout: String) async throws -> JSON {
        json(try await post("/mpesa/stkpushquery/v1/query", queryBody(checkout)))
    }

    /// Waits until so many tasks sleep on the clock, then moves it on.
    func wind(_ step: Duration, whenAsleep sleepers: Int = 1) async throws {
        while clock.sleeperCount < sleepers { try await Task.sleep(for: .milliseconds(1)) }
        clock.advance(by: step)
    }
}

func json(_ reply: RawHTTP.Reply) -> JSON { (try? JSON(strict: Array(reply.body.utf8))) ?? .null }

/// Runs a sandbox for the time of a test.
func withSandbox<Result: Sendable>(
    _ change: (inout SandboxConfiguration) -> Void = { _ in }, body: (ServerRig) async throws -> Result
) async throws -> Result {
    var configuration = SandboxConfiguration()
    configuration.port = 0
    configuration.queryLimit = nil
    change(&configuration)
    let clock = TestTimekeeper(at: BankRig.start.now)
    let server = try SandboxServer(
        configuration: configuration, timekeeper: clock.timekeeper, chance: .seeded(1), logger: quiet)
    let running = Task { try await server.run() }
    do {
        let result = try await body(ServerRig(server: server, port: try await server.port, clock: clock))
        running.cancel()
        try await running.value
        return result
    } catch {
        running.cancel()
        throw error
    }
}

/// A logger that nobody hears.
let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
