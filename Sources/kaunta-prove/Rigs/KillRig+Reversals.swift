import Payments

extension KillRig {
    /// Rounds at each step of giving a payment back; money of every kind meets every kind of power cut.
    func reversalRounds() -> [ReversalRound] {
        ReversalStep.allCases.enumerated().flatMap { number, step in
            (0..<reversals).map { place in
                ReversalRound(
                    name: "\(step.rawValue), round \(place)", step: step,
                    money: (number + place / 2).isMultiple(of: 2) ? .direct : .prompt, powerCut: cut(place))
            }
        }
    }

    /// Kills at each step, once it is known that the steps are where this rig looks for them.
    func run(
        _ rounds: [ReversalRound], with tools: RigTools, _ report: inout RigReport
    ) async throws -> [KillRound.Result] {
        if rounds.isEmpty { return [] }
        for money in ProvenMoney.allCases { try await Self.tryReversal(of: money, with: tools) }
        let results = try await inLanes(lanes, rounds, "kill: reversals") { try await $0.run(with: tools) }
        for (index, step) in ReversalStep.allCases.enumerated() {
            let ofStep = results[(index * reversals)..<((index + 1) * reversals)]
            report.add("killed at \(step.rawValue)", ofStep.count { $0.wasReached })
        }
        let states: [(name: String, of: Set<ReversalOrder.State?>)] = [
            ("not sent", [nil, .void]), ("unknown", [.unknown]), ("asked", [.asked]), ("done", [.done]),
        ]
        for state in states {
            report.add(
                "reversals that read \(state.name) after the restart", results.count { state.of.contains($0.order) })
        }
        return results
    }

    /// Gives money back without a disturbance.
    ///
    /// - Throws: `OrderUnknown` when its entries do not come in the known order.
    private static func tryReversal(of money: ProvenMoney, with tools: RigTools) async throws {
        let round = ReversalRound(name: "undisturbed, \(money.rawValue)", step: nil, money: money)
        let result = try await round.run(with: tools)
        // R1, R2, R4, R5 and R6, one sync of the log each; and one for a checkpoint, if the end leaves time for it.
        guard result.findings.isEmpty, result.order == .done, (5...6).contains(result.syncs - result.syncsAtToken)
        else {
            throw OrderUnknown(what: "order to give back what was paid \(money.rawValue)", result: result)
        }
    }

    /// The same without syncs: something that was acted on or acknowledged is lost in each.
    func unsyncedReversals() -> [ReversalRound] {
        [ReversalStep.r3, .r4Answered, .r5Acknowledged].flatMap { step in
            (0..<unsynced).map { place in
                ReversalRound(
                    name: "without syncs, \(step.rawValue), round \(place)", step: step,
                    money: place.isMultiple(of: 2) ? .prompt : .direct, powerCut: UndoLog.Remainder.none,
                    skipsSync: true)
            }
        }
    }
}
