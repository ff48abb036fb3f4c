import Testing
import Transport

struct RedactionTests {
    @Test(arguments: [
        (#"{"Password":"c2VjcmV0","Amount":1}"#, #"{"Password":"…","Amount":1}"#),
        (#"{"a":{"Password" : "x\"y","b":"Password"},"c":"d"}"#, #"{"a":{"Password" : "…","b":"Password"},"c":"d"}"#),
        (#"{"access_token":"abc","expires_in":3599}"#, #"{"access_token":"…","expires_in":3599}"#),
        (#"{"SecurityCredential":"cut off"#, #"{"SecurityCredential":"…"#),
        ("Invalid Access Token - c9SQxWWhmdVRlyh0zh8gZDTkubVF", "Invalid Access Token - c9SQ…"),
        ("254708374149 and 0708374149", "2547•••••149 and 0708•••••149"),
        ("ws_CO_021020261130052700000001", "ws_CO_021020261130052•••••••••"),
        ("20261002113005 174379 1500", "20261002113005 174379 1500"),
        ("https://till.example/0123456789abcdef0123456789abcdef01234567", "https://till.example/0123…"),
        ("NLJ7RT61SV 2654-4b64-97ff-b827b542881d3130", "NLJ7RT61SV 2654-4b64-97ff-b827b542881d3130"),
        ("", ""),
    ])
    func secretsAndPhonesAreHiddenAndTheRestStays(text: String, shown: String) {
        #expect(Redaction.redacted(text) == shown)
    }

    @Test func aCallNeverShowsItsHeadersOrBody() throws {
        let address = try #require(WebAddress("https://api.safaricom.co.ke/oauth/v1/generate"))
        let call = HTTPCall(
            .get, address, headers: [.init("Authorization", "Basic c2VjcmV0")], body: Array("secret".utf8))
        #expect("\(call)" == "GET https://api.safaricom.co.ke/oauth/v1/generate")
    }
}

struct WebAddressTests {
    @Test(arguments: [
        ("https://api.safaricom.co.ke", true, "api.safaricom.co.ke", 443, ""),
        ("HTTPS://Api.Example:8443/a/b?c=d", true, "Api.Example", 8443, "/a/b?c=d"),
        ("http://127.0.0.1:8700/", false, "127.0.0.1", 8700, "/"),
        ("http://[::1]:80/x", false, "::1", 80, "/x"),
    ])
    func anAddressIsTakenApart(text: String, isSecure: Bool, host: String, port: Int, path: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.isSecure == isSecure)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.path == path)
    }

    @Test(arguments: [
        "", "https://", "ftp://x", "api.safaricom.co.ke", "https://a b", "https://u:p@host/", "https://host:0/",
        "https://host:65536/", "https://host:/", "https://host#f", "https://hôte/", "https://[::1", "https://-x/",
        "https://host\\x", "https://host?x", "https://ho\nst/", "https://host:80:80/",
    ])
    func whatIsNoAddressIsNone(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(arguments: [
        ("http://localhost/", true), ("http://127.9.9.9/", true), ("http://[::1]/", true),
        ("http://127.0.0.1.example/", false), ("http://10.0.0.1/", false), ("http://127.1/", false),
        ("http://localhost.example/", false),
    ])
    func thisMachineIsKnownByItsNames(text: String, isLoopback: Bool) {
        #expect(WebAddress(text)?.isLoopback == isLoopback)
    }

    @Test func pathsAreJoinedWithOneSlash() {
        #expect(WebAddress("https://x.ke/a/")?.appending("/b").description == "https://x.ke/a/b")
        #expect(WebAddress("https://x.ke:8443")?.appending("/b").description == "https://x.ke:8443/b")
    }
}
