import Payments

/// What the judge looks up of sales and of phones.
extension CaseBook {
    /// Why another prompt may not go, read from the page anew and not from the code that it judges.
    func hindrance(to order: PromptOrder, at now: Timestamp) -> String? {
        let shared = (order.sale ?? order.insteadOf).flatMap { sales[debt(of: $0)] } ?? []
        // Of another sale with the same debt only what failed is waited for, and no stranger's phone.
        let weighed = shared.filter {
            cases[$0].attempt.sale == order.sale || (cases[$0].state == .failed && !cases[$0].says(.wrong))
        }
        for number in (phones[order.phone] ?? []) + weighed {
            if let reason = cases[number].standsInTheWay(of: order, at: now) { return "#\(number) \(reason)" }
        }
        return nil
    }

    /// The sale that an order asks for again because its prompt was released: the two are a possible double.
    func askedAgain(by order: PromptOrder, at now: Timestamp) -> SaleID? {
        guard order.sale == nil, !order.isMeantAgain, order.due == nil || order.due == order.amount else { return nil }
        let released = cases(to: order.phone).last { found in
            found.attempt.amount == order.amount && !found.says(.wrong)
                && (found.state == .unknown || found.state == .expired)
                && found.record.evidence.contains { TruthEvent($0.fact) == .released && $0.at + .seconds(3_600) > now }
        }
        guard let sale = released?.attempt.sale, let owed = due[debt(of: sale)], owed == order.amount,
            taken(from: debt(of: sale), besides: nil) + order.amount.cents <= owed.cents,
            !cases(of: sale).contains(where: \.record.isRestGivenUp)
        else { return nil }
        return sale
    }

    /// The sale whose debt that one asks for.
    func debt(of sale: SaleID) -> SaleID { first[sale] ?? sale }

    /// What the sales that share a debt owe in all.
    func owed(by sale: SaleID) -> Money? { due[debt(of: sale)] }

    /// The attempts of all sales that share that one's debt.
    func cases(of sale: SaleID) -> [Case] { (sales[debt(of: sale)] ?? []).map { cases[$0] } }

    /// The attempts to one phone.
    func cases(to phone: MSISDN) -> [Case] { (phones[phone] ?? []).map { cases[$0] } }

    /// What the books say was paid of a debt, or is asked for in another sale, in cents.
    func taken(from debt: SaleID, besides sale: SaleID?) -> Int64 {
        cases(of: debt).reduce(0) { sum, found in
            let isAsked = found.attempt.sale != sale && found.asksForItsSale
            return sum + (found.paysItsSale || isAsked ? found.attempt.amount.cents : 0)
        }
            + (byHand[debt] ?? [:]).reduce(0) { $0 + $1.value.cents }
    }
}
