import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Set by the first SIGINT or SIGTERM: the message under way is finished, and no other begun. The second one ends the
/// process, as it would without this.
enum StopSignal {
  private static let flag = Atomic(false)

  static var isSet: Bool { flag.load(ordering: .relaxed) }

  static func listen() {
    // The value is made here and not inside of a signal.
    flag.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        StopSignal.flag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
