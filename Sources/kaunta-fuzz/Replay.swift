import Foundation
import FuzzTargets

/// Reads each file once; false when something did not hold.
func replay(_ paths: some Sequence<String>, with target: FuzzTarget) -> Bool {
    var isGood = true
    for path in paths {
        guard let data = FileManager.default.contents(atPath: path) else {
            print("\(path): it can't be read")
            isGood = false
            continue
        }
        do {
            try target.check(Array(data))
        } catch {
            print("\(path): \(error)")
            isGood = false
        }
    }
    return isGood
}
