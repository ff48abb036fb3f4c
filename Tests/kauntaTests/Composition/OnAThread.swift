import Foundation
import Synchronization

/// What a thread finds that does this and then ends: what it gives up, it gives up alone.
func onAThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
    let (done, found) = (DispatchSemaphore(value: 0), Found<Value>())
    Thread.detachNewThread {
        found.value.withLock { $0 = work() }
        done.signal()
    }
    done.wait()
    return found.value.withLock { $0 }
}

private final class Found<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
