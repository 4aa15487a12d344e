import Crypto
import Diagnostics
import Foundation
import Metrics

#if canImport(Glibc)
  import Glibc
#endif

/// The output folder: `archive/` for managers, `private/` for agents' own files, and the staging between.
///
/// A version is staged in the same file system, written out, and renamed into place: private first, then archive,
/// then the pointers. A run that is killed leaves what was there before.
package struct Archive: Sendable {
  package let root: String

  package init(root: String) { self.root = root }

  /// The folder of a published version: `archive/2026-10/v1`.
  package func folder(_ period: Period, version: Int) -> String { "\(root)/archive/\(period.id)/v\(version)" }

  package func privateFolder(_ period: Period, version: Int) -> String { "\(root)/private/\(period.id)/v\(version)" }

  /// The newest published version of a period with its manifest; `nil` if there is none.
  package func latest(_ period: Period) throws(Failure) -> Manifest? {
    try manifests().last { $0.period == period }
  }

  /// The newest manifest of each version folder, by period and version.
  package func manifests() throws(Failure) -> [Manifest] {
    var found: [Manifest] = []
    for period in names(in: "\(root)/archive") {
      for version in names(in: "\(root)/archive/\(period)") {
        let path = "\(root)/archive/\(period)/\(version)/manifest.json"
        guard let data = FileManager.default.contents(atPath: path) else { continue }
        do {
          found.append(try JSONDecoder().decode(Manifest.self, from: data))
        } catch {
          throw Failure(
            .dataBreaksContract,
            Diagnostic(
              "PUB-002", .error, "this manifest cannot be read", at: SourceLocation(file: path),
              hint: "restore the version's folder from a backup, or move the folder out of the archive"))
        }
      }
    }
    return found.sorted { ($0.period, $0.version) < ($1.period, $1.version) }
  }

  /// Whether every file that the manifest lists is still there with its size, the bag's own files and the private
  /// folder are there, too. Contents are not read: that is what `ArchiveCheck` does.
  package func isComplete(_ manifest: Manifest) -> Bool {
    let folder = folder(manifest.period, version: manifest.version)
    // A version of a program that wrote no bags has only the list.
    let isBag = manifest.privateFiles != nil
    let lists =
      isBag ? [Bag.declarationName, Bag.infoName, Bag.payloadListName, Bag.tagListName] : [Bag.payloadListName]
    guard lists.allSatisfy({ FileTree.entry($0, below: folder)?.kind == .file }) else { return false }
    let secret = privateFolder(manifest.period, version: manifest.version)
    if isBag, FileTree.entry(PrivateList.name, below: secret)?.kind != .file { return false }
    return manifest.files.allSatisfy { FileTree.entry($0.path, below: folder)?.bytes == $0.bytes }
  }

  /// Starts a version in a staging folder that nobody else sees.
  package func stage(_ period: Period) throws(Failure) -> StagedVersion {
    try emptyStaging()
    let last = names(in: "\(root)/archive/\(period.id)").compactMap(Archive.version).max() ?? 0
    let staging = "\(root)/.staging"
    try FileWriting.makeFolder(staging, mode: 0o700)
    try FileWriting.makeFolder("\(staging)/archive")
    try FileWriting.makeFolder("\(staging)/private", mode: 0o700)
    return StagedVersion(archive: self, period: period, version: last + 1, staging: staging)
  }

  /// Finishes the exchange of pages that a killed run had ready, and removes what else it left behind.
  package func clearStaging() throws(Failure) {
    try emptyStaging()
    try FileWriting.remove("\(root)/.staging")
  }

  /// The same, but the staging folder stays: it tells that a version whose pages are to be made anew is not yet whole.
  package func emptyStaging() throws(Failure) {
    try finishExchange()
    let staging = "\(root)/.staging"
    guard FileTree.entry(".staging", below: root) != nil else { return }
    for name in try FileTree.names(in: staging) { try FileWriting.remove("\(staging)/\(name)") }
  }

  /// The text of `latest.json`, which points readers to the newest period: a small file, because links do not work on
  /// file shares.
  package func latestPointer(_ newest: Manifest) -> [UInt8] {
    json(
      Latest(
        period: newest.period.id, version: newest.version, path: "\(newest.period.id)/v\(newest.version)/index.html"))
  }

  private struct Latest: Codable {
    var period: String
    var version: Int
    var path: String
  }

  /// The number of a version's folder: 2 for `v2`; `nil` for any other name.
  package static func version(_ name: String) -> Int? {
    guard name.hasPrefix("v"), let number = Int(name.dropFirst()), number > 0, name == "v\(number)" else { return nil }
    return number
  }

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

/// JSON with sorted keys and a line end, the same on every run.
///
/// - Parameter isCompact: without line breaks and spaces, for what programs read and grows with the people.
package func json(_ value: some Encodable, isCompact: Bool = false) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if !isCompact { encoder.outputFormatting.insert(.prettyPrinted) }
  // JSON has no word for them; a text is better than no file.
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
  guard let data = try? encoder.encode(value) else { return [] }
  return Array(data) + [10]
}

/// The SHA-256 of bytes in lower-case hexadecimal.
package func sha256(_ bytes: some DataProtocol) -> String {
  hexadecimal(SHA256.hash(data: bytes))
}

/// Bytes as two lower-case digits each.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
