import Daraja
import Payments
import Transport

/// What became of one transaction: the question is taken at once, and answered a little later at an address.
extension Bank {
    /// Takes the question. Who asks, and about what, is looked at only when it is answered.
    mutating func askStatus(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        try admit(request, at: moment)
        guard request.saysJSON, let body = try? JSON(strict: request.body), case .object = body,
            let initiator = body["Initiator"]?.text, !initiator.isEmpty
        else { throw .invalid("Initiator") }
        guard let credential = body["SecurityCredential"]?.text, !credential.isEmpty
        else { throw .invalid("SecurityCredential") }
        guard body["CommandID"]?.text == "TransactionStatusQuery" else { throw .invalid("CommandID") }
        guard let receipt = body["TransactionID"]?.text, !receipt.isEmpty else { throw .invalid("TransactionID") }
        guard let number = digits(of: body["PartyA"], in: 5...7), let merchant = owner(of: number)
        else { throw .invalid("PartyA") }
        guard body["IdentifierType"]?.text == (merchant.tills.contains(number) ? "2" : "4")
        else { throw .invalid("IdentifierType") }
        guard let address = body["ResultURL"]?.text.flatMap({ CallbackAddress($0) }) else {
            throw .invalid("ResultURL")
        }
        guard body["QueueTimeOutURL"]?.text.flatMap({ CallbackAddress($0) }) != nil
        else { throw .invalid("QueueTimeOutURL") }
        guard let remarks = body["Remarks"]?.text, (1...100).contains(remarks.count) else { throw .invalid("Remarks") }

        let names: [JSON.Member] = [
            .init("OriginatorConversationID", .string(mint.requestID())),
            .init("ConversationID", .string(mint.conversationID(at: moment.now))),
        ]
        let isKnown = initiator == configuration.initiator && credential == configuration.securityCredential
        outbox.append(
            Delivery(
                kind: .status, subject: receipt, signer: number, address: address,
                body: result(of: receipt, of: number, names, isKnown: isKnown, at: moment).bytes,
                due: moment.uptime + mint.shortWhile()))
        return WireAnswer(
            200,
            .object(
                names + [
                    .init("ResponseCode", "0"),
                    .init("ResponseDescription", "Accept the service request successfully."),
                ]))
    }

    private func result(
        of receipt: String, of number: String, _ names: [JSON.Member], isKnown: Bool, at moment: Moment
    ) -> JSON {
        func result(_ code: JSON, _ words: String, _ rest: [JSON.Member] = []) -> JSON {
            let head: [JSON.Member] = [
                .init("ResultType", .number("0")), .init("ResultCode", code), .init("ResultDesc", .string(words)),
            ]
            // A made-up number: the receipt stands in the parameters.
            let tail: [JSON.Member] = [.init("TransactionID", .string(receipt.prefix(3) + "0000000"))]
            let occasion: JSON = ["ReferenceItem": ["Key": "Occasion"]]
            return ["Result": .object(head + names + tail + rest + [.init("ReferenceData", occasion)])]
        }
        guard isKnown else { return result(.number("2001"), "The initiator information is invalid.") }
        guard let payment = received.last(where: { $0.receipt.text == receipt && $0.payee == number }) else {
            // Nobody has published the answer about a number that M-PESA does not have: this is the one failure that was.
            return result("SFC_IC0003", "The operator does not exist.")
        }
        return result(
            .number("0"), "The service request is processed successfully.",
            [.init("ResultParameters", ["ResultParameter": .array(parameters(of: payment, names))])])
    }

    /// In the order of Safaricom's sample, one of them without a value.
    private func parameters(of payment: SandboxPayment, _ names: [JSON.Member]) -> [JSON] {
        let isTill = owner(of: payment.payee)?.tills.contains(payment.payee) ?? false
        let values: [(name: String, value: String?)] = [
            ("DebitPartyName", "\(payment.phone.digits) - \(payment.name)"),
            ("CreditPartyName", "\(payment.payee) - Kaunta sandbox"), ("InitiatedTime", payment.at.wire),
            ("DebitAccountType", "MMF Account For Customer"), ("DebitPartyCharges", ""), ("TransactionReason", nil),
            ("ReasonType", isTill ? "Pay Merchant" : "Pay Utility"), ("TransactionStatus", "Completed"),
            ("FinalisedTime", payment.at.wire), ("Amount", payment.amount.decimal),
            ("ReceiptNo", payment.receipt.text),
        ]
        return values.map { item in
            var members = [JSON.Member("Key", .string(item.name))]
            if let value = item.value { members.append(.init("Value", .string(value))) }
            return .object(members)
        }
    }
}
