/// What a theme's colours do to the eyes that must read them.
enum ThemeAudit {
    /// Something that is hard to read, or to tell from something else.
    struct Fault: Equatable {
        /// The role whose colour is to be changed.
        let role: Role
        /// What is wrong and what is wanted.
        let message: String
    }

    /// Everything that is wrong with a theme's colours. What the terminal's own palette decides is not judged.
    static func faults(of theme: Theme) -> [Fault] {
        contrastFaults(of: theme) + visionFaults(of: theme) + collapses(of: theme) + markFaults(of: theme)
    }

    // MARK: - Contrast, by the WCAG formula

    /// What is text; the others are lines and bars, or are not in use.
    private static let read: [Role] = [
        .text, .textMuted, .textStrong, .title, .accent, .header, .footer, .key, .keyDisabled, .listHeader, .listMarked,
        .amount,
        .amountBig, .phone, .receipt, .statusDraft, .statusQueued, .statusSending, .statusWaiting, .statusPaid,
        .statusFailed, .statusCancelled, .statusTimeout, .statusUnknown, .statusReversed, .levelInfo, .levelGood,
        .levelWarn, .levelBad, .toastInfo, .toastGood, .toastWarn, .toastBad, .online, .offline,
    ]

    /// What stands in a row of a list, selected or not.
    private static let inRows: [Role] = [
        .text, .textMuted, .textStrong, .accent, .listMarked, .amount, .phone, .receipt, .statusDraft, .statusQueued,
        .statusSending, .statusWaiting, .statusPaid, .statusFailed, .statusCancelled, .statusTimeout, .statusUnknown,
        .statusReversed, .levelInfo, .levelGood, .levelWarn, .levelBad,
    ]

    private static let lines: [Role] = [.border, .borderFocus, .barFill, .spark, .chart1, .chart2, .chart3]

    private static func contrastFaults(of theme: Theme) -> [Fault] {
        let floor = theme.promises.contains(.contrast) ? 7 : 4.5
        let grounds = [Role.listSelected, .listSelectedUnfocused]
        let pairs =
            read.flatMap { [($0, Role.surface, floor), ($0, .surfaceRaised, floor)] }
            + grounds.flatMap { ground in inRows.map { ($0, ground, floor) } }
            + [Role.field, .fieldFocus, .fieldInvalid, .cursor, .match].map { ($0, .surface, floor) }
            + lines.map { ($0, .surface, 3) }
        return pairs.compactMap { role, ground, floor in
            guard let contrast = contrast(of: role, on: ground, in: theme), contrast < floor else { return nil }
            let want = floor == 3 ? "3 is the floor for lines" : "\(tenths(floor)) is the floor"
            return Fault(
                role: role,
                message: "\(role.name) on \(ground.name) has contrast \(tenths(contrast)); \(want).")
        }
    }

    /// How well a role reads on a ground; nil when the terminal's own palette decides.
    private static func contrast(of role: Role, on ground: Role, in theme: Theme) -> Double? {
        let (style, under) = (theme.style(of: role), theme.style(of: ground))
        let front = role == .text && ground != .surface ? under.foreground : style.foreground
        let own = style.background ?? under.background ?? theme.style(of: .surface).background
        guard let text = front.certain, let back = (own ?? .terminal).certain ?? page(behind: own, in: theme) else {
            return nil
        }
        return text.contrast(on: back)
    }

    /// The dark or light that a theme was made for, where the ground is the terminal's own.
    private static func page(behind paint: Paint?, in theme: Theme) -> RGB? {
        (paint ?? .terminal).source == .terminal ? theme.page : nil
    }

    // MARK: - Colour vision

    /// The states that decide whether goods are handed over.
    private static let deciding: [Role] = [.statusPaid, .statusWaiting, .statusFailed, .statusUnknown]

    /// What no theme may fall below: glyph and word tell states apart, but the colour must not say the contrary.
    private static let least = 4.0
    /// What is wanted of a theme that promises it.
    private static let promised = 20.0

    private static func visionFaults(of theme: Theme) -> [Fault] {
        let wanted = theme.promises.contains(.vision) ? promised : least
        return pairs(of: deciding).flatMap { one, other in
            ColourVision.allCases.compactMap { vision -> Fault? in
                guard let left = theme.style(of: one).foreground.certain,
                    let right = theme.style(of: other).foreground.certain
                else { return nil }
                let difference = vision.difference(left, right)
                guard difference < wanted else { return nil }
                return Fault(
                    role: other,
                    message: "\(one.name) and \(other.name) look alike under \(vision.rawValue) "
                        + "(ΔE \(Int(difference)); \(Int(wanted)) wanted).")
            }
        }
    }

    // MARK: - Few colours, and none

    /// States that fall together where there are sixteen colours, or eight. A theme of no colours has none to lose.
    private static func collapses(of theme: Theme) -> [Fault] {
        let states = deciding + [.statusCancelled]
        if states.allSatisfy({ theme.style(of: $0).foreground.source == .terminal }) { return [] }
        return [ColourDepth.sixteen, .eight].flatMap { depth in
            let sheet = StyleSheet(theme: theme, depth: depth)
            return pairs(of: states).compactMap { one, other -> Fault? in
                guard sheet.style(one).foreground == sheet.style(other).foreground else { return nil }
                return Fault(
                    role: other,
                    message: "\(one.name) and \(other.name) are the same of \(depth.rawValue) colours; "
                        + "give one of them another c16.")
            }
        }
    }

    /// What must be told apart without any colour.
    private static func markFaults(of theme: Theme) -> [Fault] {
        let sheet = StyleSheet(theme: theme, depth: .none)
        let marked: [Role] = [.text, .listSelected, .fieldFocus, .fieldInvalid]
        return pairs(of: marked).compactMap { one, other -> Fault? in
            guard sheet.style(one) == sheet.style(other) else { return nil }
            return Fault(
                role: other,
                message: "\(one.name) and \(other.name) are the same without colour; give one of them another mono.")
        }
    }

    private static func pairs(of roles: [Role]) -> [(Role, Role)] {
        roles.indices.flatMap { index in roles[..<index].map { ($0, roles[index]) } }
    }

    /// One decimal, cut off: what misses the floor never reads as if it met it.
    private static func tenths(_ value: Double) -> String {
        let tenths = Int(value * 10)
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension Paint {
    /// The colour, where it is the same on every terminal: the first sixteen numbers are the person's own.
    fileprivate var certain: RGB? {
        if case .number(let number) = source, number < 16 { return nil }
        return rgb
    }
}
