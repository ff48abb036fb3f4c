import Payments
import Screen

/// Choosing a theme.
extension ConsoleState {
    mutating func openThemes() -> [ConsoleCommand] {
        focus.append(.themes)
        return wardrobe.open(at: clock).map(ConsoleCommand.theme)
    }

    mutating func takeIn(_ offers: [ThemeOffer]) -> [ConsoleCommand] {
        let (commands, faults) = wardrobe.take(offers)
        for fault in faults { tell(.warn, ThemeWords.broken(fault)) }
        return commands.map(ConsoleCommand.theme)
    }

    mutating func keepTheme() -> [ConsoleCommand] {
        let commands = wardrobe.keep()
        if let name = wardrobe.current?.name { tell(.good, ThemeWords.kept(name)) }
        return commands.map(ConsoleCommand.theme) + pop()
    }

    /// The terminal says what colour it lies on, at the start and whenever that has changed.
    mutating func suitGround(_ colour: RGB) -> [ConsoleCommand] {
        guard let light = environment.themes.light else { return [] }
        return wardrobe.suit(colour.isLight ? light : environment.themes.worn).map(ConsoleCommand.theme)
    }

    /// What is to be done once a message is taken in: the picker may have been left in any way, or it is time to look.
    mutating func settleThemes() -> [ConsoleCommand] {
        let commands = focus.contains(.themes) ? wardrobe.tick(clock) : wardrobe.close()
        return commands.map(ConsoleCommand.theme)
    }
}
