public import Payments
import Screen

/// What the list of what needs a check says.
public enum CheckWords {
    static let title = Phrase("Needs a check", sw: "Ya kukagua")
    static let oldestFirst = Phrase("oldest first", sw: "ya zamani kwanza")
    static let nothing = Phrase("Nothing needs a check.", sw: "Hakuna cha kukagua.")
    static let nothingMore = Phrase(
        "What M-PESA has not settled, what was paid late or twice, and money that nobody claimed would stand here.",
        sw: "Yasiyokamilika na M-PESA, yaliyochelewa au kulipwa mara mbili, na pesa zisizodaiwa zingekuwa hapa.")
    static let kind = Phrase("What", sw: "Nini")
    static let age = Phrase("Age", sw: "Umri")
    static let who = Phrase("Who", sw: "Nani")
    static let tag = Phrase("Tag", sw: "Alama")
    static let nextQuestion = Phrase("Next question", sw: "Swali lijalo")
    static let asking = Phrase("asking now", sw: "inauliza")
    static let soon = Phrase("soon", sw: "karibuni")
    static let notAsked = Phrase("none", sw: "hakuna")
    static let settled = Phrase("settled", sw: "imekamilika")

    /// How many things need a check, as it stands on every screen and under the list of the command line.
    public static func count(_ count: Int) -> Phrase {
        Phrase("\(count) need\(count == 1 ? "s" : "") a check", sw: "\(count) ya kukagua")
    }

    /// The same, where all of it is what an earlier run left open.
    static func fromBefore(_ count: Int) -> Phrase {
        Phrase("\(count) from before", sw: "\(count) ya awali")
    }

    static func age(_ age: (count: Int64, unit: CheckItem.AgeUnit)) -> Phrase {
        switch age.unit {
        case .minutes:
            age.count == 0
                ? Phrase("now", sw: "sasa") : Phrase("\(age.count) min", sw: "dk \(age.count)")
        case .hours: Phrase("\(age.count) h", sw: "saa \(age.count)")
        case .days: Phrase("\(age.count) d", sw: "siku \(age.count)")
        }
    }

    // MARK: One row

    static let lastWord = Phrase("Last word", sw: "La mwisho")
    static let youMay = Phrase("You may", sw: "Unaweza")
    static let name = Phrase("Name", sw: "Jina")
    static let account = Phrase("Account", sw: "Akaunti")
    static let heard = Phrase("Heard", sw: "Ilisikika")
    static let unsigned = Phrase(
        "Only an unsigned message tells of it: not confirmed yet.",
        sw: "Ni ujumbe usiothibitishwa tu unaosema: bado haijathibitishwa.")
    static let confirmed = Phrase("Safaricom's own list has it.", sw: "Imo kwenye orodha ya Safaricom.")

    static func leftOpen(isAsked: Bool) -> Phrase {
        isAsked
            ? Phrase(
                "Left open by an earlier run. M-PESA is asked about it by itself. DO NOT SEND AGAIN.",
                sw: "Iliachwa wazi awali. M-PESA inaulizwa yenyewe. USITUME TENA.")
            : Phrase(
                "Left open by an earlier run. Nothing asks M-PESA about it yet. DO NOT SEND AGAIN.",
                sw: "Iliachwa wazi awali. M-PESA bado haiulizwi. USITUME TENA.")
    }
    static let unclaimed = Phrase(
        "Money straight to the shop, and nobody took it for a sale. Take it in the live list (F3), or find its owner.",
        sw: "Pesa za moja kwa moja dukani, hazijadaiwa. Zidai kwenye orodha (F3), au mtafute mwenyewe.")

    static let mayRelease = Phrase(
        "let another prompt go, by PIN; both may be paid",
        sw: "kuruhusu ombi lingine, kwa PIN; yote yanaweza kulipwa")
    static let mayGiveGoods = Phrase(
        "let the goods go without proof, by PIN",
        sw: "kutoa bidhaa bila uthibitisho, kwa PIN")
    static let mayResolve = Phrase("say what was done, on your name", sw: "kusema kilichofanywa, kwa jina lako")
    static let maySetApart = Phrase(
        "say that another customer paid it, on your name", sw: "kusema mteja mwingine alilipa, kwa jina lako")
    static let mayLook = Phrase(
        "say what M-PESA's statement has, on your name", sw: "kusema taarifa ya M-PESA ina nini, kwa jina lako")
    static let mayAskRest = Phrase("ask for the rest: it is read back first", sw: "kuomba kilichobaki: husomwa kwanza")
    static let mayClose = Phrase(
        "close it as not paid, by PIN, when M-PESA's list has no row of it",
        sw: "kuifunga kama haijalipwa, kwa PIN, orodha ya M-PESA ikiwa haina")
    static let mayType = Phrase(
        "look up the code of the customer's M-PESA SMS", sw: "kutafuta msimbo wa SMS ya M-PESA ya mteja")
    static func mayCompare(isPulled: Bool) -> Phrase {
        let way = isPulled ? "Alt-L" : "kaunta pull"
        return Phrase(
            "look in M-PESA's list (\(way), statement): a row ends this",
            sw: "tazama orodha ya M-PESA (\(way), taarifa): mstari humaliza")
    }
    static let leftToDo = Phrase("Left to do", sw: "Kilichobaki")
    static let mayAsk = Phrase("ask M-PESA again", sw: "kuuliza M-PESA tena")

    // MARK: Why a key does nothing

    static let noPrompt = Phrase(
        "No prompt asked for this money: there is nothing to release.",
        sw: "Hakuna ombi la pesa hizi: hakuna la kuruhusu.")
    static let notAskable = Phrase(
        "Only Safaricom's own list can confirm this one: there is no prompt to ask about.",
        sw: "Ni orodha ya Safaricom tu inayoweza kuthibitisha: hakuna ombi la kuulizia.")
    static let isReleased = Phrase(
        "Released already: both may be paid. Left to do: compare with M-PESA's own list.",
        sw: "Imesharuhusiwa: yote yanaweza kulipwa. Kilichobaki: linganisha na orodha ya M-PESA.")
    static let endsWhenTaken = Phrase(
        "It ends when somebody takes the money for a sale.", sw: "Huisha mtu akidai pesa hizi kwa mauzo.")
    static let endsByItsRow = Phrase(
        "Only its row in M-PESA's own list, or a message of theirs, ends this one. a lets another prompt go.",
        sw: "Ni mstari wake kwenye orodha ya M-PESA, au ujumbe wao, humaliza hili. a huruhusu ombi lingine.")
    static let endsByClosing = Phrase(
        "Only Safaricom's word ends this one, or a list of theirs without it: n.",
        sw: "Neno la Safaricom tu humaliza hili, au orodha yao isiyo nalo: n.")
    static let endsByWordOfSafaricom = Phrase(
        "Only Safaricom's word ends this one. F5 asks again.",
        sw: "Neno la Safaricom tu ndilo humaliza hili. F5 huuliza tena.")
}
