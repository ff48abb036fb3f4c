import Payments
import Testing

@testable import Console
@testable import Screen

private func offer(_ name: String, _ colour: UInt32, fault: Phrase? = nil) -> ThemeOffer {
    let layer = Theme.Layer(rules: ["status.paid": StyleRule(.hex(colour))])
    return ThemeOffer(
        name: name, theme: Theme(title: name, kind: .dark, layers: [layer, Theme.baseLayer(Theme.basePalette)]),
        fault: fault)
}

private let offers = [offer("calm", 0x000001), .base, offer("nord", 0x000002), offer("zebra", 0x000003)]

extension Robot {
    /// What was done about themes since the last call.
    fileprivate mutating func themeCommands() -> [ThemeCommand] {
        defer { commands = [] }
        return commands.compactMap { if case .theme(let command) = $0 { command } else { nil } }
    }

    fileprivate mutating func openThemes() {
        serve(morning)
        press(.alt("t"))
        tell(.themes(offers))
        commands = []
    }
}

/// Choosing a theme.
struct ThemeChoiceTests {
    @Test func movingTriesOnAtOnceAndEscTakesOff() {
        var robot = Robot(100, 30)
        robot.press(.alt("t"))
        #expect(robot.themeCommands() == [.look(isFirst: true)])
        robot.tell(.themes(offers))
        #expect(robot.themeCommands() == [])
        robot.press(.down)
        #expect(robot.themeCommands() == [.wear(offers[2].theme)])
        robot.press(.up, .up)
        #expect(robot.themeCommands() == [.wear(Theme.base), .wear(offers[0].theme)])
        robot.press(.escape)
        #expect(robot.themeCommands() == [.wear(Theme.base)])
        #expect(robot.state.focus == [.till])
    }

    @Test func enterKeepsWhatIsTriedOn() {
        var robot = Robot(100, 30)
        robot.openThemes()
        robot.press(.end, .enter)
        #expect(robot.themeCommands() == [.wear(offers[3].theme), .keep("zebra")])
        #expect(robot.state.focus == [.till])
        robot.press(.alt("t"))
        robot.tell(.themes(offers))
        robot.press(.escape)
        #expect(robot.themeCommands() == [.look(isFirst: true)])
    }

    @Test func whereThereIsNoThemeFileTheOneThatIsWornIsOffered() {
        var robot = Robot(100, 30)
        robot.press(.alt("t"))
        robot.expect("Reading…")
        robot.tell(.themes([]))
        robot.expectNo("Reading…")
        robot.expect(ThemeOffer.base.name)
    }

    @Test func filesAreLookedAtOnceASecondAndOnlyWhileThePickerIsOpen() {
        var robot = Robot(100, 30)
        robot.openThemes()
        robot.wait(.milliseconds(600))
        #expect(robot.themeCommands() == [])
        robot.wait(.milliseconds(400))
        #expect(robot.themeCommands() == [.look(isFirst: false)])
        #expect(robot.state.nextTick.map { $0 > robot.now } == true)
        robot.press(.escape)
        robot.wait(.seconds(5))
        #expect(robot.themeCommands() == [])
    }

    @Test func anEditOfTheOneTriedOnShowsAndABrokenOneLeavesTheLastGoodTheme() {
        var robot = Robot(100, 30)
        robot.openThemes()
        robot.press(.down)
        robot.commands = []
        var edited = offers
        edited[2] = offer("nord", 0x000009)
        robot.tell(.themes(edited))
        #expect(robot.themeCommands() == [.wear(edited[2].theme)])
        let fault = FindingWords.phrase(
            ThemeFinding(file: "themes/nord.toml", line: 7, column: 3, severity: .error, message: "no."))
        var broken = offers
        broken[2] = offer("nord", 0x00000A, fault: fault)
        robot.tell(.themes(broken))
        #expect(robot.themeCommands() == [])
        #expect(robot.text.contains("themes/nord.toml:7:3: error: no. The last good theme stays."))
        let swahili = "themes/nord.toml:7:3: kuna kosa hapa; “kaunta theme check themes/nord.toml” hulieleza."
        #expect(fault.swahili == swahili)
        robot.tell(.themes(broken))
        #expect(robot.state.wardrobe.current?.theme == edited[2].theme)
    }

    @Test func aLightGroundChangesOnlyWhatNobodyChose() {
        let light = offer("paper-light", 0x000005)
        var start = environment()
        start.themes.light = light
        var robot = Robot(100, 30, environment: start)
        robot.tell(.input(.ground(RGB(0x101010))))
        #expect(robot.themeCommands() == [])
        robot.tell(.input(.ground(RGB(0xFBFAF7))))
        #expect(robot.themeCommands() == [.wear(light.theme)])
        // The terminal goes dark at dusk.
        robot.tell(.input(.ground(RGB(0x101010))))
        #expect(robot.themeCommands() == [.wear(Theme.base)])

        var chosen = Robot(100, 30, environment: start)
        chosen.openThemes()
        chosen.press(.down, .enter)
        chosen.commands = []
        chosen.tell(.input(.ground(RGB(0xFFFFFF))))
        #expect(chosen.themeCommands() == [])

        var set = Robot(100, 30)
        set.tell(.input(.ground(RGB(0xFFFFFF))))
        #expect(set.themeCommands() == [])
    }

    @Test func leavingThePickerInAnyWayTakesOffWhatWasTriedOn() {
        var robot = Robot(100, 30)
        robot.openThemes()
        robot.press(.down, .ctrl("c"))
        #expect(robot.themeCommands() == [.wear(offers[2].theme), .wear(Theme.base)])
    }

    @Test func nothingIsSentFromThePicker() {
        var robot = Robot(100, 30)
        robot.openThemes()
        robot.press(.function(9), .alt("s"), .character("+"), .enter)
        #expect(robot.sends.isEmpty)
    }
}

/// The picker, with the third of four names tried on.
let themeScenes: [Scene] = [
    Scene(name: "themes", sizes: [Size(columns: 60, rows: 18)] + Scene.usual) { robot in
        robot.tell(.health(wellHealth))
        robot.openThemes()
        robot.press(.down)
    },
    Scene(name: "themes-swahili", sizes: [Scene.usual[0]], environment: environment(language: .swahili)) { robot in
        robot.tell(.health(wellHealth))
        robot.openThemes()
    },
]
