import Payments

/// What the parts of one world share.
struct Surroundings: Sendable {
    let time: VirtualTime
    let dice: Dice
    let sky: Sky
    let trace: Trace
    let judge: Judge
    let queue: RunQueue

    /// Whether something goes wrong now; counts it.
    func strikes(_ rate: KeyPath<Weather, Int>, _ fault: Fault) -> Bool {
        let isHit = dice.happens(sky.weather[keyPath: rate])
        if isHit { judge.count(fault) }
        return isHit
    }
}
