import Payments

/// The pages that a list has asked for and that have not come.
struct PagesAskedFor: Equatable, Sendable {
    private var waiting: [PageRequest] = []

    /// The newest row that a request has gone out for.
    var newest: Int64 = .min

    /// Whether a page has been asked for and has not come.
    var isReading: Bool { !waiting.isEmpty }

    /// Asks for a page, unless it is on its way already.
    mutating func ask(_ request: PageRequest) -> [PageRequest] {
        if waiting.contains(request) { return [] }
        waiting.append(request)
        return [request]
    }

    /// A page has come; whether it was asked for.
    mutating func take(_ request: PageRequest) -> Bool {
        guard let place = waiting.firstIndex(of: request) else { return false }
        waiting.remove(at: place)
        return true
    }

    /// What is on its way is not wanted any more.
    mutating func forget() { waiting = [] }
}
