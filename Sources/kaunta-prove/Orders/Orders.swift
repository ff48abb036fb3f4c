import ArgumentParser
import Foundation

/// Tells a ledger of a few payments in every order.
struct Orders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells a ledger of a few payments, truly and falsely, in every order.",
        discussion: """
            A scene has two prompts, of the same amount or not, for two sales or one after the other for one, and one or \
            two payments; and what may be told or done about them: messages, true and forged, answers, lists, a cashier's \
            and a supervisor's hands. Every choice of a few of these comes in every order, and then Safaricom's whole \
            list. No order may say PAID of what was not paid, ask again for what was, lose money, or have it twice with \
            nobody told; and all orders of the same must end the same.
            """)

    @Option(help: "How many things are told at most, before the whole list.")
    var length = 2

    @Option(help: "Instead of all, so many choices by chance of each scene, extras too, of that length, in 4 orders.")
    var choices: Int?

    @Option(help: "What the choices are drawn from.")
    var seed: UInt64 = 1

    @Option(help: "Play this scene alone.")
    var scene: String?

    @Option(help: "How many ledgers at a time.")
    var jobs = 2

    @Flag(help: "Run an optimized copy of the core, which is built first.")
    var light = false

    @Option(help: "Where the project lies, for the copy.")
    var root = "."

    @Option(help: "Where the copy is made.")
    var folder = ".build/light"

    func run() async throws {
        let plan = OrderPlan(scene: scene, length: length, choices: choices, seed: seed, jobs: jobs)
        if plan.scenes.isEmpty {
            let names = Scene.all.map(\.name).joined(separator: ", ")
            throw ValidationError("There is no such scene. There are: \(names).")
        }
        if light { return try runInCopy() }
        if try await !plan.play() { throw ExitCode(1) }
    }

    /// Runs it in an optimized copy of the core, which is built first.
    private func runInCopy() throws {
        let copy = CoreCopy(
            root: URL(filePath: root).standardizedFileURL, folder: URL(filePath: folder).standardizedFileURL)
        let parts = [
            "OrderPlan", "OrderReport", "OrderRun", "OrderRun+Cast", "OrderRun+Judging", "OrderRun+Telling", "Scene",
            "Scene+All", "Scene+Amounts", "Scene+Sequels", "Scene+Times", "Telling",
        ]
        try copy.run(
            Self.program, with: parts.map { "Orders/\($0).swift" },
            [scene ?? "", "\(length)", choices.map(String.init) ?? "", "\(seed)", "\(jobs)"])
    }

    private static let program = """
        import Foundation

        let words = Array(CommandLine.arguments.dropFirst())
        let plan = OrderPlan(
            scene: words[0].isEmpty ? nil : words[0], length: Int(words[1]) ?? 2, choices: Int(words[2]),
            seed: UInt64(words[3]) ?? 1, jobs: Int(words[4]) ?? 2)
        exit(try await plan.play() ? 0 : 1)

        """
}
