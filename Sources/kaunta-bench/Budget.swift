/// The most that a figure may come to: what the console promises, whatever the machine.
struct Budget: Equatable {
    let most: Double
    var of = Part.value

    /// Which of a figure's numbers is held to it.
    enum Part: String, Encodable {
        case value, p99
    }

    /// The budget of a figure by its name; nil where nothing is promised.
    static func of(_ figure: String) -> Budget? { all[figure] }

    private static let all = screens.merging(keys) { $1 }.merging(starts) { $1 }.merging(anchors) { $1 }
        .merging(loads) { $1 }

    /// Drawing, in microseconds, and bytes. A row of the list alone is what changes beside another payment that is looked
    /// at; looked at itself, it is told of in words, too, and those cost what they cost.
    private static let screens: [String: Budget] = {
        var all: [String: Budget] = [:]
        for screen in ["live", "till"] {
            all["screen.view.\(screen).120x40"] = Budget(most: 1_000)
            all["screen.view.\(screen).200x60"] = Budget(most: 3_000)
        }
        for size in ["80x24", "120x40", "200x60"] {
            for screen in ["live", "till"] { all["screen.bytes.\(screen).no-change.\(size)"] = Budget(most: 0) }
            all["screen.bytes.live-beside.status.\(size)"] = Budget(most: 60)
            all["screen.bytes.live-beside.new-row.\(size)"] = Budget(most: 600)
            for page in ["page", "next-page"] { all["screen.bytes.live.\(page).\(size)"] = Budget(most: 3_500) }
        }
        all["screen.bytes.live.new-row.80x24"] = Budget(most: 600)
        return all
    }()

    /// From a key to what it does, in milliseconds.
    private static let keys: [String: Budget] = {
        var all: [String: Budget] = [:]
        for place in ["kaunta-console", "kaunta-watch", "kaunta-till"] {
            for state in ["idle", "updates-50", "updates-1000"] {
                all["keys.paint.\(place).\(state)"] = Budget(most: 8, of: .p99)
            }
            // A lone Esc may be the start of a sequence for so long: then the same as any key.
            all["keys.escape.\(place)"] = Budget(most: 50 + 8)
        }
        return all
    }()

    /// Starting and reading, in milliseconds and megabytes.
    private static let starts: [String: Budget] = [
        "start.first-frame": Budget(most: 60), "start.memory": Budget(most: 40),
        "ledger.last-page": Budget(most: 10), "ledger.first-page": Budget(most: 10),
        "ledger.filter.receipt": Budget(most: 10), "ledger.filter.phone-end": Budget(most: 150),
        "binary.size": Budget(most: 15),
    ]

    /// The built program, idle and through its rows.
    private static let anchors: [String: Budget] = {
        var all: [String: Budget] = [:]
        for own in ["kaunta-console", "kaunta-watch"] {
            for (task, most) in [
                (AnchorTask.firstFrame, 60.0), (.lastRow, 10), (.firstRow, 10), (.find, 10), (.memory, 40),
                (.idleBytes, 0), (.idleWakes, 1),
            ] {
                all["anchors.\(own).\(task.rawValue)"] = Budget(most: most)
            }
        }
        return all
    }()

    /// While its ledger changes: percent of one core, bytes and frames a second, megabytes.
    private static let loads: [String: Budget] = {
        var all: [String: Budget] = [:]
        for own in ["kaunta-console", "kaunta-watch"] {
            all["load.\(own).updates-50.cpu"] = Budget(most: 3)
            all["load.\(own).updates-50.bytes"] = Budget(most: 15_000)
            all["load.\(own).updates-1000.cpu"] = Budget(most: 15)
            all["load.\(own).updates-1000.frames"] = Budget(most: 30)
            for rate in ["50", "1000"] { all["load.\(own).updates-\(rate).memory"] = Budget(most: 40) }
        }
        return all
    }()
}
