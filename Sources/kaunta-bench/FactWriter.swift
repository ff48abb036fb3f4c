import Ledger
import Payments

/// Writes facts in the file's words, fast: what JSON's encoder made of an example, with the differing parts put in.
/// Four million facts one by one through the encoder would take minutes.
struct FactWriter {
    private let accepted: Template
    private let paid: Template
    private let failed: Template
    private let queryPaid: Template
    private var constants: [Fact: String] = [:]

    /// Makes the templates.
    init() throws {
        let checkout = CheckoutRequestID("<C>")
        let merchant = MerchantRequestID("<M>")
        accepted = try Template(.accepted(merchant: merchant, checkout: checkout), gaps: ["<C>", "<M>"])
        queryPaid = try Template(.queryPaid(checkout: checkout, text: "<T>"), gaps: ["<C>", "<T>"])
        let phone = try MSISDN(parsing: "0712345678")
        let claim = CallbackClaim(
            merchant: merchant, checkout: checkout, receipt: Receipt("RRRRRRRRRR"), amount: Money(cents: 1_234_567),
            payer: .clear(phone), paidAt: Timestamp(milliseconds: 7_654_321), balance: nil)
        paid = try Template(
            .callbackPaid(claim), gaps: ["1234567", "<C>", "<M>", "7654321", phone.digits, "RRRRRRRRRR"])
        let denial = CallbackDenial(merchant: merchant, checkout: checkout, code: ResultCode("<R>"), text: "<T>")
        failed = try Template(.callbackFailed(denial), gaps: ["<C>", "<R>", "<M>", "<T>"])
    }

    /// The fact's text: the same as `FactCode.text` writes.
    mutating func text(of fact: Fact) throws -> String {
        switch fact {
        case .accepted(let merchant?, let checkout): return accepted.filled([checkout.text, merchant.text])
        case .queryPaid(let checkout, let text): return queryPaid.filled([checkout.text, text])
        case .callbackPaid(let claim):
            guard let merchant = claim.merchant, let checkout = claim.checkout, let receipt = claim.receipt,
                let amount = claim.amount, case .clear(let phone) = claim.payer, let paidAt = claim.paidAt
            else { return try FactCode.text(of: fact) }
            return paid.filled([
                String(amount.cents), checkout.text, merchant.text, String(paidAt.milliseconds), phone.digits,
                receipt.text,
            ])
        case .callbackFailed(let denial):
            guard let merchant = denial.merchant, let checkout = denial.checkout else {
                return try FactCode.text(of: fact)
            }
            return failed.filled([checkout.text, denial.code.text, merchant.text, denial.text])
        case .sendMarked, .refused, .queryOpen, .deadlinePassed, .withdrawn:
            if let known = constants[fact] { return known }
            let text = try FactCode.text(of: fact)
            constants[fact] = text
            return text
        case .accepted, .neverLeft, .answerLost, .queryFailed, .receiptFound, .rowMissing, .stoppedWaiting,
            .restarted, .closedUnpaid, .released, .goodsGiven, .wrongNumber, .doubled, .doubledByHand, .takenElsewhere,
            .notItsReceipt, .reversed, .resolved:
            return try FactCode.text(of: fact)
        }
    }
}

/// An example's text, cut where payments differ.
private struct Template {
    private let pieces: [String]

    init(_ example: Fact, gaps: [String]) throws {
        var pieces: [String] = []
        var rest = Substring(try FactCode.text(of: example))
        for gap in gaps {
            guard let place = rest.firstRange(of: gap) else { throw GapMissing(gap: gap) }
            pieces.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        self.pieces = pieces + [String(rest)]
    }

    func filled(_ values: [String]) -> String {
        var text = pieces[0]
        for (value, piece) in zip(values, pieces.dropFirst()) {
            text += value
            text += piece
        }
        return text
    }

    struct GapMissing: Error { let gap: String }
}
