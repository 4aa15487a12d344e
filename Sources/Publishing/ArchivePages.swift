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
  /// All are written beside the archive first, the new list too. Who stops here leaves old pages or new ones, never
  /// half of one, and what is checked then is checked against both lists.
  package func exchange(_ pages: [(name: String, bytes: [UInt8])]) throws(Failure) {
    let folder = "\(root)/archive"
    let list = (ArchivePages.listName, Array(Bag.list(pages.map { ($0.name, sha256($0.bytes)) }).utf8))
    let fresh = (pages.map { ($0.name, $0.bytes) } + [list]).filter { name, bytes in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { $0 != Data(bytes) } ?? true
    }
    if !fresh.isEmpty {
      let staging = "\(root)/.staging/pages"
      try FileWriting.remove(staging)
      try FileWriting.makeFolder("\(root)/.staging", mode: 0o700)
      try FileWriting.makeFolder(staging, mode: 0o700)
      try FileWriting.makeFolder(folder)
      for (name, bytes) in fresh { try FileWriting.write(bytes, to: "\(staging)/\(name)") }
      // The list stays in the staging folder until all else has moved.
      for (name, _) in fresh { try FileWriting.rename("\(staging)/\(name)", to: "\(folder)/\(name)") }
    }
    try clearStaging()
  }
}
