import Payments
import Testing

@testable import Console
@testable import Screen

/// Rows that come into an open list by a change, older than others that it shows.
@Suite struct EnteringTests {
    /// Money straight to the shop between the sixth prompt and the eighth.
    private func payment(
        _ amount: Int64 = 450, of prompt: AttemptID? = nil, listedFor payer: Payer? = nil, found: Int64? = nil,
        listed: Int64? = nil
    ) -> DirectPayment {
        let told = directPayment(7, amount).told
        let look = Approval(by: "Amina", reason: "statement").flatMap { word in
            found.map { DirectPayment.Look(amount: shillings($0), approval: word, at: noon) }
        }
        return DirectPayment(
            number: 7, told: told, heardAt: noon + .seconds(-40), verifiedAt: nil, listedAmount: listed.map(shillings),
            listedPayer: payer, look: look, prompt: prompt, sale: nil, claim: nil)
    }

    private let joined = AttemptID("attempt3")
    private let stranger = Payer.clear(phone("0799000111"))

    /// Twenty-four prompts of 100 to 2,500 shillings, without a seventh.
    private func shop(_ payment: DirectPayment, rows: Int = 24, keys: Key...) -> Robot {
        var robot = Robot(80, rows)
        robot.now = noon
        robot.serve(direct: [payment])
        robot.serve((1...25).filter { $0 != 7 }.map { line($0, "0733000001", $0 * 100, ago: 600 - $0) })
        robot.press(.function(3))
        for key in keys { robot.press(key) }
        return robot
    }

    private func numbers(_ robot: Robot) -> [Int64] { robot.state.live.rows.map(\.number) }

    private func pointed(_ robot: Robot) -> Int? { robot.screen.firstIndex { $0.hasPrefix(" ▸") } }

    @Test func whatLeavesAPromptIsAtOnceARowInItsPlace() {
        var robot = shop(payment(of: joined))
        #expect(!numbers(robot).contains(7))
        robot.serve(direct: [payment(listedFor: stranger)])
        #expect(numbers(robot) == Array((1...25).reversed()))
        #expect(robot.state.live.current?.number == 25)
    }

