import Diagnostics
import Metrics

/// A version that is being written. Nothing is visible before `publish`.
package struct StagedVersion: Sendable {
  let archive: Archive
  package let period: Period
  package let version: Int
  let staging: String

  /// The staging folder of the archive's part; paths below it are relative.
  private var publicFolder: String { "\(staging)/archive" }
  private var privateFolder: String { "\(staging)/private" }

  /// Writes a file of the archive and returns its entry in the manifest.
  package func write(_ bytes: [UInt8], to path: String) throws(Failure) -> Manifest.File {
    try put(bytes, under: publicFolder, path, fileMode: 0o644, folderMode: 0o755)
    return Manifest.File(path: path, bytes: bytes.count, sha256: sha256(bytes))
  }

  /// Writes a file that only its owner may read.
  package func writePrivate(_ bytes: [UInt8], to path: String) throws(Failure) {
    try put(bytes, under: privateFolder, path, fileMode: 0o600, folderMode: 0o700)
  }

  /// Writes the manifests and moves the version into place: agents' files first, then the archive.
  package func publish(_ manifest: Manifest) throws(Failure) {
    var manifest = manifest
    manifest.version = version
    manifest.files.sort { $0.path < $1.path }
    let bytes = json(manifest)
    let listed = manifest.files.map { ($0.path, $0.sha256) } + [("manifest.json", sha256(bytes))]
    let sums = listed.sorted { $0.0 < $1.0 }.map { "\($1)  \($0)\n" }.joined()
    try FileWriting.write(bytes, to: "\(publicFolder)/manifest.json")
    try FileWriting.write(Array(sums.utf8), to: "\(publicFolder)/manifest-sha256.txt")
    let (target, secret) = (
      archive.folder(period, version: version), archive.privateFolder(period, version: version)
    )
    try FileWriting.makeFolder("\(archive.root)/private", mode: 0o700)
    try FileWriting.makeFolder(FileWriting.parent(secret), mode: 0o700)
    try FileWriting.makeFolder(FileWriting.parent(target))
    // A run that was killed between the two moves leaves a private part without an archive part: it never counted.
    try FileWriting.remove(secret)
    try FileWriting.rename(privateFolder, to: secret)
    try FileWriting.rename(publicFolder, to: target)
    try archive.clearStaging()
  }

  private func put(
    _ bytes: [UInt8], under folder: String, _ path: String, fileMode: UInt32, folderMode: UInt32
  ) throws(Failure) {
    let parent = FileWriting.parent("\(folder)/\(path)")
    if parent != folder { try FileWriting.makeFolder(parent, mode: folderMode) }
    try FileWriting.write(bytes, to: "\(folder)/\(path)", mode: fileMode)
  }
}
