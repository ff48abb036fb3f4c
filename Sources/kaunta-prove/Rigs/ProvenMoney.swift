import Ledger
import Payments
import Sandbox

/// What a shop has before something of it is given back: one payment that the gateway took and that its own list proves.
enum ProvenMoney: String, CaseIterable, Sendable {
    case direct = "straight to the shop"
    case prompt = "by a prompt"

    struct Unproven: Error, CustomStringConvertible {
        let money: ProvenMoney
        var description: String { "The payment \(money.rawValue) could not be set up. Nothing was tried." }
    }

    /// Has somebody pay, and writes it down as a pull of the list would; returns its receipt.
    ///
    /// The gateway knows the payment from then on. What led to it is no part of the round: nobody is killed on the way.
    func receive(in shop: RigShop) async throws -> Receipt {
        let phone = try MSISDN(parsing: KillRound.Order.usual.phone)
        let amount = Money(cents: 10_000)
        guard let payee = ShortCode(ShortCode.publicSandbox) else { throw Unproven(money: self) }
        let ledger = try Ledger.open(
            at: shop.ledgerPath, as: .owner(program: "kaunta-prove", boot: BootID("prove")), timekeeper: .machine)
        defer { try? ledger.close() }
        let now = Timekeeper.machine.now()
        var account = "SHOP"
        if self == .prompt {
            let token = CallbackToken(from: .system)
            let attempt = try await ledger.prepare(
                PromptOrder(phone: phone, amount: amount), payee: .payBill(payee, account: nil), token: token, at: now
            ).attempt
            _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("prove"), at: now)
            let accepted = Fact.accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1"))
            try await ledger.add(Evidence(source: .pushAnswer, fact: accepted, at: now), to: attempt.id)
            account = attempt.reference.text
        }
        let paid = try await shop.sandbox.pay(
            DirectOrder(payee: payee.digits, account: account, amount: amount, phone: phone))
        let row = C2BConfirmation(
            receipt: paid.receipt, amount: amount, payee: payee, account: account, payer: .clear(phone),
            name: paid.name, paidAt: paid.at)
        _ = try await ledger.verify([StatementLine(row)], source: .pull, at: Timekeeper.machine.now())
        return paid.receipt
    }
}

extension LedgerImage {
    /// Whether the payment stands in it as paid, given back since or not.
    var hasMoney: Bool { record.map { $0.state == .paid } ?? (direct?.verifiedAt != nil) }

    /// Whether the payment reads as given back, all of it.
    var isGivenBack: Bool { record?.isReversedWhole ?? direct?.isReversed ?? false }
}
