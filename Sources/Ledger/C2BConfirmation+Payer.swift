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
