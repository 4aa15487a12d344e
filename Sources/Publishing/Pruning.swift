import Diagnostics
import Foundation
import Metrics

/// What a limit of keeping takes out of an output folder.
package struct Pruning: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    /// From the output folder: `archive/2024-01`, `private/2026-10/v1`.
    package var path: String
    package var files: Int
    package var bytes: Int
  }

  /// The first day of the oldest month that is kept; `nil` where nothing is published.
  package var keptFrom: CivilDate?
  /// Archive first, so that a page never links to what is gone longer than a moment; sorted.
  package var items: [Item]

  package var files: Int { items.reduce(0) { $0 + $1.files } }
  package var bytes: Int { items.reduce(0) { $0 + $1.bytes } }

  private static let parts = ["archive", "private", "outbox", "rejects"]

  /// Plans what goes; nothing is removed yet.
  ///
  /// A period goes when it ended before the kept months, counted back from the end of the newest published period, so
  /// that the plan rests on the archive and not on the day on which it is made.
  /// - Parameters:
  ///   - months: from 1 on.
  ///   - superseded: also takes versions of kept periods that a newer one replaced; never the newest.
  package init(_ archive: Archive, keepMonths months: Int, superseded: Bool) throws(Failure) {
    let manifests = try archive.manifests()
    items = []
    guard let newest = manifests.map(\.period.last).max() else { return }
    var month = Period(.month, containing: newest)
    for _ in 1..<max(1, months) { month = month.previous }
    let from = month.first
    keptFrom = from
    for part in Pruning.parts {
      let folder = "\(archive.root)/\(part)"
      guard FileTree.entry(part, below: archive.root)?.kind == .folder else { continue }
      for name in try FileTree.names(in: folder) {
        guard let period = Period(name), period.id == name else { continue }
        if period.last < from {
          items.append(try Pruning.item("\(part)/\(name)", archive.root))
        } else if superseded, part == "archive" || part == "private" {
          let last = manifests.filter { $0.period == period }.map(\.version).max() ?? 0
          for version in try FileTree.names(in: "\(folder)/\(name)").compactMap(Archive.version).sorted()
          where version < last {
            items.append(try Pruning.item("\(part)/\(name)/v\(version)", archive.root))
          }
        }
      }
    }
  }

  /// Removes what was planned. Each item leaves its place in one step; a run that is stopped is finished by the next.
  package func apply(to archive: Archive) throws(Failure) {
    try archive.clearStaging()
    for (index, item) in items.enumerated() {
      let bin = "\(archive.root)/.staging/removed"
      try FileWriting.makeFolder("\(archive.root)/.staging", mode: 0o700)
      try FileWriting.makeFolder(bin, mode: 0o700)
      try FileWriting.rename("\(archive.root)/\(item.path)", to: "\(bin)/\(index)")
      try FileWriting.remove("\(bin)/\(index)")
    }
    try archive.clearStaging()
  }

  private static func item(_ path: String, _ root: String) throws(Failure) -> Item {
    let entries = try FileTree.entries("\(root)/\(path)").filter { $0.kind != .folder }
    return Item(path: path, files: entries.count, bytes: entries.reduce(0) { $0 + $1.bytes })
  }
}
