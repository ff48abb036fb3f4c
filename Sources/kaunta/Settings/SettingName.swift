/// One thing that can be set, by its key in `config.toml` or `secrets.toml`.
enum SettingName: String, CaseIterable, Sendable {
    case environment
    case shortcode
    case transactionType = "transaction_type"
    case tillNumber = "till_number"
    case storeNumber = "store_number"
    case account
    case consumerKey = "consumer_key"
    case consumerSecret = "consumer_secret"
    case passkey
    case initiatorName = "initiator_name"
    case securityCredential = "security_credential"
    case baseURL = "base_url"
    case callbackURL = "callback_url"
    case listenPort = "listen_port"
    case listenAddress = "listen_address"
    case tlsCertificate = "tls_certificate"
    case tlsKey = "tls_key"
    case callbackPeers = "callback_peers"
    case peerMode = "peer_mode"
    case trustedProxies = "trusted_proxies"
    case confirmationToken = "confirmation_token"
    case validationToken = "validation_token"
    case validationAccounts = "validation_accounts"
    case validationMinimum = "validation_minimum"
    case queriesPerMinute = "queries_per_minute"
    case pullPhone = "pull_phone"
    case promptsPerPhone = "prompts_per_phone"
    case promptsPerPhoneDay = "prompts_per_phone_day"
    case promptsPerTill = "prompts_per_till"
    case ledger
    case till
    case theme
    case lang
    case color
    case ascii
    case accessible
    case reduceMotion = "reduce_motion"
    case signalPaid = "signal_paid"
    case signalFailed = "signal_failed"
    case signalNeedsYou = "signal_needs_you"

    /// Its environment variables: ours first, then the names that people already have in their files.
    var variables: [String] {
        switch self {
        case .environment:
            [
                "MPESA_ENVIRONMENT", "DARAJA_ENVIRONMENT", "MPESA_ENV", "DARAJA_ENV", "MPESA_SANDBOX",
                "MPESA_TEST_MODE",
            ]
        case .shortcode:
            [
                "MPESA_SHORTCODE", "DARAJA_SHORTCODE", "MPESA_BUSINESS_SHORTCODE", "MPESA_BUSINESS_SHORT_CODE",
                "MPESA_SHORT_CODE", "DARAJA_SHORT_CODE",
            ]
        case .transactionType: ["MPESA_TRANSACTION_TYPE", "DARAJA_TRANSACTION_TYPE"]
        case .tillNumber: ["MPESA_TILL_NUMBER", "DARAJA_TILL_NUMBER"]
        case .storeNumber: ["MPESA_STORE_NUMBER", "DARAJA_STORE_NUMBER"]
        case .account: ["MPESA_ACCOUNT_REFERENCE", "DARAJA_ACCOUNT_REFERENCE"]
        case .consumerKey:
            ["MPESA_CONSUMER_KEY", "DARAJA_CONSUMER_KEY", "MPESA_APP_KEY", "DARAJA_APP_KEY", "CONSUMER_KEY"]
        case .consumerSecret:
            [
                "MPESA_CONSUMER_SECRET", "DARAJA_CONSUMER_SECRET", "MPESA_APP_SECRET", "DARAJA_APP_SECRET",
                "CONSUMER_SECRET",
            ]
        case .passkey: ["MPESA_PASSKEY", "DARAJA_PASSKEY"]
        case .initiatorName: ["MPESA_INITIATOR_NAME", "DARAJA_INITIATOR_NAME", "MPESA_INITIATOR"]
        case .securityCredential: ["MPESA_SECURITY_CREDENTIAL", "DARAJA_SECURITY_CREDENTIAL"]
        case .baseURL: ["MPESA_BASE_URL", "DARAJA_BASE_URL"]
        case .callbackURL: ["MPESA_CALLBACK_URL", "DARAJA_CALLBACK_URL"]
        case .listenPort: ["KAUNTA_LISTEN_PORT"]
        case .listenAddress: ["KAUNTA_LISTEN_ADDRESS"]
        case .tlsCertificate: ["KAUNTA_TLS_CERTIFICATE"]
        case .tlsKey: ["KAUNTA_TLS_KEY"]
        case .callbackPeers: ["KAUNTA_CALLBACK_PEERS"]
        case .peerMode: ["KAUNTA_PEER_MODE"]
        case .trustedProxies: ["KAUNTA_TRUSTED_PROXIES"]
        case .confirmationToken: ["KAUNTA_CONFIRMATION_TOKEN"]
        case .validationToken: ["KAUNTA_VALIDATION_TOKEN"]
        case .validationAccounts: ["KAUNTA_VALIDATION_ACCOUNTS"]
        case .validationMinimum: ["KAUNTA_VALIDATION_MINIMUM"]
        case .queriesPerMinute: ["KAUNTA_QUERIES_PER_MINUTE"]
        case .pullPhone: ["KAUNTA_PULL_PHONE"]
        case .promptsPerPhone: ["KAUNTA_PROMPTS_PER_PHONE"]
        case .promptsPerPhoneDay: ["KAUNTA_PROMPTS_PER_PHONE_DAY"]
        case .promptsPerTill: ["KAUNTA_PROMPTS_PER_TILL"]
        case .ledger: ["KAUNTA_LEDGER"]
        case .till: ["KAUNTA_TILL"]
        case .theme: ["KAUNTA_THEME"]
        case .lang: ["KAUNTA_LANG"]
        case .color: ["KAUNTA_COLOR"]
        case .ascii: ["KAUNTA_ASCII"]
        case .accessible: ["KAUNTA_ACCESSIBLE"]
        case .reduceMotion: ["KAUNTA_REDUCE_MOTION"]
        case .signalPaid: ["KAUNTA_SIGNAL_PAID"]
        case .signalFailed: ["KAUNTA_SIGNAL_FAILED"]
        case .signalNeedsYou: ["KAUNTA_SIGNAL_NEEDS_YOU"]
        }
    }

