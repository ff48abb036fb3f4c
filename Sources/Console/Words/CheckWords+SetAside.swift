import Payments

/// What is said of messages that were set aside.
extension CheckWords {
    static let sender = Phrase("From", sw: "Kutoka")
    static let firstMessage = Phrase("First", sw: "Wa kwanza")
    static let message = Phrase("Message", sw: "Ujumbe")
    /// Before a stranger's words.
    static let claims = Phrase("It claims:", sw: "Unadai:")

    /// How many senders, as it stands on every screen while nothing else needs a check.
    static func senders(_ count: Int) -> Phrase {
        Phrase("\(count) set aside", sw: "\(count) kando")
    }

    /// What they are, and what a person can do.
    static func setAside(_ sender: SetAsideSender) -> Phrase {
        let (count, isListed) = (sender.count, sender.newest.first?.isListed == true)
        let what = Phrase(
            "\(count) message\(count == 1 ? "" : "s") to our addresses \(count == 1 ? "was" : "were") set aside: "
                + "nothing was believed and nothing changed. No goods on what they say.",
            sw:
                "Ujumbe \(count) kwa anwani zetu umewekwa kando: haukuaminiwa na haukubadilisha kitu. Usitoe bidhaa kwa "
                + "unachodai.")
        let next =
            isListed
            ? Phrase(
                "The sender is listed, and Kaunta could not take what it sent. Money that they tell of is in M-PESA's own "
                    + "list: Alt-L. Show this to whoever looks after Kaunta.",
                sw: "Mtumaji yumo kwenye orodha, na Kaunta haikuweza kuuchukua. Pesa unazotaja ziko kwenye orodha ya "
                    + "M-PESA: Alt-L. Mwonyeshe anayesimamia Kaunta.")
            : Phrase(
                "The sender is not listed: anybody may have sent them. Is the address Safaricom's? Then whoever looks "
                    + "after Kaunta adds it to callback_peers. If not, leave it: the row goes two days after the last.",
                sw:
                    "Mtumaji hayumo kwenye orodha: yeyote angeweza kuutuma. Je, anwani ni ya Safaricom? Basi anayesimamia "
                    + "Kaunta aiongeze callback_peers. Kama sivyo, iache: huondoka siku mbili baada ya wa mwisho.")
        return Phrase("\(what.english) \(next.english)", sw: "\(what.swahili) \(next.swahili)")
    }

    /// Why a key does nothing on it.
    static let changesNothing = Phrase(
        "These messages changed nothing: there is nothing to do about them here.",
        sw: "Ujumbe huu haukubadilisha kitu: hakuna la kufanya hapa.")
}

extension CheckList {
    /// What the list comes to, in a word or two; nil while it is empty. What an earlier run left open is no doubt yet, and
    /// what was set aside is none: both have words of their own.
    var words: Phrase? {
        if items.isEmpty { return nil }
        if count > 0 { return CheckWords.count(count) }
        return leftCount > 0 ? CheckWords.fromBefore(leftCount) : CheckWords.senders(items.count)
    }
}
