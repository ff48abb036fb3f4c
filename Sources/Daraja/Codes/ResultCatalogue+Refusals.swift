public import Payments

extension ResultCatalogue {
    /// The words for a push that the gateway refused in its answer: no prompt went out.
    public static func decline(forRefusal refusal: Refusal) -> Decline {
        let (side, meaning, doNow, say) = words(
            for: ErrorMeaning(code: refusal.code, message: refusal.message), kind: refusal.kind)
        return Decline(
            code: ResultCode(refusal.code), theirWords: refusal.message, meaning: meaning, doNow: doNow, say: say,
            side: side)
    }

    private typealias Words = (side: Decline.Side, meaning: Phrase, doNow: Phrase, say: Phrase)

    private static func words(for meaning: ErrorMeaning, kind: Refusal.Kind) -> Words {
        switch meaning {
        case .invalidField("Amount"): wrongAmount
        case .invalidField(let field): kind == .invalidField ? wrongField(field) : wrongSetup(field)
        case .merchantUnknown: wrongSetup("BusinessShortCode")
        case .wrongCredentials: wrongSetup("Password")
        case .subscriberLocked: phoneBusy
        case .productMissing: productMissing
        case .busy, .rateLimited, .quota: gatewayBusy
        case .tokenRefused: tokenRefused
        case .unreadablePayload, .oauthMisuse, .authorizationMissing, .noSuchPath, .wrongMethod, .beingProcessed,
            .doesNotExist, .withoutWords, .maintenance, .alreadyRegistered, .registeredElsewhere, .internalError,
            .unlisted:
            words(for: kind)
        }
    }

    /// For a code that says nothing more than its kind.
    private static func words(for kind: Refusal.Kind) -> Words {
        switch kind {
        case .invalidField: wrongField("?")
        case .configuration: wrongSetup("?")
        case .token: tokenRefused
        case .phoneBusy: phoneBusy
        case .busy: gatewayBusy
        }
    }

    private static let again = Phrase("One moment, I will send it again.", sw: "Subiri kidogo, nitatuma tena.")
    private static let anotherWay = Phrase(
        "M-PESA does not work here now. Can you pay another way?",
        sw: "M-PESA haifanyi kazi hapa kwa sasa. Unaweza kulipa kwa njia nyingine?")

    private static let wrongAmount: Words = (
        .customer, Phrase("M-PESA does not take that amount.", sw: "M-PESA haikubali kiasi hicho."),
        Phrase(
            "Nothing was sent. Whole shillings, 1 to 250,000: type the amount again.",
            sw: "Hakuna kilichotumwa. Shilingi kamili, 1 hadi 250,000: andika kiasi tena."),
        again
    )

    private static func wrongField(_ field: String) -> Words {
        (
            .customer, Phrase("M-PESA does not take the \(field).", sw: "M-PESA haikubali \(field)."),
            Phrase(
                "Nothing was sent. Check phone and reference, and send again.",
                sw: "Hakuna kilichotumwa. Hakikisha simu na kumbukumbu, kisha tuma tena."),
            Phrase("Please read me your number again.", sw: "Tafadhali nisomee namba yako tena.")
        )
    }

    private static func wrongSetup(_ field: String) -> Words {
        (
            .setup,
            Phrase(
                "M-PESA refuses the shop's own settings (\(field)).",
                sw: "M-PESA inakataa mipangilio ya duka (\(field))."),
            Phrase(
                "Nothing was sent. Call support: shortcode, passkey, till or address is wrong. `kaunta doctor` tells more.",
                sw:
                    "Hakuna kilichotumwa. Pigia msaada: namba, passkey, till au anwani si sahihi. `kaunta doctor` inaeleza."
            ),
            anotherWay
        )
    }

    private static let productMissing: Words = (
        .setup,
        Phrase("The app at Safaricom lacks the M-PESA Express product.", sw: "App ya Safaricom haina M-PESA Express."),
        Phrase(
            "Nothing was sent. Call support: the product must be added to the app.",
            sw: "Hakuna kilichotumwa. Pigia msaada: huduma iongezwe kwenye app."),
        anotherWay
    )

    private static let phoneBusy: Words = (
        .phone,
        Phrase("Another prompt or menu is open on the phone.", sw: "Ombi au menyu nyingine imefunguka kwenye simu."),
        Phrase(
            "Nothing was sent now; an earlier prompt may still be paid. Close menus, wait a minute.",
            sw: "Sasa hakuna kilichotumwa; ombi la awali bado linaweza kulipwa. Funga menyu, subiri dakika moja."),
        Phrase("Please close everything on your phone screen.", sw: "Tafadhali funga kila kitu kwenye skrini ya simu.")
    )

    private static let gatewayBusy: Words = (
        .gateway, Phrase("M-PESA is busy.", sw: "M-PESA ina shughuli nyingi."),
        Phrase(
            "Nothing was sent. Try again after a minute.", sw: "Hakuna kilichotumwa. Jaribu tena baada ya dakika moja."),
        Phrase("M-PESA is slow. One moment, please.", sw: "M-PESA iko polepole. Subiri kidogo.")
    )

    private static let tokenRefused: Words = (
        .gateway, Phrase("M-PESA refused our access token.", sw: "M-PESA imekataa tokeni yetu."),
        Phrase(
            "Nothing was sent. Send again: a new token is fetched by itself.",
            sw: "Hakuna kilichotumwa. Tuma tena: tokeni mpya huletwa yenyewe."),
        again
    )
}
