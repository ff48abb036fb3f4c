#if Fuzz
    import FuzzTargets
    import Glibc
    import Synchronization

    /// libFuzzer, which calls back with bytes of its own making.
    enum Fuzzer {
        /// The target that the bytes go to: libFuzzer hands over nothing but bytes.
        fileprivate static let target = Mutex<FuzzTarget?>(nil)

        /// Runs until libFuzzer has enough, and returns its exit status.
        static func run(_ target: FuzzTarget) -> CInt {
            self.target.withLock { $0 = target }
            // The target's name is ours; the rest is libFuzzer's.
            let words = CommandLine.arguments
            var pointers = ([words[0]] + words.dropFirst(2)).map { strdup($0) } + [nil]
            var count = CInt(pointers.count - 1)
            return pointers.withUnsafeMutableBufferPointer { buffer in
                var start = buffer.baseAddress
                return runDriver(&count, &start, testOneInput)
            }
        }
    }

    /// libFuzzer as a function; it is linked in with `-sanitize=fuzzer`.
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt

    /// What libFuzzer's own main would call.
    @_cdecl("LLVMFuzzerTestOneInput")
    func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let bytes = Array(UnsafeBufferPointer(start: start, count: count))
        let target = Fuzzer.target.withLock { $0 }
        do {
            try target?.check(bytes)
        } catch {
            print("BROKEN: \(error)")
            abort()
        }
        return 0
    }
#endif
