import Payments

/// What the console in lines says beside the words of the screen.
enum LinearWords {
    // MARK: Prompts

    static let helpIsThere = Phrase("The word help tells the others.", sw: "Neno msaada hueleza mengine.")
    static let askPhone = Phrase("Phone number, or a word:", sw: "Namba ya simu, au neno:")
    static let askWord = Phrase("A word:", sw: "Neno:")
    static let askAmount = Phrase("Amount in shillings:", sw: "Kiasi kwa shilingi:")
    static let askReference = Phrase("Reference, or Enter for none:", sw: "Rejea, au Enter bila rejea:")
    static let askSend = Phrase(
        "Type send to send the prompt, or cancel:", sw: "Andika tuma ili kutuma ombi, au ghairi:")
    static let askLater = Phrase(
        "It can't be sent now. Type send to try again, or cancel:",
        sw: "Haiwezi kutumwa sasa. Andika tuma kujaribu tena, au ghairi:")
    static let askYes = Phrase("Type yes or no:", sw: "Andika ndiyo au hapana:")

    // MARK: Refusals

    static let unknownWord = Phrase(
        "That is neither a phone number nor a word known here. The word help tells them.",
        sw: "Hiyo si namba ya simu wala neno linalojulikana. Neno msaada huyaeleza.")
    static let unfitReference = Phrase(
        "A reference has at most 12 letters, digits, spaces and hyphens.",
        sw: "Rejea ina herufi, tarakimu, nafasi na vistari visivyozidi 12.")
    static let phoneAsReference = Phrase(
        "That is another phone's number, not a reference? Type it again to keep it, or cancel to begin anew.",
        sw: "Hiyo ni namba ya simu nyingine, si rejea? Andika tena kuiacha, au ghairi kuanza upya.")
    static let nothingToSend = Phrase(
        "Nothing is read back, so nothing was sent. A phone number begins a payment.",
        sw: "Hakuna kilichosomwa, kwa hiyo hakuna kilichotumwa. Namba ya simu huanza malipo.")
    static let tooSoon = Phrase(
        "Not sent: read it back first, then type send again.",
        sw: "Haijatumwa: msomee mteja kwanza, kisha andika tuma tena.")
    static let notSent = Phrase("Not sent: only the word send does that.", sw: "Haijatumwa: neno tuma tu hutuma.")
    static let dropped = Phrase("Dropped. Nothing was sent.", sw: "Imeachwa. Hakuna kilichotumwa.")
    static let interruptLeaves = Phrase("Ctrl-C once more leaves.", sw: "Ctrl-C tena hutoka.")

    static func noSuchPayment(_ name: String) -> Phrase {
        Phrase("No payment is named “\(name)”.", sw: "Hakuna malipo yanayoitwa “\(name)”.")
    }

    // MARK: Lines

    static func from(_ who: String) -> Phrase { Phrase("From \(who)", sw: "Kutoka \(who)") }
    static func to(_ who: String) -> Phrase { Phrase("To \(who)", sw: "Kwa \(who)") }
    static func tag(_ tag: Tag) -> Phrase { Phrase("Tag \(tag).", sw: "Alama \(tag).") }
    static let receiptToFollow = Phrase("Receipt to follow.", sw: "Risiti itafuata.")
    static let receiptOnSMS = Phrase("The receipt is on their SMS.", sw: "Risiti iko kwenye SMS yake.")
    static let checkTells = Phrase("The word check tells what to do.", sw: "Neno kagua hueleza la kufanya.")
    static let alarmOver = Phrase("The alarm is over.", sw: "Tahadhari imekwisha.")

    static func alarm(_ words: Phrase) -> Phrase {
        Phrase("Alarm: \(words.english)", sw: "Tahadhari: \(words.swahili)")
    }

    // MARK: Help

