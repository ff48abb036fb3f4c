import Payments
import Screen

/// The day at the shop.
extension ConsoleState {
    mutating func openSupervisor() -> [ConsoleCommand] {
        go(to: [audience == .watcher ? .live : .till, .supervisor])
    }

    /// The payments of the till under the cursor.
    mutating func openSupervisedTill() -> [ConsoleCommand] {
        guard let till = supervised.till else { return [] }
        let opened = openLive()
        live.field.replace(with: "till:\(till.name)")
        return opened + load(live.narrow(to: live.field.text, on: clock.day))
    }
}
