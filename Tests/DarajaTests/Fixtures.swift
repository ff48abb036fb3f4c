import Daraja
import Foundation
import Payments
import Testing
import Transport

/// The vectors beside this file, by name.
enum Fixtures {
    /// The families that this module must understand; `*-vectors.json` are tables.
    static let families = ["oauth-", "stkpush-", "stkquery-", "stkcb-", "c2b-", "pull-", "status-", "reversal-"]
    static let tables = ["password", "msisdn", "money", "checkoutid", "receipt-date"].map { "\($0)-vectors.json" }

    /// The bytes of a vector.
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// A vector as JSON.
    static func json(_ name: String) throws -> JSON { try JSON(strict: bytes(name)) }

    /// What the manifest says of our families: name and direction.
    static func manifest() throws -> [String: String] {
        let text = String(decoding: try bytes("MANIFEST.tsv"), as: UTF8.self)
        var rows: [String: String] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let isOurs = families.contains(where: cells[0].hasPrefix) || tables.contains(cells[0])
            if isOurs { rows[cells[0]] = cells[2] }
        }
        return rows
    }

    /// A vector as the answer it was, with the status of its manifest row.
    static func reply(_ name: String) throws -> HTTPReply {
        let direction = try #require(try manifest()[name])
        let status = try #require(direction.split(separator: " ").last.flatMap { Int($0) })
        return HTTPReply(status: status, body: try bytes(name))
    }

    /// The files of our families that lie there.
    static func files() throws -> Set<String> {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        let all = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(all.filter { name in families.contains(where: name.hasPrefix) || tables.contains(name) })
    }
}

/// Rows of a table of vectors.
extension JSON {
    var pairs: [(String, String)] {
        elements.compactMap { row in
            guard let first = row.elements.first?.text, let second = row.elements.dropFirst().first?.text else {
                return nil
            }
            return (first, second)
        }
    }

    var texts: [String] { elements.compactMap(\.text) }
}
