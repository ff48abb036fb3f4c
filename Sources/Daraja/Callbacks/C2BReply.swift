internal import Transport

extension C2BMessage {
    /// What a confirmation is answered with, whatever it says: the money has moved already.
    public static let confirmed = #"{"ResultCode":0,"ResultDesc":"Success"}"#

    /// What a validation is answered with when the payment is welcome.
    ///
    /// - Parameter id: a name of ours that comes back with the confirmation.
    public static func accepted(as id: String? = nil) -> String {
        let id = id.map { [JSON.Member("ThirdPartyTransID", .string($0))] } ?? []
        return JSON.object([.init("ResultCode", "0"), .init("ResultDesc", "Accepted")] + id).serialised
    }

    /// What a validation is answered with when the payment is turned away, before any money moves.
    public static func rejected(_ objection: C2BObjection) -> String {
        JSON.object([.init("ResultCode", .string(objection.rawValue)), .init("ResultDesc", "Rejected")]).serialised
    }
}

/// Why a payment is turned away before it happens. The payer is told no more than the code says.
public enum C2BObjection: String, Equatable, Sendable, CaseIterable {
    /// The payer's number.
    case phone = "C2B00011"
    /// The account that the payer typed.
    case account = "C2B00012"
    /// The amount.
    case amount = "C2B00013"
    /// What is known of the payer.
    case identity = "C2B00014"
    /// The number that is to be paid.
    case payee = "C2B00015"
    /// Something else.
    case other = "C2B00016"
}
