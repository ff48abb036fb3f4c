import Foundation
import Glibc
import Testing

@testable import Curses

struct ErrorLogTests {
    /// A file to log into, and a descriptor in place of standard error, which the whole process prints to.
    private final class Printer {
        let path = FileManager.default.temporaryDirectory.appending(path: "kaunta-log-\(UUID().uuidString)").path
        let descriptor = open("/dev/null", O_WRONLY | O_CLOEXEC)

        deinit {
            close(descriptor)
            unlink(path)
        }

        func log() -> ErrorLog? { ErrorLog(path: path, insteadOf: descriptor) }

        func print(_ text: String) { _ = text.withCString { write(descriptor, $0, strlen($0)) } }

        func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    }

    @Test func whatIsPrintedGoesToTheFileAndIsKnownAfterwards() throws {
        let printer = Printer()
        let quiet = try #require(printer.log())
        #expect(!quiet.restore())
        let loud = try #require(printer.log())
        printer.print("one line\n")
        #expect(loud.restore())
        printer.print("not there\n")
        #expect(try printer.text() == "one line\n")
    }

    @Test func aFileThatGrewTooLargeKeepsItsNewestLinesAndNoMore() throws {
        let printer = Printer()
        let lines = (0..<40_000).map { "line \($0) of what was printed" }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: printer.path))
        #expect(try printer.text().utf8.count > ErrorLog.most)
        let log = try #require(printer.log())
        printer.print("the newest\n")
        #expect(log.restore())
        let kept = try printer.text().split(separator: "\n").map(String.init)
        #expect(try printer.text().utf8.count <= ErrorLog.kept + 20)
        #expect(kept.suffix(2) == [lines[39_999], "the newest"])
        #expect(lines.contains(kept[0]), "it begins with a whole line")
    }
}
