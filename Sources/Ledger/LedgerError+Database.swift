import GRDB

extension LedgerError {
    /// What an error of the database means for the shop.
    init(_ error: any Error, at path: String) {
        switch error {
        case let known as LedgerError:
            self = known
        case let error as DatabaseError:
            let message = error.message ?? "no message"
            switch error.resultCode.primaryResultCode {
            case .SQLITE_FULL: self = .diskFull(path: path)
            case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
                self = .unfinished(path: path)
            case .SQLITE_READONLY: self = .readOnly(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .noPermission(path: path)
            case .SQLITE_NOTADB: self = .notALedger(path: path)
            case .SQLITE_CORRUPT: self = .damaged(path: path, detail: message)
            default: self = .failed(code: Int(error.extendedResultCode.rawValue), message: message)
            }
        default:
            self = .failed(code: 0, message: String(describing: error))
        }
    }
}
