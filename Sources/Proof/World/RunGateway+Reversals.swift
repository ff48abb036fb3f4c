import Payments

/// Orders to give payments back, and questions about them, on their way to the gateway.
extension RunGateway: ReversalGateway, StatusGateway {
    func reverse(_ permit: consuming ReversalPermit) async -> ReversalAnswer {
        guard (try? run.pass(.crashBefore)) != nil else { return .lost(reason: "dead") }
        let (answer, wait) = model.reverse(permit.order, toldAt: permit.token)
        if around.strikes(\.backDeath, .backDeath) {
            around.trace.note(.machine, run.number, 1, "run \(run.number) dies")
            run.die()
        }
        await run.sleep(wait)
        guard (try? run.pass(.crashAfter)) != nil else { return .lost(reason: "dead") }
        if around.strikes(\.backDisk, .diskFull) {
            around.trace.note(.machine, 2, 1, "the disk is full")
            around.sky.setDisk(full: true)
            around.time.after(around.dice.wait(1_000...600_000)) { [around] in around.sky.setDisk(full: false) }
        }
        return answer
    }

    func ask(about receipt: Receipt, answeredAt token: CallbackToken) async -> StatusReply {
        guard (try? run.pass(.crashBefore)) != nil else { return .unclear(reason: "dead") }
        let (reply, wait) = model.ask(about: receipt, toldAt: token)
        await run.sleep(wait)
        guard (try? run.pass(.crashAfter)) != nil else { return .unclear(reason: "dead") }
        return reply
    }
}
