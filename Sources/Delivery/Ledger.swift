import Diagnostics
import Foundation
import GRDB
import Metrics
import Publishing

#if canImport(Glibc)
  import Glibc
#endif

/// What was sent to whom, on disk before the server hears of it: `delivery/ledger.sqlite`, for its owner alone.
///
/// A transaction is on the disk when it returns. The rollback journal is used and not the write-ahead log, which needs
/// memory shared between processes and does not work on file shares. `synchronous` is `EXTRA`: with `FULL` a power cut
/// just after a commit could bring back a journal that was deleted, and with it a state of before (SQLite, "PRAGMA
/// synchronous").
package final class Ledger: Sendable {
  package static let fileName = "ledger.sqlite"

  let database: DatabaseQueue
  let path: String
  /// `nil` for a reader.
  private let lock: DeliveryLock?

  /// Opens the ledger of an output folder for sending and makes it the first time. What was being sent when the last
  /// sender ended becomes *in doubt*.
  ///
  /// - Parameter lock: keeps a second sender out as long as the ledger is open.
  /// - Throws: `Failure` with `.cannotWrite`, or `.dataBreaksContract` for a damaged file.
  package convenience init(_ lock: DeliveryLock, at now: Moment) throws(Failure) {
    let path = "\(lock.folder)/\(Ledger.fileName)"
    // The library would make it readable for others where the umask lets it. Its journal takes the mode of the file.
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Ledger.failure("cannot be opened: \(String(cString: strerror(errno)))", path) }
    fchmod(file, 0o600)
    close(file)
    try self.init(path: path, lock: lock)
    try write { database in
      try LedgerSchema.prepare(database)
      for row in try LedgerRow.fetch(database, "state = ?", [DeliveryState.sending.rawValue]) {
        try row.move(to: .inDoubt, reply: "the program ended while this was being sent", at: now, in: database)
      }
    }
  }

  /// Opens the ledger of an output folder to look into it; `nil` where there is none yet.
  package convenience init?(reading output: String) throws(Failure) {
    let path = "\(output)/\(DeliveryLock.folderName)/\(Ledger.fileName)"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    // A sender that was stopped in the middle of a transaction left its journal: whoever reads first rolls it back, and
    // may write for that.
    try self.init(path: path, lock: nil, mayRepair: FileManager.default.fileExists(atPath: path + "-journal"))
    try read { database in try LedgerSchema.check(database) }
  }

  private init(path: String, lock: DeliveryLock?, mayRepair: Bool = false) throws(Failure) {
    self.path = path
    self.lock = lock
    var configuration = Configuration()
    let isWriter = lock != nil
    configuration.readonly = !isWriter && !mayRepair
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      if isWriter { try database.execute(sql: "PRAGMA journal_mode = DELETE") }
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Ledger.failure(error, path)
    }
  }

  func write<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.write(work)
    } catch {
      throw Ledger.failure(error, path)
    }
  }

  /// Writes the file anew without what was taken out of it.
  func compact() throws(Failure) {
    do {
      try database.vacuum()
    } catch {
      throw Ledger.failure(error, path)
    }
  }

  func read<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.read(work)
    } catch {
      throw Ledger.failure(error, path)
    }
  }

  private static func failure(_ error: any Error, _ path: String) -> Failure {
    if let failure = error as? Failure { return failure }
    let place = SourceLocation(file: path)
    guard let error = error as? DatabaseError else { return failure("\(error)", path) }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA:
      return Failure(
        .dataBreaksContract,
        Diagnostic(
          "DEL-042", .error, "the ledger of deliveries is damaged", at: place,
          hint: "restore it from a backup; without it nobody knows who has got what, and nothing is sent"))
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Failure(
        .tryAgain,
        Diagnostic(
          "DEL-040", .error, "another process holds the ledger of deliveries", at: place, hint: "run again later"))
    default: return failure(error.message ?? "error \(error.resultCode.rawValue)", path)
    }
  }

  private static func failure(_ reason: String, _ path: String) -> Failure {
    Failure(
      .cannotWrite,
      Diagnostic(
        "DEL-041", .error, "the ledger of deliveries cannot be used: \(reason)", at: SourceLocation(file: path),
        hint: "free some space and give this user the right to write there; nothing is sent without it"))
  }
}
