import Foundation

/// Does work side by side, so many at a time, and returns the results in the order of the work.
func inLanes<Work: Sendable, Result: Sendable>(
    _ lanes: Int, _ all: [Work], _ what: String, _ work: @escaping @Sendable (Work) async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var results: [Result?] = Array(repeating: nil, count: all.count)
        var next = 0
        var done = 0
        func start() {
            guard next < all.count else { return }
            let place = next
            next += 1
            group.addTask { (place, try await work(all[place])) }
        }
        for _ in 0..<max(1, lanes) { start() }
        while let (place, result) = try await group.next() {
            results[place] = result
            done += 1
            if done.isMultiple(of: 50) || done == all.count { progress("\(what): \(done) of \(all.count)") }
            start()
        }
        return results.compactMap { $0 }
    }
}

/// Says on standard error what is being done.
func progress(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
