import Foundation
import Payments
import TestSupport
import Testing

struct MoneyTests {
    @Test(arguments: [
        ("1500", 150_000), ("1,500", 150_000), ("1500/=", 150_000), ("KES 5.00", 500), ("ksh 1,250.50", 125_050),
        ("-15.75", -1_575), ("1.5E3", 150_000), (" 66 ", 6_600), ("92233720368547758.07", Int64.max),
    ])
    func readsMoneyAsPeopleSpellIt(text: String, cents: Int64) throws {
        #expect(try Money(parsing: text).cents == cents)
    }

    @Test(arguments: [
        ("", MoneyError.empty), ("abc", .notANumber), ("1.005", .partsOfACent), ("--1", .notANumber),
        ("1.2.3", .notANumber), ("NaN", .notANumber), ("1e999", .tooLarge), ("1,50", .notANumber),
        ("92233720368547758.08", .tooLarge), ("٣", .notANumber), ("1.", .notANumber), (".5", .notANumber),
        ("99.99999999999999999999", .partsOfACent), ("1e-9223372036854775808", .tooLarge),
        ("1e9223372036854775807", .tooLarge), ("1e-99999999999999999999", .tooLarge),
    ])
    func refusesWhatIsNoExactAmount(text: String, reason: MoneyError) {
        #expect(throws: reason) { try Money(parsing: text) }
    }

    @Test(arguments: ["1e3", "1.000", "+5", "-5", "1,500.000", "KES 1E2", "-500/-", "1e3/-", "+5/="])
    func whatAPersonCannotHaveMeantForSureIsNotTaken(text: String) {
        #expect(throws: MoneyError.notANumber) { try Money(typed: text) }
    }

    @Test func aThirdDecimalIsNotTakenWithACurrencySignEither() {
        #expect(throws: MoneyError.partsOfACent) { try Money(typed: "1.005/-") }
    }

    @Test(arguments: ["1500", "1,500", "1500/=", "1500/-", "KES 1,500.00", "ksh 1500"])
    func whatAPersonTypesIsTaken(text: String) throws {
        #expect(try Money(typed: text).cents == 150_000)
    }

    @Test(arguments: [(0, "0.00"), (5, "0.05"), (-1575, "-15.75"), (125_000_000, "1,250,000.00"), (Int64.min, nil)])
    func writesMoneyInGroups(cents: Int64, text: String?) {
        let money = Money(cents: cents)
        if let text { #expect(money.grouped == text) }
        #expect(throws: Never.self) { try cents == .min ? money : Money(parsing: money.grouped) }
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        var chance = SplitMix(seed: 4)
        for _ in 0..<2_000 {
            let money = Money(cents: Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &chance))
            #expect(try Money(parsing: money.decimal) == money)
            #expect(try Money(parsing: money.grouped) == money)
        }
    }

    @Test(arguments: [
        ("1.5", OrderError.hasCents(Money(cents: 150))), ("0", .tooSmall(.zero)),
        ("250001", .tooLarge(Money(cents: 25_000_100))),
    ])
    func anOrderTakesWholeShillingsWithinTheLimits(amount: String, reason: OrderError) throws {
        let phone = try MSISDN(parsing: "0712345678")
        #expect(throws: reason) { try PromptOrder(phone: phone, amount: Money(parsing: amount)) }
    }
}

struct MSISDNTests {
    @Test(arguments: [
        "0712345678", "712345678", "254712345678", "+254 712 345 678", "00254712345678", "(0712) 345-678",
        "0712.345.678", "07 12 34 56 78",
    ])
    func everyWayOfTypingANumberIsTheSameNumber(text: String) throws {
        #expect(try MSISDN(parsing: text).digits == "254712345678")
    }

    @Test(arguments: [
        ("", MSISDNError.empty), ("07123", .tooShort), ("0812345678", .notMobile), ("0201234567", .notMobile),
        ("25471234567", .tooShort), ("2547123456789", .tooLong), ("+255712345678", .otherCountry),
        ("07l2345678", .strangeCharacter("l")), ("254", .tooShort), ("0000000000", .otherCountry), ("+25", .tooShort),
    ])
    func aNumberThatCannotBePromptedIsRefusedWithTheReason(text: String, reason: MSISDNError) {
        #expect(throws: reason) { try MSISDN(parsing: text) }
    }

