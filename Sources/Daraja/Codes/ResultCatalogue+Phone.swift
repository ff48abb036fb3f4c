internal import Payments

extension ResultCatalogue {
    /// What lies on the way to the phone.
    static let ofThePhone = [
        Entry(
            code: "1001",
            theirWords:
                "Unable to lock subscriber, a transaction is already in process for the current subscriber",
            side: .phone,
            meaning: Phrase(
                "Another prompt or menu is open on the phone.", sw: "Ombi au menyu nyingine imefunguka kwenye simu."),
            doNow: Phrase(
                "Ask the customer to close menus and other prompts, then send again.",
                sw: "Mwombe mteja afunge menyu na maombi mengine, kisha tuma tena."),
            say: Phrase(
                "Please close everything on your phone screen.", sw: "Tafadhali funga kila kitu kwenye skrini ya simu.")
        ),
        Entry(
            code: "1019", theirWords: "Transaction has expired", side: .phone,
            meaning: Phrase(
                "The prompt ran out before it was answered.", sw: "Muda wa ombi uliisha kabla ya kujibiwa."),
            doNow: Phrase(
                "Send again; the phone stays unlocked in the customer's hand.",
                sw: "Tuma tena; mteja aishike simu ikiwa imefunguliwa."),
            say: Phrase(
                "It ran out. Keep the phone unlocked, I will send it again.",
                sw: "Muda umeisha. Fungua simu, nitatuma tena.")),
        Entry(
            code: "1025", theirWords: "An error occurred while sending a push request", side: .phone,
            meaning: Phrase(
                "The prompt could not be sent, or its text was too long.",
                sw: "Ombi halikutumwa, au maneno yake yalikuwa marefu mno."),
            doNow: Phrase(
                "Check the number, then send again with a shorter reference.",
                sw: "Hakikisha namba, kisha tuma tena kwa kumbukumbu fupi."),
            say: Phrase("It did not reach your phone. I will try again.", sw: "Haikufika kwenye simu. Nitajaribu tena.")
        ),
        Entry(
            code: "1036", theirWords: "SMSC ACK timeout.", side: .phone,
            meaning: Phrase(
                "The network did not confirm that the prompt arrived.",
                sw: "Mtandao haukuthibitisha kuwa ombi limefika."),
            doNow: Phrase("Send again after 30 seconds.", sw: "Tuma tena baada ya sekunde 30."),
            say: Phrase("It did not reach your phone. I will try again.", sw: "Haikufika kwenye simu. Nitajaribu tena.")
        ),
        Entry(
            code: "1037", theirWords: "DS timeout user cannot be reached", side: .phone,
            meaning: Phrase(
                "The phone is off, busy or out of reach, or nobody answered.",
                sw: "Simu imezimwa, ina shughuli au haipatikani, au hakuna aliyejibu."),
            doNow: Phrase(
                "Check that the phone is on, then send again. Old SIM: dial *234*1*6#.",
                sw: "Hakikisha simu imewashwa, kisha tuma tena. Laini ya zamani: piga *234*1*6#."),
            say: Phrase("Is your phone on, with network?", sw: "Simu yako imewashwa na ina mtandao?")),
        Entry(
            code: "9999", theirWords: "An error occurred while sending a push request", side: .phone,
            meaning: Phrase("The prompt could not be sent.", sw: "Ombi halikutumwa."),
            doNow: Phrase(
                "Wait until the check says NOT PAID, then send again.",
                sw: "Subiri hadi ukaguzi useme HAIJALIPWA, kisha tuma tena."),
            say: Phrase("It did not reach your phone. One moment.", sw: "Haikufika kwenye simu. Subiri kidogo.")),
    ]
}
