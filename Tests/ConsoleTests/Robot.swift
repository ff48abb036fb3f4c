import Payments
import Testing

@testable import Console
@testable import Screen

/// A hand at the keyboard and an eye on the screen, with a ledger behind them.
struct Robot {
    var state: ConsoleState
    var now = noon
    /// What the console has asked for since it was last emptied.
    var commands: [ConsoleCommand] = []
    /// What the ledger holds, newest first; pages are answered from it.
    var ledger: [PaymentLine] = []
    /// The money paid straight to the shop that it holds, newest first.
    var direct: [DirectPayment] = []
    /// How the day stands.
    var day: DayReport?
    var records: [AttemptRecord] = []
    /// What the books know of codes.
    var codes: [Receipt: CodeFinding] = [:]
    /// Whether pages and details are answered at once.
    var answers = true

    init(
        _ columns: Int = 80, _ rows: Int = 24, environment: ConsoleEnvironment = environment(), start: Int64 = 3600
    ) {
        state = ConsoleState(
            environment: environment, size: Size(columns: columns, rows: rows), now: noon + .seconds(-start))
    }

    var screen: [String] { state.frame(now: now).lines() }
    var text: String { screen.joined(separator: "\n") }

    /// Every `.send` so far.
    var sends: [PromptOrder] {
        commands.compactMap { if case .send(_, let order) = $0 { order } else { nil } }
    }

    mutating func tell(_ message: ConsoleMessage) {
        let new = state.update(message, now: now)
        commands += new
        guard answers else { return }
        for command in new {
            switch command {
            case .loadPage(let request): tell(.page(request, page(request)))
            case .loadDetail(let id):
                if let record = records.first(where: { $0.attempt.id == id }) { tell(.detail(record)) }
            case .watchDay(true): if let day { tell(.report(day)) }
            case .lookUp(let receipt): if let finding = codes[receipt] { tell(.found(receipt, finding)) }
            case .watchDay(false), .copy, .export, .printReceipt, .theme, .send, .askNow, .pullList, .askAbout,
                .stopWaiting,
                .wrongNumber, .hold,
                .take,
                .release, .giveGoods,
                .close, .resolve, .look, .setApart,
                .redraw,
                .suspend, .quit:
                break
            }
        }
    }

    mutating func press(_ keys: Key...) { for key in keys { tell(.input(.key(key))) } }

    mutating func type(_ text: String) { for character in text { tell(.input(.key(.character(character)))) } }

    mutating func paste(_ text: String) { tell(.input(.paste(text))) }

    mutating func wait(_ duration: Duration) {
        now = now + duration
        tell(.tick)
    }

    /// Reads the question, and answers it with yes.
    mutating func answerYes(_ key: Key = .character("y")) {
        wait(AskedQuestion.deadTime)
        press(key)
    }

    /// The ledger now holds this.
    mutating func serve(_ lines: [PaymentLine]) {
        ledger = lines.sorted { $0.number > $1.number }
        tell(.today(latest: Array(ledger.prefix(200)), totals: morningTotals))
        tell(.open(ledger.reversed().filter(\.state.isOpen)))
    }

    /// The ledger now holds this, and that needs a check.
    mutating func serve(_ lines: [PaymentLine], doubts: [Doubt], unclaimed: [DirectPayment] = []) {
        serve(lines)
        tell(.checks(doubts, unclaimed: unclaimed))
    }

    /// The ledger now holds this, too.
    mutating func serve(direct payments: [DirectPayment]) {
        direct = payments.sorted { $0.number > $1.number }
        tell(.direct(direct))
    }

    /// Types a whole payment up to its read-back.
    mutating func typePayment(_ phone: String = "0712345678", _ amount: String = "1250", _ reference: String = "") {
        type(phone)
        press(.enter)
        type(amount)
        press(.enter)
        type(reference)
        press(.enter)
    }

    /// Types a payment, reads it back, and sends it.
    mutating func sell(_ phone: String = "0712345678", _ amount: String = "1250") {
        typePayment(phone, amount)
        wait(.milliseconds(500))
        press(.function(9))
    }

    /// Fails unless the screen says this somewhere.
    func expect(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let isSaid = text.contains(words)
        #expect(isSaid, "The screen does not say “\(words)”:\n\(report)", sourceLocation: sourceLocation)
    }

    /// Fails when the screen says this.
    func expectNo(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let isSaid = text.contains(words)
        #expect(!isSaid, "The screen says “\(words)”:\n\(report)", sourceLocation: sourceLocation)
    }

    /// What is on the screen, and who has the keys.
    var report: String { "\(state.focus)\n\(text)" }

    private func page(_ request: PageRequest) -> [PaymentRow] {
        let found = ledger.filter { line in
            request.filter.words.allSatisfy { word in
                line.phone.grouped.filter { $0 != " " }.contains(word) || "\(line.amount.cents / 100)" == word
                    || line.receipt?.text.contains(word.uppercased()) == true
                    || line.tag.text.contains(word.uppercased()) || "\(line.state)" == word
                    || word.hasPrefix("status:") && word.contains(".\(line.state)")
            }
        }
        let straight = direct.filter { payment in
            payment.isRow
                && request.filter.words.allSatisfy { word in
                    "\(payment.amount.cents / 100)" == word || "\(payment.state)" == word
                }
        }
        let rows = PaymentRow.merged(found, straight, by: request.sorting, request.direction, limit: .max)
        guard let anchor = request.anchor else { return Array(rows.prefix(request.limit)) }
        return Array(
            rows.filter { row in
                let key = RowKey(row, by: request.sorting)
                return request.direction == .older ? key < anchor : key > anchor
            }.prefix(request.limit))
    }
}
