import CApart
import Foundation
import Payments
import TestSupport
import Testing

@testable import kaunta

/// `kaunta listen` as a real process: what it hears, what it prints, and how it ends.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ListenProcessTests {
    private static let token = String(repeating: "0123456789", count: 4)

    private let home = FileManager.default.temporaryDirectory.appending(path: "kaunta-listen-\(UUID().uuidString)")
    private let port: Int

    init() throws {
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        port = try RawHTTP.freePort()
    }

    /// Starts the program; its output goes to a file of that name.
    private func start(
        _ name: String, _ arguments: String..., verb: String = "listen", with more: [String: String] = [:]
    ) throws -> ChildProcess {
        var environment = Samples.sandbox
        environment["HOME"] = home.path
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        // Nothing answers there: what is asked stays open.
        environment["MPESA_BASE_URL"] = "http://127.0.0.1:1"
        environment["MPESA_CALLBACK_URL"] = "http://127.0.0.1:\(port)/cb"
        environment["KAUNTA_LISTEN_PORT"] = "\(port)"
        environment["KAUNTA_CONFIRMATION_TOKEN"] = Self.token
        let file = home.appending(path: name)
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let output = try FileHandle(forWritingTo: file)
        return try ChildProcess(
            Program.path, [verb] + arguments, environment: environment.merging(more) { $1 }, output: output,
            errors: output)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: home.appending(path: name), encoding: .utf8)
    }

    private func wait(for words: String, in name: String) async throws {
        while try !text(name).contains(words) { try await Task.sleep(for: .milliseconds(20)) }
    }

    @Test func itHearsASaleSaysSoAndEndsWhenAsked() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let first = try start("first", "--json")
        defer { if first.isRunning { kill(first.processIdentifier, SIGKILL) } }
        try await wait(for: #""event":"address","reached":true"#, in: "first")
        let body =
            #"{"TransID":"UJ27ABCD12","TransAmount":"450.00","BusinessShortCode":"600984","MSISDN":"254712345678"}"#
        let reply = try await RawHTTP.send("POST", "/cb/\(Self.token)", port: port, body: Array(body.utf8))
        #expect(reply.status == 200)
        try await wait(for: "KES 450", in: "first")

        // The ledger has one owner.
        let second = try start("second")
        #expect(try await second.ended() == 8)
        #expect(try text("second").contains("kaunta listen"))

        kill(first.processIdentifier, SIGTERM)
        #expect(try await first.ended() == 143)
        let said = try text("first")
        #expect(!said.contains(Self.token))
        #expect(!said.contains("712345678"))
        for line in said.split(separator: "\n") { #expect(line.hasPrefix(#"{"time":""#)) }
    }

    /// The listener of that program, which is a process of its own; nil when the program is over.
    private func listener(of process: ChildProcess) async throws -> pid_t? {
        while process.isRunning {
            let children = "/proc/\(process.processIdentifier)/task"
            for task in try FileManager.default.contentsOfDirectory(atPath: children) {
                let text = try? String(contentsOfFile: "\(children)/\(task)/children", encoding: .utf8)
                if let child = text?.split(separator: " ").first.flatMap({ pid_t($0) }) { return child }
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    @Test func aListenerThatIsKilledIsStartedAgainWhereItWas() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let process = try start("again", "--json")
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        try await wait(for: #""event":"listening""#, in: "again")
        let first = try #require(try await listener(of: process))
        let surroundings = try Data(contentsOf: URL(filePath: "/proc/\(first)/environ"))
        #expect(!String(decoding: surroundings, as: UTF8.self).contains("MPESA"))
        // Nor can it look at those of the program, which have them.
        let look: Int32? = onAThread { [program = process.processIdentifier] in
            _ = kt_confine("/tmp")
            return open("/proc/\(program)/environ", O_RDONLY) < 0 ? errno : 0
        }
        #expect(look == EACCES || look == EPERM)
        kill(first, SIGKILL)
        try await wait(for: #""event":"lost""#, in: "again")
        while try text("again").components(separatedBy: #""event":"listening""#).count < 3 {
            try await Task.sleep(for: .milliseconds(20))
        }
        let body =
            #"{"TransID":"UJ27ABCD12","TransAmount":"450.00","BusinessShortCode":"600984","MSISDN":"254712345678"}"#
        #expect(try await RawHTTP.send("POST", "/cb/\(Self.token)", port: port, body: Array(body.utf8)).status == 200)
        try await wait(for: "KES 450", in: "again")
        // However the program ends, its listener does too.
        let second = try #require(try await listener(of: process))
        #expect(second != first)
        kill(process.processIdentifier, SIGKILL)
        while kill(second, 0) == 0 { try await Task.sleep(for: .milliseconds(20)) }
    }

    @Test func aListenerThatCantBeToldWhereToListenIsNoListener() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let peers = [String](repeating: "1.2.3.4", count: 15_000).joined(separator: ",")
        let process = try start("untold", with: ["KAUNTA_CALLBACK_PEERS": peers])
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        #expect(try await process.ended() == 2)
        #expect(try text("untold").contains("could not be told where to listen"))
    }

    @Test func theDoctorsListenerStandsApartToo() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let address = try RawReceiver(status: nil)
        defer { address.stop() }
        // It waits at the address for as long as nobody takes the connection.
        let process = try start(
            "doctor", verb: "doctor", with: ["MPESA_CALLBACK_URL": "http://127.0.0.1:\(address.port)/cb"])
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        // On a busy machine it may be over before anybody has looked.
        let apart = try await listener(of: process)
        func words() -> String? {
            apart.flatMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
        }
        // Until it has begun it has the words of its parent, and none once it is over.
        for _ in 0..<400 where words()?.contains("doctor") ?? false { try await Task.sleep(for: .milliseconds(5)) }
        #expect(["kaunta\0hear\0", "", nil].contains(words()))
        _ = try await process.ended()
        #expect(try text("doctor").contains("callback address"))
    }

    @Test func theDoctorReachesItsOwnListener() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let process = try start("doctor", verb: "doctor")
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        _ = try await process.ended()
        #expect(try text("doctor").contains("it leads here"))
    }

    @Test func ctrlCEndsItToo() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let process = try start("only")
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        try await wait(for: "listening at port \(port)", in: "only")
        // Only once the program listens for signals: it does before it opens the ledger.
        kill(process.processIdentifier, SIGINT)
        #expect(try await process.ended() == 130)
    }
}
