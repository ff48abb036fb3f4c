import ArgumentParser
import Foundation
import GRDB
import Ledger
import Payments

/// Kaunta beside other programs of the terminal, on this machine, one after the other.
struct Anchors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anchors",
        abstract: "Measures the built program beside less, fzf, tig, htop, btop and vd, as far as they are here.",
        discussion: """
            Every program sits at a pseudo-terminal of 120x40. Those that show tables get the ledger's payments as CSV. \
            Made-up payments are added to the ledger, and what is open in it is answered.
            """)

    @Option(help: "The program to measure: a release build.")
    var kaunta = ".build/release/kaunta"

    @OptionGroup var past: PastOptions

    @Option(help: "The ledger's payments as “kaunta export” prints them now; else they are printed first.")
    var csv: String?

    @Option(help: "How often each program is started.")
    var runs = 10

    @Option(help: "Only these programs, as in “less,kaunta watch”.")
    var only: String?

    @Option(help: "For how many minutes the books change while processor and memory are looked at; 60 is the promise.")
    var minutes = 1.0

    @Flag(help: "Only what the built program does by itself: keys, load, themes and a slow line.")
    var alone = false

    @Flag(help: "A table for people beneath the figures.")
    var table = false

    func run() async throws {
        guard runs >= 2 else { throw ValidationError("Start each program at least twice.") }
        let path = URL(filePath: kaunta).standardizedFileURL.path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw ValidationError("There is no program at \(path): build it with “swift build -c release”.")
        }
        try await past.withLedger { ledger in
            let ledger = URL(filePath: ledger).standardizedFileURL.path
            try await withTemporaryFolder { try await measure(path, ledger, in: $0) }
        }
    }

    private func measure(_ kaunta: String, _ ledger: String, in folder: URL) async throws {
        try await Self.answerOpenPayments(at: ledger)
        let material = try material(kaunta, ledger, in: folder)
        var programs = AnchorProgram.Own.allCases.map {
            AnchorProgram.kaunta($0, at: kaunta, ledger: ledger, material)
        }
        for name in AnchorProgram.others {
            if let program = AnchorProgram.other(name, material) {
                programs.append(program)
            } else {
                note("anchors: \(name) is not on this machine")
            }
        }
        if let only = only?.split(separator: ",").map(String.init) { programs.removeAll { !only.contains($0.name) } }

        var results: [AnchorResult] = []
        if !alone {
            note("anchors: starts")
            results = try AnchorStarts(programs: programs, rounds: runs).measure()
            for result in results { try result.figure.printLine() }
            for program in programs {
                note("anchors: \(program.name)")
                let found = try AnchorSitting(program).measure()
                for result in found { try result.figure.printLine() }
                results += found
            }
        }
        var figures: [Figure] = []
        func keep(_ more: [Figure]) throws {
            for figure in more { try figure.printLine() }
            figures += more
        }
        let own = KeyFigures.Programs(kaunta: kaunta, ledger: ledger, material: material)
        try keep([try Self.size(of: kaunta)])
        try await measureKeys(own, keep)
        note("anchors: themes, and a slow line")
        let pictures = PictureFigures(programs: own)
        try keep(try pictures.themes())
        for program in programs where ["kaunta watch", "kaunta console", "less", "tig", "htop"].contains(program.name) {
            try keep([try pictures.slowStart(program)].compactMap { $0 })
        }
        try keep([try await pictures.slowPayment(ledger: ledger)].compactMap { $0 })
        if table { print((AnchorTable(results: results).lines + figures.map(\.line)).joined(separator: "\n")) }
    }

    private func measureKeys(_ programs: KeyFigures.Programs, _ keep: ([Figure]) throws -> Void) async throws {
        note("anchors: keys")
        let keys = KeyFigures(programs: programs)
        let loads = LoadFigures(programs: programs, minutes: minutes)
        try keep(try keys.measureIdle())
        let heard = try ConfirmationUpdates()
        try keep(try await keys.measure(heard))
        note("anchors: load")
        try keep(try await loads.measure(.console, heard, rates: [50]))
        // From here on another process has the ledger.
        let commits = try await CommitUpdates(ledger: programs.ledger)
        try keep(try await keys.measure(commits))
        try keep(try await loads.measure(.watch, commits, rates: [50, 1000]))
    }

    /// The program's file, as it is started.
    private static func size(of path: String) throws -> Figure {
        let file = URL(filePath: path).resolvingSymlinksInPath().path
        let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        return Figure(figure: "binary.size", value: Double(size) / 1e6, unit: "MB", note: "with its symbols")
    }

    /// Answers what is open, and has nothing asked about later: asking is work, and no console would be idle.
    private static func answerOpenPayments(at path: String) async throws {
        let ledger = try Ledger.bench(at: path)
        for line in try await ledger.openLines() {
            guard let checkout = try await ledger.record(of: line.id)?.checkout else { continue }
            let answer = Fact.queryFailed(
                checkout: checkout, code: ResultCode("1037"), text: "DS timeout user cannot be reached")
            try await ledger.add(Evidence(source: .query, fact: answer, at: .now), to: line.id)
        }
        let file = try DatabaseQueue(path: path)
        try await file.write { database in
            try database.execute(sql: "UPDATE attempt SET next_check_ms = NULL WHERE next_check_ms IS NOT NULL")
        }
        try file.close()
    }

    private func material(_ kaunta: String, _ ledger: String, in folder: URL) throws -> AnchorProgram.Material {
        let table: String
        if let csv {
            table = URL(filePath: csv).standardizedFileURL.path
        } else {
            note("anchors: the payments as a table")
            table = folder.appending(path: "payments.csv").path
            _ = FileManager.default.createFile(atPath: table, contents: nil)
            let process = Process()
            process.executableURL = URL(filePath: kaunta)
            process.arguments = ["export", "--ledger", ledger]
            process.standardOutput = try FileHandle(forWritingTo: URL(filePath: table))
            try process.run()
            process.waitUntilExit()
        }
        return AnchorProgram.Material(
            folder: folder, csv: table, rows: try AnchorRows(csv: table),
            repository: try CommitRows(in: folder, count: 20_000))
    }
}

extension Figure {
    /// As people read it.
    fileprivate var line: String {
        let short = { (value: Double) in "\((value * 100).rounded() / 100)" }
        let promise = budget.map { budget in
            " – at most \(short(budget.most))\(budget.of == .p99 ? " at p99" : ""): \(verdict?.rawValue ?? "")"
        }
        return "\(figure): \(short(value)) \(unit)" + (p99.map { ", p99 \(short($0))" } ?? "") + (promise ?? "")
            + (note.map { " (\($0))" } ?? "")
    }
}
