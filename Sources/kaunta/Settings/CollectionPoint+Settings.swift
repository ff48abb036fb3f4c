import Payments

extension CollectionPoint {
    /// Reads what customers pay to off the settings: a pay bill, or a till with its store.
    static func read(_ report: SettingsReport, _ findings: inout [SettingsFinding]) -> CollectionPoint? {
        let before = findings.count
        let shortcode = ShortCode.read(.shortcode, report, &findings)
        let till = ShortCode.read(.tillNumber, report, &findings)
        let store = ShortCode.read(.storeNumber, report, &findings)
        let account = account(report, &findings)
        guard findings.count == before else { return nil }

        let isTill = report[.transactionType].map { $0 == "CustomerBuyGoodsOnline" } ?? (till != nil || store != nil)
        if isTill {
            return readTill(report, shortcode: shortcode, till: till, store: store, account: account, &findings)
        }
        for name in [SettingName.tillNumber, .storeNumber] where report[name] != nil {
            findings.append(
                SettingsFinding(
                    what: "CustomerPayBillOnline is for a pay bill, and a till is set as well.",
                    place: "\(report.place(of: .transactionType)), \(report.place(of: name))",
                    fix:
                        "Take \(name.rawValue) out, or set \(SettingName.transactionType.variable)=CustomerBuyGoodsOnline.",
                    stops: .gateway))
            return nil
        }
        guard let shortcode else {
            findings.append(.missing(.shortcode))
            return nil
        }
        return .payBill(shortcode, account: account)
    }

    private static func readTill(
        _ report: SettingsReport, shortcode: ShortCode?, till: ShortCode?, store: ShortCode?,
        account: AccountReference?, _ findings: inout [SettingsFinding]
    ) -> CollectionPoint? {
        if let shortcode, let store, shortcode != store {
            findings.append(
                SettingsFinding(
                    what: "for a till the store number signs, and the shortcode is another number.",
                    place: "\(report.place(of: .shortcode)), \(report.place(of: .storeNumber))",
                    fix:
                        "Keep the store (or head-office) number that Safaricom gave you at go-live, and take the other out.",
                    stops: .gateway))
            return nil
        }
        if account != nil {
            findings.append(
                SettingsFinding(
                    what: "a till has no accounts.", place: report.place(of: .account), fix: "Take account out.",
                    stops: .gateway))
            return nil
        }
        guard let till else {
            findings.append(.missing(.tillNumber))
            return nil
        }
        guard let signer = store ?? shortcode else {
            findings.append(.missing(.storeNumber))
            return nil
        }
        return .till(till, store: signer)
    }

    private static func account(
        _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> AccountReference? {
        guard let text = report[.account] else { return nil }
        guard let account = AccountReference(text) else {
            findings.append(.wrong(.account, report, want: "1 to 12 letters, digits, spaces or hyphens"))
            return nil
        }
        return account
    }
}

extension ShortCode {
    fileprivate static func read(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> ShortCode? {
        guard let text = report[name] else { return nil }
        guard let code = ShortCode(text) else {
            findings.append(.wrong(name, report, want: "the 5 to 7 digits that Safaricom gave you"))
            return nil
        }
        return code
    }
}
