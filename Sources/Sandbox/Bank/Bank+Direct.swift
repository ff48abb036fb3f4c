import Daraja
import Payments
import Transport

extension Bank {
    /// Registers where a number is told of money that comes in: at will, or once where it plays the real thing.
    mutating func register(
        _ request: WireRequest, _ version: C2BVersion, at moment: Moment
    ) throws(WireRefusal) -> WireAnswer {
        let body = try directBody(request, version, at: moment)
        let registration = try Registration(body, version: version)
        guard owner(of: registration.number) != nil else { throw .unfit("ShortCode") }
        if configuration.playsProduction, registrations[registration.number] != nil { throw .alreadyRegistered }
        registrations[registration.number] = registration
        return directAnswer("Success")
    }

    /// Makes a payment up, as only a sandbox does.
    mutating func simulate(
        _ request: WireRequest, _ version: C2BVersion, at moment: Moment
    ) throws(WireRefusal) -> WireAnswer {
        let body = try directBody(request, version, at: moment)
        if configuration.playsProduction { throw .noProduct }
        guard let payee = digits(of: body["ShortCode"], in: 5...7), let merchant = owner(of: payee)
        else { throw .unfit("ShortCode") }
        let isTill = merchant.tills.contains(payee)
        guard body["CommandID"]?.text == (isTill ? "CustomerBuyGoodsOnline" : "CustomerPayBillOnline")
        else { throw .unfit("CommandID") }
        guard let amount = body["Amount"]?.text.flatMap({ try? Money(parsing: $0) }) else { throw .unfit("Amount") }
        guard let phone = body["Msisdn"]?.text.flatMap({ try? MSISDN(parsing: $0) }) else { throw .unfit("Msisdn") }
        do throws(SandboxError) {
            let account = body["BillRefNumber"]?.text ?? ""
            _ = try pay(DirectOrder(payee: payee, account: account, amount: amount, phone: phone), at: moment)
        } catch {
            throw .unfit("Amount")
        }
        return directAnswer("Accept the service request successfully.")
    }

    /// Somebody pays without being asked to: the shop may be asked first, and is told afterwards.
    mutating func pay(_ order: DirectOrder, at moment: Moment) throws(SandboxError) -> SandboxPayment {
        advance(to: moment)
        guard let payee = order.payee ?? configuration.merchants.first.map({ $0.tills.first ?? $0.signer }),
            let merchant = owner(of: payee)
        else { throw .noSuchPayee(order.payee ?? "") }
        guard order.amount > .zero, order.amount.cents <= PromptOrder.shillings.upperBound * 100 else {
            throw .notPayable("M-PESA moves KES 0.01 to 250,000 at once")
        }
        guard let receipt = Receipt(mint.receipt(on: moment.now.day)) else { throw .notPayable("there is no receipt") }
        let registration = registration(for: payee, of: merchant)
        let isAsked = configuration.validatesDirectPayments && registration != nil
        let payment = SandboxPayment(
            receipt: receipt, payee: payee, account: merchant.tills.contains(payee) ? "" : order.account,
            amount: order.amount, phone: order.phone, name: Self.name(of: order.phone), at: moment.now,
            state: isAsked ? .asked : .paid)
        payments.append(payment)
        if isAsked, let registration {
            let message = DirectMessage(payment, balance: nil, isTill: merchant.tills.contains(payee))
            post(message, .validation, to: registration, at: moment.uptime)
        } else {
            settle(payment, at: moment)
        }
        return payment
    }

    /// Goes on with a payment once the shop was asked, or had its time.
    mutating func goOn(with receipt: String, as validation: Validation, at moment: Moment) {
        advance(to: moment)
        guard let place = payments.firstIndex(where: { $0.receipt.text == receipt && $0.state == .asked }),
            let merchant = owner(of: payments[place].payee)
        else { return }
        let silence = registration(for: payments[place].payee, of: merchant)?.silence ?? .completed
        let isPaid =
            switch validation {
            case .accepted: true
            case .refused: false
            case .silent: silence == .completed
            }
        payments[place].state = isPaid ? .paid : .rejected
        if isPaid { settle(payments[place], at: moment) }
    }

    /// Tells of a prompt that was paid, with the receipt of its callback: one payment, two messages.
    mutating func confirm(_ prompt: Prompt, receipt: String, at moment: Moment) {
        guard let receipt = Receipt(receipt), let amount = Money(shillings: prompt.shillings) else { return }
        let isTill = prompt.order.type == .buyGoods
        settle(
            SandboxPayment(
                receipt: receipt, payee: prompt.order.payee, account: isTill ? "" : prompt.order.reference,
                amount: amount, phone: prompt.phone, name: Self.name(of: prompt.phone), at: moment.now, state: .paid),
            at: moment)
    }

    /// Books money that came in, and tells of it once, whatever the receiver says.
    private mutating func settle(_ payment: SandboxPayment, at moment: Moment) {
        let balance = balances[payment.payee, default: 0] + payment.amount.cents
        balances[payment.payee] = balance
        received.append(payment)
        guard let merchant = owner(of: payment.payee), let registration = registration(for: payment.payee, of: merchant)
        else { return }
        let message = DirectMessage(
            payment, balance: Money(cents: balance), isTill: merchant.tills.contains(payment.payee))
        post(message, .confirmation, to: registration, at: moment.uptime + mint.shortWhile())
    }

    private mutating func post(
        _ message: DirectMessage, _ kind: SandboxLog.Callback.Kind, to registration: Registration, at due: Duration
    ) {
        outbox.append(
            Delivery(
                kind: kind, subject: message.payment.receipt.text, signer: registration.number,
                address: kind == .validation ? registration.validation : registration.confirmation,
                body: message.body(for: registration.version).bytes, due: due))
    }

    private func directBody(
        _ request: WireRequest, _ version: C2BVersion, at moment: Moment
    ) throws(WireRefusal) -> JSON {
        try admit(request, at: moment)
        guard configuration.directProducts.contains(version) else { throw .noProduct }
        guard request.saysJSON, let body = try? JSON(strict: request.body), case .object = body
        else { throw .unfit("ShortCode") }
        return body
    }

    private mutating func directAnswer(_ words: String) -> WireAnswer {
        WireAnswer(
            200,
            [
                // Misspelt by the gateway.
                "OriginatorCoversationID": .string(mint.requestID()), "ResponseCode": "0",
                "ResponseDescription": .string(words),
            ])
    }

    /// The merchant whose number, or till, that is.
    func owner(of number: String) -> SandboxMerchant? {
        configuration.merchants.first { $0.signer == number || $0.tills.contains(number) }
    }

    /// A till's payments are told of where the till is registered, or else its store.
    private func registration(for payee: String, of merchant: SandboxMerchant) -> Registration? {
        registrations[payee] ?? registrations[merchant.signer]
    }

    private static func name(of phone: MSISDN) -> String {
        let names = ["JANE", "JOHN", "WANJIKU", "OTIENO", "AMINA", "KIPCHOGE", "MUTUA", "ACHIENG", "HASSAN", "NJERI"]
        return names[(phone.digits.utf8.last.map { Int($0) } ?? 0) % names.count]
    }
}
