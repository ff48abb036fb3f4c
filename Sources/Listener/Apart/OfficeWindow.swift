import Payments

/// Where a listener in a process of its own is served: it gets what a listener needs, and nothing else.
public struct OfficeWindow: Sendable {
    private let office: any BackOffice
    private let isAwaited: @Sendable (String) async -> Bool

    /// Takes what it serves from.
    public init(_ office: any BackOffice, isAwaited: @escaping @Sendable (String) async -> Bool) {
        self.office = office
        self.isAwaited = isAwaited
    }

    /// Serves until the line ends. It ends it itself when what comes is nothing that a listener of ours says, or more than
    /// one has to say: strangers' bytes are read at the other end.
    public func serve(_ line: PacketSocket) async {
        await withTaskGroup(of: Void.self) { group in
            var underway = 0
            for await packet in line.packets(waiting: 1024) {
                guard let call: OfficeCall = OfficePacket.read(packet) else { break }
                if case .tell(let event) = call.matter {
                    // In order, and at once.
                    office.tell(event)
                    continue
                }
                // A listener has no more callers than that.
                if underway == ListenerLimits().connections { await group.next() } else { underway += 1 }
                group.addTask {
                    guard let answer = await answer(to: call.matter), let number = call.number,
                        let bytes = OfficePacket.bytes(of: OfficeAnswer(number: number, matter: answer))
                    else { return }
                    // A listener reads its answers. One that does not must not hold up the books.
                    if !line.send(bytes, within: 0) { line.shut() }
                }
            }
            line.shut()
        }
    }

    private func answer(to matter: OfficeCall.Matter) async -> OfficeAnswer.Matter? {
        switch matter {
        case .find(let hash):
            do { return .found(try await office.address(of: hash)) } catch { return .failed }
        case .keep(let data, let answer):
            guard let message = OfficePacket.message(data) else { return .failed }
            do {
                try await office.keep(message, answered: answer)
                return .kept
            } catch JournalRefusal.noSuchAttempt {
                return .noSuchAttempt
            } catch {
                return .failed
            }
        case .isAwaited(let account): return .isAwaited(await isAwaited(account))
        case .hint(let attempt):
            await office.hint(about: AttemptID(attempt))
            return nil
        case .tell: return nil
        }
    }
}
