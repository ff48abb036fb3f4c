import Glibc
import Payments
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(5))) struct SandboxAddressTests {
    @Test(arguments: ["0.0.0.0", "192.168.1.10", "::", "example.com", ""])
    func itListensOnThisMachineOnly(host: String) throws {
        var configuration = SandboxConfiguration()
        configuration.host = host
        #expect(throws: SandboxError.notLoopback(host)) {
            try SandboxServer(
                configuration: configuration, timekeeper: TestTimekeeper().timekeeper, logger: quiet)
        }
    }

    @Test func evenOtherLoopbackAddressesFindNobody() async throws {
        try await withSandbox { rig in
            let reply = try await RawHTTP.send("GET", "/sandbox/log", port: rig.port)
            #expect(reply.status == 200)
            await #expect(throws: RawHTTP.Failure(code: ECONNREFUSED)) {
                try await RawHTTP.send("GET", "/sandbox/log", port: rig.port, host: "127.0.0.2")
            }
        }
    }

    @Test func aTakenPortIsSaidInWords() async throws {
        try await withSandbox { rig in
            var configuration = SandboxConfiguration()
            configuration.port = rig.port
            let second = try SandboxServer(
                configuration: configuration, timekeeper: rig.clock.timekeeper, logger: quiet)
            let expected = SandboxError.portTaken(rig.port, reason: "Address already in use")
            await #expect(throws: expected) { try await second.run() }
            await #expect(throws: expected) { _ = try await second.port }
        }
    }

    @Test func itStopsWhenCancelledAndFreesItsPort() async throws {
        let port = try await withSandbox { rig in
            let base = try await rig.server.baseURL
            #expect(base == "http://127.0.0.1:\(rig.port)")
            return rig.port
        }
        // Refused, or reset when the port was just being closed.
        await #expect(throws: RawHTTP.Failure.self) { try await RawHTTP.send("GET", "/sandbox/log", port: port) }
    }

    @Test func theExportsLeadToIt() async throws {
        try await withSandbox { rig in
            let exports = try await rig.server.exports
            #expect(
                exports.map(\.name) == [
                    "MPESA_ENVIRONMENT", "MPESA_BASE_URL", "MPESA_CONSUMER_KEY", "MPESA_CONSUMER_SECRET",
                    "MPESA_INITIATOR_NAME", "MPESA_SECURITY_CREDENTIAL", "MPESA_SHORTCODE", "MPESA_PASSKEY",
                ])
            #expect(exports.first { $0.name == "MPESA_BASE_URL" }?.value == "http://127.0.0.1:\(rig.port)")
        }
    }

    @Test func theExportsArePastedIntoAShell() {
        var configuration = SandboxConfiguration()
        configuration.consumerSecret = "it's"
        let lines = configuration.shellExports(port: 8700).split(separator: "\n")
        #expect(lines.contains("export MPESA_BASE_URL='http://127.0.0.1:8700'"))
        #expect(lines.contains(#"export MPESA_CONSUMER_SECRET='it'\''s'"#))
        #expect(lines.contains("export MPESA_SHORTCODE='174379'"))
    }
}
