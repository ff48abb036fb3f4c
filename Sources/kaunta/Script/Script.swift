import Console
import Payments
import Sandbox
import Screen

/// What a person would do at the console, written down line by line, to show it, to measure it, or to repeat a fault.
struct Script: Equatable, Sendable {
    /// One line of it.
    struct Step: Equatable, Sendable {
        /// The line of the file, from 1.
        let line: Int
        let deed: Deed
    }

    /// What a line asks for.
    enum Deed: Equatable, Sendable {
        /// `key F9 Enter`: presses keys, one after the other.
        case press([Key])
        /// `type 0712345678`: types a text.
        case type(String)
        /// `paste TEXT`: pastes a text at once.
        case paste(String)
        /// `resize 120x40`: gives the window another size.
        case resize(Size)
        /// `wait idle`: until nothing that was asked for is under way.
        case waitUntilIdle
        /// `wait 1.5`: so many seconds.
        case wait(Duration)
        /// `wait for TEXT`: until the screen says so, for a minute at most.
        case waitFor(String)
        /// `expect TEXT`: fails unless the screen says so.
        case expect(String)
        /// `expect-no TEXT`: fails when the screen says so.
        case expectNo(String)
        /// `feed payment 350 0712345678 INV1`: somebody pays straight to the shop; the account, and then the phone, may be
        /// left out. Only where nothing is real.
        case feed(DirectOrder)
        /// `save-frame FILE`: writes the screen down as text.
        case saveFrame(String)
        /// `save-svg FILE`: writes the screen down as a picture.
        case savePicture(String)
    }

    let name: String
    let steps: [Step]

    /// Reads a script; blank lines, and lines that begin with `#`, say nothing.
    ///
    /// - Throws: `VerbFailure` that names the line.
    init(_ text: String, name: String) throws(VerbFailure) {
        var steps: [Step] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.drop { $0 == " " }
            guard let first = words.first, first != "#" else { continue }
            guard let deed = Self.deed(words) else {
                throw VerbFailure(
                    "\(name):\(index + 1): “\(words)” is no step. Steps: \(Self.help)", .usage)
            }
            steps.append(Step(line: index + 1, deed: deed))
        }
        self.name = name
        self.steps = steps
    }

    /// The steps there are, for messages and help.
    static let help = """
        key F9 Enter · type TEXT · paste TEXT · resize 120x40 · wait idle · wait 1.5 · wait for TEXT · expect TEXT · \
        expect-no TEXT · feed payment AMOUNT [PHONE [ACCOUNT]] · save-frame FILE · save-svg FILE
        """

    private static func deed(_ line: Substring) -> Deed? {
        let verb = line.prefix { $0 != " " }
        let rest = String(line.dropFirst(verb.count + 1))
        guard !rest.isEmpty else { return nil }
        switch verb {
        case "key":
            let names = rest.split(separator: " ").map(String.init)
            let keys = names.compactMap(Key.init(named:))
            return keys.count == names.count ? .press(keys) : nil
        case "type": return .type(rest)
        case "paste": return .paste(rest)
        case "resize": return Size(written: rest).map(Deed.resize)
        case "wait" where rest == "idle": return .waitUntilIdle
        case "wait" where rest.hasPrefix("for "): return .waitFor(String(rest.dropFirst(4)))
        case "wait":
            guard let seconds = Double(rest), (0...600).contains(seconds) else { return nil }
            return .wait(.milliseconds(Int(seconds * 1000)))
        case "expect": return .expect(rest)
        case "expect-no": return .expectNo(rest)
        case "feed": return order(rest.split(separator: " ")).map(Deed.feed)
        case "save-frame": return .saveFrame(rest)
        case "save-svg": return .savePicture(rest)
        default: return nil
        }
    }
}

extension Script {
    private static func order(_ words: [Substring]) -> DirectOrder? {
        guard words.first == "payment", (2...4).contains(words.count), let amount = try? Money(typed: String(words[1])),
            let phone = try? MSISDN(parsing: words.count > 2 ? String(words[2]) : "0708374149")
        else { return nil }
        return DirectOrder(account: words.count > 3 ? String(words[3]) : "", amount: amount, phone: phone)
    }
}

extension Size {
    /// Reads `120x40`: up to 500 columns and 200 rows; nil for anything else.
    init?(written text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...500).contains(columns),
            (1...200).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }
}
