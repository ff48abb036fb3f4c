import Foundation
import Testing

@testable import kaunta_prove

struct MutantTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func everyMistakeStillHasItsPlaceInTheCore() throws {
        var sources: [String: String] = [:]
        for (number, mutant) in Mutant.all.enumerated() {
            let file = Self.root.appending(path: mutant.file)
            let source = try sources[mutant.file] ?? String(contentsOf: file, encoding: .utf8)
            let mutated = try mutant.mutate(source, number: number + 1)
            #expect(mutated != source)
            sources[mutant.file] = mutated
        }
        #expect(Mutant.all.count >= 40)
        #expect(Set(Mutant.all.map(\.name)).count == Mutant.all.count)
    }

    @Test func theCoreItselfKnowsNothingOfMistakes() throws {
        for module in ["Payments", "Engine", "Ledger"] {
            let folder = Self.root.appending(path: "Sources/\(module)")
            let walk = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            for case let file as URL in walk where file.pathExtension == "swift" {
                #expect(!(try String(contentsOf: file, encoding: .utf8)).contains("Mutation"))
            }
        }
    }
}
