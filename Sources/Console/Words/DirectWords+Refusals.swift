import Payments

/// Why money that was paid straight to the shop can't be taken.
extension DirectWords {
    static let noPrompt = Phrase(
        "This was paid without a prompt: there is nothing of that kind to do.",
        sw: "Hili lililipwa bila ombi: hakuna la kufanya hapa.")
    static let noDirect = Phrase(
        "Only money paid straight to the shop is claimed.", sw: "Hudaiwa tu pesa zilizolipwa moja kwa moja.")
    static let listMoved = Phrase(
        "The list has just moved on. Look at the row, then press again.",
        sw: "Orodha imesogea sasa hivi. Angalia mstari, kisha bonyeza tena.")
    static let holdFirst = Phrase("Hold it first: c.", sw: "Ishikilie kwanza: c.")

    static func refusal(_ refusal: ClaimRefusal) -> Phrase {
        switch refusal {
        case .unheard(let receipt):
            Phrase("Nothing was taken: no message told of \(receipt).", sw: "Hakuna ujumbe uliotaja \(receipt).")
        case .belongsToPrompt:
            Phrase(
                "Nothing was taken: it is the payment of a prompt, which is in the list already.",
                sw: "Haikuchukuliwa: ni malipo ya ombi, lililo kwenye orodha tayari.")
        case .mayBeAPrompts:
            Phrase(
                "Nothing was taken: it may be a prompt's payment. Look at the statement.",
                sw: "Haikuchukuliwa: huenda ni malipo ya ombi. Angalia taarifa.")
        case .waitsForNothing:
            Phrase(
                "Nothing was changed: that money waits for no prompt.",
                sw: "Hakuna kilichobadilika: pesa hizo hazisubiri ombi lolote.")
        case .onItsWayBack:
            Phrase(
                "Nothing was taken: the shop ordered it to be given back, and nobody knows yet what came of that.",
                sw: "Haikuchukuliwa: duka limeagiza irudishwe, na matokeo hayajulikani bado.")
        case .taken:
            Phrase(
                "Nothing was taken: it was used for another sale. A receipt is spent once.",
                sw: "Haikuchukuliwa: imetumika kwa mauzo mengine. Risiti hutumika mara moja.")
        case .listedOtherwise(let amount):
            Phrase(
                "Nothing was taken: M-PESA's own list has it with KES \(amount.grouped). Look at the statement first.",
                sw: "Haikuchukuliwa: orodha ya M-PESA inasema KES \(amount.grouped). Angalia taarifa kwanza.")
        case .reversed:
            Phrase(
                "Nothing was taken: M-PESA's own list says that it was taken back. Look at the statement.",
                sw: "Haikuchukuliwa: orodha ya M-PESA inasema imerudishwa. Angalia taarifa.")
        case .notDisputed:
            Phrase(
                "Nothing was changed: M-PESA's own list agrees with it, or somebody has looked into it already.",
                sw: "Hakuna kilichobadilika: orodha ya M-PESA inakubaliana nayo, au imeshaangaliwa.")
        case .wantsList: DecisionWords.onlyNone
        case .cameJustNow(let moment):
            Phrase(
                "Nothing was changed: it was heard of a moment ago. Look in the statement after \(moment.time).",
                sw: "Hakuna kilichobadilika: ujumbe umefika sasa hivi. Angalia taarifa baada ya \(moment.time).")
        case .neverCame(let approval):
            Phrase(
                "Nothing was taken: \(approval.by.fitForEyes) found no such payment in the statement.",
                sw: "Haikuchukuliwa: \(approval.by.fitForEyes) hakuona malipo hayo kwenye taarifa.")
        case .belongsElsewhere(let tag): isAnotherTills(tag)
        case .toldAnew:
            Phrase(
                "Nothing was changed: a list has told something new of it. Look again.",
                sw: "Hakuna kilichobadilika: orodha imesema jambo jipya. Iangalie tena.")
        case .foundOtherwise(let contest): DecisionWords.foundOtherwise(contest)
        case .held(let claim):
            Phrase(
                "Nothing was taken: \(claim.by.fitForEyes) holds it until \(claim.until.time).",
                sw: "Haikuchukuliwa: \(claim.by.fitForEyes) anaishikilia hadi \(claim.until.time).")
        case .notHeld:
            Phrase(
                "Nothing was taken: the hold ran out. Look at it again, then hold it anew.",
                sw: "Haikuchukuliwa: muda wa kushikilia umeisha. Iangalie tena, uishikilie upya.")
        case .noSuchSale:
            Phrase(
                "Nothing was taken: that sale is not in the books.", sw: "Haikuchukuliwa: mauzo hayo hayamo vitabuni.")
        case .owes(.zero):
            Phrase(
                "Nothing was taken: that sale owes nothing any more. Look at it again.",
                sw: "Haikuchukuliwa: mauzo hayo hayadaiwi tena. Iangalie tena.")
        case .owes(let owed):
            Phrase(
                "Nothing was taken: that sale owes KES \(owed.grouped) now, another amount. Look at it again.",
                sw: "Haikuchukuliwa: mauzo hayo yanadaiwa KES \(owed.grouped), kiasi kingine. Iangalie tena.")
        case .saleIsAsked:
            Phrase(
                "Nothing was taken: a prompt for that sale is open, and may be paid, too. Wait for it.",
                sw: "Haikuchukuliwa: ombi la mauzo hayo liko wazi, huenda nalo likalipwa. Lisubiri.")
        }
    }
}
