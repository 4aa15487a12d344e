import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Keeps a second run of the same output folder out until this value is given up.
///
/// The lock is the kernel's and ends with the process that holds it, however that ends; the text in the file only says
/// who holds it. What a dead process left in the file blocks nobody.
package final class ArchiveLock {
  /// Who holds a lock, as its file says.
  package struct Owner: Codable, Hashable, Sendable {
    package var host: String
    package var process: Int32
    /// Seconds since 1970, by the clock of the host.
    package var started: Int

    /// `process 4711 on reports-1, for 12 minutes`.
    package func text(now: Int) -> String {
      let seconds = max(0, now - started)
      let age =
        switch seconds {
        case ..<120: "\(seconds) seconds"
        case ..<7200: "\(seconds / 60) minutes"
        default: "\(seconds / 3600) hours"
        }
      return "process \(process) on \(host), for \(age)"
    }
  }

  private let descriptor: Int32

  /// - Parameters:
  ///   - wait: how many seconds to wait for another run to end; 0 asks once.
  /// - Throws: `Failure` with `.cannotWrite`, or `.tryAgain` naming who holds it.
  package init(root: String, wait: Int = 0) throws(Failure) {
    try FileWriting.makeFolder(root)
    // Rows with people in them are for the owner's eyes; only the archive is for others.
    for name in ["warehouse", "rejects", "work"] { try FileWriting.makeFolder("\(root)/\(name)", mode: 0o700) }
    let file = open("\(root)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "PUB-003", .error, "cannot write in the output folder", at: SourceLocation(file: root),
          hint: "give this user the right to write there, or name another folder with --out"))
    }
    let last = ArchiveLock.now + wait
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard ArchiveLock.now < last else {
        close(file)
        throw Failure(.tryAgain, ArchiveLock.taken(root, waited: wait))
      }
      usleep(100_000)
    }
    descriptor = file
    sign()
  }

  /// Whether the output folder is still the one that was locked: not where a share was lost or the folder moved away.
  package func isInPlace(_ root: String) -> Bool {
    var (held, there) = (stat(), stat())
    guard fstat(descriptor, &held) == 0, stat("\(root)/.lock", &there) == 0 else { return false }
    return held.st_dev == there.st_dev && held.st_ino == there.st_ino
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// Writes who holds the lock. A full disk is no reason to stop here: the lock holds without a name on it.
  private func sign() {
    let owner = Owner(
      host: ArchiveLock.host, process: ProcessInfo.processInfo.processIdentifier, started: ArchiveLock.now)
    ftruncate(descriptor, 0)
    let bytes = json(owner)
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// The process that holds the lock of an output folder now; `nil` where nobody does.
  ///
  /// - Returns: an owner without a name where the file does not say who it is.
  package static func owner(root: String) -> Owner? {
    let descriptor = open("\(root)/.lock", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    return signature(root) ?? Owner(host: "an unknown host", process: 0, started: now)
  }

  private static func signature(_ root: String) -> Owner? {
    FileManager.default.contents(atPath: "\(root)/.lock").flatMap { try? JSONDecoder().decode(Owner.self, from: $0) }
  }

  /// The machine's own name, without asking the network.
  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func taken(_ root: String, waited: Int) -> Diagnostic {
    let owner = signature(root).map { ": \($0.text(now: now))" } ?? ""
    return Diagnostic(
      "PUB-004", .error, "another run is writing into this output folder\(owner)", at: SourceLocation(file: root),
      hint: waited > 0
        ? "it did not end within \(waited) seconds; look at that process, or wait longer"
        : "wait until it has ended, or let this run wait with --wait SECONDS")
  }

  /// The age of a lock is a matter of the machine's clock, not of the clock that reports print.
  package static var now: Int { time(nil) }
}
