import Payments

/// What header, lists and dialogs say.
enum ScreenWords {
    static let till = Phrase("Till", sw: "Kaunta")
    static let live = Phrase("Live", sw: "Orodha")
    static let watching = Phrase("read only", sw: "kutazama tu")
    /// A key that changes something, where somebody only looks.
    static let changesNothing = Phrase(
        "Read only: the console at the till does that.", sw: "Kutazama tu: kaunta yenyewe hufanya hilo.")
    static let online = Phrase("online", sw: "hewani")
    static let offline = Phrase("no answer", sw: "hakuna jibu")
    static let untried = Phrase("not asked yet", sw: "haijaulizwa")

    static func surroundings(_ where: ConsoleEnvironment.Surroundings) -> Phrase {
        switch `where` {
        case .demo: Phrase("PRACTICE – no real money", sw: "MAZOEZI – si pesa halisi")
        case .sandbox: Phrase("SANDBOX – no real money", sw: "SANDBOX – si pesa halisi")
        case .production: Phrase("REAL MONEY", sw: "PESA HALISI")
        }
    }

    // MARK: Alarms

    static func journalFault(_ reason: String) -> Phrase {
        Phrase(
            "Take no new payment: answers cannot be written down (\(reason)).",
            sw: "Usichukue malipo mapya: majibu hayawezi kuandikwa (\(reason)).")
    }

    /// For who only watches: nobody writes to the books any more.
    static func consoleGone(_ since: String?) -> Phrase {
        Phrase(
            "The console is closed\(since.map { " since \($0)" } ?? ""): nothing changes.",
            sw: "Kaunta imefungwa\(since.map { " tangu \($0)" } ?? ""): hapa hakibadiliki kitu.")
    }

    /// The keys are read when the console starts: those mended in the file wait for that, those mended at Safaricom's do
    /// not.
    static func askingStopped(_ reason: String) -> Phrase {
        Phrase(
            "M-PESA refuses our keys: mend secrets.toml, start again (\(reason)). Asked every 5 min; F5: now.",
            sw: "M-PESA inakataa funguo: rekebisha secrets.toml, anza tena (\(reason)). Huulizwa kila dk 5; F5: sasa.")
    }

    static func clockOff(seconds: Int64) -> Phrase {
        Phrase(
            "The clock is off by \(seconds) s: set this machine's right, then start again.",
            sw: "Saa imekosea kwa sekunde \(seconds): rekebisha saa ya mashine, kisha anza tena.")
    }

    static func listenerFailed(_ reason: String) -> Phrase {
        Phrase(
            "M-PESA's messages are not heard; asking goes on. (\(reason))",
            sw: "Ujumbe wa M-PESA hausikiki; kuuliza kunaendelea. (\(reason))")
    }

    static func addressUnreached(_ reason: String) -> Phrase {
        Phrase(
            "Our callback address does not lead here; asking goes on. (\(reason))",
            sw: "Anwani yetu ya ujumbe haifiki hapa; kuuliza kunaendelea. (\(reason))")
    }

    static func certificateEnds(_ day: String) -> Phrase {
        Phrase(
            "The certificate of the callback address ends on \(day): renew it.",
            sw: "Cheti cha anwani ya ujumbe kinaisha \(day): kihuishe.")
    }

    static func quarantined(_ count: Int, from peer: String) -> Phrase {
        Phrase(
            "\(count) in quarantine: messages set aside, the last from \(peer). Look: Alt-5",
            sw: "\(count) karantini: ujumbe uliowekwa kando, wa mwisho kutoka \(peer). Angalia: Alt-5")
    }

    static func queue(_ count: Int) -> Phrase { Phrase("\(count) to ask", sw: "\(count) za kuuliza") }

    /// Where more wait than one minute has room for.
    static func queue(_ count: Int, minutes: Int, isShort: Bool) -> Phrase {
        isShort
            ? Phrase("queue \(count), ~\(minutes) min", sw: "foleni \(count), ~dk \(minutes)")
            : Phrase(
                "verification queue \(count), ~\(minutes) min", sw: "foleni ya uhakiki \(count), ~dk \(minutes)")
    }

    // MARK: Live list

    static func livePayments(_ sorting: Sorting) -> Phrase {
        switch sorting {
        case .newest: Phrase("Live payments", sw: "Orodha ya malipo")
        case .largest: Phrase("Live payments, largest first", sw: "Orodha ya malipo, makubwa kwanza")
        }
    }

