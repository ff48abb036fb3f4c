/// A message that is to be posted, once.
struct Delivery: Equatable, Sendable {
    var kind: SandboxLog.Callback.Kind
    /// The prompt it is about, by its CheckoutRequestID, or the payment, by its receipt.
    var subject: String
    var signer: String
    var address: CallbackAddress
    var body: [UInt8]
    /// When, by the clock that never jumps.
    var due: Duration
}
