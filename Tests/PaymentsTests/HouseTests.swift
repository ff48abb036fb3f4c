import Foundation
import Testing

/// The plan of the house: a module imports its neighbours and the libraries given to it, and nothing else.
struct HouseTests {
    static let allowed: [String: Set<String>] = [
        "Payments": ["Synchronization"],
        "Screen": ["TOMLKit", "Synchronization"],
        "Transport": [
            "AsyncHTTPClient", "Logging", "NIOConcurrencyHelpers", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL",
            "NIOTLS", "Glibc",
            "Foundation", "FoundationEssentials", "Synchronization",
        ],
        "Engine": ["Payments", "Logging", "Synchronization"],
        "Proof": ["Payments", "Engine", "Logging", "Foundation", "Dispatch", "Glibc", "Synchronization"],
        "Ledger": [
            "Payments", "GRDB", "Crypto", "CryptoExtras", "Foundation", "FoundationEssentials", "Dispatch", "Glibc",
            "Synchronization",
        ],
        "Daraja": ["Payments", "Transport", "Foundation", "FoundationEssentials", "Synchronization", "Logging"],
        "Console": ["Payments", "Screen"],
        "Curses": ["CNcurses", "Screen", "Synchronization", "Glibc"],
        "Listener": [
            "Payments", "Crypto", "Daraja", "Foundation", "Glibc", "Logging", "NIOCore", "NIOPosix", "NIOSSL", "NIOTLS",
            "Synchronization",
        ],
        "Sandbox": [
            "Payments", "Daraja", "Transport", "Crypto", "FoundationEssentials", "Glibc", "Hummingbird",
            "HummingbirdCore",
            "Logging", "NIOCore", "NIOHTTP1",
            "HTTPTypes", "NIOHTTPTypes", "ServiceLifecycle", "Synchronization", "AsyncHTTPClient",
        ],
    ]

    @Test(arguments: allowed.keys.sorted())
    func aModuleImportsOnlyItsNeighbours(module: String) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/\(module)")
        let allowed = try #require(Self.allowed[module])
        var files = 0
        let walk = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in walk where file.pathExtension == "swift" {
            files += 1
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard let name = imported(line) else { continue }
                #expect(allowed.contains(name), "\(file.lastPathComponent) imports \(name)")
            }
        }
        #expect(files > 0)
    }

    /// The module that a line imports, if it is an import line.
    private func imported(_ line: Substring) -> String? {
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1,
            place == 0 || ["public", "package", "internal", "private", "fileprivate"].contains(words[0])
        else { return nil }
        let kinds = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
        let name = kinds.contains(String(words[place + 1])) ? words.dropFirst(place + 2).first : words[place + 1]
        return name.map { String($0.prefix { $0 != "." }) }
    }
}
