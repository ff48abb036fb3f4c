import FoundationEssentials

/// The text that was written as base 64; nil where it is no base 64 or no text.
func plainText(ofBase64 text: String) -> String? {
    Data(base64Encoded: text).flatMap { String(validating: $0, as: UTF8.self) }
}
