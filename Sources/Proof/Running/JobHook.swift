import Glibc

/// Brings the jobs of Swift's tasks and actors to the world whose thread they were made on.
///
/// Swift's runtime lets one function see every job before its own thread pool does. Threads that hold no world are left
/// alone, so the rest of the process runs as ever.
enum JobHook {
    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    private static let place: pthread_key_t = {
        var key: pthread_key_t = 0
        pthread_key_create(&key, nil)
        return key
    }()

    /// Whether the runtime has the hook; set with the first world.
    private static let isInstalled: Bool = {
        guard let symbol = dlsym(nil, "swift_task_enqueueGlobal_hook") else { return false }
        symbol.assumingMemoryBound(to: Hook?.self).pointee = { job, original in
            if let queue = JobHook.queue { queue.add(job) } else { original(job) }
        }
        return true
    }()

    private static var queue: RunQueue? {
        pthread_getspecific(place).map { Unmanaged<RunQueue>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Works with a queue that gets all jobs made on this thread.
    static func capture<Value>(into queue: RunQueue, _ work: () throws -> Value) throws -> Value {
        guard isInstalled else { throw RuntimeWithoutHook() }
        pthread_setspecific(place, Unmanaged.passUnretained(queue).toOpaque())
        defer { pthread_setspecific(place, nil) }
        return try work()
    }
}

/// This version of Swift's runtime does not show its jobs, so nothing can be simulated.
struct RuntimeWithoutHook: Error, CustomStringConvertible {
    var description: String { "This Swift runtime has no swift_task_enqueueGlobal_hook: nothing can be simulated." }
}
