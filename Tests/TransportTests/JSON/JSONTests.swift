import Testing
import Transport

struct JSONTests {
    @Test(arguments: [
        (#"{"a":1,"b":[true,false,null,"x"]}"#, #"{"a":1,"b":[true,false,null,"x"]}"#),
        (#" [ 1.00 , -0.5e+3 , 0e1 , 123456789012345678901234 ] "#, "[1.00,-0.5e+3,0e1,123456789012345678901234]"),
        (#""\u00e9\ud83d\ude00\/\b\n""#, "\"é😀/\\u0008\\n\""),
        ("{}", "{}"), ("[]", "[]"), (#""""#, #""""#), ("0", "0"), (#"{"":{"":[]}}"#, #"{"":{"":[]}}"#),
        ("\t\r\n 7 \n", "7"),
        (#"{"b":1,"a":2}"#, #"{"b":1,"a":2}"#),
    ])
    func whatIsReadIsWrittenAgainWithNothingLost(text: String, written: String) throws {
        let value = try JSON(strict: text.utf8)
        #expect(value.serialised == written)
        #expect(try JSON(strict: value.bytes) == value)
    }

    @Test(arguments: [
        ("", 0, JSONFault.What.empty), ("  ", 2, .empty), ("{", 1, .unexpectedEnd), (#"{"a""#, 4, .unexpectedEnd),
        (#"{"a":"#, 5, .unexpectedEnd), (#"{"a":1"#, 6, .unexpectedEnd), ("[1,]", 3, .unexpectedCharacter),
        (#"{"a":1,}"#, 7, .unexpectedCharacter), ("[,1]", 1, .unexpectedCharacter), ("[1 2]", 3, .unexpectedCharacter),
        ("{a:1}", 1, .unexpectedCharacter), ("{'a':1}", 1, .unexpectedCharacter), ("[1]x", 3, .trailingData),
        ("{}{}", 2, .trailingData), ("nul", 3, .unexpectedEnd), ("NaN", 0, .unexpectedCharacter),
        ("Infinity", 0, .unexpectedCharacter), ("-Infinity", 1, .badNumber), ("+1", 0, .unexpectedCharacter),
        ("01", 1, .badNumber), ("-01", 2, .badNumber), (".5", 0, .unexpectedCharacter), ("1.", 2, .unexpectedEnd),
        ("1.e1", 2, .badNumber), ("1e", 2, .unexpectedEnd), ("1e+", 3, .unexpectedEnd), ("0x1", 1, .trailingData),
        (#""abc"#, 4, .unexpectedEnd), ("\"a\u{1}\"", 2, .controlCharacter), ("\"a\nb\"", 2, .controlCharacter),
        (#""\x""#, 1, .badEscape), (#""\u12g4""#, 1, .badEscape), (#""\ud800""#, 1, .loneSurrogate),
        (#""\ud800\u0041""#, 1, .loneSurrogate), (#""\udc00""#, 1, .loneSurrogate),
        (#"{"a":1,"a":1000}"#, 7, .duplicateName), (#"{"a":1,"\u0061":2}"#, 7, .duplicateName),
        (#"{"x":{"a":1,"b":2,"a":3}}"#, 18, .duplicateName), ("/* */1", 0, .unexpectedCharacter),
        ("<html>", 0, .unexpectedCharacter), ("\u{0}", 0, .unexpectedCharacter),
    ])
    func whatIsNotStrictJSONIsRefusedAndTheByteIsNamed(text: String, offset: Int, what: JSONFault.What) {
        #expect(throws: JSONFault(at: offset, what)) { try JSON(strict: text.utf8) }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
        ] as [[UInt8]])
    func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) {
        #expect(throws: JSONFault(at: 0, .notUTF8)) { try JSON(strict: bytes) }
    }

    @Test func utf16IsRefused() {
        #expect(throws: JSONFault.self) { try JSON(strict: [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00] as [UInt8]) }
    }

    @Test func aByteOrderMarkIsRefusedFromStrangersAndPassedOverFromTheGateway() throws {
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x31]
        #expect(throws: JSONFault(at: 0, .byteOrderMark)) { try JSON(strict: marked, limits: .callback) }
        #expect(try JSON(strict: marked, limits: .answer) == 1)
    }

    @Test func everyLimitOfACallbackIsTheLastThingAllowed() throws {
        let limits: [((Int) -> String, Int, JSONFault.What)] = [
            ({ String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }, 8, .tooDeep),
            ({ "[" + Array(repeating: "1", count: $0).joined(separator: ",") + "]" }, 128, .tooManyMembers),
            ({ "\"" + String(repeating: "x", count: $0) + "\"" }, 1024, .stringTooLong),
            ({ String(repeating: "9", count: $0) }, 32, .numberTooLong),
            ({ "1" + String(repeating: " ", count: $0 - 1) }, 16_384, .tooLong),
        ]
        for (make, limit, what) in limits {
            #expect(throws: Never.self) { try JSON(strict: make(limit).utf8, limits: .callback) }
            let fault = #expect(throws: JSONFault.self) { try JSON(strict: make(limit + 1).utf8, limits: .callback) }
            #expect(fault?.what == what)
        }
    }

    @Test func everyPrefixOfAMessageIsRefusedWithoutACrash() throws {
        let message = Array(#"{"a":{"b":[1.5e3,"é\ud83d\ude00",true,null]}}"#.utf8)
        for length in message.indices {
            #expect(throws: JSONFault.self) { try JSON(strict: message[..<length]) }
        }
        _ = try JSON(strict: message)
    }

    @Test(arguments: [
        ("1", 1), ("1.00", 1), ("\"1.00\"", 1), ("1.5E3", 1500), ("-0", 0), ("-12.0", -12), ("1e0", 1),
        ("1500e-2", 15), ("2.0261002113722E13", 20_261_002_113_722), ("254708374149", 254_708_374_149),
        ("9223372036854775807", Int64.max), ("0.000e5", 0), ("\"007\"", 7),
    ])
    func aWholeNumberIsReadExactly(text: String, value: Int64) throws {
        #expect(try JSON(strict: text.utf8).integer == value)
    }

    @Test(arguments: [
        "1.5", "0.1", "99.99999999999999999999", "9223372036854775808", "1e19", "1e-1", "1e999999",
        "1e-9223372036854775808", "1e9223372036854775807", "\"\"", "\"x\"",
        "\"1 \"", "\"1.\"", "\".5\"", "\"١\"", "true", "null", "[]", "{}", "\"-\"", "\"0x10\"", "\"1e\"",
    ])
    func whatIsNotAWholeNumberIsNone(text: String) throws {
        #expect(try JSON(strict: text.utf8).integer == nil)
    }

    @Test func membersAreFoundByNameAndWhatIsNotThereIsNone() throws {
        let body = try JSON(strict: #"{"Body":{"stkCallback":{"ResultCode":"0","Amount":1.00}},"n":null}"#.utf8)
        #expect(body["Body"]?["stkCallback"]?["ResultCode"]?.text == "0")
        #expect(body["Body"]?["stkCallback"]?["Amount"]?.text == "1.00")
        #expect(body["Body"]?["elsewhere"] == nil)
        #expect(body["n"]?.isNull == true)
        #expect(body["n"]?.text == nil)
        #expect(JSON.array([1])["x"] == nil)
    }

    @Test func oneElementWithoutAListIsAListOfOne() {
        #expect(JSON.array([1, 2]).elements == [1, 2])
        #expect((["a": 1] as JSON).elements == [["a": 1]])
        #expect(JSON.null.elements.isEmpty)
    }

    @Test func theSameLiteralAlwaysWritesTheSameBytes() {
        let body: JSON = ["ResultCode": 0, "ResultDesc": "Accepted", "list": [true, nil]]
        #expect(body.serialised == #"{"ResultCode":0,"ResultDesc":"Accepted","list":[true,null]}"#)
    }
}
