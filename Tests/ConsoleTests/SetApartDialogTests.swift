import Payments
import Testing

@testable import Console
@testable import Screen

/// Money that may be a prompt's, in what needs a check, and a person's word that it is another customer's.
struct SetApartDialogTests {
    private let open = line(1181, "0708000412", 700, .paid, ago: 1122)

    private func row(isLikelySpent: Bool = false) throws -> UnplacedRow {
        try waitingRow(for: open, isLikelySpent: isLikelySpent)
    }

    private func atTheRow(_ row: UnplacedRow, language: Language = .english) -> Robot {
        var robot = till(language: language)
        robot.records = [record(open, [])]
        robot.serve([open])
        robot.tell(.unplaced([row]))
        robot.tell(.checks([], unclaimed: []))
        robot.press(.alt("5"))
        return robot
    }

    @Test func itIsARowThatNobodyTakesAndANameAndAReasonFreeIt() throws {
        var robot = atTheRow(try row())
        for words in ["A prompt's?", "TKK4H7D0AA", "it may be the payment of"] { robot.expect(words) }
        robot.press(.character("d"))
        for words in ["Another customer's?", "it is spent twice"] { robot.expect(words) }
        robot.type("Amina")
        robot.press(.enter)
        robot.type("statement has 0733")
        robot.press(.alt("k"))
        let approval = try #require(Approval(by: "Amina", reason: "statement has 0733"))
        #expect(robot.commands.contains(.setApart(try row().told.receipt, approval)))
        robot.tell(.claim(.done(try row().payment)))
        robot.expect("can be taken for a sale now")
    }

    @Test func whatIsMostLikelyAPaidPromptsIsNoRow() throws {
        let robot = atTheRow(try row(isLikelySpent: true))
        robot.expectNo("TKK4H7D0AA")
        robot.expect("Nothing needs a check")
    }

    @Test func moneyStraightToTheShopThatMayBeAPromptsSaysSoAndIsNotHeld() throws {
        let row = try row()
        var robot = atTheRow(row, language: .swahili)
        robot.expect("huenda ni malipo ya")
        robot = atTheRow(row)
        let direct = DirectPayment(
            number: 2_000, told: row.told, heardAt: noon, verifiedAt: noon, prompt: nil, sale: nil, claim: nil)
        robot.tell(.direct([direct]))
        robot.press(.function(3), .home)
        robot.commands = []
        robot.wait(.seconds(1))
        robot.press(.character("c"))
        #expect(!robot.commands.contains(.hold(direct.id)))
        robot.expectNo("c holds it")
    }

    @Test func moneyUnderAnotherTillsTagSaysSoAndIsNotHeld() throws {
        let tag = Tag(till: "ZZ", number: 41_000_000)
        let told = C2BConfirmation(
            receipt: try #require(Receipt("TKK4H7D0AB")), amount: open.amount, payee: try #require(ShortCode("600984")),
            account: tag.text, payer: nil, name: "JANE", paidAt: noon)
        var direct = DirectPayment(
            number: 2_000, told: told, heardAt: noon, verifiedAt: noon, prompt: nil, sale: nil, claim: nil)
        direct.foreignTag = tag
        var robot = till(direct)
        robot.press(.function(3), .home)
        robot.commands = []
        robot.wait(.seconds(1))
        robot.expect("a prompt of another")
        robot.press(.character("c"))
        #expect(!robot.commands.contains(.hold(direct.id)))
    }
}
