import Console
import Curses
import Payments

/// What a person chose to look at.
extension ConsoleSession {
    /// Remembers a theme for the next start.
    func keep(_ theme: String) {
        run { [mailbox] in
            do throws(UnreadableFile) {
                try KeptTheme.ofThisUser().keep(theme)
            } catch {
                mailbox.post(
                    .notice(
                        Notice(
                            .warn,
                            Phrase(
                                "The theme holds until the console ends: it could not be kept (\(error.reason)).",
                                sw: "Mandhari inadumu hadi kaunta ifungwe: haikuhifadhiwa (\(error.reason))."))))
            }
        }
    }
}
