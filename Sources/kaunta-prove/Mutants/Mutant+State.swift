/// Mistakes in what a state is read from.
extension Mutant {
    private static let state = "Sources/Payments/Truth/AttemptState.swift"
    private static let record = "Sources/Payments/Truth/AttemptRecord.swift"

    static let rulesOfState = [
        Mutant(
            "a callback alone is believed", money: true, in: state,
            "if seen.verifiedPaid {", "if seen.verifiedPaid || (MUTANT && seen.callbackPaid) {"),
        Mutant(
            "a callback's no is believed", money: true, in: state,
            "} else if seen.verifiedUnpaid {", "} else if seen.verifiedUnpaid || (MUTANT && seen.callbackFailed) {"),
        Mutant(
            "failed by time", money: true, in: state,
            "} else if seen.deadlinePassed {\n                .expired",
            "} else if seen.deadlinePassed {\n                MUTANT ? .failed : .expired"),
        Mutant(
            "another amount is no matter", in: state,
            "named != amount { wrongAmount = true }", "named != amount, !MUTANT { wrongAmount = true }"),
        Mutant(
            "a late success is dropped", money: true, in: state,
            "case .queryPaid: verifiedPaid = true",
            "case .queryPaid: verifiedPaid = !(MUTANT && verifiedUnpaid)"),
        Mutant(
            "a later no takes PAID back", money: true, in: state,
            "case .queryFailed, .rowMissing: verifiedUnpaid = true",
            "case .queryFailed, .rowMissing:\n verifiedUnpaid = true\n if MUTANT { verifiedPaid = false }"),
        Mutant(
            "not known yet means not paid", money: true, in: state,
            "case .queryOpen, .released: break",
            "case .queryOpen: if MUTANT { verifiedUnpaid = true }\n case .released: break"),
        Mutant(
            "goods that are given mean paid", money: true, in: state,
            "case .goodsGiven, .wrongNumber,",
            "case .goodsGiven: if MUTANT { verifiedPaid = true }\n case .wrongNumber,"),
        Mutant(
            "a lost answer means refused", money: true, in: state,
            "case .answerLost: answerLost = true",
            "case .answerLost:\n answerLost = true\n if MUTANT { refused = true }"),
        Mutant(
            "a restart means never sent", money: true, in: state,
            "case .restarted: restarted = true",
            "case .restarted:\n restarted = true\n if MUTANT { withdrawn = true }"),
        Mutant(
            "a contradiction is a claim", in: state,
            "|| (seen.callbackPaid && (denied || neverSent || seen.wrongAmount))",
            "|| (!MUTANT && seen.callbackPaid && (denied || neverSent || seen.wrongAmount))"),
        Mutant(
            "the first receipt wins", in: state,
            "if let receipt, receipt != named { contradictsItself = true }",
            "if let receipt, receipt != named, !MUTANT { contradictsItself = true }"),
        Mutant(
            "the first name wins", in: state,
            "if let checkout, checkout != id { contradictsItself = true }",
            "if let checkout, checkout != id, !MUTANT { contradictsItself = true }"),
        Mutant(
            "expired is settled", money: true, in: state,
            ".failedUnverified, .expired, .conflict: true\n        case .paid, .refused, .failed, .void: false",
            ".failedUnverified, .conflict: true\n        case .expired: !MUTANT\n        case .paid, .refused, .failed, .void: false"
        ),
        Mutant(
            "a callback's no is settled", money: true, in: state,
            ".claimed, .failedUnverified, .conflict: true\n        case .expired",
            ".claimed, .conflict: true\n        case .failedUnverified: !MUTANT\n        case .expired"),
        Mutant(
            "unknown is settled", money: true, in: state,
            "case .prepared, .sending, .pending, .unknown, .claimed, .conflict: true",
            "case .prepared, .sending, .pending, .claimed, .conflict: true\n        case .unknown: !MUTANT"),
        Mutant(
            "a contradiction is settled", money: true, in: state,
            "case .prepared, .sending, .pending, .claimed, .conflict: true",
            "case .prepared, .sending, .pending, .claimed: true\n        case .conflict: !MUTANT"),
        Mutant(
            "expired reads NOT PAID", money: true, in: "Sources/Payments/Truth/Verdict.swift",
            ".failedUnverified, .expired, .conflict: .dontKnow",
            ".failedUnverified, .expired, .conflict: MUTANT && state == .expired ? .notPaid : .dontKnow"),
        Mutant(
            "claimed reads PAID", money: true, in: "Sources/Payments/Truth/Verdict.swift",
            "state == .expired ? .notPaid : .dontKnow",
            "state == .expired ? .notPaid : MUTANT && state == .claimed ? .paid : .dontKnow"),
        Mutant(
            "late is not said", money: true, in: record,
            "if lateProof != nil { notes.append(.late) }", "if lateProof != nil, !MUTANT { notes.append(.late) }"),
        Mutant(
            "a callback's name is not taken up", money: true, in: "Sources/Payments/Truth/AttemptRecord+Reading.swift",
            "if heard == nil, let named", "if !MUTANT, heard == nil, let named"),
        Mutant(
            "another customer's prompt is taken up", money: true,
            in: "Sources/Payments/Values/CheckoutRequestID+Phone.swift",
            "phone.digits.hasSuffix(end)", "(MUTANT || phone.digits.hasSuffix(end))"),
    ]
}
