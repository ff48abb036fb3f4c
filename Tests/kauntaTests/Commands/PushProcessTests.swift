import Foundation
import Ledger
import Logging
import Payments
import Sandbox
import TestSupport
import Testing

@testable import kaunta

/// The real program as a script runs it, against a real server on this machine.
@Suite(.serialized, .timeLimit(.minutes(5))) struct PushProcessTests {
    @Test func aPaidPromptIsZeroAndSaysSoInJSON() async throws {
        try await withShop { shop in
            let run = try await shop.kaunta("push", "0700000000", "100", "--wait", "30", "--json")
            #expect(run.status == 0)
            #expect(run.output.contains(#""state":"PAID","verdict":"PAID","amount":"100.00""#))
            #expect(!run.output.contains("712345678"))
        }
    }

    @Test func aCancelledPromptIsThree() async throws {
        try await withShop { shop in
            let run = try await shop.kaunta("push", "0700001032", "50", "--wait", "40")
            #expect(run.status == 3)
            #expect(run.output.contains("NOT PAID"))
        }
    }

    @Test func aConnectionThatDiesAfterThePushIsFiveAndIsNeverRepeated() async throws {
        try await withShop { shop in
            let run = try await shop.kaunta("push", "0712000111", "70", "--reference", "SIM-RESET", "--wait", "2")
            #expect(run.status == 5)
            let again = try await shop.kaunta("push", "0712000111", "70", "--wait", "1")
            #expect(again.status == 8)
            #expect(await shop.pushes == 1)
        }
    }

    @Test func killedBetweenSendAndAnswerItIsUnknownAfterTheRestartAndIsNotSentAgain() async throws {
        try await withShop { shop in
            let till = try shop.start("push", "0712000222", "80", "--reference", "SIM-SLOW", "--wait", "60")
            while await shop.pushes == 0 { try await Task.sleep(for: .milliseconds(20)) }
            kill(till.processIdentifier, SIGKILL)
            while till.isRunning { try await Task.sleep(for: .milliseconds(20)) }
            let asked = try await shop.kaunta("query", "SIM-SLOW", "--json")
            #expect(asked.status == 5)
            #expect(asked.output.contains(#""state":"UNKNOWN","verdict":"DON'T KNOW""#))
            #expect(await shop.pushes == 1)
        }
    }

    @Test func whatAPersonDoesAboutALostPromptHasItsStatuses() async throws {
        try await withShop { shop in
            _ = try await shop.kaunta("push", "0712000444", "60", "--reference", "SIM-RESET")
            let doubts = try await shop.kaunta("doubts", "--json")
            #expect(doubts.status == 0)
            #expect(doubts.output.contains(#""kind":"unknown""#))
            #expect(try await shop.kaunta("supervisor", "set", "Amina", typing: "370518\n").status == 0)
            let early = try await shop.kaunta(
                "release", "SIM-RESET", "--by", "Amina", "--reason", "looked", typing: "370518\n")
            #expect(early.status == 8)
            let goods = try await shop.kaunta(
                "goods", "SIM-RESET", "--by", "amina", "--reason", "known to us", typing: "370518\n")
            #expect(goods.status == 0 && goods.output.contains("That does not make it paid."))
            #expect(try await shop.kaunta("show", "SIM-RESET", "--json").output.contains(#""verdict":"DON'T KNOW""#))
            #expect(try await shop.kaunta("verify", "UK6H4X2QP7", "--json").status == 5)
            #expect(try await shop.kaunta("verify", "UK6H").status == 2)
            #expect(try await shop.kaunta("claim", "UK6H4X2QP7", "--yes").status == 5)
            let same = try await shop.kaunta("push", "0712000555", "60", "--sale", "SIM-RESET")
            #expect(same.status == 8)
            let nobody = try await shop.kaunta("push", "0712000555", "60", "--sale", "nonsense")
            #expect(nobody.status == 2)
            #expect(await shop.pushes == 1)
        }
    }

    @Test func aStatementIsASupervisorsToBring() async throws {
        try await withShop { shop in
            _ = try await shop.kaunta("push", "0712000444", "60", "--reference", "SIM-RESET")
            let file = FileManager.default.temporaryDirectory.appending(path: "statement-\(UUID().uuidString).csv")
            defer { try? FileManager.default.removeItem(at: file) }
            func bring(at time: Timestamp, typing: String) async throws -> Int32 {
                let text = """
                    Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Reason Type,Other Party Info,A/C No.
                    UK6H4X2QP7,\(time.day) \(time.time),Pay Bill,Completed,60.00,,Pay Utility,254712****44 - JANE DOE,SIM-RESET

                    """
                try Data(text.utf8).write(to: file)
                return try await shop.kaunta(
                    "statement", "import", file.path, "--by", "Amina", "--number", "174379", typing: typing
                ).status
            }
            // A statement tells whole seconds: none that lies before the prompt.
            let now = Timekeeper.system.now() + .seconds(1)
            #expect(try await bring(at: now, typing: "370518\n") != 0)
            #expect(try await shop.kaunta("supervisor", "set", "Amina", typing: "370518\n").status == 0)
            #expect(try await bring(at: now, typing: "918273\n") != 0)
            #expect(try await bring(at: now, typing: "") != 0)
            #expect(try await bring(at: now + .seconds(3600), typing: "370518\n") == 2)
            #expect(try await shop.kaunta("verify", "UK6H4X2QP7").status == 5)
            let unpaid = try await shop.kaunta("show", "SIM-RESET", "--json")
            #expect(unpaid.output.contains(#""verdict":"DON'T KNOW""#))
            #expect(try await bring(at: now, typing: "370518\n") == 0)
            #expect(try await shop.kaunta("show", "SIM-RESET", "--json").output.contains(#""verdict":"PAID""#))
        }
    }

    @Test func aSupervisorsWordTakesTheirPIN() async throws {
        try await withShop { shop in
            _ = try await shop.kaunta("push", "0712000444", "60", "--reference", "SIM-RESET")
            func goods(_ name: String, _ typed: String) async throws -> ProcessShop.Run {
                try await shop.kaunta(
                    "goods", "SIM-RESET", "--by", name, "--reason", "known to us", typing: typed)
            }
            let nobody = try await goods("Amina", "370518\n")
            #expect(nobody.status == 2 && nobody.errors.contains("no supervisor has a PIN yet"))
            let weak = try await shop.kaunta("supervisor", "set", "Amina", typing: "123456\n")
            #expect(weak.status == 2 && weak.errors.contains("people try first"))
            #expect(try await shop.kaunta("supervisor", "set", "Amina", typing: "370518\n").status == 0)
            let key = shop.home.appending(path: ".config/kaunta/pin.key")
            let mode = try FileManager.default.attributesOfItem(atPath: key.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            for (name, typed, words) in [
                ("Amina", "370519\n", "not the PIN"), ("Brian", "370518\n", "not the PIN"),
                ("Amina", "", "no PIN was typed"), ("Amina", "12\n", "6 to 10 digits"),
            ] {
                let run = try await goods(name, typed)
                #expect(run.status == 2 && run.errors.contains(words) && run.errors.contains("Nothing was changed"))
            }
            for (name, digits) in [
                ("two\nlines", "370518"), ("Zawadi", "730518"), (String(repeating: "x", count: 41), "370518"),
            ] {
                let run = try await shop.kaunta(
                    "supervisor", "set", name, "--by", "Amina", typing: "370518\n\(digits)\n")
                #expect(run.status == 2 && run.errors.contains("No PIN was set"))
            }
            let stranger = try await shop.kaunta("supervisor", "set", "Brian", typing: "918273\n")
            #expect(stranger.status == 2 && stranger.errors.contains("--by"))
            let second = try await shop.kaunta(
                "supervisor", "set", "Brian", "--by", "Amina", typing: "370518\n918273\n")
            #expect(second.status == 0)
            #expect(
                try await shop.kaunta("supervisor", "remove", "Amina", "--by", "Brian", typing: "918273\n").status == 0)
            let list = try await shop.kaunta("supervisor", "--json")
            #expect(list.output.contains(#""name":"Brian""#) && !list.output.contains(#""name":"Amina""#))
            #expect(try await goods("Amina", "370518\n").status == 2)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key.path)
            let exposed = try await goods("Brian", "918273\n")
            #expect(exposed.status == 2 && exposed.errors.contains("others on this machine can read"))
            try FileManager.default.removeItem(at: key)
            let gone = try await goods("Brian", "918273\n")
            #expect(gone.status == 2 && gone.errors.contains("pin.key"))
            let lost = try await shop.kaunta("supervisor", "set", "Chege", typing: "564738\n")
            #expect(lost.status == 2 && lost.errors.contains("is gone") && lost.errors.contains("--anew"))
            try Data((String(repeating: "ab", count: 32) + "\n").utf8).write(to: key)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.path)
            let other = try await goods("Brian", "918273\n")
            #expect(other.status == 2 && other.errors.contains("not the one that the PINs were set with"))
            let anew = try await shop.kaunta("supervisor", "set", "Chege", "--anew", typing: "564738\n")
            #expect(anew.status == 0 && anew.errors.contains("Every PIN before this one has ended"))
            #expect(try await shop.kaunta("supervisor", "set", "Chege", "--anew", typing: "564738\n").status == 2)
            #expect(try await goods("Chege", "564738\n").status == 0)
        }
    }

    @Test func theSameAgainIsAskedAboutUnlessItIsMeant() async throws {
        try await withShop { shop in
            let first = try await shop.kaunta("push", "0700000900", "30", "--wait", "40", "--json")
            #expect(first.status == 0)
            #expect(try await shop.kaunta("push", "0700000900", "30").status == 8)
            #expect(try await shop.kaunta("push", "0700000900", "30", "--again").status == 5)
            #expect(await shop.pushes == 2)
        }
    }

    @Test func whatCameStraightToTheShopIsNotAskedForUnlessItIsAnotherPayment() async throws {
        try await withShop { shop in
            try await shop.hear("UK6H4X2QP7", shillings: 45, from: "254712***678")
            let held = try await shop.kaunta("push", "0712345678", "45", "--json")
            #expect(held.status == 8 && held.output.contains(#""receipt":"UK6H4X2QP7""#))
            #expect(held.errors.contains("Not sent:") && held.errors.contains("--besides UK6H4X2QP7"))
            #expect(await shop.pushes == 0)
            let other = try await shop.kaunta("push", "0712345678", "45", "--besides", "UK6H4X2QP7", "--json")
            #expect(other.status == 5)
            #expect(await shop.pushes == 1)
        }
    }

    @Test func theAddressesOfDirectPaymentsAreRegisteredWithTheSandbox() async throws {
        try await withShop { shop in
            let tokens = try await shop.kaunta("c2b", "tokens")
            #expect(tokens.status == 0)
            let missing = try await shop.kaunta("c2b", "register")
            #expect(missing.status == 2)
            #expect(missing.errors.contains("kaunta c2b tokens"))
            let run = try await shop.kaunta(
                "c2b", "register", "--version", "v1", "--json",
                environment: [
                    "MPESA_CALLBACK_URL": "http://127.0.0.1:9",
                    "KAUNTA_CONFIRMATION_TOKEN": String(repeating: "a", count: 40),
                    "KAUNTA_VALIDATION_TOKEN": String(repeating: "b", count: 40),
                ])
            #expect(run.status == 0)
            #expect(run.output.contains(#""version":"v1""#))
            #expect(run.output.contains(#""registration":"registered""#))
            #expect(!run.output.contains(String(repeating: "a", count: 40)))
        }
    }

    @Test func aGatewayThatIsNotThereIsSixAndNothingIsSent() async throws {
        try await withShop { shop in
            let run = try await shop.kaunta(
                "push", "0712000333", "90", environment: ["MPESA_BASE_URL": "http://127.0.0.1:1"])
            #expect(run.status == 6)
            #expect(run.errors.contains("no money moved"))
            #expect(await shop.pushes == 0)
        }
    }

    @Test func whatWasNeverSentIsNotAskedAboutAndNotWaitedFor() async throws {
        try await withShop { shop in
            let nowhere = ["MPESA_BASE_URL": "http://127.0.0.1:1"]
            _ = try await shop.kaunta("push", "0712000444", "90", "--reference", "NEVER", environment: nowhere)
            let asked = try await shop.kaunta("query", "NEVER", "--wait", "3", "--json")
            #expect(asked.status == 6)
            #expect(asked.output.contains(#""state":"VOID""#))
            #expect(asked.errors.isEmpty)
        }
    }
}

