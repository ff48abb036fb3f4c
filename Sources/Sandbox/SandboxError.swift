public import Payments

/// Why the sandbox can't do what it was asked. No money is anywhere near it.
public enum SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It was told to listen where others could reach it.
    case notLoopback(String)
    /// It can't listen at that port.
    case portTaken(Int, reason: String)
    /// There is no prompt of that name.
    case noSuchPrompt(CheckoutRequestID)
    /// There is no such number to pay.
    case noSuchPayee(String)
    /// That can't be paid.
    case notPayable(String)
    /// The prompt has ended already.
    case hasEnded(CheckoutRequestID, ResultCode)

    public var description: String {
        switch self {
        case .notLoopback(let host):
            "The sandbox listens on this machine only, not at \(host). Use 127.0.0.1. Nothing was sent."
        case .portTaken(let port, let reason):
            "The sandbox can't listen at port \(port): \(reason). Stop what listens there, or pass another --port."
        case .noSuchPrompt(let checkout): "There is no prompt \(checkout.masked) in this sandbox."
        case .noSuchPayee(let payee): "Nobody in this sandbox has the number \(payee)."
        case .notPayable(let what): "That can't be paid: \(what)."
        case .hasEnded(let checkout, let code): "Prompt \(checkout.masked) has ended already, with code \(code)."
        }
    }
}
