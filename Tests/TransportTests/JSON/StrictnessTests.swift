import Testing
import Transport

/// Every class of text that is no JSON is refused, and every class that is JSON is not.
struct StrictnessTests {
    @Test(arguments: JSONSample.refused)
    func whatIsNoJSONIsRefusedFromEverybody(sample: JSONSample) {
        for limits in [JSONLimits.answer, .callback] {
            #expect(throws: JSONFault.self) { try JSON(strict: sample.bytes, limits: limits) }
        }
    }

    @Test(arguments: JSONSample.accepted)
    func whatIsJSONIsTakenAndWrittenAgain(sample: JSONSample) throws {
        let value = try JSON(strict: sample.bytes)
        #expect(try JSON(strict: value.bytes) == value)
    }

    @Test func whatTheStandardLeavesOpenIsDecidedInTheTable() {
        for choice in JSONChoice.all {
            let isTaken = (try? JSON(strict: choice.sample.bytes)) != nil
            #expect(isTaken == choice.isTaken, "\(choice.sample.name): \(choice.why)")
        }
    }

    @Test func noSampleHasTheNameOfAnotherAndTheClassesAreLarge() {
        let choices = JSONChoice.all.map(\.sample)
        let names = (JSONSample.refused + JSONSample.accepted + choices).map(\.name)
        #expect(Set(names).count == names.count)
        #expect(JSONSample.refused.count >= 188)
        #expect(JSONSample.accepted.count >= 95)
        #expect(choices.count >= 35)
    }

    @Test(arguments: JSONSample.accepted)
    func aTextThatIsCutOffIsRefusedWhereverItIsCut(sample: JSONSample) throws {
        let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        let whole = try JSON(strict: sample.bytes)
        let start = sample.bytes.drop { blanks.contains($0) }
        let end = sample.bytes.count - sample.bytes.reversed().prefix { blanks.contains($0) }.count
        for length in sample.bytes.indices {
            let part = sample.bytes[..<length]
            if length >= end {
                #expect(try JSON(strict: part) == whole)
            } else if case .number(let text) = whole {
                // A number that is cut off may be a shorter number: nothing but the length of a body tells.
                let rest = text.prefix(max(0, length - (sample.bytes.count - start.count)))
                let isNumber = rest.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
                #expect((try? JSON(strict: part)) == (isNumber ? .number(String(rest)) : nil))
            } else {
                #expect(throws: JSONFault.self, "\(length) bytes") { try JSON(strict: part) }
            }
        }
    }
}
