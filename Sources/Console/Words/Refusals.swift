import Payments

extension MSISDNError {
    /// Why it is not a number that can be prompted, in both languages.
    var words: Phrase {
        let swahili =
            switch self {
            case .empty: "Andika namba ya simu."
            case .strangeCharacter(let character): "“\(character)” haifai kwenye namba ya simu."
            case .tooShort: "Namba ni fupi: tarakimu 10, kama 0712 345 678."
            case .tooLong: "Namba ni ndefu: tarakimu 10, kama 0712 345 678."
            case .otherCountry: "Hiyo si namba ya Kenya: M-PESA ni 07…, 01… au +254…"
            case .notMobile: "Hiyo si namba ya simu ya mkononi: huanza na 07 au 01."
            }
        return Phrase(description, sw: swahili)
    }
}

extension MoneyError {
    /// Why it is not an amount, in both languages.
    var words: Phrase {
        let swahili =
            switch self {
            case .empty: "Andika kiasi."
            case .notANumber: "Hicho si kiasi cha pesa. Andika tarakimu, kwa mfano 1500."
            case .partsOfACent: "Kiasi hicho kina sehemu za senti."
            case .tooLarge: "Kiasi hicho ni kikubwa mno."
            }
        return Phrase(description, sw: swahili)
    }
}

extension OrderError {
    /// Why it can't be prompted, in both languages.
    var words: Phrase {
        let swahili =
            switch self {
            case .hasCents(let amount): "KES \(amount.grouped) ina senti: ombi ni la shilingi kamili."
            case .tooSmall: "Malipo madogo kabisa ni KES 1."
            case .tooLarge(let amount):
                "KES \(amount.grouped) inazidi kikomo cha M-PESA: 250,000 kwa malipo moja. Igawe."
            }
        return Phrase(description, sw: swahili)
    }
}
