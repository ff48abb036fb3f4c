import Payments

/// Why a field is not right, short enough to stand under it on the narrowest screen with two panes.
extension MSISDNError {
    var brief: Phrase {
        switch self {
        case .empty: Phrase("Type a phone number", sw: "Andika namba ya simu")
        case .strangeCharacter(let character):
            Phrase("“\(character)” is no digit", sw: "“\(character)” si tarakimu")
        case .tooShort: Phrase("10 digits, like 0712 345 678", sw: "Tarakimu 10: 0712 345 678")
        case .tooLong: Phrase("Too many digits", sw: "Tarakimu nyingi mno")
        case .otherCountry: Phrase("Not a Kenyan number", sw: "Si namba ya Kenya")
        case .notMobile: Phrase("Not a mobile: 07… or 01… only", sw: "Si ya mkononi: 07… au 01…")
        }
    }
}

extension MoneyError {
    var brief: Phrase {
        switch self {
        case .empty: Phrase("Type an amount", sw: "Andika kiasi")
        case .notANumber: Phrase("Digits only, like 1500", sw: "Tarakimu tu, kama 1500")
        case .partsOfACent: Phrase("Whole shillings only", sw: "Shilingi kamili tu")
        case .tooLarge: OrderError.tooLarge(.zero).brief
        }
    }
}

extension OrderError {
    var brief: Phrase {
        switch self {
        case .hasCents: Phrase("Whole shillings only", sw: "Shilingi kamili tu")
        case .tooSmall: Phrase("At least KES 1", sw: "Angalau KES 1")
        case .tooLarge: Phrase("M-PESA: at most 500,000 a day", sw: "M-PESA: 500,000 tu kwa siku")
        }
    }
}
