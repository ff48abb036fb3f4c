internal import Payments

/// A party as Safaricom's lists and results name it: `254708374149 - John Doe`, a number, clear or masked, and a name.
struct Party: Equatable {
    /// What stands before the dash, or all of it.
    let number: String
    /// Who it is, as far as that reads as a number.
    let payer: Payer?
    /// The name; empty where none can be told from a number, which must not be shown as one.
    let name: String

    /// Takes it apart.
    init(_ text: String) {
        let dash = text.firstRange(of: " - ")
        number = String(text[..<(dash?.lowerBound ?? text.endIndex)])
        payer = Payer(wire: number)
        let name = dash.map { String(text[$0.upperBound...]) } ?? (payer == nil ? text : "")
        self.name = name.count(where: \.isNumber) > 6 ? "" : name
    }
}
