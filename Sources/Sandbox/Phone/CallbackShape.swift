import Payments
import Transport

/// How a callback spells the same payment: gateways and relays differ.
enum CallbackShape: Equatable, Sendable, CaseIterable {
    /// As in 2026: amount with two decimals, clear phone, no balance.
    case usual
    /// The phone with stars.
    case maskedPhone
    /// No phone, and a balance without a value.
    case bare
    /// Every scalar as text.
    case texts
    /// One shilling more than was asked for.
    case otherAmount
}

extension CallbackShape {
    /// The body about a prompt that has ended.
    func body(about prompt: Prompt, ending: Prompt.Ending) -> JSON {
        var members: [JSON.Member] = [
            .init("MerchantRequestID", .string(prompt.merchantRequestID)),
            .init("CheckoutRequestID", .string(prompt.checkoutRequestID)),
            .init("ResultCode", code(ending.code)),
            .init("ResultDesc", .string(ResultWords.inCallback(ending.code))),
        ]
        if let receipt = ending.receipt {
            let items = items(prompt, receipt: receipt, paidAt: ending.at.now)
            members.append(.init("CallbackMetadata", ["Item": .array(items)]))
        }
        return ["Body": ["stkCallback": .object(members)]]
    }

    private func code(_ code: String) -> JSON {
        // SFC_IC0003 and its like are text in every shape.
        self == .texts || !code.allSatisfy(\.isNumber) ? .string(code) : .number(code)
    }

    private func items(_ prompt: Prompt, receipt: String, paidAt: Timestamp) -> [JSON] {
        let amount = self == .otherAmount ? prompt.shillings + 1 : prompt.shillings
        let digits = prompt.phone.digits
        var items = [
            item("Amount", number("\(amount).00")), item("MpesaReceiptNumber", .string(receipt)),
            item("TransactionDate", number(paidAt.wire)),
        ]
        switch self {
        case .usual, .texts, .otherAmount: items.append(item("PhoneNumber", number(digits)))
        case .maskedPhone: items.append(item("PhoneNumber", .string("\(digits.prefix(6))***\(digits.suffix(3))")))
        case .bare: items.insert(["Name": "Balance"], at: 2)
        }
        return items
    }

    private func item(_ name: String, _ value: JSON) -> JSON { ["Name": .string(name), "Value": value] }

    private func number(_ digits: String) -> JSON { self == .texts ? .string(digits) : .number(digits) }
}
