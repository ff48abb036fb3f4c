import Daraja
import Payments

extension FuzzTarget {
    /// The portal's statement: every line is accounted for, and each row of money is money that came in, once.
    static let statement = FuzzTarget("statement") { bytes throws(BrokenProperty) in
        guard let number = ShortCode(ShortCode.publicSandbox) else {
            throw BrokenProperty(description: "there is no number")
        }
        guard let found = try? PortalStatement(bytes, of: number) else { return }
        for line in found.lines { try check(line, of: number) }
        try hold(Set(found.lines.map(\.receipt)).count == found.lines.count, "a receipt twice")
        for line in found.reversals { try check(line, of: number) }
        try hold(
            !found.lines.contains { found.reversals.takeAll(of: $0.told) }, "money that was taken back is a payment")
        for row in found.unreadable {
            try checkShown(row.reason.english)
            try checkShown(row.reason.swahili)
            try hold(row.line >= 1 && row.line + row.count - 1 <= found.lineCount, "a row outside of its file")
        }
        let unreadable = found.unreadable.reduce(0) { $0 + $1.count }
        let accounted = found.lines.count + found.apart.count + unreadable + found.otherLines
        try hold(accounted == found.lineCount, "\(accounted) of \(found.lineCount) lines are accounted for")
        try hold((try? PortalStatement(bytes, of: number)) == found, "read again, it is another statement")
    }
}
