internal import Payments

extension ResultCatalogue {
    /// Paid, pending, and what lies with the customer: money, limits, PIN, will.
    static let ofTheCustomer = [
        Entry(
            code: "0", theirWords: "The service request is processed successfully.", side: .none,
            meaning: Phrase("Paid.", sw: "Imelipwa."),
            doNow: Phrase("Hand over the goods when the receipt shows.", sw: "Toa bidhaa risiti ikionekana."),
            say: Phrase("Thank you, the payment is in.", sw: "Asante, malipo yamefika.")),
        Entry(
            code: "1", theirWords: "The balance is insufficient for the transaction.", side: .customer,
            meaning: Phrase(
                "Not enough money in the customer's M-PESA, and no Fuliza.",
                sw: "Salio la M-PESA la mteja halitoshi, na hakuna Fuliza."),
            doNow: Phrase(
                "Ask the customer to top up, or to pay part in cash.",
                sw: "Mwombe mteja aongeze pesa, au alipe sehemu kwa pesa taslimu."),
            say: Phrase("Your M-PESA balance is not enough.", sw: "Salio lako la M-PESA halitoshi.")),
        Entry(
            code: "2", theirWords: "Declined due to limit rule.", side: .customer,
            meaning: Phrase("The amount is below the minimum.", sw: "Kiasi ni chini ya kiwango cha chini."),
            doNow: Phrase("Send again with a larger amount.", sw: "Tuma tena kwa kiasi kikubwa zaidi."),
            say: Phrase("That amount is too small for M-PESA.", sw: "Kiasi hicho ni kidogo mno kwa M-PESA.")),
        Entry(
            code: "3",
            theirWords: "Declined due to limit rule: greater than the maximum transaction amount.", side: .customer,
            meaning: Phrase(
                "The amount is above the limit of one payment.", sw: "Kiasi kimezidi kikomo cha malipo mamoja."),
            doNow: Phrase(
                "Split into payments of at most KES 250,000.", sw: "Gawanya malipo, kila moja isizidi KES 250,000."),
            say: Phrase(
                "M-PESA takes at most 250,000 at once.", sw: "M-PESA inapokea hadi 250,000 kwa mara moja.")),
        Entry(
            code: "4",
            theirWords: "Declined due to limit rule: would exceed daily transfer limit.", side: .customer,
            meaning: Phrase(
                "The customer has reached the day's limit of KES 500,000.",
                sw: "Mteja amefikia kikomo cha siku cha KES 500,000."),
            doNow: Phrase("Take another means of payment today.", sw: "Leo pokea malipo kwa njia nyingine."),
            say: Phrase(
                "You have reached your M-PESA limit for today.", sw: "Umefikia kikomo chako cha M-PESA cha leo.")),
        Entry(
            code: "5", theirWords: "Declined due to limit rule: would exceed the minimum balance.", side: .customer,
            meaning: Phrase(
                "The customer's balance would fall below what must stay.",
                sw: "Salio la mteja lingeshuka chini ya kiwango kinachotakiwa kubaki."),
            doNow: Phrase("Take another means of payment.", sw: "Pokea malipo kwa njia nyingine."),
            say: Phrase("Your M-PESA balance is not enough.", sw: "Salio lako la M-PESA halitoshi.")),
        Entry(
            code: "11", theirWords: "The DebitParty is in an invalid state.", side: .customer,
            meaning: Phrase("The customer's M-PESA is not active.", sw: "M-PESA ya mteja haitumiki kwa sasa."),
            doNow: Phrase(
                "Take another means of payment; the customer contacts Safaricom.",
                sw: "Pokea malipo kwa njia nyingine; mteja awasiliane na Safaricom."),
            say: Phrase(
                "Your M-PESA is not active: please call Safaricom on 100.",
                sw: "M-PESA yako haitumiki: tafadhali piga Safaricom 100.")),
        Entry(
            code: "1031", theirWords: "Request cancelled by user", side: .customer,
            meaning: Phrase("The customer cancelled.", sw: "Mteja ameghairi."),
            doNow: Phrase("Ask whether to send again.", sw: "Uliza kama utume tena."),
            say: Phrase("It was cancelled. Shall I send it again?", sw: "Imeghairiwa. Nitume tena?")),
        Entry(
            code: "1032", theirWords: "Request cancelled by user", side: .customer,
            meaning: Phrase(
                "The customer cancelled, or the prompt ran out.", sw: "Mteja ameghairi, au muda wa ombi umeisha."),
            doNow: Phrase("Ask whether to send again.", sw: "Uliza kama utume tena."),
            say: Phrase("It was cancelled. Shall I send it again?", sw: "Imeghairiwa. Nitume tena?")),
        Entry(
            code: "2001", theirWords: "The initiator information is invalid.", side: .customer,
            meaning: Phrase("Wrong M-PESA PIN.", sw: "PIN ya M-PESA si sahihi."),
            doNow: Phrase(
                "Send again if the customer wishes. Three wrong PINs lock the account.",
                sw: "Tuma tena mteja akitaka. PIN ikikosewa mara tatu akaunti hufungwa."),
            say: Phrase(
                "The PIN was wrong. Shall I send it again?", sw: "PIN haikuwa sahihi. Nitume tena?")),
        Entry(
            code: "2006",
            theirWords: "Declined due to account rule: the account status does not allow this transaction.",
            side: .customer,
            meaning: Phrase(
                "The customer's account, or ours, does not allow it now.",
                sw: "Akaunti ya mteja, au yetu, hairuhusu malipo kwa sasa."),
            doNow: Phrase(
                "The customer calls 100. If others fail too, it is our account: call support.",
                sw: "Mteja apige 100. Wengine wakikwama pia, ni akaunti yetu: pigia msaada."),
            say: Phrase(
                "Your account does not allow it now: please call Safaricom on 100.",
                sw: "Akaunti yako hairuhusu kwa sasa: tafadhali piga Safaricom 100.")),
        Entry(
            code: "8006", theirWords: "The security credential is locked.", side: .customer,
            meaning: Phrase("The customer's M-PESA PIN is locked.", sw: "PIN ya M-PESA ya mteja imefungwa."),
            doNow: Phrase(
                "Take another means of payment; the customer calls 100 or 200.",
                sw: "Pokea malipo kwa njia nyingine; mteja apige 100 au 200."),
            say: Phrase(
                "Your M-PESA PIN is locked: please call Safaricom on 100.",
                sw: "PIN yako ya M-PESA imefungwa: tafadhali piga Safaricom 100.")),
    ]
}
