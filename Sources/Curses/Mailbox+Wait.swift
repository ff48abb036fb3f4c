import Glibc

extension Mailbox {
    /// Sleeps until there are messages or something can be read besides, and takes the messages out, oldest first.
    ///
    /// For a program without a terminal of its own: `EventLoop` does the same with one.
    ///
    /// - Parameter descriptor: what is waited for besides; at its end it can be read, too. Nil waits for messages alone.
    public func wait(besides descriptor: Int32?) -> (messages: [Message], isReadable: Bool) {
        var places = [pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)]
        if let descriptor { places.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        guard poll(&places, nfds_t(places.count), -1) > 0 else { return ([], false) }
        if places[0].revents != 0 { bell.silence() }
        return (takeAll(), places.count > 1 && places[1].revents != 0)
    }
}
