import FuzzTargets
import Glibc

/// `kaunta-fuzz TARGET …`: with libFuzzer linked in (the trait Fuzz) the rest are its options and folders; without it,
/// files to replay.
@main
struct KauntaFuzz {
    static func main() {
        let words = CommandLine.arguments
        guard words.count > 1, let target = FuzzTarget.named(words[1]) else {
            print("usage: kaunta-fuzz TARGET …\ntargets: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
            exit(2)
        }
        #if Fuzz
            exit(Fuzzer.run(target))
        #else
            exit(replay(words.dropFirst(2), with: target) ? 0 : 1)
        #endif
    }
}
