import Console
import Listener
import Payments

extension ListenerEvent {
    /// What is said on the screen when a person should hear of it; nil for everything else.
    var alarm: Phrase? {
        switch self {
        case .listening, .restored: nil
        case .unconfined(let reason):
            Phrase(
                "This system can't confine what hears M-PESA's messages: \(reason.fitForEyes). They are heard all the "
                    + "same. A newer Linux can (5.13).",
                sw: "Mfumo huu hauwezi kufungia kinachosikia ujumbe wa M-PESA: \(reason.fitForEyes). Unasikika hata "
                    + "hivyo. Linux mpya inaweza (5.13).")
        case .lost(let reason):
            Phrase(
                "Nothing is heard from M-PESA: \(reason.fitForEyes). It is tried again. Asking goes on.",
                sw: "Hakuna kinachosikika kutoka M-PESA: \(reason.fitForEyes). Inajaribiwa tena. Kuuliza kunaendelea.")
        case .noSpool(let reason):
            Phrase(
                "The emergency file can't be used: \(reason.fitForEyes). Asking goes on.",
                sw: "Faili ya dharura haitumiki: \(reason.fitForEyes). Kuuliza kunaendelea.")
        case .notKept(_, isSpooled: true), .notLookedUp(_, isSpooled: true):
            Phrase(
                "The ledger did not take a message of M-PESA's: look at the disk. It waits in a file. Asking goes on.",
                sw: "Leja haikuchukua ujumbe wa M-PESA: angalia diski. Unasubiri kwenye faili. Kuuliza kunaendelea.")
        case .notKept, .notLookedUp:
            Phrase(
                "A message of M-PESA's could not be written down: look at the disk. Asking goes on.",
                sw: "Ujumbe wa M-PESA haukuandikwa: angalia diski. Kuuliza kunaendelea.")
        case .tooFast(_, let peer):
            Phrase(
                "\(peer) posts too much, too fast: a message was NOT kept. Asking goes on; money paid straight to the shop "
                    + "shows in M-PESA's own list.",
                sw: "\(peer) inatuma mno na haraka: ujumbe HAUKUWEKWA. Kuuliza kunaendelea; pesa za moja kwa moja "
                    + "zimo kwenye orodha ya M-PESA.")
        case .noPlace(let peer):
            Phrase(
                "\(peer) could not be heard: too many connections at once. Asking goes on; money paid straight to the "
                    + "shop shows in M-PESA's own list.",
                sw: "\(peer) haikusikika: miunganisho ni mingi mno. Kuuliza kunaendelea; pesa za moja kwa moja zimo "
                    + "kwenye orodha ya M-PESA.")
        case .stranded(let count):
            Phrase(
                "\(count) message(s) wait for payments that this ledger does not have: is it the right one?",
                sw: "Ujumbe \(count) unasubiri malipo ambayo leja hii haina: je, ni leja sahihi?")
        case .turnedAway(let peer):
            Phrase(
                "\(peer) posts to our callback address and is not in callback_peers: it was turned away.",
                sw: "\(peer) inatuma kwa anwani yetu na haiko katika callback_peers: imekataliwa.")
        case .blocked(let peer):
            Phrase(
                "\(peer) guesses at our callback addresses: it is shut out for an hour.",
                sw: "\(peer) inakisia anwani zetu: imefungiwa nje kwa saa moja.")
        }
    }
}
