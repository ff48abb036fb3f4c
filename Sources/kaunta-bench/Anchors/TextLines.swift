import Foundation

/// Some lines of a long text file: of its start, its middle and its end.
struct TextLines {
    let start: [Substring]
    let middle: [Substring]
    let end: [Substring]

    /// Reads them.
    init(of path: String) throws {
        let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        let piece = 8192
        func lines(at place: Int) -> [Substring] {
            let from = max(0, min(place, data.count - piece))
            let text = String(decoding: data[from..<min(data.count, from + piece)], as: UTF8.self)
            // A line that is cut off is none; the text ends with a line's end.
            return text.split(omittingEmptySubsequences: false) { $0.isNewline }.dropFirst(from > 0 ? 1 : 0).dropLast()
        }
        start = lines(at: 0)
        middle = lines(at: data.count / 2)
        end = lines(at: data.count)
    }
}
