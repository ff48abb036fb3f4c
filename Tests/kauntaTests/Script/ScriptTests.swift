import Payments
import Screen
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
            """, name: "sale")
        #expect(script.steps.map(\.line) == [2, 4, 5, 6, 7, 8, 9, 10])
        #expect(
            script.steps.map(\.deed) == [
                .press([.function(9), .ctrl("p"), .alt("5"), .character("x")]), .type("0712 345 678"), .waitUntilIdle,
                .wait(.milliseconds(1500)), .waitFor("PAID"), .resize(Size(columns: 120, rows: 40)),
                .expectNo(" PAID"), .savePicture("till.svg"),
            ])
    }

    @Test(arguments: [
        "key", "key F13", "key Enter Entr", "press F9", "type", "wait", "wait long", "wait 601", "wait -1",
        "resize 80", "resize 0x0", "resize 80x24x2", "resize 501x20", "save-frame", "Type x",
    ]) func aLineThatIsNoStepIsNamed(_ line: String) {
        let failure = #expect(throws: VerbFailure.self) { try Script("key F1\n\(line)\n", name: "some.script") }
        #expect(failure?.message.hasPrefix("some.script:2: “\(line)” is no step.") == true)
        #expect(failure?.status == .usage)
    }
}
