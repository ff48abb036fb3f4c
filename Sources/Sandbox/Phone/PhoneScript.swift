import Payments

/// What the holder of a phone does with a prompt, and what the network makes of it.
///
/// The number chooses: `25470000CCCC` ends with code CCCC; any other number waits for the virtual phone.
struct PhoneScript: Equatable, Sendable {
    var act: Act
    /// How many callbacks come, and when the first is due.
    var callbacks = Callbacks.once
    /// When the callback comes, counted from the prompt; nil is one to three seconds after the end.
    var callbackAfter: Duration?
    /// The code that the callback names, where that is not how it ended.
    var callbackSays: String?
    /// What the callback looks like.
    var shape = CallbackShape.usual
    /// What a question is answered until the end, from a moment on: the gateway gives up too early.
    var denial: Denial?
    /// How long the phone is busy with it, where that is not until its end.
    var busyFor: Duration?

    /// What the holder does.
    enum Act: Equatable, Sendable {
        /// The prompt ends with that code after so long.
        case ends(code: String, after: Duration)
        /// Whoever holds the virtual phone decides.
        case held
        /// Nothing, ever: a prompt that hangs.
        case nothing
    }

    /// How many callbacks come.
    enum Callbacks: Equatable, Sendable { case once, twice, none, beforeTheAnswer }

    /// A code that questions are answered with before the end.
    struct Denial: Equatable, Sendable {
        var code: String
        var after: Duration
    }

    /// A trigger phone's holder takes three seconds.
    static let usualDelay: Duration = .seconds(3)

    init(
        _ act: Act, callbacks: Callbacks = .once, callbackAfter: Duration? = nil, callbackSays: String? = nil,
        shape: CallbackShape = .usual, denial: Denial? = nil, busyFor: Duration? = nil
    ) {
        self.act = act
        self.callbacks = callbacks
        self.callbackAfter = callbackAfter
        self.callbackSays = callbackSays
        self.shape = shape
        self.denial = denial
        self.busyFor = busyFor
    }

    static func ending(_ code: String) -> PhoneScript { PhoneScript(.ends(code: code, after: usualDelay)) }

    /// The script of a number.
    init(for phone: MSISDN) {
        let paid = Act.ends(code: "0", after: Self.usualDelay)
        if phone.digits == "254708374149" {
            // Safaricom's test phone: nobody ever answers it.
            self.init(.ends(code: "1037", after: .seconds(14)), callbackAfter: .seconds(26))
            return
        }
        guard phone.digits.hasPrefix("25470000"), let number = Int(phone.digits.suffix(4)) else {
            self.init(.held)
            return
        }
        switch number {
        case 900: self.init(paid, callbacks: .none)
        case 901: self.init(paid, callbacks: .twice)
        case 902:
            self.init(
                .ends(code: "0", after: .seconds(40)), callbackAfter: .seconds(40),
                denial: Denial(code: "1037", after: .seconds(14)), busyFor: .seconds(14))
        case 903: self.init(.ends(code: "0", after: .zero), callbacks: .beforeTheAnswer)
        case 904: self.init(paid, shape: .maskedPhone)
        case 905: self.init(paid, shape: .bare)
        case 906: self.init(paid, shape: .texts)
        case 907: self.init(paid, shape: .otherAmount)
        case 1001: self.init(.ends(code: "1001", after: Self.usualDelay), busyFor: .seconds(60))
        case 4999: self.init(.nothing, callbacks: .none)
        case 9003: self = .ending("SFC_IC0003")
        default: self = .ending(String(number))
        }
    }
}
