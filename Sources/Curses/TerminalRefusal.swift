/// Why the console cannot use the terminal.
public enum TerminalRefusal: Error, Equatable, CustomStringConvertible {
    /// The descriptor is a file or a pipe.
    case notATerminal
    /// No description of that terminal says how to place the cursor.
    case tooSimple(name: String)
    /// Another screen is up in this process.
    case inUse
    /// No descriptor is free.
    case noDescriptor
    /// The system did not set the line to raw.
    case lineNotSet

    /// What happened, whether a payment was touched, and what to do.
    public var description: String {
        switch self {
        case .notATerminal:
            "The console needs a terminal, and standard input is none. No payment was touched. "
                + "Use kaunta push, query and list in scripts."
        case .tooSimple(let name):
            "The terminal \"\(name)\" cannot place its cursor, so the console cannot draw on it. No payment was "
                + "touched. Set TERM to what the terminal is, or use --linear."
        case .inUse: "The console already has a screen in this process. No payment was touched."
        case .noDescriptor:
            "The system gave no descriptor for the screen. No payment was touched. Close other programs and try again."
        case .lineNotSet:
            "The terminal line could not be taken over. No payment was touched. Try again in another terminal."
        }
    }
}
