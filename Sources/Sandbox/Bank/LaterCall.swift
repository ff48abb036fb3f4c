import Daraja
import Transport

/// A call that is taken at once and answered later at an address: fields checked in the order in which they are documented.
struct LaterCall: Equatable, Sendable {
    let body: JSON
    let initiator: String
    let credential: String
    /// The transaction that it is about.
    let receipt: String
    /// Where the result goes.
    let address: CallbackAddress

    init(_ body: JSON, _ command: String) throws(WireRefusal) {
        self.body = body
        initiator = try Self.text(body, "Initiator")
        credential = try Self.text(body, "SecurityCredential")
        guard body["CommandID"]?.text == command else { throw .invalid("CommandID") }
        receipt = try Self.text(body, "TransactionID")
        guard let address = CallbackAddress(try Self.text(body, "ResultURL")) else { throw .invalid("ResultURL") }
        self.address = address
        guard CallbackAddress(try Self.text(body, "QueueTimeOutURL")) != nil else { throw .invalid("QueueTimeOutURL") }
        guard try Self.text(body, "Remarks").count <= 100 else { throw .invalid("Remarks") }
    }

    private static func text(_ body: JSON, _ field: String) throws(WireRefusal) -> String {
        guard let text = body[field]?.text, !text.isEmpty else { throw .invalid(field) }
        return text
    }
}

extension Bank {
    /// Whether who calls may. It is looked at only when the call is answered.
    func isKnown(_ call: LaterCall) -> Bool {
        call.initiator == configuration.initiator && call.credential == configuration.securityCredential
    }

    func laterBody(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> JSON {
        try admit(request, at: moment)
        guard request.saysJSON, let body = try? JSON(strict: request.body), case .object = body
        else { throw .invalid("Initiator") }
        return body
    }

    /// The two names of a call.
    mutating func makeNames(at moment: Moment) -> [JSON.Member] {
        [
            .init("OriginatorConversationID", .string(mint.requestID())),
            .init("ConversationID", .string(mint.conversationID(at: moment.now))),
        ]
    }

    /// A result; of a caller who is not known nothing is told.
    func laterResult(
        of call: LaterCall, _ names: [JSON.Member], _ code: JSON, _ words: String,
        _ parameters: [(name: String, value: JSON?)] = [], transaction: String? = nil
    ) -> JSON {
        let known = isKnown(call)
        let head: [JSON.Member] = [
            .init("ResultType", .number("0")), .init("ResultCode", known ? code : .number("2001")),
            .init("ResultDesc", .string(known ? words : "The initiator information is invalid.")),
        ]
        // A made-up number where the call makes no transaction of its own.
        let own = JSON.Member("TransactionID", .string(transaction ?? call.receipt.prefix(3) + "0000000"))
        let list = parameters.map { item in
            var members = [JSON.Member("Key", .string(item.name))]
            if let value = item.value { members.append(.init("Value", value)) }
            return JSON.object(members)
        }
        let told: [JSON.Member] =
            known && !list.isEmpty ? [.init("ResultParameters", ["ResultParameter": .array(list)])] : []
        let occasion: JSON = ["ReferenceItem": ["Key": "Occasion"]]
        return ["Result": .object(head + names + [own] + told + [.init("ReferenceData", occasion)])]
    }

    /// Takes the call: its result is posted a little later.
    mutating func takeLater(
        _ call: LaterCall, _ kind: SandboxLog.Callback.Kind, of number: String, _ names: [JSON.Member], _ result: JSON,
        at moment: Moment
    ) -> WireAnswer {
        outbox.append(
            Delivery(
                kind: kind, subject: call.receipt, signer: number, address: call.address, body: result.bytes,
                due: moment.uptime + mint.shortWhile()))
        return WireAnswer(
            200,
            .object(
                names + [
                    .init("ResponseCode", "0"),
                    .init("ResponseDescription", "Accept the service request successfully."),
                ]))
    }
}