    static let loading = Phrase("Reading…", sw: "Inasoma…")
    static let nothingFound = Phrase("No payment has these words.", sw: "Hakuna malipo yenye maneno haya.")
    static let noPayments = Phrase("No payments yet.", sw: "Bado hakuna malipo.")
    static let following = Phrase("following the newest", sw: "inafuata mapya")
    static let held = Phrase("held · f follows", sw: "imesimama · f hufuata")
    static let newestAgain = Phrase("f follows the newest", sw: "f hufuata mapya")
    static let time = Phrase("Time", sw: "Saa")
    static let amountKES = Phrase("KES", sw: "KES")
    static let status = Phrase("Status", sw: "Hali")
    static let receipt = Phrase("Receipt", sw: "Risiti")
    static let filter = Phrase("Filter", sw: "Kichujio")

    /// Where new rows are only counted, no more than a page of them is.
    static func newRows(_ list: LiveList) -> Phrase {
        let count = "\(list.newRows)\(list.arrived == LiveList.pageSize ? "+" : "")"
        return Phrase("\(count) new · f follows", sw: "\(count) mapya · f hufuata")
    }

    static func jump(_ jump: Jump) -> Phrase {
        switch jump.outcome {
        case .found: Phrase("Jump: \(jump.digits)", sw: "Ruka: \(jump.digits)")
        case .nowhere:
            Phrase("Jump: \(jump.digits) – no row of this list", sw: "Ruka: \(jump.digits) – hakuna kwenye orodha hii")
        case .notAmong(let rows):
            Phrase(
                "Jump: \(jump.digits) – not in \(rows) rows read; / searches all",
                sw: "Ruka: \(jump.digits) – haimo mistari \(rows) hii; / hutafuta zote")
        }
    }

    static let noClipboard = Phrase(
        "This terminal has no clipboard for programs.", sw: "Terminal hii haina clipboard ya programu.")
    static let noReceipt = Phrase("It has no receipt yet.", sw: "Bado haina risiti.")

    static func copied(_ receipt: Receipt) -> Phrase {
        Phrase(
            "\(receipt) sent to the clipboard; some terminals ask, or refuse.",
            sw: "\(receipt) imetumwa kwa clipboard; terminal nyingine huuliza au hukataa.")
    }

    static let noMarks = Phrase("No row is marked.", sw: "Hakuna iliyowekwa alama.")
    static let tooManyMarks = Phrase("1,000 rows are marked: no more.", sw: "Alama ni 1,000: haziwezi kuzidi.")

    /// How many rows are marked and what they come to: what was asked for or came in, not what is paid.
    static func marks(_ marks: Marks) -> Phrase {
        Phrase("\(marks.count) marked: KES \(marks.sum.short)", sw: "Alama \(marks.count): KES \(marks.sum.short)")
    }

    static func exportingMarks(_ count: Int) -> Phrase {
        Phrase("Writing \(count) marked…", sw: "Inaandika \(count) zenye alama…")
    }

    /// The fields that a filter knows.
    static let filterHint = Phrase(
        "status: phone: amount:> receipt: till: ref: today yesterday",
        sw: "hali: simu: kiasi:> risiti: kaunta: rejea: leo jana")

    static let exporting = Phrase("Writing what the filter shows…", sw: "Inaandika orodha hii…")

    // MARK: Help and questions

    static let helpTitle = Phrase("Help", sw: "Msaada")

    static func help(_ place: Context) -> Phrase {
        switch place {
        case .till: Phrase("Keys here: the form", sw: "Vitufe vya hapa: fomu")
        case .readBack: Phrase("Keys here: read-back", sw: "Vitufe vya hapa: kumsomea mteja")
        case .live: Phrase("Keys here: live list", sw: "Vitufe vya hapa: orodha")
        case .filter: Phrase("Keys here: filter", sw: "Vitufe vya hapa: kichujio")
        case .detail: Phrase("Keys here: one payment", sw: "Vitufe vya hapa: malipo moja")
        case .why: Phrase("Keys here: why", sw: "Vitufe vya hapa: kwa nini")
        case .check: Phrase("Keys here: needs a check", sw: "Vitufe vya hapa: ya kukagua")
        case .supervisor: Phrase("Keys here: the day", sw: "Vitufe vya hapa: siku")
        case .decision: Phrase("Keys here: decision", sw: "Vitufe vya hapa: uamuzi")
        case .code: Phrase("Keys here: SMS code", sw: "Vitufe vya hapa: msimbo wa SMS")
        case .help: Phrase("Keys here: help", sw: "Vitufe vya hapa: msaada")
        case .palette: Phrase("Keys here: commands", sw: "Vitufe vya hapa: amri")
        case .themes: Phrase("Keys here: themes", sw: "Vitufe vya hapa: mandhari")
        case .question: Phrase("Keys here: question", sw: "Vitufe vya hapa: swali")
        }
    }

