import Diagnostics
import Foundation
import Publishing

#if canImport(Glibc)
  import Glibc
#endif

/// Keeps a second process out of the outbox and the ledger of an output folder until this value is given up. The lock is
/// the kernel's and ends with the process that holds it. Runs that publish are not kept out: sending can take hours.
package final class DeliveryLock: Sendable {
  package static let folderName = "delivery"

  /// The folder of the ledger.
  let folder: String
  private let descriptor: Int32

  /// - Throws: `Failure` with `.tryAgain` while another process holds it, or `.cannotWrite`.
  package init(output: String) throws(Failure) {
    folder = "\(output)/\(DeliveryLock.folderName)"
    try FileWriting.makeFolder(folder, mode: 0o700)
    chmod(folder, 0o700)
    let file = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "DEL-041", .error, "the folder of deliveries cannot be locked: \(String(cString: strerror(errno)))",
          at: SourceLocation(file: folder), hint: "give this user the right to write there"))
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw Failure(
        .tryAgain,
        Diagnostic(
          "DEL-040", .error, "another process is sending from this output folder", at: SourceLocation(file: folder),
          hint: "wait until it has ended, then run again"))
    }
    descriptor = file
  }

  deinit { close(descriptor) }
}
