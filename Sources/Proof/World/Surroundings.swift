import Payments

/// What the parts of one world share.
final class Surroundings: Sendable {
    let time: VirtualTime
    let dice: Dice
    let sky: Sky
    let trace: Trace
    let judge: Judge
    let queue: RunQueue

    init(time: VirtualTime, dice: Dice, sky: Sky, trace: Trace, judge: Judge, queue: RunQueue) {
        (self.time, self.dice, self.sky) = (time, dice, sky)
        (self.trace, self.judge, self.queue) = (trace, judge, queue)
    }

    /// Whether something goes wrong now; counts it.
    func strikes(_ rate: (Weather) -> Int, _ fault: Fault) -> Bool {
        let isHit = dice.happens(sky.now(rate))
        if isHit { judge.count(fault) }
        return isHit
    }
}
