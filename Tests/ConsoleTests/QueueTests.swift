import Payments
import Testing

@testable import Console
@testable import Screen

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
