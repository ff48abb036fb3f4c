import ArgumentParser

/// Prints the version.
struct VersionVerb: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    /// The version of this program.
    static let version = "kaunta 0.1.0"

    func run() { print(Self.version) }
}
