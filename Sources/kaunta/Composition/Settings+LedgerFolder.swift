import Glibc

extension Settings {
    /// Makes sure that a ledger that somebody named has a folder: one that was mistyped would open empty books, with no
    /// word of what is still open in the right ones.
    ///
    /// - Throws: `VerbFailure`; nothing was changed.
    func requireLedgerFolder() throws(VerbFailure) {
        guard !isUsualLedger, let slash = ledgerPath.lastIndex(of: "/"), slash > ledgerPath.startIndex else { return }
        let folder = String(ledgerPath[..<slash])
        var entry = stat()
        guard stat(folder, &entry) != 0 || entry.st_mode & S_IFMT != S_IFDIR else { return }
        throw VerbFailure(
            "There is no folder \(folder) for the ledger. Nothing was changed; no money moved. "
                + "Check the path after --ledger, or make the folder first: mkdir -p \(folder)", .usage)
    }
}
