import Payments
import Transport

extension Bank {
    /// Lets everything happen that was to happen by then, in its own order.
    mutating func advance(to moment: Moment) {
        let due = open.compactMap { place in
            prompts[place].plan.flatMap { $0.at <= moment.uptime ? (at: $0.at, place: place, code: $0.code) : nil }
        }
        for item in due.sorted(by: { ($0.at, $0.place) < ($1.at, $1.place) }) {
            end(item.place, code: item.code, at: prompts[item.place].submitted.at(uptime: item.at))
        }
    }

    /// The callbacks that are due by then; each is handed out once.
    mutating func takeDeliveries(dueBy uptime: Duration) -> [Delivery] {
        let due = outbox.filter { $0.due <= uptime }
        outbox.removeAll { $0.due <= uptime }
        return due
    }

    /// When something will happen by itself next.
    var nextEvent: Duration? {
        (open.compactMap { prompts[$0].plan?.at } + outbox.map(\.due)).min()
    }

    /// The customer does something with an open prompt.
    mutating func act(_ act: CustomerAct, on checkout: CheckoutRequestID, at moment: Moment) throws(SandboxError) {
        advance(to: moment)
        guard let place = places[checkout.text] else { throw .noSuchPrompt(checkout) }
        if let ending = prompts[place].ending { throw .hasEnded(checkout, ResultCode(ending.code)) }
        end(place, code: act.code, at: moment)
    }

    private mutating func end(_ place: Int, code: String, at moment: Moment) {
        let receipt = code == "0" ? mint.receipt(on: moment.now.day) : nil
        let ending = Prompt.Ending(code: code, at: moment, receipt: receipt)
        prompts[place].ending = ending
        open.remove(place)
        if let receipt { confirm(prompts[place], receipt: receipt, at: moment) }
        post(about: prompts[place], ending: ending)
    }

    private mutating func post(about prompt: Prompt, ending: Prompt.Ending) {
        let due = prompt.script.callbackAfter.map { prompt.submitted.uptime + $0 }
        var told = ending
        if let code = prompt.script.callbackSays {
            told.code = code
            told.receipt = code == "0" ? mint.receipt(on: ending.at.now.day) : nil
        }
        var delivery = Delivery(
            kind: .callback, subject: prompt.checkoutRequestID, signer: prompt.order.signer,
            address: prompt.order.callback,
            body: prompt.script.shape.body(about: prompt, ending: told).bytes, due: ending.at.uptime)
        switch prompt.script.callbacks {
        case .none: return
        case .beforeTheAnswer: outbox.append(delivery)
        case .once, .twice:
            // Somebody may act on a prompt earlier than its number would have.
            delivery.due = max(ending.at.uptime, due ?? ending.at.uptime + mint.shortWhile())
            outbox.append(delivery)
            if prompt.script.callbacks == .twice {
                delivery.due += mint.shortWhile()
                outbox.append(delivery)
            }
        }
    }
}
