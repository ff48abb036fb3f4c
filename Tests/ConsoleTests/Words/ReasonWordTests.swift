import Foundation
import Payments
import Testing

@testable import Console

private func swahili(_ fact: Fact) -> String {
    Evidence(source: .query, fact: fact, at: noon).words.swahili
}

@Suite struct ReasonWordTests {
    @Test func aReasonOfOursIsInKiswahiliToo() {
        #expect(swahili(.queryOpen(reason: "still being processed")) == "Bado haijui: bado inashughulikiwa")
        #expect(
            swahili(.answerLost(reason: "no answer within 30 s")) == "Hakuna jibu la maana: hakuna jibu ndani ya 30 s")
        #expect(
            swahili(.withdrawn(reason: "the sale was paid meanwhile"))
                == "Liliondolewa kabla ya kutumwa: mauzo yalilipwa wakati huo")
    }

    @Test func whatIsNotOursStaysAsItCame() {
        let theirs = "The service is currently down (500.001.1001)"
        #expect(ReasonWords.both(theirs) == Phrase(theirs, sw: theirs))
        #expect(
            ReasonWords.both("not finished yet (4999: Under processing)").swahili
                == "bado haijakamilika (4999: Under processing)")
        #expect(
            ReasonWords.both("no connection to api.example.com:443 within 10 s").swahili
                == "hakuna muunganisho na api.example.com:443 ndani ya 10 s")
    }

    @Test func aReasonInsideAReasonIsInKiswahiliToo() {
        let unready = GatewayUnready.unavailable(reason: "example.com can't be reached: is the network up?")
        #expect(
            ReasonWords.both("\(unready)").swahili
                == "Hakuna kilichotumwa na pesa hazikuhama: example.com haifikiki: je, mtandao upo?. Jaribu tena.")
        for skew in [Duration.seconds(400), .seconds(-400)] {
            let words = ReasonWords.both("\(GatewayUnready.clock(skew: skew))").swahili
            #expect(words.contains("saa ya mashine hii") && words.contains("400"), "\(words)")
        }
    }

    @Test func englishIsWhatTheBooksSay() {
        for reason in ["still being processed", "", "*", "no answer within ", "(*)"] {
            #expect(ReasonWords.both(reason).english == reason)
        }
    }

    @Test func aWholeEvidenceLineHasNoEnglishWordOfOurs() {
        let claim = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("ws_CO_1"), receipt: Receipt("TKK4H7X2QP"),
            amount: shillings(1250), payer: nil, paidAt: nil, balance: nil)
        #expect(swahili(.callbackPaid(claim)) == "Inasema imelipwa: risiti TKK4H7X2QP, KES 1,250.00.")
    }

    /// The files that write reasons into the books, and what stands before each.
    private static let writers = [
        ("Engine/Cashier.swift", "because: \""), ("Engine/QueryLoop.swift", "reason: \""),
        ("Daraja/DarajaGateway.swift", "reason: \""), ("Daraja/Requests/STKPush.swift", "reason: \""),
        ("Daraja/Requests/STKQuery.swift", "reason: \""), ("Daraja/Account/TokenRequest.swift", "reason: \""),
        ("Transport/ConnectionWords.swift", "\""), ("Transport/HTTPCall.swift", "return \""),
    ]

    @Test(arguments: writers)
    func everyReasonThatTheProgramWritesIsKnownHere(_ file: String, _ opening: String) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
        var count = 0
        for line in text.split(separator: "\n") where !line.contains("//") && !line.contains(".contains(") {
            guard let start = line.range(of: opening)?.upperBound else { continue }
            let reason = String(line[start...]).filledIn
            // What has no words of its own is another's reason, or a unit.
            guard reason.split(separator: " ").filter({ $0.allSatisfy(\.isLetter) }).count > 2 else { continue }
            count += 1
            let both = ReasonWords.both(reason)
            #expect(both.english != both.swahili, "“\(reason)” has no Kiswahili")
        }
        #expect(count > 0, "\(file) writes no reason any more")
    }
}

extension String {
    /// The text of a literal that begins here, up to its end, with a sign in place of each interpolation.
    fileprivate var filledIn: String {
        var filled = ""
        var depth = 0
        var isEscaped = false
        for character in self {
            if depth > 0 {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
            } else if isEscaped {
                isEscaped = false
                if character == "(" {
                    depth = 1
                    filled += "7"
                }
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                break
            } else {
                filled.append(character)
            }
        }
        return filled
    }
}
