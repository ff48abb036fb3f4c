import Console
import Ledger
import Payments

extension SupervisorRefusal {
    /// What happened, and what to do.
    var words: Phrase {
        let nothing = Phrase("Nothing was changed:", sw: "Hakuna kilichobadilika:")
        let why: Phrase =
            switch self {
            case .noneSet:
                Phrase(
                    "no supervisor has a PIN yet. Leave the console, and give one: kaunta supervisor set NAME",
                    sw: "hakuna msimamizi mwenye PIN bado. Toka, kisha mpe: kaunta supervisor set JINA")
            case .wrong(let name, let left):
                Phrase(
                    "that is not the PIN of a supervisor called \(name.fitForEyes).\(left.map(Self.left)?.english ?? "")",
                    sw: "hiyo si PIN ya msimamizi anayeitwa \(name.fitForEyes).\(left.map(Self.left)?.swahili ?? "")")
            case .waits(let until):
                Phrase(
                    "too many wrong PINs. Try again at \(until.time), or another supervisor decides.",
                    sw: "PIN zisizo sahihi ni nyingi. Jaribu tena saa \(until.time), au msimamizi mwingine aamue.")
            case .noPepper:
                Phrase(
                    "the key of the PINs is gone. Restore pin.key, or give PINs anew: kaunta supervisor set NAME --anew",
                    sw: "ufunguo wa PIN haupo. Rudisha pin.key, au weka PIN upya: kaunta supervisor set JINA --anew")
            case .otherPepper:
                Phrase(
                    "this pin.key is not the one that the PINs were set with. Restore that one, or check HOME and --config.",
                    sw: "pin.key hii si ile iliyotumika kuweka PIN. Rudisha ile, au angalia HOME na --config.")
            case .needsLeave:
                Phrase(
                    "only a supervisor gives PINs, or takes them away: --by NAME.",
                    sw: "msimamizi tu ndiye huweka au kuondoa PIN: --by JINA.")
            case .unknown(let name):
                Phrase(
                    "no supervisor is called \(name.fitForEyes). See: kaunta supervisor list",
                    sw: "hakuna msimamizi anayeitwa \(name.fitForEyes). Angalia: kaunta supervisor list")
            case .lastOne:
                Phrase(
                    "the last supervisor stays. Give another one a PIN first: kaunta supervisor set NAME",
                    sw: "msimamizi wa mwisho hubaki. Mpe mwingine PIN kwanza: kaunta supervisor set JINA")
            }
        return Phrase("\(nothing.english) \(why.english)", sw: "\(nothing.swahili) \(why.swahili)")
    }

    private static func left(_ tries: Int) -> Phrase {
        tries == 0
            ? Phrase(" The next try waits half an hour.", sw: " Jaribio lijalo litangoja nusu saa.")
            : Phrase(
                " After \(tries) more wrong ones it waits half an hour.",
                sw: " Baada ya \(tries) zaidi zisizo sahihi itangoja nusu saa.")
    }

    /// What the shell is told.
    var exitStatus: ShellStatus { if case .waits = self { .held } else { .usage } }
}
