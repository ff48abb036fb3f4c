import ArgumentParser
import Console
import Logging
import Payments
import Sandbox

/// Serves a Daraja of our own on this machine.
struct SandboxVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Serve a sandbox of our own on this machine: Safaricom and the customer's phone, no real money.",
        discussion: """
            It prints the settings that lead a console here, then serves until Ctrl-C. \
            Somebody pays straight to the shop with POST \
            /sandbox/payments; `kaunta c2b register` says where that is told.

            \(PracticeNumber.helpText)
            Any other number waits for the virtual phone.

            \(PracticeFault.helpText)
            """)

    @Option(help: ArgumentHelp("The port to listen at.", valueName: "port"))
    var port: Int = 8700

    @Option(help: ArgumentHelp("The same number gives the same ids, receipts and hiccups.", valueName: "number"))
    var seed: UInt64?

    @Flag(help: "Print the settings to paste, and exit.")
    var printEnv = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (0...65_535).contains(port) else {
            throw VerbFailure("--port takes 1 to 65535, or 0 for any free one. Nothing was started.", .usage)
        }
        var configuration = SandboxConfiguration()
        configuration.port = port
        if printEnv {
            print(configuration.shellExports(port: port))
            return
        }
        let ink = try Workplace(common).ink
        let server: SandboxServer
        do {
            server = try SandboxServer(
                configuration: configuration, timekeeper: .system, chance: seed.map { .seeded($0) } ?? .system,
                logger: .quiet("kaunta.sandbox"))
        } catch {
            throw VerbFailure(error.description, .usage)
        }
        let interruption = Interruption.ofThisProcess {}
        let ending = try waitFor { [configuration] in
            try await Self.serve(server, configuration, interruption: interruption, ink: ink)
        }
        if let ending { throw ending }
    }

    /// Serves until somebody ends it; nil when it ended by itself.
    private static func serve(
        _ server: SandboxServer, _ configuration: SandboxConfiguration, interruption: Interruption, ink: Ink
    ) async throws -> ShellStatus? {
        do {
            return try await withThrowingTaskGroup(of: ShellStatus?.self) { group in
                defer { group.cancelAll() }
                group.addTask {
                    try await server.run()
                    return nil
                }
                group.addTask { await interruption.next() }
                // Only once it listens: what is pasted must work at once.
                let port = try await server.port
                print(configuration.shellExports(port: port))
                flush()
                complain("Listening on http://127.0.0.1:\(port). Ctrl-C ends it.")
                complain("To pay without a prompt:")
                complain(
                    "  curl -d '{\"amount\": 350, \"account\": \"INV1\"}' http://127.0.0.1:\(port)/sandbox/payments")
                let screen = PhoneScreen(base: "http://127.0.0.1:\(port)", ink: ink)
                let phone = Task {
                    for await prompts in await server.promptChanges() { await screen.show(prompts) }
                }
                defer { phone.cancel() }
                return try await group.next() ?? nil
            }
        } catch let error as SandboxError {
            throw VerbFailure(error.description, .fault)
        }
    }
}

/// The virtual phone's screen as lines: each prompt when it arrives and when it ends.
private actor PhoneScreen {
    private let base: String
    private let ink: Ink
    private var shown: [CheckoutRequestID: Bool] = [:]

    init(base: String, ink: Ink) {
        self.base = base
        self.ink = ink
    }

    func show(_ prompts: [SandboxPrompt]) {
        for prompt in prompts where shown[prompt.checkout] != prompt.isOpen {
            shown[prompt.checkout] = prompt.isOpen
            let what = "KES \(prompt.amount.short)  \(prompt.phone.masked)  \(prompt.reference.fitForEyes)"
            if let outcome = prompt.outcome {
                complain(ink.fitted("\(what)  ended with \(outcome)\(prompt.receipt.map { ", receipt \($0)" } ?? "")"))
            } else {
                complain(ink.fitted("\(what)  on the phone. To pay, or cancel:"))
                // The whole id: it is the name of the prompt, and this is the customer's own phone.
                for act in ["approve", "cancel"] {
                    complain("  curl -X POST \(base)/sandbox/prompts/\(prompt.checkout)/\(act)")
                }
            }
        }
    }
}

extension PracticeFault {
    /// Every reference that makes a prompt go wrong, a line each.
    static var helpText: String {
        helpTable("References that go wrong on purpose:", all.map { ($0.reference, $0.meaning) })
    }
}

extension PracticeNumber {
    /// Every phone whose number says how its prompts end, a line each.
    static var helpText: String {
        helpTable("Phones that answer by themselves:", all.map { ($0.pattern, $0.meaning) })
    }
}

private func helpTable(_ title: String, _ rows: [(name: String, meaning: String)]) -> String {
    let widest = rows.map(\.name.count).max() ?? 0
    let lines = rows.map { "  " + $0.name + String(repeating: " ", count: widest + 2 - $0.name.count) + $0.meaning }
    return ([title] + lines).joined(separator: "\n")
}
