import Foundation
import Glibc

/// What a process and those that it started have used.
struct ProcessUse {
    /// Time on a processor, by the kernel's own clock of each process.
    var processor = Duration.zero
    /// Memory that is there at the moment: of the process itself, and what those that it started share with nobody. A fork
    /// shares nearly all, and would count twice.
    var megabytes = 0.0
    /// What of it is its own: the rest are pages of programs and libraries, which the kernel may drop.
    var ownMegabytes = 0.0
    /// How often each thread has given the processor back of itself, and was woken later.
    private var sleeps: [String: Int] = [:]

    /// Reads it off the kernel.
    init(of process: pid_t) {
        for member in Self.family(of: process) {
            var clock = clockid_t()
            var time = timespec()
            if clock_getcpuclockid(member, &clock) == 0, clock_gettime(clock, &time) == 0 {
                processor += .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
            }
            if member == process {
                let status = Self.text("/proc/\(member)/status")
                megabytes += Self.megabytes("VmRSS", in: status)
                ownMegabytes += Self.megabytes("RssAnon", in: status)
            } else {
                let pages = Self.text("/proc/\(member)/smaps_rollup")
                let changed = Self.megabytes("Private_Dirty", in: pages)
                megabytes += Self.megabytes("Private_Clean", in: pages) + changed
                ownMegabytes += changed
            }
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(member)/task")) ?? []
            for thread in threads {
                let status = Self.text("/proc/\(member)/task/\(thread)/status")
                sleeps[thread] = Self.number("voluntary_ctxt_switches", in: status)
            }
        }
    }

    /// How often a thread was woken since an earlier look. Those of a thread that is gone are not known.
    func wakes(since earlier: ProcessUse) -> Int {
        sleeps.reduce(0) { $0 + $1.value - (earlier.sleeps[$1.key] ?? 0) }
    }

    /// A process and all that descend from it.
    static func family(of process: pid_t) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        var children: [pid_t: [pid_t]] = [:]
        for member in entries.compactMap(pid_t.init) {
            if let parent = parent(in: text("/proc/\(member)/stat")) { children[parent, default: []].append(member) }
        }
        var family = [process]
        var next = 0
        while next < family.count {
            family += children[family[next]] ?? []
            next += 1
        }
        return family
    }

    /// The parent that a line of `/proc/PID/stat` names. The name before it may hold blanks and brackets.
    static func parent(in line: String) -> pid_t? {
        guard let bracket = line.lastIndex(of: ")") else { return nil }
        return line[line.index(after: bracket)...].split(separator: " ").dropFirst().first.flatMap { pid_t($0) }
    }

    /// The number of a line of `/proc/PID/status` and its like; 0 when there is none.
    static func number(_ name: String, in status: String) -> Int {
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
        return line?.split { " \t".contains($0) }.dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private static func megabytes(_ name: String, in text: String) -> Double { Double(number(name, in: text)) / 1024 }

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
