/// What a cell means; a theme decides how that looks.
///
/// A role's name, as it stands in theme files and in golden frames, has dots: `status.paid`.
public enum Role: UInt8, CaseIterable, Sendable {
    case text, textMuted, textStrong
    case surface, surfaceRaised, scrim, border, borderFocus
    case title, accent, header, footer
    case key, keyDisabled
    case field, fieldFocus, fieldInvalid, cursor
    case listHeader, listSelected, listSelectedUnfocused, listMarked, match
    case amount, amountBig, phone, receipt
    case statusDraft, statusQueued, statusSending, statusWaiting, statusPaid
    case statusFailed, statusCancelled, statusTimeout, statusUnknown, statusReversed
    case levelInfo, levelGood, levelWarn, levelBad
    case toastInfo, toastGood, toastWarn, toastBad
    case barFill, barEmpty, spark, chart1, chart2, chart3
    case online, offline

    /// The role's name with dots.
    public var name: String {
        switch self {
        case .text: "text"
        case .textMuted: "text.muted"
        case .textStrong: "text.strong"
        case .surface: "surface"
        case .surfaceRaised: "surface.raised"
        case .scrim: "scrim"
        case .border: "border"
        case .borderFocus: "border.focus"
        case .title: "title"
        case .accent: "accent"
        case .header: "header"
        case .footer: "footer"
        case .key: "key"
        case .keyDisabled: "key.disabled"
        case .field: "field"
        case .fieldFocus: "field.focus"
        case .fieldInvalid: "field.invalid"
        case .cursor: "cursor"
        case .listHeader: "list.header"
        case .listSelected: "list.selected"
        case .listSelectedUnfocused: "list.selected.unfocused"
        case .listMarked: "list.marked"
        case .match: "match"
        case .amount: "amount"
        case .amountBig: "amount.big"
        case .phone: "phone"
        case .receipt: "receipt"
        case .statusDraft: "status.draft"
        case .statusQueued: "status.queued"
        case .statusSending: "status.sending"
        case .statusWaiting: "status.waiting"
        case .statusPaid: "status.paid"
        case .statusFailed: "status.failed"
        case .statusCancelled: "status.cancelled"
        case .statusTimeout: "status.timeout"
        case .statusUnknown: "status.unknown"
        case .statusReversed: "status.reversed"
        case .levelInfo: "level.info"
        case .levelGood: "level.good"
        case .levelWarn: "level.warn"
        case .levelBad: "level.bad"
        case .toastInfo: "toast.info"
        case .toastGood: "toast.good"
        case .toastWarn: "toast.warn"
        case .toastBad: "toast.bad"
        case .barFill: "bar.fill"
        case .barEmpty: "bar.empty"
        case .spark: "spark"
        case .chart1: "chart.1"
        case .chart2: "chart.2"
        case .chart3: "chart.3"
        case .online: "online"
        case .offline: "offline"
        }
    }

    /// The role of that name.
    public init?(name: String) {
        guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
        self = role
    }

    /// The names under which a theme can speak of this role and its like at once, longest first. A name that is a role
    /// itself is none: `text` says nothing of `text.muted`.
    var groups: [String] {
        let parts = name.split(separator: ".")
        return (1..<max(1, parts.count)).reversed().map { parts.prefix($0).joined(separator: ".") }
            .filter { Role(name: $0) == nil }
    }

    /// Every name of a group of roles: `status`, `level` and so on.
    static let groupNames = Set(allCases.flatMap(\.groups))
}