/// A sandbox in this process, and the settings that lead the program to it.
private struct ProcessShop {
    let server: SandboxServer
    let environment: [String: String]
    let home: URL

    struct Run {
        let status: Int32
        let output: String
        let errors: String
    }

    var pushes: Int { get async { await server.log.requests["POST /mpesa/stkpush/v1/processrequest"] ?? 0 } }

    /// Money came straight to the shop while no program ran.
    func hear(_ code: String, shillings: Int64, from payer: String) async throws {
        let file = home.appending(path: "books.sqlite").path
        let ledger = try Ledger.open(
            at: file, as: .owner(program: "test", boot: BootID("boot")), till: "K2", timekeeper: .system)
        let told = C2BConfirmation(
            receipt: try #require(Receipt(code)), amount: Money(cents: shillings * 100),
            payee: try #require(ShortCode("174379")), account: "TEA", payer: Payer(wire: payer), name: "JANE",
            paidAt: nil)
        let message = InboundMessage(
            body: Array("{}".utf8), address: .confirmation, peer: "127.0.0.1", at: Timekeeper.system.now())
        try await ledger.settle(try await ledger.keep(message), as: .confirmed(told))
    }

    /// Starts the program and leaves it alone.
    func start(_ arguments: String...) throws -> ChildProcess {
        try ChildProcess(Program.path, arguments, environment: environment)
    }

