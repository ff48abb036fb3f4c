import ArgumentParser
import CApart
import Engine
import Foundation
import Glibc
import Listener
import Logging
import Payments

/// The listener's side of `ListenerProcess`: hears messages for the program that started it, and has nothing else.
struct HearVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hear", abstract: "Hear messages for the kaunta that starts this by itself.", shouldDisplay: false)

    func run() throws {
        let line = PacketSocket(0)
        guard let packet = line.next(), let brief = try? JSONDecoder().decode(ListenerBrief.self, from: Data(packet))
        else {
            throw VerbFailure(
                "kaunta starts this by itself, for its listener. To hear messages: kaunta listen. Nothing was done.",
                .usage)
        }
        let clock = SteadyClock(.system, notBefore: brief.newest.map { Timestamp(milliseconds: $0) }).steadyTimekeeper
        let link = OfficeLink(line, timekeeper: clock)
        let configuration: ListenerConfiguration
        do { configuration = try brief.configuration(isAwaited: { await link.isAwaited($0) }) } catch {
            link.tell(.lost(reason: error.message))
            throw ShellStatus.unavailable
        }
        var spool: EmergencySpool?
        do { spool = try ListenerFolder(at: brief.folder).spool() } catch {
            // It goes on without: asking finds out what no message could tell.
            link.tell(.noSpool(reason: error.reason))
        }
        // All files are open that it needs, and no other thread runs yet.
        let failure = kt_confine(brief.folder)
        if failure != 0 { link.tell(.unconfined(reason: String(cString: strerror(failure)))) }
        let listener = Listener(
            configuration: configuration, office: link, spool: spool, timekeeper: clock,
            logger: .quiet("kaunta.listener"))
        try waitFor { await Self.hear(listener, for: link) }
    }

    /// Listens until the program at the other end of the line is gone.
    private static func hear(_ listener: Listener, for link: OfficeLink) async {
        await withTaskGroup { group in
            group.addTask { await link.run() }
            group.addTask {
                do { try await listener.run() } catch { link.tell(.lost(reason: "\(error)")) }
            }
            await group.next()
            // What is being answered is still answered, unless that takes long.
            Task.detached {
                try? await Task.sleep(for: .seconds(1))
                Glibc.exit(ShellStatus.unavailable.rawValue)
            }
            group.cancelAll()
        }
    }
}
