import Payments
import Testing

@Suite struct PINTests {
    @Test(arguments: ["", "12345", "12345678901", "12345x", "12 345", "١٢٣٤٥٦", "-12345", "1234.6"])
    func otherThanSixToTenDigitsIsNoPIN(text: String) { #expect(PIN(typed: text) == nil) }

    @Test(arguments: ["730518", "7305184", "9081726354"])
    func sixToTenDigitsAreOneAndItIsNeverShown(text: String) throws {
        let pin = try #require(PIN(typed: text))
        #expect("\(pin) \(String(reflecting: pin)) \(Mirror(reflecting: pin).children.count)" == "PIN PIN 0")
        let approval = try #require(Approval(by: "Amina", reason: "looked"))
        var dumped = ""
        dump(SignedApproval(approval, pin), to: &dumped)
        #expect(!dumped.contains(text))
        #expect(!pin.isGuessedFirst())
    }

    @Test(arguments: [
        "000000", "112112", "121212", "123123", "12341234", "123456", "456789", "890123", "654321", "210987", "198412",
        "122024", "112233", "159753", "963852", "147258", "200506", "717171", "71717171", "174379", "743791",
    ])
    func whatPeopleTryFirstIsNoGoodPIN(text: String) throws {
        #expect(try #require(PIN(typed: text)).isGuessedFirst(knowing: ["1743791", "0722"]))
    }

    @Test func anApprovalIsProvenOnlyByThePINAndKeepsTheNameAsItWasSetUp() throws {
        let typed = try #require(Approval(by: "amina", reason: "looked"))
        #expect(!typed.isProven && typed.proven().isProven)
        #expect(typed.proven(as: "Amina").by == "Amina" && typed.proven(as: "Amina").reason == "looked")
    }
}
