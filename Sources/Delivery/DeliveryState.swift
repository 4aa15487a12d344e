/// Where a delivery stands.
///
/// ```
/// planned ──► sending ──► accepted
///    ▲           │  ├───► refused            the server will never take it
///    │           │  └───► in doubt           nobody knows; waits for a person's word
///    └── deferred ◄┘                         try again at a given time
/// held: the reader has another version already   ·   superseded: another version took its place unsent
/// ```
package enum DeliveryState: String, Codable, Sendable, CaseIterable {
  case planned, sending, accepted, deferred, refused
  case inDoubt = "in doubt"
  case held, superseded

  /// Whether something is still to be done by the program or by a person.
  package var isOpen: Bool {
    switch self {
    case .planned, .sending, .deferred, .refused, .inDoubt: true
    case .accepted, .held, .superseded: false
    }
  }

  /// Whether the reader has, or may have, a message: no other may follow without a person's word.
  var mayHaveArrived: Bool {
    switch self {
    case .accepted, .inDoubt, .sending: true
    case .planned, .deferred, .refused, .held, .superseded: false
    }
  }
}

/// A delivery as the ledger has it.
package struct Delivery: Sendable, Hashable {
  package var key: DeliveryKey
  package var state: DeliveryState
  /// How often it was tried.
  package var attempts: Int
  /// When it is tried again; `nil` but for what is deferred.
  package var next: Moment?
  /// The last reply of the server, or what was seen in place of one.
  package var reply: String
  /// Why somebody wanted it sent again; empty otherwise.
  package var why: String
}

/// How an attempt ended.
package enum Outcome: Sendable, Hashable {
  /// The server has taken the message over.
  case accepted(String)
  /// It did not take it, and asks to be tried later.
  case deferred(String)
  /// The connection ended before anything of the message was asked for: tried later, too.
  case lost(String)
  /// It will not take it.
  case refused(String)
  /// The connection ended where the server may have taken it or not.
  case inDoubt(String)
  /// The server cannot be used at all; nothing of the message was sent, and no other could be.
  case blocked(Blockage)

  /// What stands in the way of every message.
  package struct Blockage: Sendable, Hashable {
    /// In the server's words or the library's.
    package var reason: String
    package var hint: String
    /// Whether it may go away by itself, as a server that is down.
    package var isTemporary: Bool

    package init(reason: String, hint: String, isTemporary: Bool) {
      self.reason = reason
      self.hint = hint
      self.isTemporary = isTemporary
    }
  }

  package var reply: String {
    switch self {
    case .accepted(let reply), .deferred(let reply), .lost(let reply), .refused(let reply), .inDoubt(let reply): reply
    case .blocked(let blockage): blockage.reason
    }
  }
}

/// When a message that a server put off is tried again.
package enum BackOff {
  /// Minutes after the first, second, third and every further attempt.
  package static let minutes = [1, 5, 15, 60]

  /// Whether a message is tried now: its time has come, or lies so far away that the clock was set back since.
  package static func isDue(_ next: Moment?, at now: Moment) -> Bool {
    guard let next else { return true }
    return next <= now || next > now.adding(minutes: (minutes.max() ?? 0) + 1)
  }

  /// - Parameter attempts: how many were made, at least 1.
  package static func next(after attempts: Int, at now: Moment) -> Moment {
    now.adding(minutes: minutes[min(max(attempts, 1), minutes.count) - 1])
  }
}
