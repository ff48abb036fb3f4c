import Daraja
import Payments
import Transport

/// The list of what came in. The real one is there in production only; here it can be tried.
extension Bank {
    /// How many rows a page has.
    static let pullPage = 100

    /// Keeps a list of what a number receives, from now on.
    mutating func registerPull(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        let (body, number) = try pullBody(request, at: moment)
        guard body["RequestType"]?.text == "Pull" else { throw .unfit("RequestType") }
        guard body["NominatedNumber"]?.text.flatMap({ try? MSISDN(parsing: $0) }) != nil
        else { throw .unfit("NominatedNumber") }
        guard let address = body["CallBackURL"]?.text.flatMap({ CallbackAddress($0) }), address.listedWord == nil
        else { throw .unfit("CallBackURL") }
        let isNew = listed[number] == nil
        if isNew { listed[number] = moment.now }
        return WireAnswer(
            200,
            [
                "ResponseRefID": .string(mint.requestID()), "ResponseStatus": isNew ? "1000" : "1001",
                "ShortCode": .string(number),
                "ResponseDescription": isNew ? "Shortcode Registered Successfully" : "ShortCode already Registered",
            ])
    }

    /// A page of what a number received, no more than 48 hours back. Nothing, and no list, are answered alike.
    mutating func pull(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        let (body, number) = try pullBody(request, at: moment)
        guard let start = Self.moment(body["StartDate"]) else { throw .unfit("StartDate") }
        guard let end = Self.moment(body["EndDate"]), start <= end else { throw .unfit("EndDate") }
        guard let offset = body["OffSetValue"]?.text.flatMap({ Int($0) }), offset >= 0
        else { throw .unfit("OffSetValue") }
        let earliest = max(start, moment.now + (.zero - PullQuery.reach), listed[number] ?? moment.now)
        let rows = received.filter { $0.payee == number && $0.at >= earliest && $0.at <= end }
            .dropFirst(offset).prefix(Self.pullPage)
        guard listed[number] != nil, !rows.isEmpty else {
            return WireAnswer(
                200,
                [
                    "ResponseRefID": .string(mint.requestID()), "ResponseCode": "1001",
                    "ResponseMessage": "No records found or Organization Name not available",
                ])
        }
        return WireAnswer(
            200,
            [
                "ResponseRefID": .string(mint.requestID()), "ResponseCode": "1000", "ResponseMessage": "Success",
                "Response": .array([.array(rows.map { row(of: $0) })]),
            ])
    }

    private func row(of payment: SandboxPayment) -> JSON {
        let isTill = owner(of: payment.payee)?.tills.contains(payment.payee) ?? false
        let utc = payment.at + .seconds(-3 * 3600)
        return [
            "transactionId": .string(payment.receipt.text), "trxDate": .string("\(utc.day)T\(utc.time)Z"),
            "msisdn": .string(payment.phone.digits), "sender": .string(payment.name),
            "transactiontype": isTill ? "c2b-buy-goods-debit" : "c2b-pay-bill-debit",
            "billreference": .string(payment.account), "amount": .string(payment.amount.decimal),
            "organizationname": "Kaunta sandbox",
        ]
    }

    private func pullBody(
        _ request: WireRequest, at moment: Moment
    ) throws(WireRefusal) -> (body: JSON, number: String) {
        try admit(request, at: moment)
        guard request.saysJSON, let body = try? JSON(strict: request.body), case .object = body,
            let number = digits(of: body["ShortCode"], in: 5...7), owner(of: number) != nil
        else { throw .unfit("ShortCode") }
        return (body, number)
    }

    private static func moment(_ json: JSON?) -> Timestamp? {
        guard let text = json?.text, text.utf8.count == 19 else { return nil }
        return Timestamp(wire: text.filter(\.isWholeNumber))
    }
}