    /// Runs the program to its end. Nothing blocks here: the sandbox in this process needs the threads.
    func kaunta(
        _ arguments: String..., typing lines: String = "", environment more: [String: String] = [:]
    ) async throws -> Run {
        let names = ["output", "errors"].map { home.appending(path: $0) }
        for name in names { _ = FileManager.default.createFile(atPath: name.path, contents: nil) }
        let typed = home.appending(path: "typed")
        try Data(lines.utf8).write(to: typed)
        let process = try ChildProcess(
            Program.path, arguments, environment: environment.merging(more) { _, new in new },
            input: FileHandle(forReadingFrom: typed), output: FileHandle(forWritingTo: names[0]),
            errors: FileHandle(forWritingTo: names[1]))
        let status = try await process.ended()
        let texts = try names.map { try String(contentsOf: $0, encoding: .utf8) }
        return Run(status: status, output: texts[0], errors: texts[1])
    }
}

private func withShop(_ body: @Sendable (ProcessShop) async throws -> Void) async throws {
    var configuration = SandboxConfiguration()
    configuration.port = 0
    let server = try SandboxServer(
        configuration: configuration, timekeeper: .system,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let serving = Task { try await server.run() }
    let home = FileManager.default.temporaryDirectory.appending(path: "kaunta-shop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    var environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    environment["KAUNTA_LEDGER"] = home.appending(path: "books.sqlite").path
    for export in try await server.exports { environment[export.name] = export.value }
    defer {
        serving.cancel()
        try? FileManager.default.removeItem(at: home)
    }
    try await body(ProcessShop(server: server, environment: environment, home: home))
}
