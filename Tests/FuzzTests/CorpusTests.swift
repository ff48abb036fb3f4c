import Foundation
import FuzzTargets
import Testing

/// What fuzzers started from and what they once found, read again without one.
struct CorpusTests {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func everyExampleHoldsAndNearMissesDoToo(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let examples = try Corpus.examples(of: name)
        #expect(!examples.isEmpty, "Corpus/\(name) is empty")
        for (file, bytes) in examples {
            #expect(throws: Never.self, "\(name)/\(file)") { try target.check(bytes) }
            // Cut short, and with one byte gone or turned: what a bad line makes of a message.
            for place in Set(stride(from: 0, to: bytes.count, by: max(1, bytes.count / 64))) {
                let turned = bytes[..<place] + [bytes[place] ^ 0x20] + bytes[(place + 1)...]
                for near in [bytes[..<place], bytes[..<place] + bytes[(place + 1)...], turned] {
                    #expect(throws: Never.self, "\(name)/\(file), at byte \(place)") { try target.check(Array(near)) }
                }
            }
        }
    }

    @Test func theCorpusIsSmallAndBelongsToTargets() throws {
        var size = 0
        for folder in try Corpus.folders() {
            #expect(FuzzTarget.named(folder) != nil, "nobody reads Corpus/\(folder)")
            size += try Corpus.examples(of: folder).reduce(0) { $0 + $1.bytes.count }
        }
        #expect(size < 200_000)
    }
}

/// The files beside this one.
enum Corpus {
    static func folders() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: root().path) }

    static func examples(of target: String) throws -> [(file: String, bytes: [UInt8])] {
        let folder = try root().appending(path: target)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, Array(try Data(contentsOf: folder.appending(path: name))))
        }
    }

    private static func root() throws -> URL {
        try #require(Bundle.module.resourceURL).appending(path: "Corpus")
    }
}