    @Test(arguments: [Int64(12), 7, 5, 2]) func itMovesNeitherTheCursorNorItsLine(cursor: Int64) {
        for rows in [18, 24, 60] {
            var robot = shop(payment(of: joined), rows: rows)
            while robot.state.live.current.map({ $0.number > cursor }) ?? false { robot.press(.down) }
            robot.press(.up, .down)
            let (current, place) = (robot.state.live.current?.number, pointed(robot))
            robot.serve(direct: [payment(listedFor: stranger)])
            #expect(numbers(robot).contains(7))
            #expect(robot.state.live.current?.number == current)
            // A list that is all in sight has nowhere to go but down.
            if rows < 60 { #expect(pointed(robot) == place, "\(rows) \(cursor)") }
        }
    }

    @Test func amongAmountsWhatIsFoundToBeLargerStandsWhereItsAmountPutsIt() {
        var robot = shop(payment(of: joined), keys: .character("s"))
        robot.serve(direct: [payment(listedFor: stranger)])
        #expect(numbers(robot) == (8...25).reversed() + [6, 5, 7, 4, 3, 2, 1])
        robot.serve(direct: [payment(listedFor: stranger, found: 2450, listed: 2450)])
        #expect(numbers(robot) == [25, 7] + (8...24).reversed() + (1...6).reversed())
        #expect(robot.state.live.current?.number == 25)
    }

    @Test func anAmountThatAPersonRaisesIsShownByTheFilterThatAsksForIt() {
        var robot = shop(payment(listed: 2400), keys: .character("/"))
        robot.type("2400")
        robot.press(.enter)
        #expect(numbers(robot) == [24])
        robot.serve(direct: [payment(found: 2400, listed: 2400)])
        #expect(numbers(robot) == [24, 7])
    }

    @Test func whatTheFilterDoesNotShowStaysOutside() {
        var robot = shop(payment(of: joined), keys: .character("/"))
        robot.type("2400")
        robot.press(.enter)
        robot.serve(direct: [payment(listedFor: stranger)])
        #expect(numbers(robot) == [24])
    }

    @Test func aFilterThatShowedNothingShowsWhatEnters() {
        var robot = shop(payment(of: joined), keys: .character("/"))
        robot.type("450")
        robot.press(.enter)
        #expect(numbers(robot).isEmpty)
        robot.serve(direct: [payment(listedFor: stranger)])
        #expect(numbers(robot) == [7])
        #expect(robot.state.live.current?.number == 7)
    }

    @Test func aPromptThatComesToFitTheFilterIsShown() {
        var robot = Robot()
        robot.now = noon
        let ended = { (number: Int64) in line(number, ago: 90, updated: -1) }
        robot.serve([line(3, ago: 60), line(2, ago: 90, updated: -80), line(1, "0110000224", 480, .pending, ago: 95)])
        robot.press(.function(3), .character("/"))
        robot.type("paid")
        robot.press(.enter)
        robot.serve([
            line(3, ago: 60), line(2, ago: 90, updated: -80), line(1, "0110000224", 480, ago: 95, updated: -1),
        ])
        #expect(numbers(robot) == [3, 2, 1])
        // Newer than all that is shown, and hidden when it came.
        robot.serve([line(4, "0110000225", 480, .pending, ago: 30)] + robot.ledger)
        robot.serve([ended(4)] + robot.ledger.filter { $0.number != 4 })
        #expect(numbers(robot) == [4, 3, 2, 1])
    }

    @Test func whatLeavesAPromptWhileTheListIsReadIsLookedForOnceMore() throws {
        var robot = shop(payment(of: joined))
        robot.answers = false
        robot.commands = []
        robot.press(.character("/"))
        robot.type("0")
        robot.press(.escape)
        let old = rows(robot.ledger)
        robot.serve(direct: [payment(listedFor: stranger)])
        let whole = PageRequest(filter: .all, anchor: nil, direction: .older, limit: LiveList.pageSize)
        let asked = robot.commands.compactMap { if case .loadPage(let page) = $0 { page } else { nil } }
        #expect(asked.contains(whole))
        robot.answers = true
        // Each was answered before the change, but for what is asked next.
        for request in asked.reversed() { robot.tell(.page(request, request == whole ? old : [])) }
        #expect(numbers(robot) == Array((1...25).reversed()))
    }

    @Test func aPageFromBeforeItJoinedAPromptBringsItNotBack() {
        var robot = shop(payment())
        robot.answers = false
        robot.press(.function(1), .function(3))
        robot.press(.character("/"))
        robot.type("0")
        robot.press(.escape)
        robot.serve(direct: [payment(of: joined)])
        let whole = PageRequest(filter: .all, anchor: nil, direction: .older, limit: LiveList.pageSize)
        robot.tell(.page(whole, PaymentRow.merged(robot.ledger, [payment()], .older, limit: 100)))
        #expect(numbers(robot).count == 24 && !numbers(robot).contains(7))
    }

    @Test func aClaimToldLateDoesNotTakeARowAwayThatIsOneAgain() {
        var robot = shop(payment())
        robot.serve(direct: [payment(listedFor: stranger)])
        robot.tell(.claim(.done(payment(of: joined))))
        #expect(numbers(robot).contains(7))
    }

    @Test func whatIsOlderThanTheNewestEntersFromWhatNeedsACheck() {
        var robot = shop(payment(of: joined))
        robot.tell(.checks([], unclaimed: []))
        robot.direct = [payment(listedFor: stranger)]
        robot.tell(.checks([], unclaimed: robot.direct))
        #expect(numbers(robot).contains(7))
    }
}
