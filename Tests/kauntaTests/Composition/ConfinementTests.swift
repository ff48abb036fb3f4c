import CApart
import Foundation
import Glibc
import Testing

/// What a listener's process gives up. It is given up by one thread of these tests alone, which then ends.
@Suite(.timeLimit(.minutes(5))) struct ConfinementTests {
    private let home = FileManager.default.temporaryDirectory.path + "/kaunta-apart-\(UUID().uuidString)"

    /// What a thread could do once it was confined to a folder: the errno of each, 0 where it could.
    private struct Powers: Equatable, Sendable {
        var confined: Int32 = 0
        var secretRead: Int32 = 0
        var ledgerWritten: Int32 = 0
        var ownMade: Int32 = 0
        var ownRenamed: Int32 = 0
        var ownRemoved: Int32 = 0
        var connected: Int32 = 0
        var listened: Int32 = 0
    }

    /// Whether this kernel can do it at all.
    private static var isPossible: Bool { withoutAFolder == ENOENT }

    private static var withoutAFolder: Int32? { onAThread { powers(in: "/nowhere").confined } }

    private static func failure(_ result: Int32) -> Int32 {
        defer { if result >= 0 { close(result) } }
        return result >= 0 ? 0 : errno
    }

    private static func powers(in home: String) -> Powers {
        var powers = Powers()
        powers.confined = kt_confine(home + "/own")
        powers.secretRead = failure(open(home + "/secrets.toml", O_RDONLY))
        powers.ledgerWritten = failure(open(home + "/ledger", O_WRONLY))
        powers.ownMade = failure(open(home + "/own/messages.new", O_RDWR | O_CREAT | O_EXCL, 0o600))
        powers.ownRenamed = rename(home + "/own/messages.new", home + "/own/messages") == 0 ? 0 : errno
        powers.ownRemoved = unlink(home + "/own/messages") == 0 ? 0 : errno
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                powers.listened = bind(socket, address, size) == 0 && listen(socket, 1) == 0 ? 0 : errno
            }
        }
        address.sin_port = UInt16(1).bigEndian
        let out = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(out) }
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                powers.connected = connect(out, address, size) == 0 ? 0 : errno
            }
        }
        return powers
    }

    @Test(.enabled("this kernel has Landlock") { isPossible }) func itReachesItsFolderAndNothingElse() throws {
        try FileManager.default.createDirectory(atPath: home + "/own", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: home) }
        for name in ["secrets.toml", "ledger"] {
            try Data("x".utf8).write(to: URL(filePath: home + "/" + name))
        }
        let found: Powers? = onAThread { [home] in Self.powers(in: home) }
        let powers = try #require(found)
        #expect(powers.confined == 0)
        #expect(powers.secretRead == EACCES)
        #expect(powers.ledgerWritten == EACCES)
        #expect((powers.ownMade, powers.ownRenamed, powers.ownRemoved) == (0, 0, 0))
        #expect(powers.listened == 0)
        // A kernel before 6.7 lets it call out: nobody is at that port.
        #expect([EACCES, ECONNREFUSED].contains(powers.connected))
        // The rest of this process is as free as before.
        #expect(FileManager.default.contents(atPath: home + "/secrets.toml") == Data("x".utf8))
    }
}
