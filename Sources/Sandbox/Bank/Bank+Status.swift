import Daraja
import Payments
import Transport

/// What became of one transaction: the question is taken at once, and answered a little later at an address.
extension Bank {
    /// Takes the question. Who asks, and about what, is looked at only when it is answered.
    mutating func askStatus(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        let call = try LaterCall(try laterBody(request, at: moment), "TransactionStatusQuery")
        guard let number = digits(of: call.body["PartyA"], in: 5...7), let merchant = owner(of: number)
        else { throw .invalid("PartyA") }
        guard call.body["IdentifierType"]?.text == (merchant.tills.contains(number) ? "2" : "4")
        else { throw .invalid("IdentifierType") }
        let names = makeNames(at: moment)
        let result =
            if let payment = received.last(where: { $0.receipt.text == call.receipt && $0.payee == number }) {
                laterResult(
                    of: call, names, .number("0"), "The service request is processed successfully.",
                    parameters(of: payment))
            } else {
                // Nobody has published the answer about a number that M-PESA does not have: this is the one failure that was.
                laterResult(of: call, names, "SFC_IC0003", "The operator does not exist.")
            }
        return takeLater(call, .status, of: number, names, result, at: moment)
    }

    /// In the order of Safaricom's sample, one of them without a value.
    private func parameters(of payment: SandboxPayment) -> [(name: String, value: JSON?)] {
        let isTill = owner(of: payment.payee)?.tills.contains(payment.payee) ?? false
        return [
            ("DebitPartyName", .string("\(payment.phone.digits) - \(payment.name)")),
            ("CreditPartyName", .string("\(payment.payee) - Kaunta sandbox")),
            ("InitiatedTime", .string(payment.at.wire)), ("DebitAccountType", "MMF Account For Customer"),
            ("DebitPartyCharges", ""), ("TransactionReason", nil),
            ("ReasonType", .string(isTill ? "Pay Merchant" : "Pay Utility")), ("TransactionStatus", "Completed"),
            ("FinalisedTime", .string(payment.at.wire)), ("Amount", .string(payment.amount.decimal)),
            ("ReceiptNo", .string(payment.receipt.text)),
        ]
    }
}

/// Payments are given back whole, each once.
extension Bank {
    /// Takes the order. What comes of it is told later.
    mutating func reverse(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        let call = try LaterCall(try laterBody(request, at: moment), "TransactionReversal")
        guard let amount = call.body["Amount"]?.text.flatMap({ try? Money(parsing: $0) }), amount > .zero
        else { throw .invalid("Amount") }
        guard let number = digits(of: call.body["ReceiverParty"], in: 5...7), owner(of: number) != nil
        else { throw .invalid("ReceiverParty") }
        // Under the right spelling it is not seen.
        guard call.body["RecieverIdentifierType"]?.text == "11" else { throw .invalid("RecieverIdentifierType") }
        let names = makeNames(at: moment)
        let payment = received.last { $0.receipt.text == call.receipt && $0.payee == number && $0.amount == amount }
        let isAllowed = isKnown(call)
        let result =
            if let payment, isAllowed, reversed.insert(call.receipt).inserted {
                laterResult(
                    of: call, names, .number("0"), "The service request is processed successfully.",
                    [
                        ("DebitAccountBalance", "Utility Account|KES|0.00|0.00|0.00|0.00"),
                        ("Amount", .number(amount.decimal)), ("TransCompletedTime", .number(moment.now.wire)),
                        ("OriginalTransactionID", .string(call.receipt)), ("Charge", .number("0.00")),
                        ("CreditPartyPublicName", .string("\(payment.phone.digits) - \(payment.name)")),
                        ("DebitPartyPublicName", .string("\(number) - Kaunta sandbox")),
                    ], transaction: mint.receipt(on: moment.now.day))
            } else if payment != nil {
                laterResult(of: call, names, "R000001", "The transaction has already been reversed.")
            } else {
                laterResult(of: call, names, "R000002", "The OriginalTransactionID is invalid.")
            }
        return takeLater(call, .reversal, of: number, names, result, at: moment)
    }
}
