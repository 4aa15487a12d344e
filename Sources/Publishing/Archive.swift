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

  /// Whether every file that the manifest lists is still there with its size.
  package func isComplete(_ manifest: Manifest) -> Bool {
    let folder = folder(manifest.period, version: manifest.version)
    return manifest.files.allSatisfy { file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(file.path)")
      return (attributes?[.size] as? Int) == file.bytes
    }
  }

  /// Starts a version in a staging folder that nobody else sees.
  package func stage(_ period: Period) throws(Failure) -> StagedVersion {
    try clearStaging()
    let last = names(in: "\(root)/archive/\(period.id)").compactMap { Int($0.dropFirst()) }.max() ?? 0
    let staging = "\(root)/.staging"
    try FileWriting.makeFolder(staging, mode: 0o700)
    try FileWriting.makeFolder("\(staging)/archive")
    try FileWriting.makeFolder("\(staging)/private", mode: 0o700)
    return StagedVersion(archive: self, period: period, version: last + 1, staging: staging)
  }

  /// Removes what a killed run left behind.
  package func clearStaging() throws(Failure) { try FileWriting.remove("\(root)/.staging") }

  /// Points readers to the newest period: a small file, because links do not work on file shares.
  package func writeLatest() throws(Failure) {
    guard let newest = try manifests().max(by: { ($0.period.last, $0.version) < ($1.period.last, $1.version) }) else {
      return
    }
    let pointer = Latest(
      period: newest.period.id, version: newest.version, path: "\(newest.period.id)/v\(newest.version)/index.html")
    try FileWriting.replace(json(pointer), at: "\(root)/archive/latest.json")
  }

  private struct Latest: Codable {
    var period: String
    var version: Int
    var path: String
  }

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

/// Keeps a second run of the same output folder out until this value is given up.
package final class ArchiveLock {
  private let descriptor: Int32

  package init(root: String) throws(Failure) {
    try FileWriting.makeFolder(root)
    // Rows with people in them are for the owner's eyes; only the archive is for others.
    for name in ["warehouse", "rejects", "work"] { try FileWriting.makeFolder("\(root)/\(name)", mode: 0o700) }
    let path = "\(root)/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "PUB-003", .error, "cannot write in the output folder", at: SourceLocation(file: root),
          hint: "give this user the right to write there, or name another folder with --out"))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Failure(
        .tryAgain,
        Diagnostic(
          "PUB-004", .error, "another run is writing into this output folder", at: SourceLocation(file: root),
          hint: "wait until it has ended, then run again"))
    }
  }

  deinit { close(descriptor) }
}

/// JSON with sorted keys and a line end, the same on every run.
package func json(_ value: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else { return [] }
  return Array(data) + [10]
}

/// The SHA-256 of bytes in lower-case hexadecimal.
package func sha256(_ bytes: some DataProtocol) -> String {
  SHA256.hash(data: bytes).map { padded16($0) }.joined()
}

private func padded16(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
