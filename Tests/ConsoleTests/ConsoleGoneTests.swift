import Payments
import Testing

@testable import Console
@testable import Screen

@Test func whoWatchesIsToldWhenTheConsoleIsClosedAndWhenItIsBack() {
    for (language, words) in [
        (Language.english, "The console is closed since 12:40: nothing changes."),
        (.swahili, "Kaunta imefungwa tangu 12:40: hapa hakibadiliki kitu."),
    ] {
        for (columns, rows) in [(60, 18), (80, 24), (120, 40)] {
            var robot = Robot(columns, rows, environment: environment(language: language, isReadOnly: true))
            robot.now = noon
            robot.serve(morning)
            robot.expectNo(words)
            var health = Health()
            health.consoleGone = Health.Gone(since: noon + .seconds(-60))
            robot.tell(.health(health))
            robot.expect(words)
            robot.tell(.health(Health()))
            robot.expectNo(words)
        }
    }
}

@Test func ofAConsoleThatWasClosedBeforeNobodySaysSinceWhen() {
    var robot = Robot(environment: environment(isReadOnly: true))
    robot.serve(morning)
    var health = Health()
    health.consoleGone = Health.Gone(since: nil)
    robot.tell(.health(health))
    robot.expect("The console is closed: nothing changes.")
}
