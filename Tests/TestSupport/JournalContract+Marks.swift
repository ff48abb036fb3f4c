import Payments

extension JournalClause {
    /// What holds of the send mark (S3).
    static let marks = [
        JournalClause("No mark is made once a released prompt is answered after all") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            try await journal.add(
                Evidence(source: .console, fact: .deadlinePassed, at: Scene.start + .seconds(180)), to: first)
            try await journal.add(
                scene.query(.queryOpen(reason: "being processed"), after: .seconds(290)), to: first)
            guard let approval = Approval(by: "Amina", reason: "no prompt on the phone") else { return }
            try await journal.add(
                Evidence(source: .person, fact: .released(approval.proven()), at: Scene.start + .seconds(310)),
                to: first)
            let token = scene.token()
            let second = try await scene.prepare(order(), token: token, after: .seconds(320)).attempt.id
            try await journal.add(scene.claim("checkout-1"), to: first)
            try await demandRefusal(.gate(.shut(by: first, state: .claimed))) {
                _ = try await journal.markSending(
                    second, token: token, boot: Scene.boot, at: Scene.start + .seconds(321))
            }
        },
        JournalClause("The send mark is in the record, and the permit is for what was frozen") { journal in
            let scene = Scene(journal: journal)
            let token = scene.token()
            let record = try await scene.prepare(order(), token: token)
            let permit = try await journal.markSending(
                record.attempt.id, token: token, boot: Scene.boot, at: Scene.start + .seconds(1))
            let attempt = permit.attempt
            try demandEqual(attempt, record.attempt)
            let marked = try await journal.record(of: attempt.id)
            try demandEqual(marked?.state, .sending)
            try demandEqual(
                marked?.evidence,
                [Evidence(source: .console, fact: .sendMarked(boot: Scene.boot), at: Scene.start + .seconds(1))])
        },
        JournalClause("A prompt gets one permit, by the same run of the program or another") { journal in
            let scene = Scene(journal: journal)
            let token = scene.token()
            let id = try await scene.prepare(order(), token: token).attempt.id
            _ = try await journal.markSending(id, token: token, boot: Scene.boot, at: Scene.start)
            for boot in [Scene.boot, BootID("boot-2")] {
                try await demandRefusal(.notPrepared(.sending)) {
                    _ = try await journal.markSending(id, token: token, boot: boot, at: Scene.start)
                }
            }
        },
        JournalClause("A hundred who want to send one prompt at once: one may") { journal in
            let scene = Scene(journal: journal)
            let token = scene.token()
            let id = try await scene.prepare(order(), token: token).attempt.id
            let permits = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        do {
                            _ = try await journal.markSending(id, token: token, boot: Scene.boot, at: Scene.start)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try demandEqual(permits, 1)
        },
        JournalClause("A withdrawn prompt is never sent") { journal in
            let scene = Scene(journal: journal)
            let token = scene.token()
            let id = try await scene.prepare(order(), token: token).attempt.id
            try await journal.add(
                Evidence(source: .person, fact: .withdrawn(reason: "changed mind"), at: Scene.start), to: id)
            try await demandRefusal(.notPrepared(.void)) {
                _ = try await journal.markSending(id, token: token, boot: Scene.boot, at: Scene.start)
            }
        },
        JournalClause("No permit without the prompt's own token, and none for what does not exist") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.prepare(order()).attempt.id
            for stranger in [id, AttemptID("nowhere")] {
                try await demandRefusal(.noSuchAttempt) {
                    _ = try await journal.markSending(
                        stranger, token: scene.token(), boot: Scene.boot, at: Scene.start)
                }
            }
            try demandEqual(try await journal.record(of: id)?.state, .prepared)
        },
    ]
}
