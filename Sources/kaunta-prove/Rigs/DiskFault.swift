import Glibc

/// A way in which the disk fails, from its n-th operation of some kind.
struct DiskFault: Sendable {
    let name: String
    let kinds: FaultyDisk.Kinds
    /// The errno; -1 writes half.
    let error: Int32
    /// Whether it fails from then on, or once.
    let goesOn: Bool
    /// Whether the ledger is there before it begins.
    var hasLedger = true

    /// All of them.
    static let all: [DiskFault] = [
        DiskFault(name: "a write fails", kinds: .write, error: EIO, goesOn: false),
        DiskFault(name: "writes fail from one on", kinds: .write, error: EIO, goesOn: true),
        DiskFault(name: "the disk is full for one write", kinds: .write, error: ENOSPC, goesOn: false),
        DiskFault(name: "the disk is full from one write on", kinds: .write, error: ENOSPC, goesOn: true),
        DiskFault(name: "the quota is used up from one write on", kinds: .write, error: EDQUOT, goesOn: true),
        DiskFault(name: "a write is interrupted", kinds: .write, error: EINTR, goesOn: false),
        DiskFault(name: "half is written", kinds: .write, error: -1, goesOn: false),
        DiskFault(name: "half is written from one write on", kinds: .write, error: -1, goesOn: true),
        DiskFault(name: "a sync fails", kinds: .sync, error: EIO, goesOn: false),
        DiskFault(name: "syncs fail from one on", kinds: .sync, error: EIO, goesOn: true),
        DiskFault(name: "the disk is full at a sync", kinds: .sync, error: ENOSPC, goesOn: false),
        DiskFault(name: "a truncation fails", kinds: .truncate, error: EIO, goesOn: false),
        DiskFault(name: "truncations fail from one on", kinds: .truncate, error: EIO, goesOn: true),
        DiskFault(name: "a file can't be opened", kinds: .open, error: EIO, goesOn: false),
        DiskFault(name: "no more files can be opened", kinds: .open, error: EMFILE, goesOn: true),
        DiskFault(name: "the disk turns read-only at an open", kinds: .open, error: EROFS, goesOn: true),
        DiskFault(name: "a file can't be removed", kinds: .unlink, error: EIO, goesOn: false),
        DiskFault(name: "anything fails", kinds: everything, error: EIO, goesOn: false),
        DiskFault(name: "everything fails from there on", kinds: everything, error: EIO, goesOn: true),
        DiskFault(name: "new ledger, a write fails", kinds: .write, error: EIO, goesOn: false, hasLedger: false),
        DiskFault(
            name: "new ledger, everything fails from there on", kinds: everything, error: EIO, goesOn: true,
            hasLedger: false),
    ]

    private static let everything: FaultyDisk.Kinds = [.open, .write, .sync, .truncate, .unlink]
}