    /// The name to tell people when it is missing.
    var variable: String { variables.first ?? rawValue }

    /// Whether its value must never be shown; such settings live in `secrets.toml`.
    var isSecret: Bool {
        switch self {
        case .consumerKey, .consumerSecret, .passkey, .securityCredential, .confirmationToken, .validationToken: true
        case .environment, .shortcode, .transactionType, .tillNumber, .storeNumber, .account, .initiatorName,
            .baseURL, .callbackURL, .listenPort, .listenAddress, .tlsCertificate, .tlsKey, .callbackPeers, .peerMode,
            .trustedProxies,
            .validationAccounts, .validationMinimum, .queriesPerMinute, .pullPhone, .promptsPerPhone,
            .promptsPerPhoneDay, .promptsPerTill, .ledger, .till, .theme, .lang,
            .color, .ascii, .accessible, .reduceMotion, .signalPaid, .signalFailed, .signalNeedsYou:
            false
        }
    }

    /// Whether it may be several values.
    var isList: Bool {
        switch self {
        case .callbackPeers, .trustedProxies, .confirmationToken, .validationToken: true
        case .environment, .shortcode, .transactionType, .tillNumber, .storeNumber, .account, .consumerKey,
            .consumerSecret, .passkey, .initiatorName, .securityCredential, .baseURL, .callbackURL, .listenPort,
            .listenAddress, .tlsCertificate, .tlsKey,
            .peerMode, .validationAccounts, .validationMinimum, .queriesPerMinute, .pullPhone, .promptsPerPhone,
            .promptsPerPhoneDay, .promptsPerTill, .ledger, .till, .theme,
            .lang,
            .color, .ascii, .accessible, .reduceMotion, .signalPaid, .signalFailed, .signalNeedsYou:
            false
        }
    }

    /// Whether only what talks to a gateway needs it: the lists work without.
    var isForGateway: Bool {
        switch self {
        case .environment, .shortcode, .transactionType, .tillNumber, .storeNumber, .account, .consumerKey,
            .consumerSecret, .passkey, .initiatorName, .securityCredential, .baseURL, .callbackURL, .listenPort,
            .listenAddress, .tlsCertificate, .tlsKey,
            .callbackPeers, .peerMode, .trustedProxies, .confirmationToken, .validationToken, .validationAccounts,
            .validationMinimum, .queriesPerMinute, .pullPhone, .promptsPerPhone, .promptsPerPhoneDay, .promptsPerTill:
            true
        case .ledger, .till, .theme, .lang, .color, .ascii, .accessible, .reduceMotion, .signalPaid, .signalFailed,
            .signalNeedsYou:
            false
        }
    }

    /// The value in the one spelling by which two sources are compared; nil when it can't be understood.
    func normal(_ value: String, from variable: String? = nil) -> String? {
        switch self {
        case .environment:
            switch (variable, value.lowercased()) {
            case ("MPESA_SANDBOX", let flag), ("MPESA_TEST_MODE", let flag):
                ["true", "1", "yes", "on"].contains(flag)
                    ? "sandbox" : ["false", "0", "no", "off"].contains(flag) ? "production" : nil
            case (_, "sandbox"), (_, "test"): "sandbox"
            case (_, "production"), (_, "live"), (_, "prod"): "production"
            default: nil
            }
        case .transactionType:
            switch value.lowercased() {
            case "customerpaybillonline", "paybill": "CustomerPayBillOnline"
            case "customerbuygoodsonline", "buygoods", "till": "CustomerBuyGoodsOnline"
            default: nil
            }
        case .shortcode, .tillNumber, .storeNumber, .account, .consumerKey, .consumerSecret, .passkey, .initiatorName,
            .securityCredential, .baseURL, .callbackURL, .listenPort, .listenAddress, .tlsCertificate, .tlsKey,
            .callbackPeers, .peerMode,
            .trustedProxies, .confirmationToken, .validationToken, .validationAccounts, .validationMinimum,
            .queriesPerMinute, .pullPhone, .promptsPerPhone, .promptsPerPhoneDay, .promptsPerTill, .ledger, .till,
            .theme, .lang, .color, .ascii, .accessible, .reduceMotion, .signalPaid, .signalFailed, .signalNeedsYou:
            value
        }
    }
}
