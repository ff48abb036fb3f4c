/// Finds the word that somebody may have meant.
package enum Nearness {
    /// ` Did you mean "status.paid"?`, or nothing when no word is near.
    package static func hint(_ word: String, among words: some Sequence<String>) -> String {
        let near = words.map { (word: $0, steps: steps(from: Array(word), to: Array($0))) }
            .min { ($0.steps, $0.word) < ($1.steps, $1.word) }
        guard let near, near.steps <= max(2, word.count / 4) else { return "" }
        return " Did you mean \"\(near.word)\"?"
    }

    /// The letters to add, drop or change.
    private static func steps(from one: [Character], to other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (i, left) in one.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for (j, right) in other.enumerated() {
                let change = corner + (left == right ? 0 : 1)
                corner = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, corner + 1)
            }
        }
        return row[other.count]
    }
}