    static func help(for audience: Audience) -> [Phrase] {
        let reading = [
            Phrase("list: the latest payments.", sw: "orodha: malipo ya karibuni."),
            Phrase("check: what needs a check, and what to do.", sw: "kagua: ya kukagua, na la kufanya."),
            Phrase("why TAG: what happens next, and when.", sw: "kwanini ALAMA: kinachofuata, na lini."),
            Phrase("code RECEIPT: looks up a code of an SMS.", sw: "msimbo RISITI: hutafuta msimbo wa SMS."),
        ]
        let taking = [
            Phrase(
                "A phone number begins a payment: amount and reference are asked for, all is read back, and only the word "
                    + "send sends it. cancel drops it.",
                sw: "Namba ya simu huanza malipo: kiasi na rejea huulizwa, yote husomwa, na neno tuma tu hutuma. "
                    + "ghairi huacha."),
            Phrase("ask TAG: asks M-PESA now.", sw: "uliza ALAMA: huuliza M-PESA sasa."),
            Phrase(
                "pull: compares the books with M-PESA's own list.",
                sw: "vuta: hulinganisha vitabu na orodha ya M-PESA."),
            Phrase(
                "again TAG: the same payment again, where it is NOT PAID; read back first.",
                sw: "tena ALAMA: malipo yale yale, kama HAYAJALIPWA; husomwa kwanza."),
            Phrase("rest TAG: the rest of a sale; read back first.", sw: "baki ALAMA: baki ya mauzo; husomwa kwanza."),
            Phrase(
                "stop TAG: stops waiting; the payment stays watched.",
                sw: "acha ALAMA: huacha kusubiri; malipo bado yanaangaliwa."),
        ]
        let leaving = [
            Phrase("sw: in Swahili. quit: leaves.", sw: "en: kwa Kiingereza. toka: hutoka."),
            Phrase(
                "Releasing, closing and claiming take the full screen: kaunta without --linear.",
                sw: "Kuruhusu, kufunga na kudai ni kwenye skrini nzima: kaunta bila --linear."),
        ]
        switch audience {
        case .cashier: return taking + reading + leaving
        case .watcher: return reading + leaving.prefix(1)
        }
    }

    /// The names of keys in the catalogue, which has those that are built in, and what does the same here; the longest
    /// first. What takes the full screen is named by its key there.
    static func keys(in keymap: Keymap, _ language: Language) -> [(from: String, to: String)] {
        func key(_ action: Action, _ place: Context) -> String {
            Keymap.usual.keys(of: action, in: place, for: .cashier).first?.name ?? ""
        }
        let (check, allow, ask) = (key(.goCheck, .till), key(.release, .check), key(.askAgain, .till))
        let code = key(.typeCode, .till)
        let (list, wrong) = (key(.goLive, .till), key(.wrongNumber, .till))
        let onScreen = Phrase("on the full screen", sw: "kwenye skrini nzima")
        let words = [
            ("(\(check), then \(allow))", Phrase("(\(onScreen.english))", sw: "(\(onScreen.swahili))")),
            ("(\(check), kisha \(allow))", Phrase("(\(onScreen.english))", sw: "(\(onScreen.swahili))")),
            (check, Phrase("The word check", sw: "Neno kagua")),
            (key(.sendAgain, .till), Phrase("The word again", sw: "Neno tena")),
            (key(.askForRest, .till), Phrase("The word rest", sw: "Neno baki")),
            (
                "press \(code) and type its code",
                Phrase("type the word code, then that code", sw: "andika neno msimbo, kisha msimbo huo")
            ),
            (
                "bonyeza \(code) uandike msimbo wake",
                Phrase("type the word code, then that code", sw: "andika neno msimbo, kisha msimbo huo")
            ),
            (code, Phrase("The word code", sw: "Neno msimbo")),
            (key(.pullList, .till), Phrase("The word pull", sw: "Neno vuta")),
            (wrong, Phrase("\(wrong) \(onScreen.english)", sw: "\(wrong) \(onScreen.swahili)")),
            ("(\(ask))", Phrase("(the word ask)", sw: "(neno uliza)")),
            (ask, Phrase("The word ask", sw: "Neno uliza")),
            ("(\(list), c)", Phrase("(\(onScreen.english))", sw: "(\(onScreen.swahili))")),
            ("(\(list))", Phrase("(\(list) \(onScreen.english))", sw: "(\(list) \(onScreen.swahili))")),
        ]
        return words.map { ($0, keymap.renaming($1[language])) }
    }
}
