import Diagnostics
import Foundation
import Subprocess

/// How a file is compressed, from its ending.
enum Compression: String, Sendable {
  case gzip = "gz"
  case zstandard = "zst"

  init?(path: String) {
    guard let ending = path.split(separator: ".").last else { return nil }
    self.init(rawValue: ending.lowercased())
  }

  private var tool: String { self == .gzip ? "gzip" : "zstd" }

  /// Unpacks a whole file, which also tests its checksum: a cut-off archive must not pass for a short one.
  ///
  /// - Throws: `dataBreaksContract` for a damaged archive, `engineMissing` without the tool, `cannotWrite`.
  func unpack(_ path: String, to target: String, named name: String) async throws(Failure) {
    let place = SourceLocation(file: name)
    guard FileManager.default.createFile(atPath: target, contents: nil),
      let output = FileHandle(forWritingAtPath: target)
    else {
      throw Failure(.cannotWrite, Diagnostic("ING-023", .error, "“\(target)” cannot be written"))
    }
    let status: TerminationStatus
    let messages: String
    do {
      let result = try await run(
        .name(tool), arguments: ["-d", "-c", "-q", "--", path],
        output: .fileDescriptor(.init(rawValue: output.fileDescriptor), closeAfterSpawningProcess: false),
        error: .string(limit: 65536))
      (status, messages) = (result.terminationStatus, result.standardError)
    } catch {
      throw Failure(
        .engineMissing,
        Diagnostic(
          "ING-020", .error, "\(tool) cannot be run: \(error)", at: place,
          hint: "install \(tool), or unpack the file"))
    }
    try? output.close()
    if status == .exited(0) { return }
    let told = messages.split(separator: "\n").first { $0.contains(":") }
    // gzip ends with 2, and is quiet, when something follows the end of the archive.
    let reason =
      told.map(String.init)
      ?? (status == .exited(2) ? "other bytes follow its end" : "\(tool) cannot unpack it")
    if messages.contains("No space left") {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "ING-023", .error, "no space left to unpack it below the output folder", at: place,
          hint: "free some space, or name another folder with --out"))
    }
    throw Failure(
      .dataBreaksContract,
      Diagnostic(
        "ING-014", .error, "the archive is damaged or cut off: \(reason)", at: place, hint: "export the file again"))
  }
}
