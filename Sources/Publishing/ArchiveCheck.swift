import Diagnostics
import Foundation
import Metrics

/// Compares what lies in an archive, and in the private tree beside it, with what was published.
///
/// Every byte is read once, in pieces; what is kept in memory is the lists of one version.
package struct ArchiveCheck: Sendable {
  package struct Finding: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case changed, missing, extra
      /// A file or list that cannot be read.
      case unreadable
      /// A private file or folder that others may open.
      case exposed
      /// Left by a run that was stopped, or by one that is at work now: no damage.
      case unfinished

      package var isProblem: Bool { self != .unfinished }
    }

    package var kind: Kind
    /// From the folder that was checked.
    package var path: String
  }

  /// Sorted by path.
  package private(set) var findings: [Finding] = []
  /// Files that were read.
  package private(set) var files = 0
  package private(set) var versions = 0

  /// The folder that findings are relative to.
  package let root: String
  private let checksModes: Bool
  /// Whether a version was seen that comes with lists of everything.
  private var hasBags = false

  /// - Parameters:
  ///   - path: an output folder, or the folder `archive` alone.
  ///   - modes: whether the permissions of private files count; some file shares have none.
  /// - Throws: `Failure` with `.inputMissing` where there is no archive.
  package init(at path: String, modes: Bool = true) throws(Failure) {
    root = path
    checksModes = modes
    if FileTree.entry("archive", below: path)?.kind == .folder {
      try checkArchive("archive", output: path)
      try checkPrivate()
      if FileTree.entry(".staging", below: path) != nil { add(.unfinished, ".staging") }
    } else if FileTree.entry(ArchivePages.listName, below: path) != nil
      || FileTree.entry("latest.json", below: path) != nil
    {
      try checkArchive("", output: "\(path)/..")
    } else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "PUB-009", .error, "there is no archive here", at: SourceLocation(file: path),
          hint: "name the output folder of a run, or the folder archive in it"))
    }
    findings.sort { ($0.path, $0.kind.rawValue) < ($1.path, $1.kind.rawValue) }
  }

  package var problems: Int { findings.count { $0.kind.isProblem } }

  private mutating func add(_ kind: Finding.Kind, _ path: String) { findings.append(Finding(kind: kind, path: path)) }

  private func join(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

  /// The pages at the top, and every version below.
  private mutating func checkArchive(_ folder: String, output: String) throws(Failure) {
    let base = join(root, folder)
    let now = sums(base, ArchivePages.listName)
    let next = sums("\(output)/.staging/pages", ArchivePages.listName)
    for name in try FileTree.names(in: base) {
      let path = join(folder, name)
      guard let entry = FileTree.entry(name, below: base) else { continue }
      if entry.kind == .folder, Period(name)?.id == name {
        try checkPeriod(path)
      } else if name == ArchivePages.listName {
        if now == nil { add(.unreadable, path) }
      } else if entry.kind == .file, ArchivePages.names.contains(name) {
        let sum = digest(path)
        // A run that is exchanging the pages has the new list ready beside the old one.
        let known = [now?[name], next?[name]].compactMap(\.self)
        if let sum, !known.isEmpty, !known.contains(sum) { add(.changed, path) }
      } else {
        add(.extra, path)
      }
    }
    // Between the first version and its pages the staging folder is still there.
    let isAtWork = FileTree.entry(".staging", below: output) != nil
    if hasBags, FileTree.entry(ArchivePages.listName, below: base) == nil, !isAtWork {
      add(.missing, join(folder, ArchivePages.listName))
    }
    for name in (now ?? [:]).keys.sorted() where FileTree.entry(name, below: base) == nil {
      add(.missing, join(folder, name))
    }
  }

  private mutating func checkPeriod(_ folder: String) throws(Failure) {
    for name in try FileTree.names(in: join(root, folder)) {
      let path = join(folder, name)
      guard FileTree.entry(path, below: root)?.kind == .folder, Archive.version(name) != nil else {
        add(.extra, path)
        continue
      }
      versions += 1
      try checkVersion(path)
    }
  }

  /// A version against its two lists, and these against the manifest.
  private mutating func checkVersion(_ folder: String) throws(Failure) {
    let base = join(root, folder)
    guard let payload = sums(base, Bag.payloadListName) else {
      add(
        FileTree.entry(Bag.payloadListName, below: base) == nil ? .missing : .unreadable,
        "\(folder)/\(Bag.payloadListName)")
      return
    }
    // Versions of programs that wrote no bags have one list of everything.
    let isBag = payload["manifest.json"] == nil
    var listed = payload
    if isBag {
      hasBags = true
      guard let tags = sums(base, Bag.tagListName) else {
        add(
          FileTree.entry(Bag.tagListName, below: base) == nil ? .missing : .unreadable, "\(folder)/\(Bag.tagListName)")
        return
      }
      listed.merge(tags) { first, _ in first }
    }
    let unlisted = isBag ? Bag.tagListName : Bag.payloadListName
    try compare(folder, listed, ignoring: [unlisted])
    for file in manifestFiles(base) where listed[file.path] != file.sha256 {
      // Whoever takes a file and its line away cannot hide it: the manifest names it still.
      add(listed[file.path] == nil ? .missing : .changed, "\(folder)/\(file.path)")
    }
  }

  private func manifestFiles(_ base: String) -> [Manifest.File] {
    let data = FileManager.default.contents(atPath: "\(base)/manifest.json")
    return data.flatMap { try? JSONDecoder().decode(Manifest.self, from: $0) }?.files ?? []
  }

  /// Every file below a folder against its sum.
  private mutating func compare(_ folder: String, _ listed: [String: String], ignoring: Set<String>) throws(Failure) {
    var rest = listed
    for entry in try FileTree.entries(join(root, folder)) where entry.kind != .folder && !ignoring.contains(entry.path)
    {
      let path = "\(folder)/\(entry.path)"
      guard entry.kind == .file, let expected = rest.removeValue(forKey: entry.path) else {
        add(.extra, path)
        continue
      }
      if let sum = digest(path), sum != expected { add(.changed, path) }
    }
    for path in rest.keys.sorted() { add(.missing, "\(folder)/\(path)") }
  }

  /// The private tree: readable by its owner alone, and as it was published or last changed by this program.
  private mutating func checkPrivate() throws(Failure) {
    guard FileTree.entry("private", below: root) != nil else { return checkPrivateCounts() }
    checkMode("private", isFolder: true)
    for period in try FileTree.names(in: "\(root)/private") {
      let folder = "private/\(period)"
      guard Period(period)?.id == period, FileTree.entry(folder, below: root)?.kind == .folder else {
        add(.extra, folder)
        continue
      }
      checkMode(folder, isFolder: true)
      for name in try FileTree.names(in: "\(root)/\(folder)") {
        let path = "\(folder)/\(name)"
        if Archive.version(name) == nil {
          add(.extra, path)
        } else if FileTree.entry("archive/\(period)/\(name)/manifest.json", below: root) == nil {
          // A run that was stopped between the two moves; the next one removes it.
          add(.unfinished, path)
        } else {
          try checkPrivateVersion(path)
        }
      }
    }
    checkPrivateCounts()
  }

  private mutating func checkPrivateVersion(_ folder: String) throws(Failure) {
    checkMode(folder, isFolder: true)
    for entry in try FileTree.entries("\(root)/\(folder)") {
      if entry.kind != .other { checkMode("\(folder)/\(entry.path)", isFolder: entry.kind == .folder) }
    }
    guard let listed = sums("\(root)/\(folder)", PrivateList.name) else { return }
    try compare(folder, listed, ignoring: [PrivateList.name])
  }

  /// A version that was published with private files still has them, or the list that says which are left.
  private mutating func checkPrivateCounts() {
    for manifest in (try? Archive(root: root).manifests()) ?? [] where manifest.privateFiles != nil {
      let path = "private/\(manifest.period.id)/v\(manifest.version)/\(PrivateList.name)"
      if sums(root, path) == nil { add(FileTree.entry(path, below: root) == nil ? .missing : .unreadable, path) }
    }
  }

  private mutating func checkMode(_ path: String, isFolder: Bool) {
    guard checksModes, let entry = FileTree.entry(path, below: root) else { return }
    if entry.mode & 0o077 != 0 { add(.exposed, path) }
  }

  private func sums(_ folder: String, _ name: String) -> [String: String]? {
    FileManager.default.contents(atPath: "\(folder)/\(name)")
      .flatMap { String(bytes: $0, encoding: .utf8) }.flatMap(Bag.sums)
  }

  private mutating func digest(_ path: String) -> String? {
    files += 1
    do {
      return try FileTree.sha256(of: join(root, path))
    } catch {
      add(.unreadable, path)
      return nil
    }
  }
}
