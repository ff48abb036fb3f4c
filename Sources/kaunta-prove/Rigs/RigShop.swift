import Foundation
import Ledger
import Logging
import Payments
import Sandbox
import Synchronization

/// What every round of a rig starts from: the programs that were built, and a ledger with nothing in it.
struct RigTools: Sendable {
    /// The real program.
    let program: String
    /// The library that makes the disk fail.
    let library: String
    /// A folder of the rig's own.
    let folder: URL
    /// An empty ledger to copy.
    let template: String

    struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String { "\(path) is not there: run “swift build” first. Nothing was tried." }
    }

    /// Works with the programs beside this one, in a folder that is gone afterwards.
    static func with<Result>(
        heedingSignals: Bool, _ work: (RigTools) async throws -> Result
    ) async throws -> Result {
        let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let program = built.appending(path: "kaunta").path
        let library = built.appending(path: "libFaultyDisk.so").path
        for path in [program, library] where !FileManager.default.fileExists(atPath: path) { throw Missing(path: path) }
        return try await withRigFolder(heedingSignals: heedingSignals) { folder in
            let template = folder.appending(path: "template.sqlite").path
            try Ledger.open(
                at: template, as: .owner(program: "kaunta-prove", boot: BootID(from: .system)), timekeeper: .machine
            ).close()
            return try await work(
                RigTools(program: program, library: library, folder: folder, template: template))
        }
    }
}

/// Works in a folder that is gone afterwards.
///
/// - Parameter heedingSignals: whether the folder goes also when the program is interrupted. That takes the signals of
///   the whole process, which only a program of its own may do.
func withRigFolder<Result>(
    heedingSignals: Bool, _ work: (URL) async throws -> Result
) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-prove-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let remove: @Sendable () -> Void = { try? FileManager.default.removeItem(at: folder) }
    let heeded = heedingSignals ? [SIGINT, SIGTERM] : []
    let interruptions = heeded.map { number in
        let interruption = DispatchSource.makeSignalSource(signal: number)
        interruption.setEventHandler {
            remove()
            exit(128 + number)
        }
        signal(number, SIG_IGN)
        interruption.activate()
        return interruption
    }
    defer {
        for interruption in interruptions { interruption.cancel() }
        for number in heeded { signal(number, SIG_DFL) }
        remove()
    }
    return try await work(folder)
}

/// A till for one round: a ledger, a disk that may fail, a gateway of its own, and the real program pointed at them.
struct RigShop: Sendable {
    let tools: RigTools
    let folder: URL
    let sandbox: SandboxServer
    let relay: Relay
    let disk: FaultyDisk
    private let environment: [String: String]

    var ledgerPath: String { folder.appending(path: "ledger.sqlite").path }

    /// How many times as fast the gateway's customers are.
    static let pace = 40

    /// Works with a shop, and removes it afterwards.
    ///
    /// - Parameters:
    ///   - hasLedger: whether the ledger is there already, with nothing in it.
    ///   - pace: how many times as fast the gateway's customers, and its own later answers, are.
    static func with<Result: Sendable>(
        _ tools: RigTools, hasLedger: Bool = true, pace: Int = RigShop.pace,
        onCue: @escaping @Sendable (Relay.Cue) -> Bool,
        _ work: (RigShop) async throws -> Result
    ) async throws -> Result {
        let folder = tools.folder.appending(path: UUID().uuidString)
        let disk = folder.appending(path: "disk")
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        var configuration = SandboxConfiguration()
        configuration.port = 0
        configuration.newTokenEndsOld = false
        configuration.customer = .pays(after: .seconds(8))
        configuration.queryLimit = nil
        let sandbox = try SandboxServer(
            configuration: configuration, timekeeper: .running(pace),
            logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() })
        let serving = Task { try await sandbox.run() }
        let relay = try Relay(to: try await sandbox.port, onCue: onCue)
        let listenPort = try freePort()
        var environment = [
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ]
        for export in configuration.exports(port: relay.port) { environment[export.name] = export.value }
        environment["MPESA_CALLBACK_URL"] = "http://127.0.0.1:\(listenPort)/cb"
        environment["KAUNTA_LISTEN_PORT"] = String(listenPort)
        environment["KAUNTA_QUERIES_PER_MINUTE"] = "600"
        // The rigs send more than a shop may.
        for limit in ["PHONE", "PHONE_DAY", "TILL"] { environment["KAUNTA_PROMPTS_PER_\(limit)"] = "1000" }
        let shop = RigShop(
            tools: tools, folder: folder, sandbox: sandbox, relay: relay, disk: try FaultyDisk(in: disk),
            environment: environment)
        if hasLedger { try FileManager.default.copyItem(atPath: tools.template, toPath: shop.ledgerPath) }

        let result: Swift.Result<Result, any Error>
        do { result = .success(try await work(shop)) } catch { result = .failure(error) }
        relay.stop()
        serving.cancel()
        _ = await serving.result
        return try result.get()
    }

    /// Starts the program.
    ///
    /// - Parameter faulty: whether its disk is the one that may fail.
    func start(_ arguments: [String], faulty: Bool) throws -> Child {
        var all = environment
        if faulty {
            all.merge(disk.environment(library: tools.library, ledger: ledgerPath)) { _, new in new }
        }
        return try Child(
            tools.program, arguments + ["--ledger", ledgerPath], environment: all,
            output: folder.appending(path: "output").path)
    }

    /// What the programs printed, for a report of what went wrong.
    var output: String {
        (try? String(contentsOf: folder.appending(path: "output"), encoding: .utf8)) ?? ""
    }

    /// Copies the ledger's files as they are now; returns where the copy is.
    func image(_ name: String) throws -> String {
        let place = folder.appending(path: name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for suffix in ["", "-wal", "-journal"] where FileManager.default.fileExists(atPath: ledgerPath + suffix) {
            try FileManager.default.copyItem(
                atPath: ledgerPath + suffix, toPath: place.appending(path: "ledger.sqlite\(suffix)").path)
        }
        return place.appending(path: "ledger.sqlite").path
    }

    private static func freePort() throws -> Int {
        let (socket, port) = try RawSocket.listening()
        socket.close()
        return port
    }
}
