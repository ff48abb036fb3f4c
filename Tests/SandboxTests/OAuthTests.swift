import Testing
import Transport

@testable import Sandbox

@Suite struct OAuthTests {
    @Test func aTokenHas28LettersAndDigitsAndANumberForItsLife() throws {
        var rig = BankRig()
        let answer = rig.tokenAnswer()
        let token = try #require(answer.json["access_token"]?.text)
        #expect(answer.status == 200)
        #expect(token.count == 28 && token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
        #expect(answer.json["expires_in"] == .number("3599"))
        let sample = try JSON(strict: try vector("oauth-01-ok-number.json"))
        #expect(answer.json.members.map(\.name) == sample.members.map(\.name))
    }

    @Test func theLifeIsTextWhereAskedFor() {
        var rig = BankRig { $0.writesExpiryAsText = true }
        #expect(rig.tokenAnswer().json["expires_in"] == "3599")
    }

    @Test(arguments: ["sandbox-key:wrong", "wrong:sandbox-secret", "sandbox-key", " sandbox-key:sandbox-secret"])
    func wrongKeysGet400AndNothingElse(credentials: String) {
        var rig = BankRig()
        let answer = rig.tokenAnswer(credentials)
        #expect(answer.status == 400)
        #expect(answer.body.isEmpty)
    }

    @Test func aWrongGrantIsNamed() throws {
        var rig = BankRig()
        let answer = rig.tokenAnswer(query: "grant_type=password")
        let sample = try JSON(strict: try vector("oauth-10-bad-grant-400.json"))
        #expect(answer.status == 400)
        #expect(answer.json.without("requestId") == sample.without("requestId"))
    }

    @Test func anythingButBasicIsRefused() {
        var rig = BankRig()
        for headers in [[:], ["authorization": "Bearer abc"]] {
            let answer = rig.send(
                "GET", "/oauth/v1/generate", query: "grant_type=client_credentials", headers: headers)
            #expect(answer.status == 400)
            #expect(answer.json["errorCode"] == "400.008.01")
        }
    }

    @Test func itIsReadNotPosted() {
        var rig = BankRig()
        let answer = rig.send("POST", "/oauth/v1/generate")
        #expect(answer.status == 405)
        #expect(answer.json["errorMessage"] == "POST Method Not Allowed")
    }

    @Test func aNewTokenEndsTheOldOne() {
        var rig = BankRig()
        let old = rig.token()
        let new = rig.token()
        #expect(rig.push(token: old).json["errorCode"] == "404.001.03")
        #expect(rig.push(token: new).status == 200)
    }

    @Test func aLaxGatewayKeepsTheOldToken() {
        var rig = BankRig { $0.newTokenEndsOld = false }
        let old = rig.token()
        _ = rig.token()
        #expect(rig.push(token: old).status == 200)
    }

    @Test func aTokenEndsAfterItsHour() {
        var rig = BankRig()
        let token = rig.token()
        rig.wait(.seconds(3598))
        #expect(rig.query("x", token: token).json["errorCode"] == "500.001.1001")
        rig.wait(.seconds(1))
        #expect(rig.query("x", token: token).json["errorCode"] == "404.001.03")
    }

    @Test(arguments: [(TokenFault.notFound, 404), (.unauthorised, 401), (.badRequest, 400)])
    func aBadTokenIsRefusedInOneOfThreeWays(fault: TokenFault, status: Int) {
        var rig = BankRig { $0.tokenFault = fault }
        #expect(rig.push(token: "no-such-token").status == status)
    }
}
