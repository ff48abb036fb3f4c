package import Payments

/// What an attempt's evidence amounts to, as lists show it: written beside the attempt whenever evidence is added.
package struct Projection: Equatable, Sendable {
    package var state: AttemptState
    package var checkout: CheckoutRequestID?
    package var merchant: MerchantRequestID?
    package var resultCode: ResultCode?
    package var receipt: Receipt?
    package var nextCheckAt: Timestamp?
    package var sentAt: Timestamp?
    package var updatedAt: Timestamp
    /// The gravest thing a person must look into.
    package var doubt: Doubt.Kind?
    /// When it failed for good, for the gate's last net.
    package var failedAt: Timestamp?
    package var isReleased: Bool

    /// Reads it off a record.
    package init(of record: AttemptRecord, schedule: QuerySchedule) {
        state = record.state
        checkout = record.checkout
        merchant = record.merchant
        resultCode = record.resultCode
        // A receipt stands beside a payment only.
        receipt = state == .paid ? record.receipt : nil
        nextCheckAt = schedule.nextQuestion(about: record)
        sentAt = record.acceptedAt ?? record.sendMarkedAt
        updatedAt = record.updatedAt
        doubt = record.doubts.first
        failedAt = state == .failed ? record.settledAt : nil
        isReleased = record.isReleased
    }
}
