import Diagnostics
import Foundation

/// The pages at the top of an archive, which are made anew after each issue.
package enum ArchivePages {
  /// Their sums, as `sha256sum -c` reads them.
  package static let listName = "manifest-sha256.txt"
  package static let names = ["index.html", "latest.json", "methods.html", "restatements.csv", "restatements.html"]
}

extension Archive {
  /// Puts new pages in the place of the old ones, each in one step, their list last. Pages that are as they were stay
  /// untouched.
  ///
  /// All are written beside the archive first, their list last. Who stops after that leaves an exchange that the next
  /// run finishes; who stops before leaves the old pages. Never half of one, and what is checked in between is checked
  /// against both lists.
  package func exchange(_ pages: [(name: String, bytes: [UInt8])]) throws(Failure) {
    try finishExchange()
    let folder = "\(root)/archive"
    let list = (ArchivePages.listName, Array(Bag.list(pages.map { ($0.name, sha256($0.bytes)) }).utf8))
    let all = pages.map { ($0.name, $0.bytes) } + [list]
    var fresh = all.filter { name, bytes in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { $0 != Data(bytes) } ?? true
    }
    guard let last = fresh.last else { return try clearStaging() }
    // The list is what makes an exchange one, even where only a lost page comes back.
    if last.0 != list.0 { fresh.append(list) }
    try FileWriting.remove(staging)
    try FileWriting.makeFolder("\(root)/.staging", mode: 0o700)
    try FileWriting.makeFolder(staging, mode: 0o700)
    // In one step each: a list that is there is whole, and so is all that it names.
    for (name, bytes) in fresh { try FileWriting.replace(bytes, at: "\(staging)/\(name)") }
    try clearStaging()
  }

  /// Moves the pages of an exchange that was prepared whole, which its list tells, into place.
  func finishExchange() throws(Failure) {
    guard FileTree.entry(ArchivePages.listName, below: staging) != nil else { return }
    let folder = "\(root)/archive"
    try FileWriting.makeFolder(folder)
    // The list stays in the staging folder until all else has moved.
    for name in ArchivePages.names + [ArchivePages.listName] where FileTree.entry(name, below: staging) != nil {
      try FileWriting.rename("\(staging)/\(name)", to: "\(folder)/\(name)")
    }
  }

  private var staging: String { "\(root)/.staging/pages" }
}
