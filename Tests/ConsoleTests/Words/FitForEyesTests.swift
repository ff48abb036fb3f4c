import Testing

@testable import Console

@Suite struct FitForEyesTests {
    @Test(arguments: [
        ("call 254712345678 now", "call 2547•••••678 now"), ("0712345678", "07•••••678"), ("712345678", "7•••••678"),
        ("254112345678,0112345678", "2541•••••678,01•••••678"),
        ("ws_CO_06112026140301123712345678", "ws_CO_06112026140301123•••••••••"),
        ("\"ws_CO_DMZ_12_06112026140301123\" 254712345678", "\"ws_CO_DMZ_12_06112026140301123\" 2547•••••678"),
    ])
    func phonesLoseTheirMiddle(text: String, shown: String) {
        #expect(text.fitForEyes == shown)
    }

    @Test(arguments: [
        "KES 1,250.00", "174379", "20261106140301", "29115-34620561-1", "UK6H4X2QP7", "0812345678", "254812345678",
        "2547123456789", "ws_CO_191220191020363925",
    ])
    func otherNumbersStay(text: String) {
        #expect(text.fitForEyes == text)
    }

    @Test(arguments: ["\u{1B}[2J", "\u{9B}2J", "\u{7F}", "a\u{202E}b", "a\u{200B}b", "\u{0}", "line\nline", "\u{2028}"])
    func nothingMovesTheCursorOrHides(text: String) {
        let shown = text.fitForEyes
        #expect(shown.contains("\u{FFFD}"))
        for scalar in shown.unicodeScalars {
            #expect(![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory))
        }
    }

    @Test(arguments: [
        ("PAID", "paid"), ("✓ PAID", "· paid"), ("Table IMELIPWA 4", "table imelipwa 4"), ("UnPaid", "unpaid"),
        ("TABLE 4", "TABLE 4"), ("PAI D", "PAI D"),
    ])
    func whatSomebodyTypedNeverReadsAsAVerdict(text: String, shown: String) {
        #expect(text.asTyped == shown)
    }
}
