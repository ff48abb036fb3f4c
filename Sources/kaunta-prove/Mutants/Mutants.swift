import ArgumentParser
import Foundation

/// Makes deliberate mistakes in a copy of the core, and counts how many of them the simulation finds.
struct Mutants: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes deliberate mistakes in a copy of the core and sees whether the simulation finds them.",
        discussion: """
            The copy is built in a folder of its own; the core that is shipped has no switch for any of it. The status \
            is 1 when a mistake about money is not found, or fewer than 95 % of all.
            """)

    @Option(help: "How many seeds each mistake has to hide from.")
    var seeds = 2_000

    @Option(help: "How many threads.")
    var jobs = 2

    @Option(help: "Where the project lies.")
    var root = "."

    @Option(help: "Where the copy is made.")
    var folder = ".build/mutants"

    @Option(help: "Only mistakes with this in their name.")
    var only: String?

    func run() throws {
        let bench = MutantBench(
            root: URL(filePath: root).standardizedFileURL, folder: URL(filePath: folder).standardizedFileURL)
        try bench.write()
        guard try bench.build() else { throw ValidationError("The copy with the mistakes in it does not build.") }
        let sane = try bench.run(0, on: .both, seeds: min(seeds, 200), threads: jobs)
        if let found = sane.found { throw ValidationError("The core itself fails, without any mistake: \(found)") }

        var (found, foundMoney, all, money) = (0, 0, 0, 0)
        for (number, mutant) in Mutant.all.enumerated() where only.map({ mutant.name.contains($0) }) ?? true {
            let fate = try bench.run(number + 1, on: mutant.books, seeds: seeds, threads: jobs)
            all += 1
            money += mutant.isAboutMoney ? 1 : 0
            let end: String
            if let harm = fate.found {
                // A seed at which the core fails by itself says nothing about a mistake.
                let fault = try fate.seed.flatMap {
                    try bench.run(0, on: mutant.books, from: $0, seeds: 1, threads: 1).found
                }
                found += fault == nil ? 1 : 0
                foundMoney += fault == nil && mutant.isAboutMoney ? 1 : 0
                let place = "after \(fate.seeds) seeds\(fate.seed.map { ", at \($0)" } ?? "")"
                end =
                    fault.map { "NOT SHOWN \(place): the core fails there by itself, \($0)" }
                    ?? "found \(place): \(harm)"
            } else {
                end = "NOT FOUND in \(fate.seeds) seeds"
            }
            tell("\(mutant.isAboutMoney ? "money" : "     ")  \(mutant.name): \(end)")
        }
        tell("\(found) of \(all) mistakes found; \(foundMoney) of \(money) about money.")
        if foundMoney < money || found * 100 < all * 95 { throw ExitCode(1) }
    }

    /// Says it at once, also into a file.
    private func tell(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
