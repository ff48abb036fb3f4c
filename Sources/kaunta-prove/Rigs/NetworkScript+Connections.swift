import Glibc

extension NetworkScript {
    /// The connection itself: slow, cut, reset, silent.
    static let connections: [NetworkScript] = [
        plain("undisturbed", .accepted) { line in line.client.write(line.relayRequest()) },
        plain("latency of 30 ms each way", .accepted) { line in
            usleep(30_000)
            let answer = line.relayRequest()
            usleep(30_000)
            line.client.write(answer)
        },
        plain("answer in slices of one byte", .accepted) { line in line.drip(line.relayRequest(), every: 0) },
        plain("request in slices of one byte", .accepted) { line in
            line.client.write(line.relayRequest(inSlicesOf: 1))
        },
        plain("slow close", .accepted) { line in
            line.client.write(line.relayRequest())
            usleep(40_000)
        },
        plain("kept open after the answer", .accepted) { line in
            line.client.write(line.relayRequest())
            line.hang()
        },
        plain("reset when connected", .lostOrNeverLeft) { line in line.reset() },
        plain("reset within the request line", .lost) { line in
            line.read(bytes: 10)
            line.reset()
        },
        plain("reset after the head", .lost) { line in
            line.readHead()
            line.reset()
        },
        plain("reset after the request", .lost) { line in
            line.readRequest()
            line.reset()
        },
        plain("reset when the gateway has taken it", .lost) { line in
            _ = line.relayRequest()
            line.reset()
        },
        plain("closed when the gateway has taken it", .lost) { line in _ = line.relayRequest() },
        plain("half closed when the gateway has taken it", .lost) { line in
            _ = line.relayRequest()
            line.client.finish()
            line.hang()
        },
        plain("reset after the status line", .lost) { line in
            line.client.write(line.relayRequest().prefix { $0 != 0x0A } + [0x0A])
            usleep(1000)
            line.reset()
        },
        plain("closed within the head", .lost) { line in line.client.write(line.relayRequest().prefix(30)) },
        plain("closed within the body", .lost) { line in line.client.write(line.relayRequest().dropLast(20)) },
        plain("reset within the body", .lost) { line in
            line.client.write(line.relayRequest().dropLast(20))
            usleep(1000)
            line.reset()
        },
        plain("silence after the request", .lost, .short) { line in
            _ = line.relayRequest()
            line.hang()
        },
        plain("silence within the body", .lost, .short) { line in
            line.client.write(line.relayRequest().dropLast(20))
            line.hang()
        },
        plain("half open: nothing is read", .lost, .short) { _ in usleep(400_000) },
        plain("slower than the limit", .lost, .short) { line in line.drip(line.relayRequest(), every: 5000) },
        plain("garbage instead of HTTP", .lost) { line in
            line.readRequest()
            line.client.write([0x00, 0xFF, 0x13, 0x37, 0x0D, 0x0A, 0x0D, 0x0A])
        },
    ]
}
