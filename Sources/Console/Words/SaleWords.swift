import Payments

/// What is said about a sale: its parts, the same again, a wrong number.
enum SaleWords {
    // MARK: Parts

    static func owesLess(_ owed: Money) -> Phrase {
        Phrase("The sale owes KES \(owed.short)", sw: "Mauzo yanadai KES \(owed.short)")
    }

    /// Over the form, when it asks for a sale that is open already.
    static func sameSale(_ owed: Money) -> Phrase {
        Phrase("Same sale · KES \(owed.short) owed", sw: "Mauzo yale yale · baki KES \(owed.short)")
    }

    /// On the read-back, when M-PESA does not move as much at once.
    static func parts(_ parts: [Money]) -> Phrase {
        let (first, rest) = (parts.first ?? .zero, parts.dropFirst().map(\.short).joined(separator: ", "))
        return Phrase(
            "\(parts.count) prompts: \(first.short) now, then \(rest)",
            sw: "Maombi \(parts.count): \(first.short) sasa, kisha \(rest)")
    }

    /// Which part of its sale a prompt asks for, and what is left after it.
    static func part(_ line: PaymentLine) -> Phrase? {
        guard line.isPart, let sale = line.sale else { return nil }
        let number = sale.paidBefore > .zero ? 2 : 1
        if line.rest == .zero { return Phrase("part \(number) of 2, the last", sw: "sehemu \(number) ya 2, ya mwisho") }
        return Phrase(
            "part \(number) of 2, KES \(line.rest.short) to go",
            sw: "sehemu \(number) ya 2, bado KES \(line.rest.short)")
    }

    static func partPaid(_ owed: Money) -> Phrase {
        Phrase("PART PAID – KES \(owed.short) still owed", sw: "SEHEMU IMELIPWA – baki KES \(owed.short)")
    }

    static let noGoodsYet = Phrase(
        "No goods yet: Alt-N asks for the rest.", sw: "USITOE bidhaa bado: Alt-N huomba kilichobaki.")

    // MARK: The same again

    static let againTitle = Phrase("The same again?", sw: "Malipo yale yale tena?")

    static func again(_ order: PromptOrder, _ before: PaidBefore) -> Phrase {
        let tag = before.tag.map { " (\($0))" } ?? ""
        return Phrase(
            "\(order.phone.grouped) paid KES \(order.amount.short) at \(before.at.time)\(tag). "
                + "Is this another payment of the same amount? Nothing is sent yet.",
            sw: "\(order.phone.grouped) ililipa KES \(order.amount.short) saa \(before.at.time)\(tag). "
                + "Je, ni malipo mengine ya kiasi kile kile? Bado hakuna kilichotumwa.")
    }

    /// On an order that came back with that question.
    static let answers = Phrase("Alt-R answers.", sw: "Alt-R hujibu.")

    /// On the read-back, once it was said.
    static func meantAgain(_ line: PaymentLine) -> Phrase {
        Phrase(
            "Another payment: it paid the same at \(line.updatedAt.hourAndMinute).",
            sw: "Malipo mengine: ililipa kiasi hiki saa \(line.updatedAt.hourAndMinute).")
    }

    // MARK: A wrong number

    static let wrongTitle = Phrase("Went to a wrong number?", sw: "Liliendea namba isiyo sahihi?")

    static func wrong(_ line: PaymentLine?) -> Phrase {
        guard let line else { return wrongTitle }
        let what = "KES \(line.amount.short), \(line.phone.masked)"
        if line.state == .paid {
            return Phrase(
                "\(what) is PAID: a refund to them is owed. The form opens for the right number.",
                sw: "\(what) IMELIPWA: pesa zirudishwe kwake. Fomu itafunguliwa kwa namba sahihi.")
        }
        return Phrase(
            "The prompt (\(what)) cannot be called back. It stays watched: if they pay, a refund is owed. "
                + "The form opens for the right number.",
            sw: "Ombi (\(what)) haliwezi kurudishwa. Litaangaliwa: wakilipa, pesa zirudishwe. "
                + "Fomu itafunguliwa kwa namba sahihi.")
    }

    static let wrongWatched = Phrase("Wrong number; still watched", sw: "Namba isiyo sahihi; linaangaliwa")
    static let wrongSentence = Phrase(
        "If they pay, a refund is owed. The right number gets a prompt of its own.",
        sw: "Wakilipa, pesa zirudishwe. Namba sahihi hupata ombi lake.")

    // MARK: Why a key does nothing

    static let formInUse = Phrase(
        "Something is typed in the form: send or clear it first.", sw: "Fomu ina maandishi: tuma au futa kwanza.")
    static let formKept = Phrase(
        "Noted. What is typed in the form was left as it is.", sw: "Imeandikwa. Fomu imeachwa ilivyo.")
    static let mayHaveLeft = Phrase(
        "It may be on the phone: do not send again.", sw: "Huenda liko kwenye simu: usitume tena.")
    static let notFailed = Phrase(
        "Only what is NOT PAID is sent again.", sw: "Hutumwa tena tu kile AMBACHO HAKIJALIPWA.")
    static let nothingOwed = Phrase("The sale owes nothing more here.", sw: "Mauzo haya hayadai zaidi hapa.")
    static let wrongAlready = Phrase(
        "It is noted as a wrong number already.", sw: "Imeshaandikwa kuwa namba si sahihi.")
    static let reachedNobody = Phrase(
        "It reached no phone: correct the number and send.", sw: "Halikufika simu yoyote: rekebisha namba, utume.")
}
