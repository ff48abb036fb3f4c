import Console
import Payments

/// The yes of whoever sits at the terminal, asked for before something is written down.
struct Consent: Sendable {
    /// Whether the answer was given with the command: `--yes`.
    let isAnswered: Bool
    /// How words are put.
    let ink: Ink

    /// Takes both.
    ///
    /// - Throws: `VerbFailure` when nobody can be asked, with what was not done.
    init(
        _ yes: Bool, _ ink: Ink, notDone: String, at surroundings: Surroundings = .ofThisProcess()
    ) throws(VerbFailure) {
        guard yes || surroundings.readsFromTerminal else {
            throw VerbFailure(
                "\(notDone): there is no terminal to ask at. If it is the right payment, pass --yes.", .usage)
        }
        isAnswered = yes
        self.ink = ink
    }

    /// Whether the person says yes. Anything but a yes is a no.
    func isGranted(_ question: Phrase) -> Bool {
        if isAnswered { return true }
        complain(ink.fitted(ink.say(question).fitForEyes + " [y/n]"))
        let answer = readLine()?.trimmingSpace.lowercased() ?? ""
        return ["y", "yes", "ndiyo"].contains(answer)
    }
}
