import Payments
import Screen

/// Money paid straight to the shop, looked at closely.
extension ConsoleState {
    /// The direct payment in the detail pane; nil when a prompt, or nothing, is there.
    var directShown: DirectPayment? { detail.direct.flatMap(direct(of:)) }

    /// Everything that is told of it.
    func directLines(_ payment: DirectPayment) -> [TextLine] {
        var text = DetailText(width: (arrangement.detailPane?.columns ?? size.columns) - 3, language: language)
        let told = payment.told
        let isProven = payment.state == .paid
        let isKnown = isProven || payment.look != nil
        let status = status(of: payment)
        let waits = status == .waitsForPrompt
        let headline =
            waits || payment.isOnItsWayBack
            ? status.word
            : payment.isGivenBack
                ? OperatorTexts.givenBackHeadline : isKnown ? payment.state.headline : DirectWords.received
        text.paragraph(
            "\(status.mark.character) " + say(headline), waits ? .statusUnknown : payment.state.role())
        if !waits { text.paragraph(say(isKnown ? payment.words : DirectWords.stranger), .textMuted) }
        let (words, role) = whoTakes(payment)
        text.paragraph(say(words), role)
        text.line(.blank)
        text.fact(isProven ? DetailWords.paid : DetailWords.claimed, "KES \(payment.amount.grouped)", .amount)
        if !told.name.isEmpty { text.fact(DirectWords.name, told.name.asTyped) }
        if let payer = told.payer { text.fact(DetailWords.payer, payer.masked, .phone) }
        if !told.account.isEmpty { text.fact(DirectWords.account, DirectWords.account(told.account)) }
        text.fact(DetailWords.receipt, payment.id.text, .receipt)
        text.fact(DetailWords.payee, told.payee.digits)
        if let paidAt = told.paidAt { text.fact(DirectWords.told, moment(paidAt)) }
        text.fact(DirectWords.heard, moment(payment.heardAt))
        return text.lines
    }

    /// The same in a few lines, under the list.
    func briefLines(_ payment: DirectPayment, width: Int) -> [TextLine] {
        var text = DetailText(width: width, language: language)
        let told = payment.told
        let status = status(of: payment)
        let waits = status == .waitsForPrompt
        text.line(
            TextLine(
                Span(
                    "\(status.mark.character) \(say(status.word))", waits ? .statusUnknown : payment.state.role()),
                Span("   "),
                Span("KES \(payment.amount.grouped)", .amount), Span("   "), Span(told.payer?.masked ?? "", .phone),
                Span("   "), Span(payment.id.text, .receipt)))
        let account = told.account.isEmpty ? "" : " · \(say(DirectWords.account)) \(DirectWords.account(told.account))"
        text.paragraph("\(told.name.asTyped)\(account)", .textStrong)
        if !waits { text.paragraph(say(payment.words), .textMuted) }
        let (words, role) = whoTakes(payment)
        text.paragraph(say(words), role)
        return text.lines
    }

    /// Who has it, or may have it.
    private func whoTakes(_ payment: DirectPayment) -> (Phrase, Role) {
        if payment.prompt != nil { return (DirectWords.isPrompts, .textMuted) }
        if payment.isReversed, let told = payment.takenBack { return (told, .levelWarn) }
        if payment.isOnItsWayBack { return (DirectWords.refusal(.onItsWayBack), .levelWarn) }
        if payment.contested != nil, let listed = payment.listedAmount {
            return (OperatorTexts.listed(listed), .levelWarn)
        }
        if let look = payment.look, look.amount <= .zero || payment.sale != nil {
            return (DirectWords.looked(look), .textMuted)
        }
        if payment.sale != nil {
            return payment.state == .paid
                ? (DirectWords.taken, .textMuted) : (DirectWords.takenUnconfirmed, .levelWarn)
        }
        if let row = row(waiting: payment.id) { return (OperatorTexts.unplaced(row), .levelWarn) }
        if let tag = payment.foreignTag { return (DirectWords.isAnotherTills(tag), .levelWarn) }
        guard let claim = payment.holder(at: clock) else {
            let free = environment.isReadOnly ? DirectWords.freeToWatch : DirectWords.free
            guard let lacks = DirectWords.lacksAccount(payment) else { return (free, .accent) }
            return (
                Phrase("\(free.english) \(lacks.english)", sw: "\(free.swahili) \(lacks.swahili)"), .levelWarn
            )
        }
        return isHeldHere(payment)
            ? (DirectWords.heldHere(until: claim.until), .accent) : (DirectWords.heldBy(claim), .levelWarn)
    }
}
