/// A callback that is to be posted, once.
struct Delivery: Equatable, Sendable {
    var checkoutRequestID: String
    var signer: String
    var address: CallbackAddress
    var body: [UInt8]
    /// When, by the clock that never jumps.
    var due: Duration
}
