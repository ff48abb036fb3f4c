/// Safaricom's words for a result code. The callback and the query do not always use the same.
enum ResultWords {
    /// The words of the callback.
    static func inCallback(_ code: String) -> String {
        switch code {
        case "1032": "Request cancelled by user"
        case "1037": "No response from user."
        default: words[code] ?? "Result \(code)"
        }
    }

    /// The words of the query.
    static func inQuery(_ code: String) -> String {
        switch code {
        case "1032": "Request Cancelled by user."
        case "1037": "DS timeout user cannot be reached."
        default: words[code] ?? "Result \(code)"
        }
    }

    private static let words = [
        "0": "The service request is processed successfully.",
        "1": "The balance is insufficient for the transaction.",
        "2": "Declined due to limit rule.",
        "3": "Declined due to limit rule: greater than the maximum transaction amount.",
        "4": "Declined due to limit rule: would exceed daily transfer limit.",
        "8": "Declined due to limit rule: would exceed the maximum balance.",
        "11": "The DebitParty is in an invalid state.",
        "17": "Rule limited.",
        "26": "System busy. Please try again.",
        "1001": "Unable to lock subscriber, a transaction is already in process for the current subscriber",
        "1019": "Transaction has expired",
        "1025": "An error occurred while sending a push request",
        "1031": "Request cancelled by user",
        "1036": "SMSC ACK timeout.",
        "2001": "The initiator information is invalid.",
        "2006": "Declined due to account rule: the account status does not allow this transaction.",
        "2028": "The request is not permitted according to product assignment.",
        "2029": "The receiver can not take the payment now.",
        "4999": "The transaction is still under processing",
        "8006": "The security credential is locked.",
        "9999": "An error occurred while sending a push request",
        "SFC_IC0003": "The operator does not exist.",
    ]
}
