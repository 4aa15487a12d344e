import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A file system of its own, which can be full and read-only.
final class SmallDisk {
  static let reason: Comment = "needs the right to mount a small disk"

  let path: String
  private var filler: String { path + "/filler" }

  init?(mebibytes: Int, at path: String) {
    self.path = path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard SmallDisk.mount(["-t", "tmpfs", "-o", "size=\(mebibytes)m", "tmpfs", path]) else { return nil }
  }

  /// Fills the disk but for some bytes.
  func leave(_ bytes: Int) throws {
    var state = statvfs()
    try #require(statvfs(path, &state) == 0)
    let free = Int(state.f_bavail) * Int(state.f_frsize)
    try Data(count: max(0, free - bytes)).write(to: URL(fileURLWithPath: filler))
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: filler) }

  /// - Parameter option: `ro` or `rw`.
  func change(_ option: String) -> Bool { SmallDisk.mount(["-o", "remount,\(option)", path]) }

  private static func mount(_ arguments: [String]) -> Bool {
    (try? Tools.run("/usr/bin/env", ["mount"] + arguments).status) == 0
  }

  /// Whether this user may mount at all.
  static let isPossible: Bool = {
    guard let scratch = try? Scratch() else { return false }
    return SmallDisk(mebibytes: 1, at: scratch.path + "/disk") != nil
  }()

  deinit { _ = try? Tools.run("/usr/bin/env", ["umount", "-l", path]) }
}
