import ArgumentParser

@main
struct Prove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaunta-prove",
        abstract: "Proves what Kaunta promises about money, on this machine and with nothing but this machine.",
        discussion: "Progress goes to standard error, figures to standard output. Status 1: a promise was broken.",
        subcommands: [
            Simulate.self, Mutants.self, KillRig.self, DiskRig.self, NetworkRig.self, RaceRig.self, Orders.self,
        ])
}