    static let everywhere = Phrase("Everywhere", sw: "Popote")
    static let helpNote = Phrase("Esc closes", sw: "Esc hufunga")
    static let moreBelow = Phrase("j more · Esc closes", sw: "j zaidi · Esc hufunga")

    /// After the first Ctrl-C.
    static let interruptAgain = Phrase(
        "Ctrl-C once more within a second leaves.", sw: "Ctrl-C tena ndani ya sekunde moja hutoka.")

    static let leaveTitle = Phrase("Leave?", sw: "Kutoka?")
    static let clearTitle = Phrase("New payment?", sw: "Malipo mapya?")
    static let stopTitle = Phrase("Stop waiting?", sw: "Kuacha kusubiri?")

    static func leave(unsettled: Int, rest: Money, isTyped: Bool) -> Phrase {
        guard rest == .zero else {
            let open = leave(unsettled: unsettled, rest: .zero, isTyped: isTyped)
            let isSaid = unsettled > 0 || isTyped
            return Phrase(
                "A part is paid, and KES \(rest.short) is still owed: no goods yet.\(isSaid ? " \(open.english)" : "")",
                sw: "Sehemu imelipwa, baki KES \(rest.short): usitoe bidhaa.\(isSaid ? " \(open.swahili)" : "")")
        }
        return switch (unsettled, isTyped) {
        case (0, true): Phrase("What is typed in the form will be lost.", sw: "Kilichoandikwa kwenye fomu kitapotea.")
        case (0, false): Phrase("Nothing is open.", sw: "Hakuna kilicho wazi.")
        case (1, _):
            Phrase(
                "1 payment is not settled. It is written down and stays watched at the next start.",
                sw: "Malipo 1 hayajakamilika. Yameandikwa na yataangaliwa tena utakapoanza.")
        default:
            Phrase(
                "\(unsettled) payments are not settled. They are written down and stay watched at the next start.",
                sw: "Malipo \(unsettled) hayajakamilika. Yameandikwa na yataangaliwa tena utakapoanza.")
        }
    }

    /// What is typed was not sent; an earlier prompt to the same phone may have been.
    static func clearForm(stillOpen isOpen: Bool) -> Phrase {
        isOpen
            ? Phrase(
                "What is typed in the form will be lost; it was not sent. The earlier prompt to this phone stays open.",
                sw: "Kilichoandikwa kwenye fomu kitapotea; hakikutumwa. Ombi la awali kwa simu hii linabaki wazi.")
            : Phrase(
                "What is typed in the form will be lost; it was not sent.",
                sw: "Kilichoandikwa kwenye fomu kitapotea; hakikutumwa.")
    }

    static let stoppedWaiting = Phrase(
        "No longer waited for here. It is still watched: the customer may still pay, and you are told.",
        sw: "Haisubiriwi tena hapa. Bado inaangaliwa: mteja anaweza kulipa, nawe utaambiwa.")

    /// Over the other payments of one phone, and where there are none.
    static let samePhone = Phrase("The same phone", sw: "Simu hiyo hiyo")
    static let nothingElse = Phrase("Nothing else among the newest.", sw: "Hakuna mengine kati ya mapya.")

    static let yes = Phrase("yes", sw: "ndiyo")
    static let no = Phrase("no", sw: "hapana")

    /// To a yes that came before anybody can have read what is asked.
    static let readQuestionFirst = Phrase(
        "Not answered: read the question first, then answer it.", sw: "Haijajibiwa: soma swali kwanza, kisha jibu.")

    /// To a key that answers no question.
    static func answerWith(_ yes: String, _ no: String) -> Phrase {
        Phrase("Answer with \(yes) (yes) or \(no) (no).", sw: "Jibu kwa \(yes) (ndiyo) au \(no) (hapana).")
    }

    /// The short name of a month, from 1.
    static func month(_ number: Int) -> Phrase {
        let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let swahili = ["Jan", "Feb", "Mac", "Apr", "Mei", "Jun", "Jul", "Ago", "Sep", "Okt", "Nov", "Des"]
        guard english.indices.contains(number - 1) else { return Phrase("?", sw: "?") }
        return Phrase(english[number - 1], sw: swahili[number - 1])
    }
}
