import Console
import Ledger
import Payments

extension LedgerError {
    /// What became of the file, and what to do, in both languages.
    var words: Phrase { Phrase(description, sw: swahili) }

    private var swahili: String {
        switch self {
        case .locked(let holder):
            "Leja inatumiwa na \(holder.program) (\(holder.process)). Hakuna kilichobadilika. Funga hiyo kwanza, au tazama kwa “kaunta watch”."
        case .newer(let found, let known):
            "Leja ilitengenezwa na Kaunta mpya zaidi (toleo \(found), letu \(known)). Hakuna kilichobadilika. Tumia Kaunta mpya."
        case .notALedger(let path):
            "\(path) si leja ya Kaunta. Hakuna kilichobadilika. Taja faili nyingine kwa --ledger."
        case .damaged(let path, let detail):
            "Leja \(path) imeharibika (\(detail)). Hifadhi faili zake zote (pia -wal na -shm) kwingine, rudisha nakala "
                + "nzuri ya mwisho, kisha linganisha na taarifa ya M-PESA."
        case .unfinished(let path):
            "Aliyeandika \(path) mara ya mwisho aliishia katikati. Hakuna kilichobadilika. Anzisha “kaunta console” au "
                + "“kaunta listen” mara moja: hurekebisha faili."
        case .missing(let path):
            "Hakuna leja katika \(path) bado. Pokea malipo kwanza, au taja faili nyingine kwa --ledger."
        case .gone(let path):
            "Leja haipo tena katika \(path): mtu ameihamisha au kuifuta. Hakuna kilichobadilika. Irudishe pamoja na -wal na "
                + "-shm, au anza upya: bila hiyo hakuna anayejua kilicho wazi."
        case .noPermission(let path):
            "\(path) haifunguki. Hakuna kilichobadilika. Mpe mtumiaji huyu faili hiyo, au taja nyingine kwa --ledger."
        case .readOnly(let path):
            "\(path) haiandikiki: faili au diski ni ya kusoma tu. Tumia diski nyingine."
        case .diskFull(let path):
            "Diski ya \(path) imejaa. Ingizo la mwisho halikuandikwa. Ongeza nafasi; malipo yaliyo njiani bado yanaulizwa."
        case .networkFolder(let path):
            "\(path) iko kwenye folda ya mtandao, ambapo leja si salama. Hakuna kilichobadilika. Tumia diski ya hapa."
        case .commitUnknown(let detail):
            "Diski haikuthibitisha ingizo la mwisho (\(detail)). Angalia diski, anzisha upya, na uangalie malipo kabla ya "
                + "kujaribu tena."
        case .watching:
            "Leja ilifunguliwa kutazamwa tu. Hakuna kilichobadilika. Pokea malipo kwa “kaunta console”."
        case .failed(let code, let message):
            "Leja imeshindwa (SQLite \(code): \(message)). Anzisha upya, na uangalie malipo kabla ya kujaribu tena."
        }
    }
}

extension Phrase {
    /// What an error says; in Swahili, too, where its words are ours.
    init(_ error: any Error) {
        switch error {
        case let ledger as LedgerError: self = ledger.words
        case let refusal as JournalRefusal: self = OperatorTexts.notWritten(refusal)
        default:
            let text = "\(error)"
            let sentence = text.hasSuffix(".") ? text : text + "."
            self.init(sentence, sw: sentence)
        }
    }
}
