import Payments
import Testing

@testable import Daraja

struct CatalogueTests {
    /// The codes of the reference's table, ranges written out.
    private static let codes: [String] = {
        var codes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "11", "12", "13", "14", "15", "17", "18"]
        codes += ["20", "21", "22", "24", "25", "26", "29", "1001", "1019", "1025", "1031", "1032", "1036", "1037"]
        codes += ["1050", "1051", "2001", "2006", "2028", "2029", "2040", "4999", "8006", "9999", "SFC_IC0003"]
        codes += ["TP40153", "R000001", "R000002"] + (11...16).map { "C2B000\($0)" }
        return codes + (0...11).map { String(100_000_000 + $0) }
    }()

    @Test(arguments: codes)
    func everyCodeOfTheTableSaysWhatItMeansAndWhatToDoInBothLanguages(code: String) {
        let decline = ResultCatalogue.decline(for: ResultCode(code))
        #expect(ResultCatalogue.knows(ResultCode(code)))
        for language in Language.allCases {
            #expect(!decline.meaning[language].isEmpty)
            #expect(!decline.doNow[language].isEmpty)
            #expect(decline.meaning[language].count <= 120)
            #expect(decline.doNow[language].count <= 120)
            #expect(decline.say[language].count <= 80)
        }
        #expect(decline.meaning.english != decline.meaning.swahili)
    }

    @Test func noCodeStandsTwiceAndNoneIsForgotten() {
        #expect(ResultCatalogue.codes.map(\.text).sorted() == Self.codes.sorted())
    }

    @Test(arguments: ResultCode.terminal.sorted())
    func everyTerminalCodeIsKnown(code: String) {
        #expect(ResultCatalogue.knows(ResultCode(code)))
        #expect(!ResultCatalogue.decline(for: ResultCode(code)).say.english.isEmpty)
    }

    @Test func anUnknownCodeKeepsItsWords() {
        let decline = ResultCatalogue.decline(for: ResultCode("1234567"), theirWords: "[x]Something new")
        #expect(decline.theirWords == "Something new")
        #expect(decline.code == ResultCode("1234567"))
        #expect(!decline.meaning.english.isEmpty)
    }

    @Test func theirOwnWordsWinOverTheListed() {
        let decline = ResultCatalogue.decline(for: ResultCode("1037"), theirWords: "No response from user.")
        #expect(decline.theirWords == "No response from user.")
        #expect(ResultCatalogue.decline(for: ResultCode("1037")).theirWords == "DS timeout user cannot be reached")
    }

    @Test(arguments: [
        ("400.002.02", "Bad Request - Invalid Amount", Refusal.Kind.invalidField, Decline.Side.customer),
        ("400.002.02", "Bad Request - Invalid PhoneNumber", .invalidField, .customer),
        ("400.002.02", "Bad Request - Invalid CallBackURL", .configuration, .setup),
        ("401.003.01", "no apiproduct match found", .configuration, .setup),
        ("500.001.1001", "Merchant does not exist", .configuration, .setup),
        ("500.001.1001", "Wrong credentials", .configuration, .setup),
        ("500.001.1001", "Unable to lock subscriber, a transaction is already in process", .phoneBusy, .phone),
        ("500.003.02", "System is busy. Please try again in few minutes.", .busy, .gateway),
        ("500.003.03", "Quota Violation", .busy, .gateway), ("404.001.03", "Invalid Access Token", .token, .gateway),
        ("404.001.01", "Resource not found", .configuration, .setup), ("HTTP 401", "", .token, .gateway),
        ("something", "else", .invalidField, .customer),
    ])
    func everyRefusalSaysWhoseItIsAndThatNothingWasSent(
        code: String, message: String, kind: Refusal.Kind, side: Decline.Side
    ) {
        let decline = ResultCatalogue.decline(forRefusal: Refusal(code: code, message: message, kind: kind))
        #expect(decline.side == side)
        #expect(decline.theirWords == message)
        #expect(decline.doNow.english.hasPrefix("Nothing was sent"))
        #expect(!decline.say.swahili.isEmpty)
    }

    @Test(arguments: [
        ("Merchant does not exist", ErrorMeaning.merchantUnknown),
        ("[MerchantValidate] - Wrong credentials", .wrongCredentials),
        ("Unable to lock subscriber, a transaction is already in process", .subscriberLocked),
        ("The transaction is being processed", .beingProcessed), ("", .withoutWords),
        ("THE TRANSACTION DOES NOT EXIST", .doesNotExist), ("Internal Server Error", .internalError),
        ("Anything else", .unlisted),
    ])
    func theMeaningsOfTheOverloadedCodeAreToldApart(message: String, meaning: ErrorMeaning) {
        #expect(ErrorMeaning(code: "500.001.1001", message: message) == meaning)
    }
}
