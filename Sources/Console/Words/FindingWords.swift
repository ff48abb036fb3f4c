public import Payments
public import Screen

/// What is wrong in a file that somebody wrote for the console. Those who write one read the findings in English, as the
/// checks on the command line print them; in Swahili the screen says where, and which check tells the rest.
public enum FindingWords {
    /// Of a theme.
    public static func phrase(_ finding: ThemeFinding) -> Phrase {
        phrase(finding.description, "\(finding.file):\(finding.line):\(finding.column)", "theme check \(finding.file)")
    }

    /// Of a file of keys.
    public static func phrase(_ finding: KeyFinding) -> Phrase {
        phrase(finding.description, "\(finding.file):\(finding.line):\(finding.column)", "keys check \(finding.file)")
    }

    private static func phrase(_ description: String, _ place: String, _ check: String) -> Phrase {
        Phrase(description, sw: "\(place): kuna kosa hapa; “kaunta \(check)” hulieleza.")
    }
}
