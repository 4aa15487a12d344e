import Diagnostics
import Foundation
import Metrics

/// A version that is being written. Nothing is visible before `publish`.
package struct StagedVersion: Sendable {
  let archive: Archive
  package let period: Period
  package let version: Int
  let staging: String

  /// The staging folder of the archive's part; paths below it are relative.
  private var publicFolder: String { "\(staging)/archive" }
  package var privateFolder: String { "\(staging)/private" }

  /// Writes a file of the archive and returns its entry in the manifest.
  package func write(_ bytes: [UInt8], to path: String) throws(Failure) -> Manifest.File {
    try SafeNames.check(path, below: archive.folder(period, version: version))
    try put(bytes, under: publicFolder, path, fileMode: 0o644, folderMode: 0o755)
    return Manifest.File(path: path, bytes: bytes.count, sha256: sha256(bytes))
  }

  /// Writes a file that only its owner may read.
  package func writePrivate(_ bytes: [UInt8], to path: String) throws(Failure) {
    try SafeNames.check(path, below: archive.privateFolder(period, version: version))
    try put(bytes, under: privateFolder, path, fileMode: 0o600, folderMode: 0o700)
  }

  /// Writes the manifests and moves the version into place: agents' files first, then the archive.
  package func publish(_ manifest: Manifest) throws(Failure) {
    var manifest = manifest
    manifest.version = version
    manifest.files.sort { $0.path < $1.path }
    if let (one, other) = SafeNames.collision(manifest.files.map(\.path)) {
      throw Failure(
        .bug, Diagnostic("PUB-005", .error, "two files are one on a share that folds case: \(one) and \(other)"))
    }
    try FileWriting.makeFolder("\(publicFolder)/data")
    manifest.privateFiles = try PrivateList.write(privateFolder)
    try writeBag(manifest)
    for folder in [privateFolder, publicFolder] { try FileWriting.syncFolders(folder) }
    let (target, secret) = (
      archive.folder(period, version: version), archive.privateFolder(period, version: version)
    )
    try FileWriting.makeFolder("\(archive.root)/private", mode: 0o700)
    try FileWriting.makeFolder(FileWriting.parent(secret), mode: 0o700)
    try FileWriting.makeFolder(FileWriting.parent(target))
    // A run that was killed between the two moves leaves a private part without an archive part: it never counted.
    try FileWriting.remove(secret)
    try FileWriting.rename(privateFolder, to: secret)
    // The staging folder stays until the pages at the top are exchanged: without it, all is done.
    try FileWriting.rename(publicFolder, to: target)
  }

  /// The manifest and the files that make the folder a bag, each list after what it lists.
  private func writeBag(_ manifest: Manifest) throws(Failure) {
    let tags: [(path: String, text: [UInt8])] = [
      ("manifest.json", json(manifest)), (Bag.declarationName, Array(Bag.declaration.utf8)),
      (Bag.infoName, Array(Bag.info(manifest).utf8)),
      (
        Bag.payloadListName,
        Array(Bag.list(manifest.files.filter { Bag.isPayload($0.path) }.map { ($0.path, $0.sha256) }).utf8)
      ),
    ]
    for tag in tags { try FileWriting.write(tag.text, to: "\(publicFolder)/\(tag.path)") }
    let listed = manifest.files.filter { !Bag.isPayload($0.path) }.map { ($0.path, $0.sha256) }
    let sums = Bag.list(listed + tags.map { ($0.path, sha256($0.text)) })
    try FileWriting.write(Array(sums.utf8), to: "\(publicFolder)/\(Bag.tagListName)")
  }

  private func put(
    _ bytes: [UInt8], under folder: String, _ path: String, fileMode: UInt32, folderMode: UInt32
  ) throws(Failure) {
    let parent = FileWriting.parent("\(folder)/\(path)")
    if parent != folder { try FileWriting.makeFolder(parent, mode: folderMode) }
    try FileWriting.write(bytes, to: "\(folder)/\(path)", mode: fileMode)
  }
}

/// The sums of the private files of a version: `manifest-sha256.txt` beside them, readable by their owner alone.
package enum PrivateList {
  package static let name = "manifest-sha256.txt"

  /// Lists the files of a private folder as they are now, again where there is a list already.
  ///
  /// - Returns: how many files are listed.
  @discardableResult
  package static func write(_ folder: String) throws(Failure) -> Int {
    let files = try FileTree.entries(folder).filter { $0.kind == .file && $0.path != name }
    var listed: [(path: String, sha256: String)] = []
    for file in files { listed.append((file.path, try FileTree.sha256(of: "\(folder)/\(file.path)"))) }
    try FileWriting.replace(Array(Bag.list(listed).utf8), at: "\(folder)/\(name)", mode: 0o600)
    return listed.count
  }
}
