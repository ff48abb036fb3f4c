/// One thing that is measured of every program.
enum AnchorTask: String, CaseIterable {
    case firstFrame = "first-frame"
    case lastRow = "last-row"
    case firstRow = "first-row"
    case find
    case memory
    case ownMemory = "memory.own"
    case holdBytes = "hold.bytes"
    case holdFrames = "hold.frames"
    case holdProcessor = "hold.cpu"
    case idleProcessor = "idle.cpu"
    case idleBytes = "idle.bytes"
    case idleWakes = "idle.wakes"
    case idleGrowth = "idle.growth"
    case resizeSettle = "resize.settle"
    case resizeSurvived = "resize.survived"
    case saneAfterTerminate = "sane.sigterm"
    case saneAfterHangUp = "sane.sighup"

    /// What people read.
    var title: String {
        switch self {
        case .firstFrame: "Start to the first row of data"
        case .lastRow: "To the last row"
        case .firstRow: "Back to the first row"
        case .find: "One row by its receipt, from the last key"
        case .memory: "Memory after that"
        case .ownMemory: "… without pages of files"
        case .holdBytes: "Down held 5 s at 30/s: written"
        case .holdFrames: "… in how many frames"
        case .holdProcessor: "… time on a processor"
        case .idleProcessor: "Idle for 20 s: time on a processor"
        case .idleBytes: "… written"
        case .idleWakes: "… wake-ups"
        case .idleGrowth: "… growth of memory"
        case .resizeSettle: "200 resizes: until quiet"
        case .resizeSurvived: "… and still there, and drawn"
        case .saneAfterTerminate: "The terminal is sane after SIGTERM"
        case .saneAfterHangUp: "The terminal is sane after SIGHUP"
        }
    }

    var unit: String {
        switch self {
        case .firstFrame, .lastRow, .firstRow, .find, .holdProcessor, .idleProcessor, .resizeSettle: "ms"
        case .memory, .ownMemory, .idleGrowth: "MB"
        case .holdBytes, .idleBytes: "B"
        case .holdFrames, .idleWakes: "count"
        case .resizeSurvived, .saneAfterTerminate, .saneAfterHangUp: "yes = 1"
        }
    }

    /// Its value as people read it.
    func text(_ value: Double) -> String {
        switch self {
        case .resizeSurvived, .saneAfterTerminate, .saneAfterHangUp: value == 1 ? "yes" : "NO"
        case .holdBytes, .holdFrames, .idleBytes, .idleWakes: String(Int(value))
        case .firstFrame, .lastRow, .firstRow, .find, .memory, .ownMemory, .holdProcessor, .idleProcessor, .idleGrowth,
            .resizeSettle:
            // One digit behind the point, as far as a measurement of this kind goes.
            String((value * 10).rounded() / 10)
        }
    }
}

/// What came of a task.
struct AnchorResult {
    let program: String
    let task: AnchorTask
    let figure: Figure

    /// One value.
    init(_ program: String, _ task: AnchorTask, _ value: Double, note: String? = nil) {
        (self.program, self.task) = (program, task)
        figure = Figure(figure: Self.name(program, task), value: value, unit: task.unit, note: note)
    }

    /// The median of some times.
    init?(_ program: String, _ task: AnchorTask, of times: [Duration], note: String? = nil) {
        guard !times.isEmpty else { return nil }
        (self.program, self.task) = (program, task)
        figure = .median(Self.name(program, task), of: times, note: note)
    }

    private static func name(_ program: String, _ task: AnchorTask) -> String {
        "anchors.\(program.replacing(" ", with: "-")).\(task.rawValue)"
    }
}
