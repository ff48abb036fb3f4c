import Console
import Daraja
import Payments
import Transport

/// What came of registering addresses, for people, programs and the shell.
struct RegistrationOutput: Equatable, Sendable {
    let request: C2BRegister
    let answer: C2BRegistration

    /// One object for programs: always these keys, in this order, without the secret parts of the addresses.
    var line: String {
        JSON.object([
            .init("shortcode", .string(request.number.digits)),
            .init("version", .string(request.version.rawValue)),
            .init("unanswered", .string(request.silence.rawValue)),
            .init("confirmationAddress", .string(Self.masked(request.confirmation))),
            .init("validationAddress", .string(Self.masked(request.validation))),
            .init("registration", .string(word)),
            .init("reason", reason.map { .string($0.fitForEyes) } ?? .null),
        ]).serialised
    }

    /// What happened and what to do, in the words of an error: no money moves here.
    var words: Phrase {
        let number = request.number
        return switch answer {
        case .registered:
            Phrase(
                "Registered: Safaricom will tell of direct payments to \(number).",
                sw: "Imesajiliwa: Safaricom itaarifu malipo ya moja kwa moja kwa \(number).")
        case .alreadyRegistered:
            Phrase(
                "Safaricom has addresses for \(number) already, and keeps them. If they are not these, take them off in "
                    + "the Daraja portal, then register again.",
                sw:
                    "Safaricom tayari ina anwani za \(number), na haizibadilishi. Kama si hizi, ziondoe kwenye tovuti ya "
                    + "Daraja, kisha sajili tena.")
        case .registeredElsewhere:
            Phrase(
                "Not registered: somebody else has addresses for \(number). Only Safaricom's support can take them off.",
                sw: "Haijasajiliwa: mwingine ana anwani za \(number). Msaada wa Safaricom pekee unaweza kuziondoa.")
        case .refused(.productMissing, let reason):
            Phrase(
                "Not registered: \(reason). Try --version \(request.version == .v1 ? "v2" : "v1"), or have the C2B "
                    + "product added to the app.",
                sw: "Haijasajiliwa: \(reason). Jaribu --version \(request.version == .v1 ? "v2" : "v1").")
        case .refused(_, let reason):
            Phrase("Not registered: \(reason). Nothing changed.", sw: "Haijasajiliwa: \(reason).")
        case .unclear(let reason):
            Phrase(
                "Safaricom's answer does not say whether it registered: \(reason). Register again: that harms nothing.",
                sw: "Jibu la Safaricom halisemi kama imesajiliwa: \(reason). Sajili tena: haina madhara.")
        }
    }

    /// What the shell is told. Addresses that were there before are no failure.
    var status: ShellStatus {
        switch answer {
        case .registered, .alreadyRegistered: .done
        case .registeredElsewhere: .refused
        case .refused(.invalidField, _): .usage
        case .refused(.busy, _), .refused(.rateLimited, _), .refused(.quota, _): .unavailable
        case .refused: .refused
        case .unclear: .unavailable
        }
    }

    private var word: String {
        switch answer {
        case .registered: "registered"
        case .alreadyRegistered: "alreadyRegistered"
        case .registeredElsewhere: "registeredElsewhere"
        case .refused: "refused"
        case .unclear: "unclear"
        }
    }

    private var reason: String? {
        switch answer {
        case .registered, .alreadyRegistered, .registeredElsewhere: nil
        case .refused(_, let reason), .unclear(let reason): reason
        }
    }

    /// The address with its secret last part cut short.
    private static func masked(_ address: String) -> String {
        guard let slash = address.lastIndex(of: "/") else { return "…" }
        return address[...slash] + address[address.index(after: slash)...].prefix(4) + "…"
    }
}
