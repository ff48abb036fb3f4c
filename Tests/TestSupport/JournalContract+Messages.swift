import Payments

extension JournalClause {
    /// What holds of strangers' messages (C3 to C5).
    static let messages = [
        JournalClause("A kept message waits, byte for byte, until it is ended") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            let messages = [[UInt8](0...255), [], Array("{}".utf8)].map {
                InboundMessage(body: $0, address: .prompt(id), peer: "196.201.214.200", at: Scene.start)
            }
            for message in messages { _ = try await journal.keep(message) }
            let waiting = try await journal.unsettled()
            try demandEqual(waiting.map(\.message), messages)
            try await journal.settle(waiting[1].id, as: .rejected("empty"))
            try await journal.settle(waiting[2].id, as: .quarantined("from elsewhere"))
            try demandEqual(try await journal.unsettled(), [waiting[0]])
        },
        JournalClause("A message that is evidence ends with its evidence added") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            let message = try await scene.keep(for: id)
            try await journal.settle(message, as: .applied(scene.claim("checkout-1")))
            try demandEqual(try await journal.record(of: id)?.state, .claimed)
            try demandEqual(try await journal.unsettled(), [])
        },
        JournalClause("A message sent twice adds its evidence once, and both end") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            for _ in 0..<2 {
                try await journal.settle(scene.keep(for: id), as: .applied(scene.claim("checkout-1")))
            }
            try demandEqual(try await journal.record(of: id)?.evidence.filter { $0.source == .callback }.count, 1)
            try demandEqual(try await journal.unsettled(), [])
        },
        JournalClause("A message ends once: ending it again changes nothing") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            let message = try await scene.keep(for: id)
            try await journal.settle(message, as: .rejected("unreadable"))
            try await journal.settle(message, as: .applied(scene.claim("checkout-1")))
            try demandEqual(try await journal.record(of: id)?.state, .pending)
        },
        JournalClause("A message that names another attempt's prompt is set aside") { journal in
            let scene = Scene(journal: journal)
            _ = try await scene.pending(order(phone: "0712345678"), checkout: "checkout-1")
            let second = try await scene.pending(order(phone: "0712345679"), checkout: "checkout-2")
            try await journal.settle(scene.keep(for: second), as: .applied(scene.claim("checkout-1")))
            try demandEqual(try await journal.record(of: second)?.state, .pending)
            try demandEqual(try await journal.unsettled(), [])
        },
        JournalClause("The end of a message says which attempt it taught something about, if any") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            func end(_ message: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
                try await journal.settle(message, as: outcome)
            }
            func news() async throws -> InboxID {
                try await journal.keep(
                    InboundMessage(body: [], address: .confirmation, peer: "196.201.214.200", at: Scene.start))
            }
            let reference = try await journal.record(of: id)?.attempt.reference.text ?? ""
            let told = try confirmation("UKK6AB12CE", account: reference)
            try demandEqual(try await end(news(), as: .confirmed(confirmation())), nil)
            try demandEqual(try await end(news(), as: .confirmed(told)), id)
            try demandEqual(try await end(news(), as: .confirmed(told)), nil)
            let denial = Evidence(
                source: .callback,
                fact: .callbackFailed(
                    CallbackDenial(
                        merchant: nil, checkout: nil, code: ResultCode("1032"), text: "")), at: Scene.start)
            try demandEqual(try await end(scene.keep(for: id), as: .applied(denial)), id)
            try demandEqual(try await end(scene.keep(for: id), as: .applied(denial)), nil)
            try demandEqual(try await end(scene.keep(for: id), as: .rejected("unreadable")), nil)
        },
        JournalClause("A message for what does not exist is refused") { journal in
            try await demandRefusal(.noSuchAttempt) {
                _ = try await Scene(journal: journal).keep(for: AttemptID("nowhere"))
            }
        },
    ]
}

extension Scene {
    fileprivate func keep(for id: AttemptID) async throws -> InboxID {
        try await journal.keep(
            InboundMessage(body: Array("{}".utf8), address: .prompt(id), peer: "127.0.0.1", at: Self.start))
    }
}
