import CApart

/// How the C library gives out memory in this process.
enum Heap {
    /// One heap for all threads, before there are any. With one for each, a console that does little on a dozen threads
    /// holds a third more than it uses, and more every hour.
    static func share() { kt_share_heap() }
}