    @Test func aNumberIsMaskedWhereverItIsDescribed() throws {
        let number = try MSISDN(parsing: "0712345678")
        #expect("\(number)" == "2547•••••678")
        #expect(number.masked == "0712 ••• 678")
        #expect("\(Payer.clear(number))" == "2547•••••678")
    }

    @Test func payersAreToldApartByShape() {
        #expect(Payer(wire: "2547 ***** 126") == .masked("2547 ***** 126"))
        #expect(Payer(wire: String(repeating: "aB", count: 32)) == .hashed(String(repeating: "ab", count: 32)))
        #expect(Payer(wire: "254712345678") != nil)
        #expect(Payer(wire: "nobody") == nil)
    }

    @Test func aMaskFitsThePhonesThatItCanHide() throws {
        let phone = try MSISDN(parsing: "0712345126")
        for mask in ["2547 ***** 126", "254712***126", "+254712---126", "0712***126", "712***126", "***", "2547***"] {
            #expect(Payer(wire: mask)?.mayHold(phone) == true, "\(mask)")
        }
        for other in ["2547 ***** 127", "254722***126", "0722***126", "0712345127"] {
            #expect(Payer(wire: other)?.mayHold(phone) == false, "\(other)")
        }
    }

    private static let pairs: [(String, String, Bool)] = [
        ("2547 ***** 126", "254712***126", true), ("2547 ***** 126", "2547 ***** 127", false),
        ("254712***126", "254722***126", false), ("0712***126", "254712***126", true),
        ("712***126", "+254712---126", true), ("0722***126", "254712***126", false), ("***", "254712***126", true),
        ("***26", "254712***126", true), ("***27", "254712***126", false), ("2547***", "2541***", false),
        ("2547***", "0712***126", true), ("254712345126", "2547 ***** 126", true),
        ("254712345126", "2547 ***** 127", false), ("254712345126", "254712345126", true),
        ("254712345126", "254712345127", false), (hash, "254712345126", true), (hash, "2547 ***** 126", true),
        (hash, hash, true), (hash, String(repeating: "cd", count: 32), false),
    ]
    private static let hash = String(repeating: "ab", count: 32)

