/// The results beside each other, as people read them.
struct AnchorTable {
    let results: [AnchorResult]

    /// How much longer than less the program itself may take.
    private static let mostTimesLess = 1.5

    /// Its lines: a task a row, a program a column.
    var lines: [String] {
        var programs: [String] = []
        for result in results where !programs.contains(result.program) { programs.append(result.program) }
        let width = (AnchorTask.allCases.map(\.title.count).max() ?? 0) + 9
        let columns = programs.map { max(9, $0.count + 2) } + [9]
        func line(_ head: String, _ cells: [String]) -> String {
            head.padded(to: width) + zip(cells, columns).map { $0.padded(to: -$1) }.joined()
        }
        func figure(_ program: String, _ task: AnchorTask) -> Figure? {
            results.first { $0.program == program && $0.task == task }?.figure
        }
        func value(_ program: String, _ task: AnchorTask) -> Double? { figure(program, task)?.value }
        var lines = [line("", programs + ["at most"])]
        for task in AnchorTask.allCases {
            let figures = programs.map { figure($0, task) }
            let cells = figures.map { figure in
                figure.map { task.text($0.value) + ($0.verdict == .over ? "!" : "") } ?? "–"
            }
            let budget = figures.lazy.compactMap { $0?.budget }.first
            lines.append(line("\(task.title), \(task.unit)", cells + [budget.map { task.text($0.most) } ?? ""]))
        }
        if let less = value("less", .firstFrame), less > 0 {
            let ratios = programs.map {
                value($0, .firstFrame).map { String(($0 / less * 100).rounded() / 100) } ?? "–"
            }
            lines.insert(line("… times that of less", ratios + [String(AnchorTable.mostTimesLess)]), at: 2)
        }
        var notes: [String] = []
        for result in results {
            if let note = result.figure.note, case let text = "\(result.program): \(note)", !notes.contains(text) {
                notes.append(text)
            }
        }
        return lines + notes
    }
}

extension String {
    /// With blanks at the end up to that width; for a negative one, in front.
    fileprivate func padded(to width: Int) -> String {
        let blanks = String(repeating: " ", count: max(0, abs(width) - count))
        return width < 0 ? blanks + self : self + blanks
    }
}
