import Synchronization

/// The weather now: it is drawn with the seed, and calms down when the faults stop.
final class Sky: Sendable {
    private let state: Mutex<(weather: Weather, isDiskFull: Bool)>

    init(_ weather: Weather) { state = Mutex((weather, false)) }

    /// What goes wrong now.
    var weather: Weather { state.withLock(\.weather) }

    /// How often one thing goes wrong now.
    func now(_ rate: (Weather) -> Int) -> Int { state.withLock { rate($0.weather) } }

    /// Whether nothing more can be written.
    var isDiskFull: Bool { state.withLock(\.isDiskFull) }

    /// Fills or frees the disk.
    func setDisk(full: Bool) { state.withLock { $0.isDiskFull = full } }

    /// Ends the faults.
    func calm() { state.withLock { $0 = ($0.weather.calmed, false) } }
}
