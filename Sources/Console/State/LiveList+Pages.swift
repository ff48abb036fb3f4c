import Payments

/// What comes in from the ledger.
extension LiveList {
    /// Asks for the rows at the top, as when the list is opened.
    mutating func reload() -> [PageRequest] {
        asked.forget()
        landing = .newest
        if sorting == .largest { (heldAt, arrived) = (newestTold, 0) }
        return ask(anchor: nil, .older)
    }

    /// Reads the rows of the window again, without moving.
    mutating func refresh() -> [PageRequest] {
        guard let first = rows.first else { return reload() }
        let window = ask(anchor: key(first).above, .older, limit: rows.count)
        switch sorting {
        case .newest: return window + (reachesNewest ? ask(anchor: key(first), .newer) : [])
        case .largest: return window + countNew()
        }
    }

    /// Takes the rows of a page in; returns what to ask for next.
    mutating func take(_ request: PageRequest, _ lines: [PaymentRow], height: Int) -> [PageRequest] {
        guard asked.take(request) else { return [] }
        return join(request, lines, height: height) + askForMissed()
    }

    private mutating func join(_ request: PageRequest, _ lines: [PaymentRow], height: Int) -> [PageRequest] {
        if request.sorting != sorting {
            arrived = lines.count
            return []
        }
        hasLoaded = true
        let isWhole = lines.count < request.limit
        switch (request.direction, request.anchor) {
        case (.older, nil):
            rows = lines
            above = 0
            (reachesNewest, reachesOldest) = (true, isWhole)
            land(height: height)
        case (.newer, nil):
            rows = lines.reversed()
            above = isWhole ? 0 : filter == .all ? total.map { max(0, $0 - lines.count) } : nil
            (reachesNewest, reachesOldest) = (isWhole, true)
            land(height: height)
        case (.older, .some(let anchor)) where anchor == rows.last.map(key):
            rows += lines
            reachesOldest = isWhole
            trim(from: .newest, height: height)
        case (.newer, .some(let anchor)) where anchor == rows.first.map(key):
            let before = rows.first?.number
            rows = lines.reversed() + rows
            above = isWhole ? 0 : above.map { max(0, $0 - lines.count) }
            reachesNewest = isWhole
            if isFollowing { follow() }
            if let before, !isFollowing, top == nil { top = before }
            trim(from: .oldest, height: height)
            if !isWhole { return ask(anchor: rows.first.map(key), .newer) }
        case (.older, .some): fill(with: lines, height: height)
        case (.newer, .some):
            fill(with: lines, height: height)
            // Another page came first and moved the edge that this one was to join.
            if request.limit > 1 { asked.newest = .min }
        }
        return []
    }

    /// Takes in what is newly known about rows it may hold; returns what to ask for when there are newer ones.
    mutating func note(_ changed: [PaymentRow], newest: Int64?) -> [PageRequest] {
        note(changed)
        newestTold = max(newestTold, newest ?? .min)
        guard hasLoaded, let newest, newest > asked.newest else { return [] }
        let requests: [PageRequest]
        switch sorting {
        case .newest:
            guard reachesNewest, newest > rows.first?.number ?? .min else { return [] }
            requests = rows.isEmpty ? reload() : ask(anchor: rows.first.map(key), .newer)
        case .largest:
            guard newest > heldAt else { return [] }
            requests = rows.isEmpty ? reload() : countNew()
        }
        // The same question on its way may have been answered before this row was written: then it is asked again.
        if !requests.isEmpty { asked.newest = newest }
        return requests
    }

    private mutating func note(_ changed: [PaymentRow]) {
        for line in changed {
            guard let index = index(of: line.number), line.supersedes(rows[index]) else { continue }
            if key(line) == key(rows[index]) {
                rows[index] = line
            } else {
                // A person found it with another amount in the statement: among amounts it stands elsewhere now.
                takeAway([line.id])
                insert(line)
            }
        }
    }

    /// Takes in a page from within the window: what is newly known of its rows, and those that it did not have.
    private mutating func fill(with lines: [PaymentRow], height: Int) {
        note(lines)
        for line in lines where index(of: line.number) == nil { insert(line) }
        trim(from: .oldest, height: height)
    }

    /// Takes rows away that are none any more: direct payments that turned out to be a prompt's.
    mutating func drop(_ gone: Set<PaymentRow.ID>) {
        for row in rows where gone.contains(row.id) { marks.forget(row) }
        takeAway(gone)
    }

    private mutating func takeAway(_ gone: Set<PaymentRow.ID>) {
        guard rows.contains(where: { gone.contains($0.id) }) else { return }
        let place = cursorIndex
        let fromTop = top.flatMap(index(of:)).map { rows[$0...] } ?? []
        rows.removeAll { gone.contains($0.id) }
        if let place, cursorIndex == nil {
            cursor = rows.isEmpty ? nil : rows[min(place, rows.count - 1)].number
        }
        if top != nil { top = (fromTop.first { !gone.contains($0.id) } ?? rows.last)?.number }
        if isFollowing { follow() }
    }

    private mutating func land(height: Int) {
        if isFollowing || landing == .newest {
            cursor = rows.first?.number
            top = isFollowing ? nil : cursor
        } else {
            cursor = rows.last?.number
            if let last = rows.indices.last { scroll(toShow: last, height: height) }
        }
        landing = .newest
    }

    /// Lets go of rows at one end when the window has grown too large; never of those in view.
    private mutating func trim(from end: End, height: Int) {
        let excess = rows.count - LiveList.windowSize
        guard excess > 0 else { return }
        let view = visible(height)
        let cursorAt = cursorIndex ?? view.lowerBound
        switch end {
        case .newest:
            let cut = min(excess, view.lowerBound, cursorAt)
            if cut > 0 {
                rows.removeFirst(cut)
                above = above.map { $0 + cut }
                reachesNewest = false
            }
        case .oldest:
            let cut = min(excess, rows.count - max(view.upperBound, cursorAt + 1))
            if cut > 0 {
                rows.removeLast(cut)
                reachesOldest = false
            }
        }
    }
}
