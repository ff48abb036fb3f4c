import Console
import Ledger
import Payments

/// Tells a screen that only watches when nobody takes payments any more, and when somebody does again.
struct OwnerWatch: Sendable {
    let ledger: Ledger
    let now: @Sendable () -> Timestamp
    let post: @Sendable (ConsoleMessage) -> Void

    /// Tells until the task is cancelled. Since when is known only of what it saw itself.
    func run() async {
        var wasThere: Bool?
        await ledger.tellWhetherWritten { isThere in
            post(.health(Self.health(isThere: isThere, wasThere: wasThere, at: now())))
            wasThere = isThere
        }
    }

    /// What is told of a look after another one; nil before the first.
    static func health(isThere: Bool, wasThere: Bool?, at now: Timestamp) -> Health {
        var health = Health()
        if !isThere { health.consoleGone = Health.Gone(since: wasThere == true ? now : nil) }
        return health
    }
}
