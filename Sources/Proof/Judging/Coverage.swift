import Payments

/// What a run met: how often each cell of the table, each fault and each state.
public struct Coverage: Sendable {
    private var cells = [Int](repeating: 0, count: AttemptState.allCases.count * TruthEvent.allCases.count)
    private var faults = [Int](repeating: 0, count: Fault.allCases.count)
    private var ends = [Int](repeating: 0, count: AttemptState.allCases.count)

    mutating func hit(_ state: AttemptState, _ event: TruthEvent) {
        cells[state.row * TruthEvent.allCases.count + event.column] += 1
    }

    mutating func hit(_ fault: Fault) { faults[fault.place] += 1 }

    mutating func ended(in state: AttemptState) { ends[state.row] += 1 }

    /// Adds what another world met.
    mutating func add(_ other: Coverage) {
        for index in cells.indices { cells[index] += other.cells[index] }
        for index in faults.indices { faults[index] += other.faults[index] }
        for index in ends.indices { ends[index] += other.ends[index] }
    }

    /// How many cells were hit so often.
    public func cellsHit(atLeast count: Int) -> Int { cells.count { $0 >= count } }

    /// How many faults were injected, all in all.
    public var faultCount: Int { faults.reduce(0, +) }

    /// How often each fault was injected.
    public var faultCounts: [(name: String, count: Int)] {
        zip(Fault.allCases, faults).map { ($0.rawValue, $1) }
    }

    /// How many attempts ended in each state.
    public var endCounts: [(name: String, count: Int)] {
        zip(AttemptState.allCases, ends).map { ($0.rawValue, $1) }
    }

    /// The table as text, a row a state.
    public var table: String {
        let columns = TruthEvent.allCases
        func pad(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        var lines = [pad("", 17) + columns.map { pad($0.rawValue, 10) }.joined()]
        for state in AttemptState.allCases {
            let name = state.rawValue + String(repeating: " ", count: max(0, 17 - state.rawValue.count))
            let counts = columns.map { cells[state.row * columns.count + $0.column] }
            lines.append(name + counts.map { pad($0 == 0 ? "-" : "\($0)", 10) }.joined())
        }
        return lines.joined(separator: "\n")
    }
}

extension Fault {
    /// Its place among the faults.
    var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}
