import Payments
import Transport

/// The addresses under `/sandbox/`, which Safaricom does not have: the virtual phone, and what was counted.
struct ControlDesk: Sendable {
    let bank: LiveBank

    /// Whether a path is one of its own.
    static func owns(_ path: String) -> Bool { path == "/sandbox" || path.hasPrefix("/sandbox/") }

    func answer(_ request: WireRequest) async -> WireAnswer {
        let parts = request.path.split(separator: "/").dropFirst().map(String.init)
        switch (request.method, parts.first, parts.count) {
        case ("GET", "prompts", 1):
            return WireAnswer(200, ["prompts": .array(await bank.prompts().map(\.json))])
        case ("GET", "log", 1):
            return WireAnswer(200, await bank.log().json)
        case ("GET", "payments", 1):
            return WireAnswer(200, ["payments": .array(await bank.payments().map(\.json))])
        case ("POST", "payments", 1):
            return await pay(request)
        case ("POST", "prompts", 3):
            guard let act = CustomerAct(rawValue: parts[2]) else { return unknown(request) }
            return await perform(act, on: CheckoutRequestID(parts[1]))
        default:
            return unknown(request)
        }
    }

    private func perform(_ act: CustomerAct, on checkout: CheckoutRequestID) async -> WireAnswer {
        do {
            try await bank.act(act, on: checkout)
        } catch {
            let isUnknown = error == .noSuchPrompt(checkout)
            return WireAnswer(isUnknown ? 404 : 409, ["error": .string(error.description)])
        }
        let prompt = await bank.prompts().first { $0.checkout == checkout }
        return WireAnswer(200, prompt?.json ?? .null)
    }

    /// Somebody pays without being asked to.
    private func pay(_ request: WireRequest) async -> WireAnswer {
        do throws(SandboxError) {
            guard let body = try? JSON(strict: request.body), case .object = body else {
                throw .notPayable("the body is not a JSON object such as {\"amount\": 350}")
            }
            return WireAnswer(200, try await bank.pay(DirectOrder(body)).json)
        } catch {
            return WireAnswer(400, ["error": .string(error.description)])
        }
    }

    private func unknown(_ request: WireRequest) -> WireAnswer {
        let acts = CustomerAct.allCases.map(\.rawValue).joined(separator: "|")
        return WireAnswer(
            404,
            [
                "error":
                    .string(
                        "There is GET /sandbox/prompts, POST /sandbox/prompts/CHECKOUT/\(acts), "
                            + "GET and POST /sandbox/payments, and GET /sandbox/log.")
            ])
    }
}

extension SandboxPrompt {
    /// What `GET /sandbox/prompts` shows. The number is whole: somebody has to know whose phone rings.
    fileprivate var json: JSON {
        [
            "checkoutRequestID": .string(checkout.text), "merchantRequestID": .string(merchant.text),
            "phone": .string(phone.digits), "amount": .string(amount.decimal), "payee": .string(payee),
            "reference": .string(reference), "submittedAt": .string(submittedAt.rfc3339), "open": .bool(isOpen),
            "resultCode": outcome.map { .string($0.text) } ?? .null,
            "receipt": receipt.map { .string($0.text) } ?? .null, "questions": .number(String(questions)),
        ]
    }
}

extension SandboxPayment {
    /// What `GET /sandbox/payments` shows.
    fileprivate var json: JSON {
        [
            "receipt": .string(receipt.text), "payee": .string(payee), "account": .string(account),
            "amount": .string(amount.decimal), "phone": .string(phone.digits), "name": .string(name),
            "at": .string(at.rfc3339), "state": .string(state.rawValue),
        ]
    }
}

extension SandboxLog {
    /// What `GET /sandbox/log` shows: callback addresses without their secret last part.
    fileprivate var json: JSON {
        [
            "requests": .object(
                requests.sorted { $0.key < $1.key }.map { .init($0.key, .number(String($0.value))) }),
            "orders": .array(
                orders.map { order in
                    [
                        "callback": .string(Self.masked(order.callback)), "reference": .string(order.reference),
                        "posts": .number(String(order.posts)),
                        "prompts": .array(order.prompts.map { .string($0) }),
                    ]
                }),
            "callbacks": .array(
                callbacks.map { callback in
                    [
                        "kind": .string(callback.kind.rawValue),
                        (callback.kind == .callback ? "checkoutRequestID" : "receipt"): .string(callback.subject),
                        "callback": .string(Self.masked(callback.address)),
                        "status": callback.status.map { .number(String($0)) } ?? .null,
                        "failure": callback.failure.map { .string($0) } ?? .null,
                    ]
                }),
        ]
    }

    private static func masked(_ address: String) -> String {
        guard let slash = address.lastIndex(of: "/"), address.distance(from: slash, to: address.endIndex) > 9
        else { return address }
        return address[...slash] + address[address.index(after: slash)...].prefix(4) + "…"
    }
}

extension SandboxLog.Callback {
    fileprivate var status: Int? { if case .answered(let status) = result { status } else { nil } }
    fileprivate var failure: String? { if case .failed(let reason) = result { reason } else { nil } }
}
