import ArgumentParser
import Payments
import Sandbox
import Testing

@testable import kaunta

@Suite struct PushVerbTests {
    private func order(_ arguments: String...) throws -> PromptOrder {
        try #require(try Kaunta.parseAsRoot(["push"] + arguments) as? PushVerb).orders()[0]
    }

    @Test(arguments: ["ask", "stk", "push"]) func theVerbHasThreeNames(verb: String) throws {
        #expect(try Kaunta.parseAsRoot([verb, "0712345678", "100"]) is PushVerb)
    }

    @Test func anOrderIsReadAsPeopleTypeIt() throws {
        let order = try order("+254 712 345 678", "1,500/=", "--reference", "INV 7", "--description", "Shoes")
        #expect(order.phone.digits == "254712345678")
        #expect(order.amount == Money(cents: 150_000))
        #expect(order.reference?.text == "INV 7")
        #expect(order.purpose.text == "Shoes")
    }

    @Test(arguments: [
        (["0712345678", "0"], "smallest"), (["0712345678", "1.5"], "cents"), (["0712345678", "250001"], "250,000"),
        (["0712345678", "abc"], "not an amount"), (["0712345678", ""], "Type an amount"),
        (["0722", "100"], "too short"), (["0612345678", "100"], "not a mobile number"),
        (["+447911123456", "100"], "not a Kenyan number"), (["07x2345678", "100"], "“x”"),
        (["0712345678", "100", "--reference", "much too long for it"], "1 to 12"),
        (["0712345678", "100", "--reference", "a@b"], "1 to 12"),
        (["0712345678", "100", "--description", "much too long for it"], "1 to 13"),
        (["0712345678", "100", "--wait", "90000"], "--wait"),
        (["0712345678", "100", "--sale", "K2A", "--instead-of", "K2B"], "not both"),
    ])
    func whatCannotBeSentIsRefusedInWords(arguments: [String], words: String) throws {
        let command = try #require(try Kaunta.parseAsRoot(["push"] + arguments) as? PushVerb)
        let failure = #expect(throws: VerbFailure.self) { try command.orders() }
        #expect(failure?.message.contains(words) == true)
        #expect(failure?.message.hasSuffix("Nothing was sent.") == true)
        #expect(failure?.status == .usage)
    }

    @Test func whatIsAnotherPaymentIsNamedByItsReceipt() throws {
        func besides(_ codes: String...) throws -> Set<Receipt> {
            let options = codes.flatMap { ["--besides", $0] }
            let verb = try Kaunta.parseAsRoot(["push", "0712345678", "100"] + options) as? PushVerb
            return try #require(verb).othersPayments()
        }
        #expect(try besides() == [])
        #expect(try besides("uk6h4x2qp7", "UK6H4X2QP8").map(\.text).sorted() == ["UK6H4X2QP7", "UK6H4X2QP8"])
        let failure = #expect(throws: VerbFailure.self) { try besides("UK6H") }
        #expect(failure?.status == .usage && failure?.message.hasSuffix("Nothing was sent.") == true)
    }

    @Test(arguments: [
        ["push"], ["push", "0712345678"], ["push", "0712345678", "100", "--wat", "1"], ["push", "1", "2", "3"],
        ["push", "0712345678", "100", "--wait", "soon"], ["nonsense"], ["show"], ["--nonsense"],
        ["push", "0712345678", "100", "--wait", "-5"], ["push", "0712345678", "100", "--wait=-5"],
    ])
    func aWrongOptionIsStatus2(arguments: [String]) {
        #expect(Kaunta.run(arguments) == .usage)
    }

    @Test(arguments: PracticeFault.all)
    func theHelpNamesEveryReferenceThatGoesWrong(fault: PracticeFault) {
        for configuration in [SandboxVerb.configuration, DemoVerb.configuration] {
            #expect(configuration.discussion.contains("\(fault.reference) "))
        }
    }

    @Test(arguments: [
        ["UK6H4X2QP7 Confirmed. Ksh100.00 paid to SHOP"], ["uk6h", "4x2qp7"], ["Your", "code:", "UK6H4X2QP7"],
    ])
    func aCodeIsFoundInWhatWasTyped(words: [String]) throws {
        #expect(try TypedCode.read(words).receipt.text == "UK6H4X2QP7")
    }

    @Test func severalCodesAtOnceAreRefusedAndASentenceIsNot() throws {
        let failure = #expect(throws: VerbFailure.self) { try TypedCode.read(["UK6H4X2QP7", "UK6H4X2QP8"]) }
        #expect(failure?.message.contains("several codes") == true && failure?.status == .usage)
        let words = ["UK6H4X2QP7", "Confirmed.", "Ksh100", "sent", "to", "WASHINGTON"]
        #expect(try TypedCode.read(words).receipt.text == "UK6H4X2QP7")
    }

    @Test(arguments: [["call 0712345678 for the withdrawal"], ["call", "me", "tomorrow", "at", "ten"]])
    func aMessageWithoutACodeIsToldSo(words: [String]) {
        let failure = #expect(throws: VerbFailure.self) { try TypedCode.read(words) }
        #expect(failure?.message.contains("There is no receipt code in that") == true)
    }

    @Test func aNumberBelowNothingIsToldWhereItStands() {
        #expect(
            Kaunta.wordsOnNegativeNumber(in: ["push", "0712345678", "100", "--wait", "-5"])
                == "--wait can't take “-5”: it is below nothing.")
        let amount = Kaunta.wordsOnNegativeNumber(in: ["push", "0712345678", "-5", "--wait", "5"])
        #expect(amount?.contains("amounts are whole shillings") == true)
        #expect(Kaunta.wordsOnNegativeNumber(in: ["push", "0712345678", "100", "--wait", "5"]) == nil)
    }

    @Test(arguments: [["--help"], ["push", "--help"], ["--version"], ["version"], ["help", "push"]])
    func helpIsStatus0(arguments: [String]) {
        #expect(Kaunta.run(arguments) == .done)
    }
}