    @Test(arguments: pairs) func twoTellingsOfAPayerAreOnePersonsWhereTheirDigitsAgree(
        _ one: String, _ other: String, agree: Bool
    ) throws {
        let (one, other) = (try #require(Payer(wire: one)), try #require(Payer(wire: other)))
        #expect(one.mayBe(other) == agree && other.mayBe(one) == agree)
        // What Safaricom's own list says of somebody else always counts for more than a message's mask.
        if !agree, case .masked = one { #expect(one.corrects(other)) }
    }

    @Test func aMaskedPayerIsDescribedWithNoMoreThanTheEndsAndNothingThatSteersATerminal() {
        #expect(Payer(wire: "254712***126")?.description == "2547*****126")
        #expect(Payer(wire: "2547 ***** 126")?.description == "2547 ***** 126")
        #expect(Payer(wire: "254712345678*")?.description == "2547*****678*")
        for text in ["2547*\u{1B}[2J", "2547*\u{7}126", "*\n", "٢547***126", String(repeating: "*", count: 41)] {
            #expect(Payer(wire: text) == nil)
        }
    }

    @Test func whatCanNotBeSeenIsNotRepeated() {
        #expect(throws: MSISDNError.strangeCharacter("\u{1B}")) { try MSISDN(parsing: "07\u{1B}[2J") }
        #expect(MSISDNError.strangeCharacter("\u{1B}").description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(MSISDNError.strangeCharacter("x").description == "“x” does not belong in a phone number.")
    }

    @Test(arguments: ["", "UJ2", "uj27abcd12", "UJ27ABCD1é", "UJ27ABCD123"])
    func aStoredReceiptThatIsNoneIsRefusedBeforeAnythingIsReadOffIt(text: String) throws {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Receipt.self, from: Data(#"{"text":"\#(text)"}"#.utf8))
        }
        let whole = try JSONDecoder().decode(Receipt.self, from: Data(#"{"text":"UJ27ABCD12"}"#.utf8))
        #expect(whole == Receipt("UJ27ABCD12"))
    }

    @Test(arguments: ["", "0712345678", "25471234567", "254812345678", "2547123456789"])
    func aStoredNumberThatIsNoneIsRefused(digits: String) throws {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(MSISDN.self, from: Data(#"{"digits":"\#(digits)"}"#.utf8))
        }
        let whole = try JSONDecoder().decode(MSISDN.self, from: Data(#"{"digits":"254712345678"}"#.utf8))
        #expect(whole == (try MSISDN(parsing: "0712345678")))
    }
}

struct TimeTests {
    @Test func aTimestampIsEastAfricaTimeOnTheWireAndOnTheScreen() throws {
        let moment = try #require(Timestamp(wire: "20261231235959"))
        #expect(moment.wire == "20261231235959")
        #expect(moment.rfc3339 == "2026-12-31T23:59:59+03:00")
        #expect(moment.milliseconds == 1_798_750_799_000)
        #expect((moment + .seconds(1)).day == BusinessDay(year: 2027, month: 1, day: 1))
    }

    @Test(arguments: ["20260230120000", "20261306120000", "20261106240000", "2026110612000", "2026110612000x", ""])
    func aMomentThatDoesNotExistIsRefused(text: String) {
        #expect(Timestamp(wire: text) == nil)
    }

    @Test func everyDayOfAFourHundredYearCycleFollowsTheOneBefore() {
        var previous = BusinessDay(number: -60_000)
        for number in -59_999...86_100 {
            let day = BusinessDay(number: number)
            let (year, month, date) = day.civil
            #expect(BusinessDay(year: year, month: month, day: date) == day)
            #expect(date == 1 || date == previous.civil.day + 1)
            previous = day
        }
        #expect(BusinessDay(year: 2028, month: 2, day: 29) != nil)
        #expect(BusinessDay(year: 2100, month: 2, day: 29) == nil)
    }

    @Test func aDayBeginsAtMidnightInNairobi() throws {
        let day = try #require(BusinessDay(year: 2026, month: 11, day: 6))
        #expect(day.start.wire == "20261106000000")
        #expect(Timestamp(milliseconds: day.start.milliseconds - 1).day == BusinessDay(number: day.number - 1))
    }
}

struct NamesTests {
    @Test func tagsNeverRepeatAndCatchASlip() {
        var seen: Set<Payments.Tag> = []
        for number in 0..<5_000 {
            let tag = Payments.Tag(till: "T4", number: Int64(number))
            #expect(tag.isWhole)
            #expect(tag.reference != nil)
            seen.insert(tag)
        }
        #expect(seen.count == 5_000)
        let tag = Payments.Tag(till: "T4", number: 1187)
        #expect(!Payments.Tag(String(tag.text.dropLast(2)) + "ZZ").isWhole)
    }

    @Test func callbackTokensAreHexSoThatTheySpellNothingForbidden() throws {
        let token = CallbackToken(from: SeededChance(1).chance)
        #expect(token.hex.count == 40)
        #expect(CallbackToken(token.hex) == token)
        #expect(CallbackToken(token.hex.uppercased()) == nil)
        #expect(CallbackToken(token.hex.dropLast()) == nil)
        #expect("\(token)" == "\(token.hex.prefix(4))…")
    }

    @Test(arguments: ["", "thirteen char", "a@b", "naïve", "tab\there"])
    func aReferenceThatCouldMakeAPromptVanishIsRefused(text: String) {
        #expect(AccountReference(text) == nil)
    }

    @Test func anIdThatEndsInAPhoneIsMasked() {
        let id = CheckoutRequestID("ws_CO_31102025124418368700000001")
        #expect(id.masked == "ws_CO_31102025124418368•••••••••")
        #expect(CheckoutRequestID("ws_CO_26032018185226297").masked == "ws_CO_26032018185226297")
    }
}
