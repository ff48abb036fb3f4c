import Foundation
import Testing

@testable import kaunta_prove

struct UndoLogTests {
    @Test func whatWasNotSyncedIsTakenBack() throws {
        #expect(try after([.write(at: 2, old: "cd", new: "XY", size: 6)], "abXYef") == "abcdef")
        #expect(try after([.write(at: 6, old: "", new: "gh", size: 6)], "abcdefgh") == "abcdef")
        #expect(try after([.truncation(to: 2, old: "cdef", size: 6)], "ab") == "abcdef")
    }

    @Test func theNewestIsTakenBackFirst() throws {
        let twice = [
            Entry.write(at: 0, old: "a", new: "b", size: 1), .write(at: 0, old: "b", new: "c", size: 1),
        ]
        #expect(try after(twice, "c") == "a")
    }

    @Test func whatWasSyncedStays() throws {
        let entries = [
            Entry.write(at: 0, old: "a", new: "b", size: 2), .sync, .write(at: 1, old: "y", new: "z", size: 2),
        ]
        #expect(try after(entries, "bz") == "by")
    }

    @Test func anEntryThatAKillCutShortWasNotCarriedOut() throws {
        let log = Entry.write(at: 0, old: "a", new: "b", size: 1).bytes
        #expect(try after(Data(log.dropLast(1)), "a") == "a")
        #expect(UndoLog(Data(log.dropLast(1))).isEmpty)
    }

    private func after(_ entries: [Entry], _ now: String) throws -> String {
        try after(entries.reduce(Data()) { $0 + $1.bytes }, now)
    }

    private func after(_ log: Data, _ now: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "kaunta-undo-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(now.utf8).write(to: file)
        try UndoLog(log).cutPower(at: file.path, leaving: .none)
        return try String(contentsOf: file, encoding: .utf8)
    }
}

/// An entry as the library writes it.
private enum Entry {
    case write(at: UInt64, old: String, new: String, size: UInt64)
    case truncation(to: UInt64, old: String, size: UInt64)
    case sync

    var bytes: Data {
        switch self {
        case .write(let offset, let old, let new, let size): Self.bytes(2, offset, size, old, new)
        case .truncation(let offset, let old, let size): Self.bytes(8, offset, size, old, "")
        case .sync: Self.bytes(4, 0, 0, "", "")
        }
    }

    private static func bytes(_ kind: UInt32, _ offset: UInt64, _ size: UInt64, _ old: String, _ new: String) -> Data {
        func raw(_ number: some FixedWidthInteger) -> Data { withUnsafeBytes(of: number.littleEndian) { Data($0) } }
        return raw(kind) + raw(UInt32(0)) + raw(offset) + raw(size) + raw(UInt32(old.utf8.count))
            + raw(UInt32(new.utf8.count)) + Data((old + new).utf8)
    }
}
