import Glibc
import Listener

/// The folder beside the ledger where messages wait that the inbox did not take: all of the disk that a listener in a
/// process of its own can reach. One listener has it at a time.
struct ListenerFolder: Sendable {
    /// Where it is.
    let path: String

    /// Makes it for this user alone, where there is none.
    ///
    /// - Throws: `EmergencySpool.Fault`.
    init(besides ledger: String) throws(EmergencySpool.Fault) {
        path = ledger + ".listener"
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .last
        }
    }

    /// Takes one that is there.
    init(at path: String) { self.path = path }

    /// The emergency file in it, once no other listener has the folder: one whose program was killed is on its way out. It
    /// stays taken for as long as this process lives.
    ///
    /// - Throws: `EmergencySpool.Fault`.
    func spool() throws(EmergencySpool.Fault) -> EmergencySpool {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        var patience = 300
        while flock(folder, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, patience > 0 else {
                throw .last
            }
            patience -= 1
            usleep(10_000)
        }
        return try EmergencySpool(at: path + "/messages")
    }
}
