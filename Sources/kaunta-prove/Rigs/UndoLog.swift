import Foundation
import Payments
import Sandbox

/// What was written to a ledger's files and not synced yet: enough to make of the files what a power cut leaves.
struct UndoLog {
    /// What the disk had done of what it was not told to finish.
    enum Remainder: Sendable {
        /// Nothing.
        case none
        /// Some of it, in any order, and some writes only up to a sector's end.
        case some(Chance)
    }

    private struct Entry {
        let isTruncation: Bool
        let offset: Int
        let oldSize: Int
        let old: Data
        let new: Data
    }

    private static let files = ["", "-wal", "-journal"]
    private var open: [Int: [Entry]] = [:]

    /// Reads the log as the library wrote it. An entry that a kill cut short was not carried out.
    init(_ log: Data) {
        let headSize = 32
        var rest = log[...]
        while rest.count >= headSize {
            let head = rest.prefix(headSize)
            func number(_ offset: Int, _ size: Int) -> Int {
                head.dropFirst(offset).prefix(size).reversed().reduce(0) { $0 << 8 | Int($1) }
            }
            let (oldCount, newCount) = (number(24, 4), number(28, 4))
            guard rest.count >= headSize + oldCount + newCount else { return }
            let body = rest.dropFirst(headSize)
            let file = number(4, 4)
            switch FaultyDisk.Kinds(rawValue: Int32(number(0, 4))) {
            case .sync, .unlink: open[file] = nil
            case let kind:
                open[file, default: []].append(
                    Entry(
                        isTruncation: kind == .truncate, offset: number(8, 8), oldSize: number(16, 8),
                        old: Data(body.prefix(oldCount)), new: Data(body.dropFirst(oldCount).prefix(newCount))))
            }
            rest = body.dropFirst(oldCount + newCount)
        }
    }

    /// Whether a power cut now would take anything back.
    var isEmpty: Bool { open.isEmpty }

    /// Makes of the files at that path what a power cut would have left of them. The program must have ended.
    func cutPower(at path: String, leaving remainder: Remainder) throws {
        // The shared memory beside the log is no file of the disk's: after a power cut it is not there.
        try? FileManager.default.removeItem(atPath: path + "-shm")
        for (file, entries) in open where file < Self.files.count {
            let name = path + Self.files[file]
            guard var bytes = FileManager.default.contents(atPath: name) else { continue }
            for entry in entries.reversed() { Self.undo(entry, in: &bytes) }
            if case .some(let chance) = remainder {
                for entry in entries { Self.redo(entry, in: &bytes, chance) }
            }
            try bytes.write(to: URL(filePath: name))
        }
    }

    private static func undo(_ entry: Entry, in bytes: inout Data) {
        resize(&bytes, to: entry.oldSize)
        bytes.replaceSubrange(entry.offset..<(entry.offset + entry.old.count), with: entry.old)
    }

    private static func redo(_ entry: Entry, in bytes: inout Data, _ chance: Chance) {
        let luck = chance.bytes(2)
        switch luck[0] % 3 {
        case 0: return
        case 1:
            if entry.isTruncation { return resize(&bytes, to: entry.offset) }
            put(entry.new, at: entry.offset, in: &bytes)
        case _:
            let sectors = entry.new.count / 512
            let kept = sectors == 0 ? 0 : Int(luck[1]) % (sectors + 1) * 512
            put(entry.new.prefix(kept), at: entry.offset, in: &bytes)
        }
    }

    private static func put(_ new: Data, at offset: Int, in bytes: inout Data) {
        if new.isEmpty { return }
        if bytes.count < offset + new.count { resize(&bytes, to: offset + new.count) }
        bytes.replaceSubrange(offset..<(offset + new.count), with: new)
    }

    private static func resize(_ bytes: inout Data, to size: Int) {
        if bytes.count > size { bytes.removeLast(bytes.count - size) }
        if bytes.count < size { bytes.append(Data(count: size - bytes.count)) }
    }
}
