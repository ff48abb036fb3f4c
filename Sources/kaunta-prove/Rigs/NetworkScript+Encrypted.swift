extension NetworkScript {
    /// TLS: before it is up nothing has left; after that everything is as without.
    static let encrypted: [NetworkScript] = [
        secure("TLS undisturbed", .accepted) { line in line.pipe { $0 } },
        secure("TLS in slices of one byte", .accepted) { line in
            let client = line.client
            line.pipe { bytes in
                for byte in bytes.dropLast() { client.write([byte]) }
                return bytes.suffix(1)
            }
        },
        secure("TLS, reset when the gateway has taken it", .lost) { line in
            let before = line.gateway.count.soFar.pushes
            let gateway = line.gateway
            line.pipe { gateway.count.soFar.pushes > before ? nil : $0 }
            line.reset()
        },
        secure("TLS, closed within the answer", .lost) { line in
            let before = line.gateway.count.soFar.pushes
            let (gateway, client) = (line.gateway, line.client)
            line.pipe { bytes in
                if gateway.count.soFar.pushes == before { return bytes }
                client.write(bytes.prefix(bytes.count / 2))
                return nil
            }
        },
        secure("TLS, reset within the handshake", .neverLeft) { line in
            let client = line.client
            line.pipe { bytes in
                client.write(bytes.prefix(60))
                return nil
            }
            line.reset()
        },
        secure("TLS, closed when connected", .neverLeft) { _ in },
        secure("TLS, a handshake failure said", .neverLeft) { line in
            _ = line.client.read()
            line.client.write([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28])
        },
        secure("TLS, garbage said", .neverLeft) { line in
            _ = line.client.read()
            line.client.write([0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07])
        },
        secure("TLS, plain HTTP said", .neverLeft) { line in
            _ = line.client.read()
            line.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        },
        secure("TLS, silence in the handshake", .neverLeft, .short) { line in line.hang() },
    ]
}
