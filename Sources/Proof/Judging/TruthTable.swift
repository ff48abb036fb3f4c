import Payments

/// The table of states and events as data, written by hand from the rules and not from the code that it judges.
///
/// A cell names every state that may follow; what is not written stays as it is. Several states may follow where a row
/// hides what came before it: FAILED by a question, and FAILED by a supervisor's word, say.
struct TruthTable: Sendable {
    /// For each state and event, which states may follow.
    private let next: [[Set<AttemptState>]]

    /// The table of Payment truth.
    static let paymentTruth = TruthTable(rows)

    private static let rows: [AttemptState: String] = [
        .prepared: """
        mark=sending|failedUnverified acc=conflict ref=refused cb+=conflict q+=paid rec=paid dl=void op=void \
        boot=void wd=void
        """,
        .sending: """
        acc=pending ref=refused amb=unknown cb+=claimed|conflict cb-=failedUnverified q+=paid q-=failed rec=paid \
        gone=failed dl=expired boot=unknown wd=void
        """,
        .pending: """
        acc=pending|conflict ref=conflict cb+=claimed|conflict cb-=failedUnverified|conflict q+=paid q-=failed \
        rec=paid gone=failed dl=expired wd=conflict
        """,
        .unknown: """
        acc=pending ref=refused cb+=claimed|conflict cb-=failedUnverified q+=paid q-=failed rec=paid gone=failed \
        dl=expired wd=void
        """,
        .expired: """
        acc=expired|conflict ref=refused|conflict cb+=claimed|conflict cb-=failedUnverified|conflict q+=paid \
        q-=failed rec=paid gone=failed wd=void|conflict
        """,
        .failedUnverified: """
        acc=failedUnverified|conflict ref=refused|conflict cb+=conflict cb-=failedUnverified|conflict q+=paid \
        q-=failed rec=paid gone=failed wd=void|conflict
        """,
        .failed: """
        acc=failed|conflict ref=failed|refused|conflict cb+=failed|conflict cb-=failed|conflict q+=paid rec=paid \
        wd=failed|void|conflict
        """,
        .refused: "acc=conflict cb+=conflict cb-=refused|conflict q+=paid rec=paid",
        .void: "acc=conflict ref=refused cb+=conflict cb-=void|conflict q+=paid rec=paid",
        .claimed: """
        acc=claimed|conflict ref=conflict cb+=claimed|conflict cb-=conflict q+=paid q-=conflict rec=paid \
        gone=conflict wd=conflict
        """,
        .conflict: "q+=paid rec=paid closed=failed|conflict",
        .paid: "",
    ]

    private init(_ rows: [AttemptState: String]) {
        next = AttemptState.allCases.map { state in
            var cells = TruthEvent.allCases.map { _ in Set([state]) }
            for cell in (rows[state] ?? "").split(separator: " ") {
                let parts = cell.split(separator: "=")
                guard parts.count == 2, let event = TruthEvent(rawValue: String(parts[0])) else { continue }
                cells[event.column] = Set(
                    parts[1].split(separator: "|").compactMap { AttemptState(rawValue: String($0)) })
            }
            return cells
        }
    }

    /// Whether that state may follow.
    func allows(_ old: AttemptState, _ event: TruthEvent, _ new: AttemptState) -> Bool {
        next[old.row][event.column].contains(new)
    }
}

extension AttemptState {
    /// Its place among the rows.
    var row: Int { Self.rows[self] ?? 0 }

    private static let rows = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}
