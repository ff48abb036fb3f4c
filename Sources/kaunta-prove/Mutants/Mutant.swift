import Foundation

/// One deliberate mistake in the core: an edit of its source, which the simulation has to find.
///
/// The core itself knows nothing of this. The edits are made in a copy, and all of them are compiled into one program,
/// which is told at its start which one is to be switched on.
struct Mutant: Sendable {
    /// What goes wrong, in a word.
    let name: String
    /// Whether money is charged twice, lost, or said to be paid when it is not.
    let isAboutMoney: Bool
    /// The books of the shops that have to find it.
    let books: SimulatedBooks
    /// The file it changes.
    let file: String
    /// What stands there; it must be there once.
    let old: String
    /// What stands there instead. `MUTANT` is true while this mistake is switched on.
    let new: String

    init(
        _ name: String, money: Bool = false, on books: SimulatedBooks = .memory, in file: String, _ old: String,
        _ new: String
    ) {
        self.name = name
        isAboutMoney = money
        self.books = books
        self.file = file
        self.old = old
        self.new = new
    }

    /// All of them. Edits of one place follow one another.
    static let all = rulesOfState + rulesOfPeople + rulesOfTime + engine + intake + books + lists + reversals

    /// The source with the mistake in it, behind its switch.
    ///
    /// - Throws: `Stale` when the place is not there once: the core has moved on, and the mistake has to follow.
    func mutate(_ source: String, number: Int) throws -> String {
        let parts = source.components(separatedBy: old)
        guard parts.count == 2 else { throw Stale(name: name, file: file, places: parts.count - 1) }
        return parts.joined(separator: new.replacing("MUTANT", with: "Mutation.isOn(\(number))"))
    }

    /// The core has moved on under a mutant.
    struct Stale: Error, CustomStringConvertible {
        let name: String
        let file: String
        let places: Int

        var description: String { "\(name): \(file) has the place to change \(places) times, not once" }
    }
}
