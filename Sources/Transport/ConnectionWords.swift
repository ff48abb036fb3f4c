internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// What went wrong with a connection, in words for the middle of a sentence.
func words(for error: any Error, calling address: WebAddress, within limits: TransportLimits) -> String {
    let host = address.authority
    switch error {
    case let error as NIOConnectionError:
        return words(for: error, host: host)
    case let error as ChannelError:
        if case .connectTimeout = error { return "no connection to \(host) within \(limits.connect.words)" }
        return "the connection to \(host) broke"
    case let error as HTTPClientError:
        return words(for: error, host: host, within: limits)
    case let error as NIOSSLError:
        if case .uncleanShutdown = error { return "\(host) closed the connection in the middle" }
        return tlsWords(String(describing: error), host: host)
    case is NIOSSLExtraError, is BoringSSLError:
        return tlsWords(String(describing: error), host: host)
    case is HTTPParserError, is NIOHTTPDecoderError:
        return "\(host) closed the connection in the middle, or does not speak HTTP"
    case let error as IOError:
        return error.errnoCode == ECONNRESET ? "\(host) reset the connection" : "the connection to \(host) broke"
    case is CancellationError:
        return "nobody waited for the answer"
    case is NIOTooManyBytesError:
        return "the answer is too long"
    default:
        return "the connection to \(host) failed (\(String(describing: type(of: error))))"
    }
}

private func words(for error: NIOConnectionError, host: String) -> String {
    if error.connectionErrors.isEmpty { return "the name \(error.host) is not known here: is the network up?" }
    let refused = error.connectionErrors.contains { ($0.error as? IOError)?.errnoCode == ECONNREFUSED }
    return refused
        ? "\(host) refuses the connection: nothing listens there"
        : "\(host) can't be reached: is the network up?"
}

private func words(for error: HTTPClientError, host: String, within limits: TransportLimits) -> String {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout:
        "no connection to \(host) within \(limits.connect.words)"
    case .tlsHandshakeTimeout:
        "no secure connection to \(host) within \(limits.connect.words)"
    case .deadlineExceeded, .readTimeout, .writeTimeout:
        "no answer within \(limits.total.words)"
    case .remoteConnectionClosed, .uncleanShutdown:
        "\(host) closed the connection in the middle"
    case .cancelled:
        "nobody waited for the answer"
    default:
        "the connection to \(host) failed (\(error.shortDescription))"
    }
}

private func tlsWords(_ error: String, host: String) -> String {
    error.contains("CERTIFICATE_VERIFY_FAILED") || error.contains("unableToValidateCertificate")
        || error.contains("HostnameMismatch") || error.contains("failedToValidateHostname")
        ? "the certificate of \(host) is not trusted, or is not its own"
        : "no secure connection to \(host)"
}

extension Duration {
    /// `30 s`, or `250 ms` below one second.
    var words: String {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        return milliseconds >= 1000 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
