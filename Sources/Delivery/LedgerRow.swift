import Diagnostics
import Foundation
import GRDB
import Metrics

/// The tables of the ledger. A change to them is a new number of the schema.
enum LedgerSchema {
  static let version = 1

  /// Makes the tables in an empty file.
  static func prepare(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found == 0 else { return try check(database) }
    try database.execute(
      sql: """
        CREATE TABLE delivery (
          id TEXT PRIMARY KEY NOT NULL,
          period TEXT NOT NULL, reader TEXT NOT NULL, recipient TEXT NOT NULL, content TEXT NOT NULL,
          copy INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
          next INTEGER, reply TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX delivery_period ON delivery (period, reader);
        CREATE TABLE transition (
          number INTEGER PRIMARY KEY, id TEXT NOT NULL REFERENCES delivery (id), at TEXT NOT NULL,
          before TEXT NOT NULL, after TEXT NOT NULL, reply TEXT NOT NULL
        ) STRICT;
        CREATE INDEX transition_id ON transition (id);
        PRAGMA user_version = \(version);
        """)
  }

  static func check(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found == version else {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "DEL-042", .error, "the ledger of deliveries has the schema \(found), not \(version)",
          hint: "use the program that wrote it, or a newer one"))
    }
  }
}

/// One row of `delivery`.
struct LedgerRow {
  var delivery: Delivery
  var id: String

  /// Rows that fit a condition, by reader and recipient, older copies first.
  static func fetch(_ database: Database, _ condition: String, _ arguments: StatementArguments) throws -> [LedgerRow] {
    let order = "ORDER BY reader, recipient, copy, rowid"
    return try Row.fetchAll(database, sql: "SELECT * FROM delivery WHERE \(condition) \(order)", arguments: arguments)
      .map(LedgerRow.init)
  }

  init(_ row: Row) throws {
    let text = { (name: String) -> String in row[name] ?? "" }
    guard let period = Period(text("period")), let state = DeliveryState(rawValue: text("state")),
      let reader = try? JSONDecoder().decode(Reader.self, from: Data(text("reader").utf8)),
      let address = MailAddress(text("recipient"))
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row makes no sense") }
    id = text("id")
    let next: Int? = row["next"]
    delivery = Delivery(
      key: DeliveryKey(
        period: period, reader: reader, recipient: address, content: text("content"), copy: row["copy"] ?? 1),
      state: state, attempts: row["attempts"] ?? 0, next: next.map(Moment.init(seconds:)), reply: text("reply"),
      why: text("why"))
  }

  /// Adds a new delivery with its first transition.
  static func insert(_ delivery: Delivery, at now: Moment, in database: Database) throws {
    let key = delivery.key
    try database.execute(
      sql: """
        INSERT INTO delivery (id, period, reader, recipient, content, copy, state, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        key.id, key.period.id, text(of: key.reader), key.recipient, key.content, key.copy, delivery.state.rawValue,
        delivery.why,
      ])
    try log(key.id, "", delivery.state, delivery.why, at: now, in: database)
  }

  /// Changes the state, and writes down when and why. The row must be as it was read.
  func move(
    to state: DeliveryState, reply: String, next: Moment? = nil, attempts: Int? = nil, why: String? = nil,
    at now: Moment, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE delivery SET state = ?, reply = ?, next = ?, attempts = ?, why = ? WHERE id = ? AND state = ?
        """,
      arguments: [
        state.rawValue, reply, next?.seconds, attempts ?? delivery.attempts, why ?? delivery.why, id,
        delivery.state.rawValue,
      ])
    guard database.changesCount == 1 else {
      throw Failure(
        .bug, Diagnostic("DEL-043", .error, "a delivery is no longer \(delivery.state.rawValue); nothing was sent"))
    }
    try LedgerRow.log(id, delivery.state.rawValue, state, reply, at: now, in: database)
  }

  private static func log(
    _ id: String, _ before: String, _ after: DeliveryState, _ reply: String, at now: Moment, in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO transition (id, at, before, after, reply) VALUES (?, ?, ?, ?, ?)",
      arguments: [id, now.iso, before, after.rawValue, reply])
  }

  /// `{"agent":{"_0":"A-1001"}}`: the kind cannot be taken for an id.
  static func text(of reader: Reader) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: (try? encoder.encode(reader)) ?? Data(), as: UTF8.self)
  }
}
