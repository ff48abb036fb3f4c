import Console
import Daraja
import Payments
import Screen
import Testing

@testable import kaunta

@Suite struct PaymentTextTests {
    private let now = Records.start + .seconds(20)

    private func text(_ ink: Ink = Ink()) -> PaymentText { PaymentText(ink: ink) }

    private func everyRecord() throws -> [AttemptRecord] {
        let withPhone = Fact.queryOpen(reason: "ask 254712345678 or 0712345678 about ws_CO_06112026140301123712345678")
        let denial = CallbackDenial(
            merchant: nil, checkout: nil, code: ResultCode("1032"), text: "cancelled on 254712345678")
        return try [
            Records.record(),
            Records.record((.console, Records.marked)),
            Records.record((.console, Records.marked), (.pushAnswer, Records.accepted), (.query, withPhone)),
            Records.record((.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset 254712345678"))),
            Records.record((.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, Records.claim())),
            Records.record(
                (.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, .callbackFailed(denial))),
            Records.record(
                (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, Records.failed("1032"))),
            Records.record((.console, Records.marked), (.pushAnswer, Records.refused(.phoneBusy))),
            Records.record(
                (.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, Records.claim()),
                (.query, .queryPaid(checkout: Records.checkout, text: "paid by 254712345678"))),
        ]
    }

    @Test func whatNobodyKnowsSaysNotToSendAgainAndHowToLookACodeUp() throws {
        let lost = try Records.record((.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")))
        #expect(lost.state == .unknown)
        for words in [text().verdict(of: lost, at: now), OperatorTexts.unknownToCommand.english] {
            #expect(words.contains("DO NOT SEND AGAIN") && words.contains("kaunta verify CODE"), "\(words)")
            #expect(!words.contains("Alt-"), "the command line has no such key")
        }
    }

    @Test func aPhoneInTheReferenceIsMasked() throws {
        let plain = try Records.record((.console, Records.marked))
        let old = plain.attempt
        let attempt = Attempt(
            id: old.id, sale: old.sale, tag: old.tag, phone: old.phone, amount: old.amount, payee: old.payee,
            reference: try #require(AccountReference("0722000901")), purpose: old.purpose, createdAt: old.createdAt)
        let words = text().verdict(of: AttemptRecord(attempt: attempt, evidence: plain.evidence), at: now)
        #expect(!words.contains("0722000901") && words.contains("901"), "\(words)")
    }

    @Test func whatIsPaidAndDoubtfulNeverReadsAsPlainlyPaid() throws {
        let paid = Fact.queryPaid(checkout: Records.checkout, text: "ok")
        let claim = CallbackClaim(
            merchant: nil, checkout: Records.checkout, receipt: nil, amount: Money(cents: 5_000), payer: nil,
            paidAt: nil,
            balance: nil)
        for (fact, doubt) in [
            (Fact.callbackPaid(claim), Doubt.Kind.otherAmount), (.doubled(with: AttemptID("b")), .doubled),
            (Records.failed("1037"), .denied),
        ] {
            let record = try Records.record(
                (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, paid), (.callback, fact))
            #expect(record.state == .paid && record.doubts.first == doubt)
            for language in Language.allCases {
                let words = text(Ink(language: language))
                let headline = try #require(doubt.headline)[language]
                #expect(words.verdict(of: record, at: now).hasPrefix(headline + "  KES"))
                #expect(words.detail(of: record, at: now).hasPrefix(headline + "  KES"))
            }
        }
    }

    @Test func whatWentBackStaysSoAfterALateDenial() throws {
        let receipt = try #require(Receipt("UK6H4X2QP7"))
        let word = try #require(Approval(by: "Amina", reason: "in the statement"))
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.pull, .receiptFound(receipt, amount: Money(cents: 10_000))),
            (.pull, .reversed(receipt, Reversal(amount: Money(cents: 10_000), at: nil, receipt: nil))),
            (.person, .resolved(.reversed, word)), (.query, Records.failed("1037")))
        #expect(record.doubts == [.denied] && record.isRefunded)
        #expect(text().verdict(of: record, at: now).hasPrefix("GIVEN BACK"))
        #expect(PaymentJSON(record).line.contains("was taken back"))
        #expect(ShellStatus(of: record) == .differences)
    }

    @Test func noWholePhoneNumberIsEverPrinted() throws {
        for record in try everyRecord() {
            let json = PaymentJSON(record)
            let printed = [
                text().verdict(of: record, at: now), text().detail(of: record, at: now), json.line,
                json.lineWithEvidence, text(Ink(language: .swahili)).detail(of: record, at: now),
            ].joined(separator: "\n")
            #expect(!printed.contains("712345678"), "\(record.state)")
            #expect(!printed.contains("345678"), "\(record.state)")
        }
    }

    @Test func whatWentToAWrongNumberIsNotThisCustomersToPayNorToBeSentAgain() throws {
        let sent: [(Evidence.Source, Fact)] = [(.console, Records.marked), (.pushAnswer, Records.accepted)]
        let open = sent + [(.person, .wrongNumber)]
        let failed = open + [(.query, Records.failed("1037"))]
        for (facts, state) in [(open, AttemptState.pending), (failed, .failed)] {
            let attempt = try Records.record().attempt
            let record = AttemptRecord(
                attempt: attempt,
                evidence: facts.enumerated().map { index, fact in
                    Evidence(source: fact.0, fact: fact.1, at: Records.start + .seconds(index + 1))
                })
            #expect(record.state == state)
            for language in Language.allCases {
                let words = text(Ink(language: language))
                let said = OperatorTexts.wrongNumber(in: state, isAsked: true)[language]
                #expect(words.verdict(of: record, at: now).contains(said))
                let detail = words.detail(of: record, at: now)
                #expect(detail.contains(said))
                for wrong in ["check their phone", "send again", "utume tena", "aangalie simu"] {
                    #expect(!detail.contains(wrong), "\(detail)")
                }
            }
            let line = PaymentLine(
                number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
                amount: attempt.amount, reference: attempt.reference, state: state, resultCode: record.resultCode,
                receipt: nil, nextCheckAt: attempt.createdAt, sentAt: attempt.createdAt, updatedAt: attempt.createdAt,
                isWrongNumber: true)
            #expect(text().line(line).hasSuffix("Wrong number; still watched") == state.isOpen)
        }
    }

    private func part(paid: Int64, state: AttemptState = .paid) throws -> PaymentLine {
        let attempt = try Records.record(shillings: 250_000).attempt
        let due = Money(cents: 40_000_000)
        return PaymentLine(
            number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
            amount: attempt.amount, reference: attempt.reference, state: state, resultCode: nil, receipt: nil,
            nextCheckAt: nil, sentAt: attempt.createdAt, updatedAt: attempt.createdAt,
            sale: SaleStanding(id: attempt.sale, due: due, paid: Money(cents: paid * 100)))
    }

    @Test func aPartSaysOfWhatSumAndWhetherThatIsComplete() throws {
        let (half, whole) = (try part(paid: 250_000), try part(paid: 400_000))
        #expect(text().line(half).hasSuffix("\(half.tag)  part of KES 400,000: KES 250,000 paid, KES 150,000 owed"))
        #expect(text().line(whole).hasSuffix("\(whole.tag)  part of KES 400,000, complete"))
        let record = try Records.record(shillings: 250_000)
        let shown = text().detail(of: record, as: half, at: now)
        #expect(shown.contains("\(record.attempt.sale)  part of KES 400,000: KES 250,000 paid, KES 150,000 owed"))
        let swahili = text(Ink(language: .swahili)).line(half)
        #expect(swahili.hasSuffix("sehemu ya KES 400,000: KES 250,000 imelipwa, KES 150,000 inadaiwa"))
    }

    @Test func whatIsPaidOfASaleThatOwesMoreIsNoPlainPaid() throws {
        let paid = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "")))
        let (half, whole) = (try part(paid: 250_000), try part(paid: 400_000))
        let words = text().verdict(of: paid, as: half, at: now)
        #expect(
            !words.hasPrefix("PAID  ") && !words.contains("goods are free") && words.contains("not all the goods yet"))
        #expect(ShellStatus(of: paid, as: half) == .differences)
        #expect(text().verdict(of: paid, as: whole, at: now).hasPrefix("PAID  "))
        #expect(ShellStatus(of: paid, as: whole) == .done)
        let said = ListenLine(paid, as: half, at: now)
        #expect(!said.text(Ink()).contains(": PAID "))
        #expect(ListenLine(paid, as: whole, at: now).text(Ink()).contains(": PAID "))
    }

    @Test func whatMustGoBackIsNoZeroAndNoPlainPaid() throws {
        let paid = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "")), (.console, .doubled(with: AttemptID("b"))))
        #expect(paid.doubts.first == .doubled)
        #expect(ShellStatus(of: paid) == .differences)
        let attempt = paid.attempt
        let line = PaymentLine(
            number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
            amount: attempt.amount, reference: attempt.reference, state: .paid, resultCode: nil, receipt: nil,
            nextCheckAt: nil, sentAt: nil, updatedAt: attempt.createdAt, doubt: .doubled)
        let words = text().verdict(of: paid, as: line, at: now)
        #expect(words.hasPrefix("PAID TWICE") && words.contains("goes back") && !words.contains("goods are free"))
        let said = ListenLine(paid, as: line, at: now)
        #expect(said.isAlarm && said.text(Ink()).contains("PAID TWICE") && said.json.contains(#""kept":false"#))
    }

    @Test func aVerdictIsTwoLines() throws {
        let waiting = try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted))
        #expect(
            text().verdict(of: waiting, at: now) == """
                DON'T KNOW  KES 100.00  0712 ••• 678  \(waiting.attempt.tag)
                Prompt sent. Ask the customer to check their phone and enter the M-PESA PIN. 2:42
                """)
        let decline = ResultCatalogue.decline(for: ResultCode("1032"))
        let failed = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, Records.failed("1032")))
        #expect(
            text().verdict(of: failed, at: now) == """
                NOT PAID  KES 100.00  0712 ••• 678  \(failed.attempt.tag)
                NOT PAID – \(decline.meaning.english.dropLast()) (1032). \(decline.doNow.english) \
                You can send a new prompt in 1:43.
                """)
    }

    @Test func onlyConfirmedMoneyIsGreen() throws {
        for record in try everyRecord() {
            let green = text(Ink(isColoured: true)).verdict(of: record, at: now).contains("\u{1B}[32m")
            #expect(green == (record.state == .paid), "\(record.state)")
        }
    }

    @Test func aDetailFitsOnOneScreen() throws {
        for record in try everyRecord() {
            let lines = text().detail(of: record, at: now).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 24)
        }
    }

    @Test func textFromOutsideCannotMoveTheCursor() throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryOpen(reason: "\u{1B}[2Jgone\u{202E}\r\n")))
        let detail = text().detail(of: record, at: now)
        #expect(!detail.contains("\u{1B}"))
        #expect(!detail.contains("\u{202E}"))
        #expect(!detail.contains("\r"))
    }

    @Test func asciiTerminalsGetASCII() throws {
        for record in try everyRecord() {
            let plain = text(Ink(tier: .ascii)).detail(of: record, at: now)
            let strange = plain.filter { !$0.isASCII }
            #expect(strange.isEmpty, "\(record.state)")
        }
    }

    @Test(
        arguments: [
            // color, terminal, NO_COLOR, TERM: coloured
            (Settings.ColorChoice.auto, true, nil, "xterm", true), (.auto, false, nil, "xterm", false),
            (.auto, true, "1", "xterm", false), (.auto, true, "", "xterm", true), (.auto, true, nil, "dumb", false),
            (.on, false, "1", "dumb", true), (.off, true, nil, "xterm", false),
        ] as [(Settings.ColorChoice, Bool, String?, String, Bool)])
    func colourFollowsFlagThenNO_COLORThenTheTerminal(
        color: Settings.ColorChoice, isTerminal: Bool, noColor: String?, term: String, isColoured: Bool
    ) {
        var environment = ["TERM": term, "LANG": "en_GB.UTF-8"]
        environment["NO_COLOR"] = noColor
        let ink = Ink(language: .english, color: color, isTerminal: isTerminal, environment: environment)
        #expect(ink.isColoured == isColoured)
        #expect(ink.tier == .unicode)
    }

    @Test func aPromptThatALaterOneTookThePlaceOfReadsAsTriedAgain() throws {
        let attempt = try Records.record((.console, Records.marked), (.pushAnswer, Records.refused(.token))).attempt
        let line = PaymentLine(
            number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
            amount: attempt.amount, reference: attempt.reference, state: .refused,
            resultCode: ResultCode("404.001.03"), receipt: nil, nextCheckAt: nil, sentAt: nil,
            updatedAt: attempt.createdAt)
        #expect(text().line(line).contains("Refused"))
        #expect(text().line(line, isReplaced: true).contains("Tried again"))
        #expect(!text().line(line, isReplaced: true).contains("Refused"))
    }

    @Test func aTerminalWithoutUTF8GetsASCII() {
        let ink = Ink(
            language: .english, color: .auto, isTerminal: true, environment: ["LC_ALL": "C", "LANG": "en_GB.UTF-8"])
        #expect(ink.tier == .ascii)
    }
}
