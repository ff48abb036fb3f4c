/// A text that the standard leaves to each reader, or that it allows and we do not take: what we do, and why.
struct JSONChoice: Sendable {
    let sample: JSONSample
    /// Whether an answer of the gateway may hold it.
    let isTaken: Bool
    let why: String

    private init(_ isTaken: Bool, _ why: String, _ sample: JSONSample) {
        self.sample = sample
        self.isTaken = isTaken
        self.why = why
    }

    static let all = numbers + texts + encodings + structures

    private static let exact = "a number is kept as it was spelt, so none is too large to be read"
    private static let long = "a number of more than 64 characters is nobody's money"
    private static let half = "half a surrogate pair is no character, and can't be stored or shown"
    private static let noUTF8 = "what is no UTF-8 would be read in one way here and in another elsewhere"
    private static let twice = "of two equal names readers take different ones; money can't bear that"

    private static let numbers: [JSONChoice] = [
        .init(true, exact, .init("i_number_double_huge_neg_exp", "[123.456e-789]")),
        .init(false, long, .init("i_number_huge_exp", "[0.4e0066\(String(repeating: "9", count: 120))6]")),
        .init(true, exact, .init("i_number_neg_int_huge_exp", "[-1e+9999]")),
        .init(true, exact, .init("i_number_pos_double_huge_exp", "[1.5e+9999]")),
        .init(true, exact, .init("i_number_real_neg_overflow", "[-123123e100000]")),
        .init(true, exact, .init("i_number_real_pos_overflow", "[123123e100000]")),
        .init(true, exact, .init("i_number_real_underflow", "[123e-10000000]")),
        .init(true, exact, .init("i_number_too_big_neg_int", "[-123123123123123123123123123123]")),
        .init(true, exact, .init("i_number_too_big_pos_int", "[100000000000000000000]")),
        .init(
            true, exact, .init("i_number_very_big_negative_int", "[-237462374673276894279832749832423479823246327846]")),
        .init(false, long, .init("y_number_double_close_to_zero", "[-0.\(String(repeating: "0", count: 77))1]")),
        .init(false, long, .init("i_number_65_characters", String(repeating: "9", count: 65))),
    ]

    private static let texts: [JSONChoice] = [
        .init(false, half, .init("i_object_key_lone_2nd_surrogate", #"{"\uDFAA":0}"#)),
        .init(false, half, .init("i_string_1st_surrogate_but_2nd_missing", #"["\uDADA"]"#)),
        .init(false, half, .init("i_string_1st_valid_surrogate_2nd_invalid", #"["\uD888\u1234"]"#)),
        .init(false, half, .init("i_string_incomplete_surrogate_and_escape_valid", #"["\uD800\n"]"#)),
        .init(false, half, .init("i_string_incomplete_surrogate_pair", #"["\uDd1ea"]"#)),
        .init(false, half, .init("i_string_incomplete_surrogates_escape_valid", #"["\uD800\uD800\n"]"#)),
        .init(false, half, .init("i_string_invalid_lonely_surrogate", #"["\ud800"]"#)),
        .init(false, half, .init("i_string_invalid_surrogate", #"["\ud800abc"]"#)),
        .init(false, half, .init("i_string_inverted_surrogates_U+1D11E", #"["\uDd1e\uD834"]"#)),
        .init(false, half, .init("i_string_lone_second_surrogate", #"["\uDFAA"]"#)),
    ]

    private static let encodings: [JSONChoice] = [
        .init(false, noUTF8, .init("i_string_UTF-16LE_with_BOM", utf16: #"["é"]"#, isBigEndian: false, hasMark: true)),
        .init(false, noUTF8, .init("i_string_utf16BE_no_BOM", utf16: #"["é"]"#, isBigEndian: true, hasMark: false)),
        .init(false, noUTF8, .init("i_string_utf16LE_no_BOM", utf16: #"["é"]"#, isBigEndian: false, hasMark: false)),
        .init(
            false, noUTF8, .init("i_string_UTF-8_invalid_sequence", bytes: "[\"\u{E6}\u{97}\u{A5}\u{D1}\u{88}\u{FA}\"]")
        ),
        .init(false, noUTF8, .init("i_string_UTF8_surrogate_U+D800", bytes: "[\"\u{ED}\u{A0}\u{80}\"]")),
        .init(false, noUTF8, .init("i_string_invalid_utf-8", bytes: "[\"\u{FF}\"]")),
        .init(false, noUTF8, .init("i_string_iso_latin_1", bytes: "[\"\u{E9}\"]")),
        .init(false, noUTF8, .init("i_string_lone_utf8_continuation_byte", bytes: "[\"\u{81}\"]")),
        .init(false, noUTF8, .init("i_string_not_in_unicode_range", bytes: "[\"\u{F4}\u{BF}\u{BF}\u{BF}\"]")),
        .init(false, noUTF8, .init("i_string_overlong_sequence_2_bytes", bytes: "[\"\u{C0}\u{AF}\"]")),
        .init(
            false, noUTF8,
            .init("i_string_overlong_sequence_6_bytes", bytes: "[\"\u{FC}\u{83}\u{BF}\u{BF}\u{BF}\u{BF}\"]")),
        .init(
            false, noUTF8,
            .init("i_string_overlong_sequence_6_bytes_null", bytes: "[\"\u{FC}\u{80}\u{80}\u{80}\u{80}\u{80}\"]")),
        .init(false, noUTF8, .init("i_string_truncated-utf-8", bytes: "[\"\u{E0}\u{FF}\"]")),
    ]

    private static let structures: [JSONChoice] = [
        .init(
            false, "no message of the gateway nests deeper than 32, and a reader's stack is finite",
            .init(
                "i_structure_500_nested_arrays",
                String(repeating: "[", count: 500) + String(repeating: "]", count: 500))),
        .init(
            true, "a byte order mark in front of an answer is passed over; from strangers it is refused",
            .init("i_structure_UTF-8_BOM_empty_object", "\u{FEFF}{}")),
        .init(false, twice, .init("y_object_duplicated_key", #"{"a":"b","a":"c"}"#)),
        .init(false, twice, .init("y_object_duplicated_key_and_value", #"{"a":"b","a":"b"}"#)),
        .init(
            false, "names that look the same are the same: a member is looked up by what it looks like",
            .init("i_object_names_of_equal_looks", "{\"é\":1,\"e\u{301}\":2}")),
    ]
}
