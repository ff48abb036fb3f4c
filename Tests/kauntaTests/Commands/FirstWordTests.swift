import ArgumentParser
import Console
import Foundation
import Payments
import Sandbox
import Testing

@testable import kaunta

/// What a slip on the command line gets to hear.
@Suite struct FirstWordTests {
    @Test(arguments: [
        ("lst", "list"), ("Lst", "list"), ("doubt", "doubts"), ("consle", "console"), ("verfy", "verify"),
    ])
    func aWordThatIsNoVerbHearsTheNearOneAndAllThereAre(word: String, verb: String) throws {
        let words = try #require(Kaunta.wordsOnUnknownVerb(in: [word]))
        #expect(words.contains("Did you mean \"\(verb)\"?"))
        for verb in ["console", "demo", "watch", "list", "statement", "doctor"] { #expect(words.contains(verb)) }
        #expect(!words.contains(" hear"))
        #expect(Kaunta.run([word]) == .usage)
    }

    @Test func aWordLikeNoVerbHearsWhatThereIs() throws {
        let words = try #require(Kaunta.wordsOnUnknownVerb(in: ["xyzzyx"]))
        #expect(!words.contains("Did you mean"))
    }

    @Test(arguments: [[], ["list"], ["--till", "K1"], ["help"], ["hear"], ["demo", "x"]])
    func whatBeginsWithAVerbIsNotComplainedOf(arguments: [String]) {
        #expect(Kaunta.wordsOnUnknownVerb(in: arguments) == nil)
    }

    @Test func theHelpOfTheDemoNamesThePhonesThatAnswerByThemselves() {
        for help in [DemoVerb.helpMessage(), SandboxVerb.helpMessage()] {
            for words in ["070000CCCC", "0700001032", "cancels", "SIM-RESET"] { #expect(help.contains(words)) }
        }
    }

    @Test func everyPracticeNumberIsOneThatTheSandboxKnows() throws {
        for number in PracticeNumber.all where !number.pattern.contains("C") {
            let phone = try MSISDN(parsing: number.pattern)
            #expect(phone.digits.hasPrefix("25470000"), "\(number.pattern)")
        }
    }

    @Test func aStatementThatIsNotThereIsComplainedOfBeforeTheSettings() throws {
        let verb = try StatementImportVerb.parse([
            "/nowhere/missing.csv", "--by", "Amina", "--config", "/nowhere/at/all.toml",
        ])
        let failure = #expect(throws: VerbFailure.self) { try verb.run() }
        #expect(failure?.message.contains("missing.csv can't be read") == true)
    }

    @Test func whatSaysNothingIsNoReasonOnTheCommandLineEither() throws {
        for reason in ["ok", "..", "xx"] {
            let verb = try ResolveVerb.parse(["K2", "late", "--by", "Amina", "--reason", reason])
            let failure = #expect(throws: VerbFailure.self) { try verb.run() }
            #expect(failure?.message.contains("says nothing") == true)
        }
    }

    @Test func aListAndAFileAreSortedByWhatIsAskedFor() throws {
        #expect(try ListVerb.parse(["paid"]).order.sort == .newest)
        #expect(try ListVerb.parse(["paid", "--sort", "largest"]).order.sort == .largest)
        #expect(try ExportVerb.parse(["--sort", "largest", "today"]).order.sort == .largest)
        #expect(throws: (any Error).self) { try ListVerb.parse(["--sort", "oldest"]) }
    }

    @Test func whatAListLeavesOutIsCountedInBothLanguages() {
        let some = ListVerb.more(20, of: 30)
        #expect(some.english == "20 of 30; --limit shows more.")
        #expect(some.swahili == "20 kati ya 30; --limit huonyesha zaidi.")
        // Words are counted no further.
        #expect(ListVerb.more(20, of: 10_000).english == "20 of 10000 or more; --limit shows more.")
    }

    @Test func sinceWhenIsToldOnlyOfWhatWasSeen() throws {
        let now = Timestamp(milliseconds: 1_793_959_200_000)
        #expect(OwnerWatch.health(isThere: true, wasThere: nil, at: now).consoleGone == nil)
        #expect(OwnerWatch.health(isThere: false, wasThere: nil, at: now).consoleGone == Health.Gone(since: nil))
        #expect(OwnerWatch.health(isThere: false, wasThere: true, at: now).consoleGone == Health.Gone(since: now))
    }
}
