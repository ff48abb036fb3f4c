import Payments

/// What is said about an amount that is far above the usual ones.
extension TillWords {
    /// After a yes on the read-back: nothing is sent by that.
    static let nowItSends = Phrase("Not sent yet: the send key sends it.", sw: "Bado: kitufe cha kutuma hutuma.")

    /// To a sign that may begin a number.
    static func onceMore(_ sign: Character) -> Phrase {
        Phrase(
            "Not sent yet: \(sign) again, a second later, sends.",
            sw: "Bado: \(sign) tena, baada ya sekunde, hutuma.")
    }
    /// The second one came as fast as a key that is held down.
    static func tooFast(_ sign: Character) -> Phrase {
        Phrase(
            "Not sent: too fast. \(sign) again, a second later, sends.",
            sw: "Bado: haraka mno. \(sign) tena, baada ya sekunde, hutuma.")
    }

    static let muchMoreTitle = Phrase("That much?", sw: "Kiasi kikubwa hivi?")

    /// Before a prompt that asks for far more than usual.
    static func muchMore(_ amount: Money, than usual: UsualAmounts) -> Phrase {
        let (sum, middle, most) = (amount.short, usual.middle.short, usual.largest.short)
        return Phrase(
            "KES \(sum) is far above what is usual here: about KES \(middle), and KES \(most) at most of late. "
                + "Is it right, without a zero too many? Nothing is sent yet.",
            sw: "KES \(sum) ni kubwa kuliko kawaida hapa: kama KES \(middle), na KES \(most) kwa wingi karibuni. "
                + "Je, ni sahihi, bila sifuri ya ziada? Bado hakuna kilichotumwa.")
    }
}
