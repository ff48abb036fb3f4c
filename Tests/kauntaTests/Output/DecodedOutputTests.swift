import Daraja
import Payments
import Testing

@testable import kaunta

@Suite struct DecodedOutputTests {
    private let callback = Array(
        """
        {"Body":{"stkCallback":{"MerchantRequestID":"29115-34620561-1",
        "CheckoutRequestID":"ws_CO_06112026140301123712345678","ResultCode":1032,
        "ResultDesc":"Request cancelled by user"}}}
        """.utf8)

    @Test func jsonHasAlwaysTheSameKeysInTheSameOrder() throws {
        let decline = ResultCatalogue.decline(for: ResultCode("1032"))
        #expect(
            DecodedJSON(try Decoded.read(callback)).line == """
                {"kind":"stkcb","verdict":"DON'T KNOW","resultCode":"1032",\
                "theirWords":"Request cancelled by user","meaning":"\(decline.meaning.english)",\
                "doNow":"Wait for the check before sending again. Then: \(decline.doNow.english)",\
                "fields":{"merchantRequestID":"29115-34620561-1",\
                "checkoutRequestID":"ws_CO_06112026140301123•••••••••",\
                "promptedAt":"2026-11-06T14:03:01+03:00"},"warnings":[]}
                """)
    }

    @Test func anAnswerWithoutACodeHasNull() throws {
        let line = DecodedJSON(try Decoded.read(Array(#"{"access_token":"abc","expires_in":"3599"}"#.utf8))).line
        #expect(line.hasPrefix(#"{"kind":"oauth","verdict":null,"resultCode":null,"theirWords":"","#))
        #expect(!line.contains("abc"))
    }

    @Test func wordsHideThePhone() throws {
        for ink in [Ink(), Ink(language: .swahili), Ink(isColoured: true)] {
            let text = DecodedText(ink: ink).lines(of: try Decoded.read(callback))
            #expect(!text.contains("712345678"))
            #expect(text.contains("1032"))
        }
    }

    @Test(
        arguments: [
            ("", nil, "kind", 0), ("{\"a\":1,}", nil, "Line 1, column 8", 2),
            ("{\n  \"a\": 1,\n  \"a\": 2\n}", nil, "Line 3, column 3", 2),
            ("{\"Body\":", nil, "Line 1, column 9", 2), ("{\"hello\":1}", nil, "no message of the API", 2),
            ("{\"access_token\":\"x\"}", "stkcb", "not stkcb", 2), ("hello", nil, "Line 1, column 1", 2),
        ] as [(String, String?, String, Int32)])
    func whatCannotBeDecodedSaysWhereItBroke(text: String, kind: String?, words: String, status: Int32) throws {
        let bytes = Array(text.utf8)
        do {
            let decoded = try Decoded.read(bytes, kind: kind.flatMap(Decoded.Kind.init(rawValue:)))
            #expect(status == 0)
            #expect(DecodedText(ink: Ink()).lines(of: decoded).contains(words))
        } catch {
            #expect(status == 2)
            let complaint = DecodedText.complaint(about: error, in: bytes)
            #expect(complaint.contains(words))
            #expect(complaint.contains("can't be decoded"))
        }
    }

    @Test(arguments: [["decode", "/no/such/file"], ["decode", "--kind", "nonsense"], ["decode", "/dev"]])
    func aFileThatCannotBeReadIsStatus2(arguments: [String]) {
        #expect(Kaunta.run(arguments) == .usage)
    }
}
