/// Answers as they stand on the wire.
enum HTTPText {
    /// A whole answer.
    static func answer(_ status: Int, _ body: String, _ headers: String...) -> String {
        let more = headers.map { "\($0)\r\n" }.joined()
        return "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n\(more)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// The body that takes a prompt, under that name.
    static func acceptance(_ name: String) -> String {
        #"{"MerchantRequestID":"m-\#(name)","CheckoutRequestID":"ws_CO_\#(name)","ResponseCode":"0","#
            + #""ResponseDescription":"Success. Request accepted for processing","CustomerMessage":"Success"}"#
    }

    /// Daraja's own shape of failure.
    static func fault(_ code: String, _ words: String) -> String {
        #"{"requestId":"1-2-3","errorCode":"\#(code)","errorMessage":"\#(words)"}"#
    }
}
