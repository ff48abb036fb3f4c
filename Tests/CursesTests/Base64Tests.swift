import Testing

@testable import Curses

/// The examples of RFC 4648, section 10.
@Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
])
func bytesAreSpelledInBase64(_ text: String, _ spelled: String) {
    #expect(base64(Array(text.utf8)) == spelled)
}
