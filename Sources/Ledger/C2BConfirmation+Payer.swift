import Payments

extension C2BConfirmation {
    /// Whether two tellings of one payment name payers who can't be the same: their numbers differ, or their names have no
    /// word in common. What one of them does not tell differs from nothing.
    func isAnotherPayers(than other: C2BConfirmation) -> Bool {
        if let payer, let others = other.payer, !payer.mayBe(others) { return true }
        let (mine, theirs) = (Self.words(of: name), Self.words(of: other.name))
        return !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
    }

    private static func words(of name: String) -> Set<String> {
        Set(name.uppercased().split { !$0.isLetter }.map(String.init))
    }
}

extension Payer {
    /// Whether both can be one person's number, as far as digits tell.
    fileprivate func mayBe(_ other: Payer) -> Bool {
        switch (self, other) {
        case (.clear(let phone), let payer), (let payer, .clear(let phone)): payer.mayHold(phone)
        case (.masked(let one), .masked(let two)):
            Self.haveCommonEnd(one.reversed().prefix(while: \.isNumber), two.reversed().prefix(while: \.isNumber))
        case (.hashed(let one), .hashed(let two)): one == two
        case (.hashed, .masked), (.masked, .hashed): true
        }
    }

    private static func haveCommonEnd(_ one: some Collection<Character>, _ two: some Collection<Character>) -> Bool {
        let count = min(one.count, two.count)
        return Array(one.prefix(count)) == Array(two.prefix(count))
    }
}
