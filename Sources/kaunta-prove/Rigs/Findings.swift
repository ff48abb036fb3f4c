/// What a rig found wrong. All of it empty is a pass.
struct Findings: Sendable {
    /// Something that was acknowledged, or acted on, and is not on the disk.
    var lost: [String] = []
    /// A prompt posted twice, or without its mark.
    var doubled: [String] = []
    /// A state that the files do not justify, or files that do not hang together.
    var wrong: [String] = []

    var isEmpty: Bool { lost.isEmpty && doubled.isEmpty && wrong.isEmpty }

    /// All of them, each with its kind.
    var all: [String] {
        lost.map { "lost: \($0)" } + doubled.map { "doubled: \($0)" } + wrong.map { "wrong: \($0)" }
    }

    static func += (left: inout Findings, right: Findings) {
        left.lost += right.lost
        left.doubled += right.doubled
        left.wrong += right.wrong
    }
}
