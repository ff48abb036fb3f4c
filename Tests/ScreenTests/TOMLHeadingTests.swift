import Screen
import Testing

/// The reader of TOML ends the whole program at these.
@Test(arguments: [
    "[é]", "[[é]]", "[ é]", "[", "[\na = 1", "[\r\n", "[[", "[[[a]]]", "[ [a]]", "[\u{85}a]", "[\u{2028}a]", "[#a]",
    "[=",
])
func aHeadingWithoutAPlainNameIsUnreadable(text: String) throws {
    let place = try #require(TOMLHeading.unreadable(in: "x = 1\n  " + text))
    #expect(place.line == 2 && place.column == 3)
}

@Test(arguments: ["[a]", "[[a]]", "[ \t\"é\"]", "['é']", "[]", "a = [1, 2]", "a = \"[é]\"", "# [é]", ""])
func otherLinesAreForTheReader(text: String) {
    #expect(TOMLHeading.unreadable(in: text) == nil)
}
