import Console
import Foundation
import Testing

@testable import kaunta

struct KeysSourceTests {
    @Test func theFileIsTheOptionsElseTheVariablesElseTheOneAmongTheSettings() {
        let environment = ["XDG_CONFIG_HOME": "/x", "KAUNTA_KEYS": "/v.toml", "HOME": "/h"]
        #expect(KeysSource(flag: "/f.toml", environment: environment).path == "/f.toml")
        #expect(KeysSource(flag: nil, environment: environment).path == "/v.toml")
        #expect(KeysSource(flag: nil, environment: ["XDG_CONFIG_HOME": "/x"]).path == "/x/kaunta/keys.toml")
        #expect(KeysSource(flag: nil, environment: ["HOME": "/h"]).path == "/h/.config/kaunta/keys.toml")
        #expect(KeysSource(flag: nil, environment: [:]).path == nil)
    }

    @Test func aNamedFileMustBeThereAndTheUsualOneNeedNot() {
        let nowhere = "/nowhere-\(UUID().uuidString)"
        #expect(KeysSource(flag: nowhere, environment: [:]).read().findings.count == 1)
        #expect(KeysSource(flag: nil, environment: ["HOME": nowhere]).read().findings.isEmpty)
        #expect(KeysSource(flag: "/tmp", environment: [:]).read().findings.count == 1)
    }

    @Test func theTableIsOneObjectALineForPrograms() throws {
        let lines = KeyTable(Keymap.usual.lines).json.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix(#"{"context":"read-back","command":"send","keys":["F9","Alt-S","+"],"#) })
        #expect(lines.count == Keymap.usual.lines.count)
    }
}
