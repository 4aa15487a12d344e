import Diagnostics
import GRDB
import Metrics

extension Ledger {
  /// Writes down that a message is about to be sent. It is on the disk when this returns; only then may the server hear
  /// of it.
  ///
  /// - Throws: `Failure` with `.bug` for a delivery that is not waiting: it is never sent twice.
  package func begin(_ key: DeliveryKey, at now: Moment) throws(Failure) {
    try write { database in
      let row = try Ledger.row(key, database)
      guard [.planned, .deferred].contains(row.delivery.state) else {
        throw Failure(
          .bug,
          Diagnostic(
            "DEL-043", .error, "“\(key.reader.name)” is \(row.delivery.state.rawValue) and may not be sent"))
      }
      try row.move(to: .sending, reply: row.delivery.reply, attempts: row.delivery.attempts + 1, at: now, in: database)
    }
  }

  /// Writes down how it went.
  package func finish(_ key: DeliveryKey, _ outcome: Outcome, at now: Moment) throws(Failure) {
    try write { database in
      let row = try Ledger.row(key, database)
      switch outcome {
      case .accepted(let reply): try row.move(to: .accepted, reply: reply, at: now, in: database)
      case .refused(let reply): try row.move(to: .refused, reply: reply, at: now, in: database)
      case .inDoubt(let reply): try row.move(to: .inDoubt, reply: reply, at: now, in: database)
      case .deferred(let reply), .lost(let reply):
        let next = BackOff.next(after: row.delivery.attempts, at: now)
        try row.move(to: .deferred, reply: reply, next: next, at: now, in: database)
      case .blocked(let blockage):
        // Nothing was sent, and the message is not the reason: the attempt does not count.
        try row.move(
          to: .planned, reply: blockage.reason, attempts: row.delivery.attempts - 1, at: now, in: database)
      }
    }
  }

  /// A person's word on what is in doubt.
  ///
  /// - Parameter delivered: whether the message arrived; if not, it is planned again.
  /// - Throws: `Failure` with `.usage` where nothing of this reader is in doubt.
  @discardableResult
  package func resolve(
    _ reader: Reader, of period: Period, delivered: Bool, at now: Moment
  ) throws(Failure) -> Int {
    try write { database in
      let rows = try Ledger.rows(reader, period, database).filter { $0.delivery.state == .inDoubt }
      guard !rows.isEmpty else {
        throw Failure(
          .usage,
          Diagnostic(
            "DEL-044", .error, "nothing is in doubt for “\(reader.name)” in \(period.id)",
            hint: "“wrapup deliver” without --resolve lists what is"))
      }
      for row in rows {
        let word = delivered ? "delivered, a person says" : "not delivered, a person says"
        try row.move(to: delivered ? .accepted : .planned, reply: word, at: now, in: database)
      }
      return rows.count
    }
  }

  /// A person wants the message sent although the reader has one, or although the server refused it.
  ///
  /// - Parameter key: what is to be sent now, as a first copy.
  /// - Throws: `Failure` with `.usage` for what is in doubt, or waits anyway.
  package func resend(_ key: DeliveryKey, why: String, at now: Moment) throws(Failure) {
    try write { database in
      let rows = try Ledger.rows(key.reader, key.period, database)
      if rows.contains(where: { [.inDoubt, .sending].contains($0.delivery.state) }) {
        throw Failure(
          .usage,
          Diagnostic(
            "DEL-045", .error, "a message to “\(key.reader.name)” is in doubt",
            hint: "say first what became of it: --resolve with --as delivered or --as not-delivered"))
      }
      let same = rows.filter {
        $0.delivery.key.content == key.content && $0.delivery.key.recipient.lowercased() == key.recipient.lowercased()
      }
      guard let row = same.max(by: { $0.delivery.key.copy < $1.delivery.key.copy }) else {
        return try LedgerRow.insert(
          Delivery(key: key, state: .planned, attempts: 0, next: nil, reply: "", why: why), at: now, in: database)
      }
      switch row.delivery.state {
      case .accepted:
        var key = key
        key.copy = row.delivery.key.copy + 1
        try LedgerRow.insert(
          Delivery(key: key, state: .planned, attempts: 0, next: nil, reply: "", why: why), at: now, in: database)
      case .held, .refused, .superseded, .deferred:
        try row.move(to: .planned, reply: row.delivery.reply, why: why, at: now, in: database)
      case .planned, .sending, .inDoubt:
        throw Failure(
          .usage,
          Diagnostic(
            "DEL-045", .error, "a message to “\(key.reader.name)” is waiting to be sent anyway",
            hint: "send without --resend"))
      }
    }
  }

  private static func row(_ key: DeliveryKey, _ database: Database) throws -> LedgerRow {
    guard let row = try LedgerRow.fetch(database, "id = ?", [key.id]).first else {
      throw Failure(.bug, Diagnostic("DEL-043", .error, "a delivery to “\(key.reader.name)” was never planned"))
    }
    return row
  }

  private static func rows(_ reader: Reader, _ period: Period, _ database: Database) throws -> [LedgerRow] {
    try LedgerRow.fetch(database, "period = ? AND reader = ?", [period.id, LedgerRow.text(of: reader)])
  }
}
