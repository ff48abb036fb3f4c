import Daraja
import Payments

/// Safaricom, as far as a till can see it: tokens, prompts, phones, receipts. Pure: it knows no HTTP, and is told the
/// time. The same calls at the same times with the same chance give the same answers.
struct Bank: Sendable {
    let configuration: SandboxConfiguration
    var mint: Mint
    var tokens = TokenOffice()
    var queryPace: SpikeArrest?
    var pushPace: SpikeArrest?
    var prompts: [Prompt] = []
    var places: [String: Int] = [:]
    var open: Set<Int> = []
    var outbox: [Delivery] = []
    var log = SandboxLog()
    /// Where to tell of money that came in, by the number that was registered.
    var registrations: [String: Registration] = [:]
    /// The payments that no prompt asked for, oldest first.
    var payments: [SandboxPayment] = []
    /// The money that came in, asked for or not, oldest first: what a pull lists.
    var received: [SandboxPayment] = []
    /// The receipts of payments that were given back.
    var reversed: Set<String> = []
    /// The numbers that a list is kept of, and since when.
    var listed: [String: Timestamp] = [:]
    /// What each number has received, in cents.
    var balances: [String: Int64] = [:]
    /// The orders whose token fault was shown and not yet overcome.
    var shownTokenFaults: Set<String> = []

    init(_ configuration: SandboxConfiguration, chance: Chance) {
        self.configuration = configuration
        mint = Mint(chance)
        queryPace = configuration.queryLimit.map(SpikeArrest.init)
        pushPace = configuration.pushLimit.map(SpikeArrest.init)
    }

    /// Answers one request.
    mutating func answer(_ request: WireRequest, at moment: Moment) -> WireAnswer {
        advance(to: moment)
        log.requests["\(request.method) \(request.path)", default: 0] += 1
        do throws(WireRefusal) {
            return try route(request, at: moment)
        } catch {
            return error.answer(requestID: mint.requestID())
        }
    }

    private mutating func route(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        switch request.path {
        case "/oauth/v1/generate": try token(request, at: moment)
        case "/mpesa/stkpush/v1/processrequest": try push(request, at: moment)
        case "/mpesa/stkpushquery/v1/query": try query(request, at: moment)
        case "/mpesa/transactionstatus/v1/query": try askStatus(request, at: moment)
        case "/mpesa/reversal/v1/request": try reverse(request, at: moment)
        case "/mpesa/c2b/v1/registerurl": try register(request, .v1, at: moment)
        case "/mpesa/c2b/v2/registerurl": try register(request, .v2, at: moment)
        case "/pulltransactions/v1/register": try registerPull(request, at: moment)
        case "/pulltransactions/v1/query": try pull(request, at: moment)
        case "/mpesa/c2b/v1/simulate": try simulate(request, .v1, at: moment)
        case "/mpesa/c2b/v2/simulate": try simulate(request, .v2, at: moment)
        default: throw .wrongPath
        }
    }

    /// The checks that every call but the token's own passes: method, Authorization, token, product.
    func admit(_ request: WireRequest, at moment: Moment) throws(WireRefusal) {
        guard request.method == "POST" else { throw .wrongMethod(request.method) }
        guard let token = request.credentials("Bearer") else { throw .noToken }
        guard tokens.accepts(token, at: moment.uptime)
        else { throw .token(configuration.tokenFault, token: token) }
        guard configuration.hasProduct else { throw .noProduct }
    }
}
