import Listener

extension FuzzTarget {
    /// A request: read the same however its bytes come, never past its limits, and only as a post to a plain path.
    static let request = FuzzTarget("request") { bytes throws(BrokenProperty) in
        let limits = ListenerLimits()
        var whole = RequestReader(limits: limits)
        let progress = whole.take(bytes)
        for size in [1, 2, 7, 64] {
            var parts = RequestReader(limits: limits)
            var last = RequestReader.Progress.wantsMore
            for start in stride(from: 0, to: bytes.count, by: size) {
                last = parts.take(bytes[start..<min(start + size, bytes.count)])
            }
            try hold(last == progress && parts.head == whole.head, "read otherwise in pieces of \(size)")
        }
        if let head = whole.head {
            try hold(head.target.utf8.count <= limits.requestLineBytes, "a longer target than may be")
            try hold(head.target.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a target that is no path")
            let isTold = head.forwardedFor.allSatisfy { $0.utf8.count <= limits.headerBytes }
            try hold(isTold, "a longer header than may be")
        }
        switch progress {
        case .hasAll(let body):
            try hold(whole.head?.isPostToPath == true, "a body of what is no post")
            try hold(whole.head?.target.hasPrefix("/") == true, "a body posted to no path")
            try hold(body.count <= limits.bodyBytes, "a body of \(body.count) bytes")
            try hold(whole.take([0x58]) == progress, "bytes behind the request count")
        case .refuses:
            try hold(whole.take(bytes) == progress, "a refusal that is taken back")
        case .wantsMore:
            let most = limits.requestLineBytes + limits.headerBytes + limits.bodyBytes * 12
            try hold(bytes.count <= most, "it reads on after \(bytes.count) bytes")
        }
    }
}
