import Payments
import Testing

/// How many prompts may go out.
struct PromptLimitsTests {
    private let start = Timestamp(milliseconds: 1_793_959_200_000)
    private let limits = PromptLimits()

    private func moments(_ seconds: [Int64]) -> [Timestamp] { seconds.map { start + .seconds($0) } }

    @Test(
        arguments: [
            // when prompts went to the phone; now; until when the next one waits
            ([0, 60], 120, nil), ([0, 60, 120], 121, 600), ([0, 60, 120], 599, 600), ([0, 60, 120], 600, nil),
            ([120, 0, 60, 30], 130, 630),
            (Array(stride(from: 0, to: 10_000, by: 1000)), 20_000, 86_400),
            (Array(stride(from: 0, to: 10_000, by: 1000)), 86_400, nil),
        ] as [([Int64], Int64, Int64?)])
    func aPhoneGetsThreeInTenMinutesAndTenInADay(sent: [Int64], now: Int64, until: Int64?) {
        let gate = limits.gate(phone: moments(sent), till: [], at: start + .seconds(now))
        #expect(gate == (until.map { .waits(until: start + .seconds($0), because: .phoneHadEnough) } ?? .open))
    }

    @Test func aTillSendsThirtyInAnHour() {
        let sent = moments((0..<30).map { $0 * 60 })
        #expect(limits.gate(phone: [], till: Array(sent.dropLast()), at: start + .seconds(1800)) == .open)
        #expect(
            limits.gate(phone: [], till: sent, at: start + .seconds(1800))
                == .waits(until: start + .seconds(3600), because: .tillSentEnough))
        #expect(limits.gate(phone: [], till: sent, at: start + .seconds(3600)) == .open)
    }
}
