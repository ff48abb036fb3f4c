extension NetworkScript {
    /// Bodies and framings of an answer that says success.
    static let bodies: [NetworkScript] = [
        answering("200 with nothing", .lost) { _, _ in HTTPText.answer(200, "") },
        answering("204", .lost) { _, _ in "HTTP/1.1 204 No Content\r\n\r\n" },
        answering("200 with a web page", .lost) { _, _ in HTTPText.answer(200, "<!DOCTYPE html><html></html>") },
        answering("200 without a name for the prompt", .lost) { _, turn in
            HTTPText.answer(
                200,
                [
                    #"{"ResponseCode":"0"}"#, #"{"CheckoutRequestID":"","ResponseCode":"0"}"#,
                    #"{"CheckoutRequestID":null,"ResponseCode":"0"}"#, "{}", "[]", "null", "true", #""ok""#,
                ][turn % 8])
        },
        answering("200 with another response code", .lost) { line, turn in
            HTTPText.answer(
                200,
                #"{"CheckoutRequestID":"ws_CO_\#(line.name)-\#(turn)","ResponseCode":\#(["\"1\"", "1", "\"\"", "null"][turn % 4])}"#
            )
        },
        answering("200 with half a body", .lost) { line, _ in
            HTTPText.answer(200, String(line.acceptance.dropLast(8)))
        },
        answering("200 with a name given twice", .lost) { _, _ in
            HTTPText.answer(200, #"{"CheckoutRequestID":"a","CheckoutRequestID":"b","ResponseCode":"0"}"#)
        },
        plain("compressed though nobody asked", .lost) { line in
            line.readRequest()
            // An empty gzip file: what matters is that it is not JSON.
            let zipped: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            line.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(zipped.count)\r\n\r\n")
            line.client.write(zipped)
        },
        answering("longer than the limit", .lost) { line, _ in
            HTTPText.answer(200, line.acceptance + String(repeating: " ", count: 8192))
        },
        answering("in chunks", .accepted) { line, _ in
            let body = line.acceptance
            let length = String(body.utf8.count, radix: 16)
            return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(length)\r\n\(body)\r\n0\r\n\r\n"
        },
        answering("in chunks, the last one missing", .lost) { line, _ in
            let body = line.acceptance
            let length = String(body.utf8.count, radix: 16)
            return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(length)\r\n\(body)\r\n"
        },
        answering("up to the end of the connection", .accepted) { line, _ in
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(line.acceptance)"
        },
        answering("HTTP/1.0", .accepted) { line, _ in
            let body = line.acceptance
            return "HTTP/1.0 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        },
        answering("100 Continue first", .accepted) { line, _ in
            "HTTP/1.1 100 Continue\r\n\r\n" + HTTPText.answer(200, line.acceptance)
        },
        answering("another answer behind the first", .accepted) { line, _ in
            HTTPText.answer(200, line.acceptance) + HTTPText.answer(500, "{}")
        },
        answering("a length that is no number", .lost) { line, _ in
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n\(line.acceptance)"
        },
    ]
}
