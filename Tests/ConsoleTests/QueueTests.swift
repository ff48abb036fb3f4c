import Payments
import Testing

@testable import Console
@testable import Screen

@Test(arguments: Language.allCases)
func whatIsNotAskedBecauseSafaricomHadEnoughSaysUntilWhen(language: Language) {
    for place in [80, 120] {
        var robot = Robot(place, 24, environment: environment(language: language))
        robot.now = noon
        robot.serve([line(7, "0722000901", 1250, .pending, ago: 30, next: 5)])
        var health = wellHealth
        health.turnedAwayUntil = noon + .seconds(130)
        robot.tell(.health(health))
        let words = language == .english ? "asks at 12:43:10." : "itauliza 12:43:10."
        robot.expect(words)
        robot.press(.function(3), .enter)
        // Beside the list it is wrapped.
        if place == 80 { robot.expect(words) }
        health.turnedAwayUntil = nil
        robot.tell(.health(health))
        robot.expectNo(words)
    }
}

@Test func moreThanAMinutesQuestionsAreSaidWithTheMinutesTheyTake() {
    for (columns, language, words) in [
        (200, Language.english, "verification queue 12, ~3 min"), (200, .swahili, "foleni ya uhakiki 12, ~dk 3"),
        (80, .english, "queue 12, ~3 min"), (80, .swahili, "foleni 12, ~dk 3"),
    ] {
        var robot = Robot(columns, 24, environment: environment(language: language))
        var health = wellHealth
        (health.queue, health.queueMinutes) = (12, 3)
        robot.tell(.health(health))
        robot.expect(words)
        (health.queue, health.queueMinutes) = (4, nil)
        robot.tell(.health(health))
        robot.expectNo("~")
        robot.expect(language == .english ? "4 to ask" : "4 za kuuliza")
    }
}
