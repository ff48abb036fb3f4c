import Payments
import Testing

@testable import Console
@testable import Screen

@Test(arguments: ["amount:>x", "day:2026-13-45", "status:banana", "till:", "simu:abc", "hali:", "x:y", "recipt:X"])
func aWordThatNothingCanHaveIsNamedAndNotTakenForNone(_ word: String) throws {
    let complaint = try #require(PaymentFilter.complaint(about: ["0712", word], on: noon.day))
    #expect(complaint.english.contains(word) && complaint.swahili.contains(word))
    var robot = Robot()
    robot.press(.function(3), .character("/"))
    robot.type(word)
    robot.expect("“\(word)” can't be looked for")
}

@Test(arguments: [
    "amount:>500", "day:2026-11-06", "leo", "status:open", "status:paid", "hali:imelipwa", "status:taken", "Amina",
    "12:40", "till:T1", "status:failed",
    "status:released", "hali:imeruhusiwa", "status:partpaid", "hali:sehemu",
])
func aWordThatMayFindSomethingIsNotComplainedOf(_ word: String) {
    #expect(PaymentFilter.complaint(about: [word], on: noon.day) == nil)
}

@Test(arguments: [
    ("not paid", ["status:state.failed"]), ("Timed out 0712", ["status:code.1019,code.1036", "0712"]),
    ("0712 till si sawa", ["0712", "status:code.2028,code.sfc_ic0003"]), ("late", ["status:doubt.late"]),
    ("canceled", ["status:code.1032,code.1031"]), ("imefutwa", ["status:code.1032,code.1031"]),
    ("day:yesterday", ["day:2025-11-19"]), ("siku:leo", ["day:2025-11-20"]), ("not amina", ["not", "amina"]),
])
func whatPeopleTypeForAStatusOrADayIsUnderstood(typed: String, asked: [String]) {
    let words = typed.split(separator: " ").map(String.init)
    #expect(PaymentFilter(typed: words, on: noon.day).words == asked)
    #expect(PaymentFilter.complaint(about: words, on: noon.day) == nil)
}

@Test(arguments: [
    ("status:released", "status:released.unknown,released.expired"),
    ("hali:imeruhusiwa", "status:released.unknown,released.expired"), ("status:part", "status:part.paid"),
    ("hali:SehemuTu", "status:part.paid"), ("hali:imepokelewa", "status:received"), ("hali:imetumika", "status:taken"),
    // A status as the list has it is one without the field's name; its beginning, or more, may be somebody's name.
    ("paid", "status:plain.paid,doubt.doubled,doubt.late"), ("imelipwa", "status:plain.paid"),
    ("Cancelled", "status:code.1031,code.1032"), ("no funds", "status:code.1"), ("pai", "pai"), ("paid1", "paid1"),
])
func whatARowSaysIsAWordOfTheFilter(typed: String, asked: String) {
    #expect(PaymentFilter(typed: [typed], on: noon.day).words == [asked])
}
