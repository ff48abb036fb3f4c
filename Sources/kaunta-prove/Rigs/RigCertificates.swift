/// A certificate authority that exists only here, and two servers it vouches for. They protect nothing.
enum RigCertificates {
    /// The authority.
    static let root = """
        -----BEGIN CERTIFICATE-----
        MIIBjTCCATOgAwIBAgIUXgvk0CtPolZFXJ3NBLp3ciCDlFIwCgYIKoZIzj0EAwIw
        GzEZMBcGA1UEAwwQS2F1bnRhIHRlc3Qgcm9vdDAgFw0yNjExMjExMDUxNTdaGA8y
        MTI2MTAyODEwNTE1N1owGzEZMBcGA1UEAwwQS2F1bnRhIHRlc3Qgcm9vdDBZMBMG
        ByqGSM49AgEGCCqGSM49AwEHA0IABA8S5UY/VTodHo76fYuA/VdqZjryriN9U23q
        XhGab52HMxJT/7m3YBYJlh/AcULoPnabQ81S/KUEQKLbkJMEXY+jUzBRMB0GA1Ud
        DgQWBBSa+l2gt4637F7h10nQsczA22tXqTAfBgNVHSMEGDAWgBSa+l2gt4637F7h
        10nQsczA22tXqTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCICMN
        c8s1MOPXmA7EUJoGgAY7wzs3hTu7CXQWlWlTCRq7AiEAqpSW3MS9mZFTDuKLh/1l
        kBZBjaGPDvjDGhbu28WWyWc=
        -----END CERTIFICATE-----
        """

    /// A server that may call itself 127.0.0.1 and localhost.
    static let local = (
        certificate: """
        -----BEGIN CERTIFICATE-----
        MIIBrDCCAVKgAwIBAgITNyifyEQy6bpg+WBxhsbWkl529DAKBggqhkjOPQQDAjAb
        MRkwFwYDVQQDDBBLYXVudGEgdGVzdCByb290MCAXDTI2MTEyMTEwNTE1N1oYDzIx
        MjYxMDI4MTA1MTU3WjAQMQ4wDAYDVQQDDAVsb2NhbDBZMBMGByqGSM49AgEGCCqG
        SM49AwEHA0IABMx7wRt+OhFfaJcMTYsC9EVpscaZnM1+RFZrr3Dk6GuZ0Oj405Hb
        /1um24t5rjwSlQJEylruRkquGeFqnaxvJWqjfjB8MBoGA1UdEQQTMBGHBH8AAAGC
        CWxvY2FsaG9zdDATBgNVHSUEDDAKBggrBgEFBQcDATAJBgNVHRMEAjAAMB0GA1Ud
        DgQWBBQqdCk3jDLerKIc2wrvvRFT/Jr+GTAfBgNVHSMEGDAWgBSa+l2gt4637F7h
        10nQsczA22tXqTAKBggqhkjOPQQDAgNIADBFAiEA45KRV/ANn9knSfhqNNikvsIU
        rdI/jqDecphHX0NmRvgCIFEzzOmRdW9guTC8Q9vubdAKCkVI+tJk7buQ4nR0cF78
        -----END CERTIFICATE-----
        """,
        key: """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5HOojIroPOzAOWxN
        ZaFOI7sveLd/vzNKczY02v1IayWhRANCAATMe8EbfjoRX2iXDE2LAvRFabHGmZzN
        fkRWa69w5OhrmdDo+NOR2/9bptuLea48EpUCRMpa7kZKrhnhap2sbyVq
        -----END PRIVATE KEY-----
        """
    )

    /// A server that may call itself elsewhere.example only.
    static let elsewhere = (
        certificate: """
        -----BEGIN CERTIFICATE-----
        MIIBtDCCAVmgAwIBAgITNyifyEQy6bpg+WBxhsbWkl529TAKBggqhkjOPQQDAjAb
        MRkwFwYDVQQDDBBLYXVudGEgdGVzdCByb290MCAXDTI2MTEyMTEwNTE1N1oYDzIx
        MjYxMDI4MTA1MTU3WjAUMRIwEAYDVQQDDAllbHNld2hlcmUwWTATBgcqhkjOPQIB
        BggqhkjOPQMBBwNCAAQkb5ScYp7mKu0Xex5Dd+up7pO1VroQz6EKl0/8YZG5CZPR
        5tLOU8UWApL7OVxeSxtWJYziE0sHhHHE6ywMkk+go4GAMH4wHAYDVR0RBBUwE4IR
        ZWxzZXdoZXJlLmV4YW1wbGUwEwYDVR0lBAwwCgYIKwYBBQUHAwEwCQYDVR0TBAIw
        ADAdBgNVHQ4EFgQU74wJql4JQIQ8+8tnlFORJbdI62kwHwYDVR0jBBgwFoAUmvpd
        oLeOt+xe4ddJ0LHMwNtrV6kwCgYIKoZIzj0EAwIDSQAwRgIhAP6i8Erjd498wL/l
        sFAjXDSgLMaRB82EYjrvfT3+zETYAiEAhRwoQEwU3u5vltza0WsXNdwzW4/jl+cJ
        m39CPbzlmLg=
        -----END CERTIFICATE-----
        """,
        key: """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgw0StI1uZs4dLr1ew
        mO0RiuS7olgF8OI3Iotv63SGki6hRANCAAQkb5ScYp7mKu0Xex5Dd+up7pO1VroQ
        z6EKl0/8YZG5CZPR5tLOU8UWApL7OVxeSxtWJYziE0sHhHHE6ywMkk+g
        -----END PRIVATE KEY-----
        """
    )
}
