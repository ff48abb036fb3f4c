import Foundation
import Payments
import Sandbox
import Screen
import TestSupport
import Testing

@testable import kaunta

@Suite struct ScriptTests {
    @Test func eachLineIsAStep() throws {
        let script = try Script(
            """
            # A sale.
            key F9 Ctrl-P Alt-5 x

            type 0712 345 678
              wait idle
            wait 1.5
            wait for PAID
            resize 120x40
            expect-no  PAID
            save-svg till.svg
            feed payment 350 0712345678 INV1
            feed payment 1,200
            """, name: "sale")
        #expect(script.steps.map(\.line) == [2, 4, 5, 6, 7, 8, 9, 10, 11, 12])
        #expect(
            script.steps.map(\.deed) == [
                .press([.function(9), .ctrl("p"), .alt("5"), .character("x")]), .type("0712 345 678"), .waitUntilIdle,
                .wait(.milliseconds(1500)), .waitFor("PAID"), .resize(Size(columns: 120, rows: 40)),
                .expectNo(" PAID"), .savePicture("till.svg"),
                .feed(
                    DirectOrder(
                        account: "INV1", amount: Money(cents: 35_000), phone: try MSISDN(parsing: "0712345678"))),
                .feed(DirectOrder(amount: Money(cents: 120_000), phone: try MSISDN(parsing: "0708374149"))),
            ])
    }

    @Test(arguments: [
        "key", "key F13", "key Enter Entr", "press F9", "type", "wait", "wait long", "wait 601", "wait -1",
        "resize 80", "resize 0x0", "resize 80x24x2", "resize 501x20", "save-frame", "Type x", "feed",
        "feed payment", "feed money 350", "feed payment many", "feed payment 350 12", "feed payment 350 0712345678 A B",
    ]) func aLineThatIsNoStepIsNamed(_ line: String) {
        let failure = #expect(throws: VerbFailure.self) { try Script("key F1\n\(line)\n", name: "some.script") }
        #expect(failure?.message.hasPrefix("some.script:2: “\(line)” is no step.") == true)
        #expect(failure?.status == .usage)
    }

    /// The pictures of the README are what a script saves.
    @Test func everyPictureIsSavedByTheScript() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Sources/Console/Console.docc/Resources")
        let script = try Script(file: folder.appending(path: "pictures.script").path)
        let saved = script.steps.compactMap { step -> String? in
            if case .savePicture(let name) = step.deed { name } else { nil }
        }
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".svg") }
        #expect(saved.sorted() == kept.sorted() && saved.count == 3)
    }

    /// A sale by the real program, from the first key to the receipt; what is expected and does not come ends it.
    @Test(.timeLimit(.minutes(3))) func aScriptServesACustomerAndStopsAtWhatTheScreenDoesNotSay() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-script-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "sale.script")
        try """
        wait idle
        type 0712345678
        key Enter
        type 250
        key Enter Enter
        wait 0.6
        key F9
        wait for PAID
        save-frame \(folder.path)/paid.txt
        resize 120x40
        save-svg \(folder.path)/paid.svg
        feed payment 4375 0722000901 INV1
        key F3
        wait for 4,375.00
        expect goods are free
        """.write(to: file, atomically: true, encoding: .utf8)
        let environment = [
            "HOME": folder.path, "LANG": "C.UTF-8",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ]
        let errors = folder.appending(path: "errors")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        let process = try ChildProcess(
            Program.path, ["demo", "--script", file.path], environment: environment,
            errors: FileHandle(forWritingTo: errors))
        let status = try await process.ended()
        #expect(status == ShellStatus.fault.rawValue)
        let said = try String(contentsOf: errors, encoding: .utf8)
        #expect(said.contains("sale.script:15: the screen does not say “goods are free”"), "\(said)")
        let frame = try String(contentsOf: folder.appending(path: "paid.txt"), encoding: .utf8)
        #expect(frame.contains("size 80x24") && frame.contains("PAID"))
        #expect(try String(contentsOf: folder.appending(path: "paid.svg"), encoding: .utf8).hasPrefix("<svg "))
    }
}
