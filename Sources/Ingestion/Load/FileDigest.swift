import Diagnostics
import Foundation
import Subprocess

/// The SHA-256 of files as lower-case hexadecimal text, in the order of the paths.
///
/// - Throws: `inputMissing` for a file that cannot be read, `engineMissing` without `sha256sum` (GNU coreutils).
func contentDigests(of paths: [String]) async throws(Failure) -> [String] {
  var all: [String] = []
  for batch in stride(from: 0, to: paths.count, by: 500).map({ Array(paths[$0..<min($0 + 500, paths.count)]) }) {
    all += try await digests(ofBatch: batch)
  }
  return all
}

private func digests(ofBatch paths: [String]) async throws(Failure) -> [String] {
  let output: String
  let messages: String
  do {
    let result = try await run(
      .name("sha256sum"), arguments: Arguments(["--"] + paths), output: .string(limit: 16_777_216),
      error: .string(limit: 1_048_576))
    (output, messages) = (result.standardOutput, result.standardError)
  } catch {
    throw Failure(
      .engineMissing, Diagnostic("ING-020", .error, "sha256sum cannot be run: \(error)", hint: "install GNU coreutils"))
  }
  // A name with a backslash or line end puts a backslash before the digest.
  let found = output.split(separator: "\n").map { String($0.drop { $0 == "\\" }.prefix(64)) }
  guard found.count == paths.count else {
    let lines = messages.split(separator: "\n").map { line in
      // "sha256sum: <path>: <reason>", the program perhaps with its folder.
      let parts = line.split(separator: ": ")
      let reason = parts.last.map(String.init) ?? String(line)
      return Diagnostic(
        "ING-010", .error, "the export cannot be read: \(reason)",
        at: parts.count > 2 ? SourceLocation(file: String(parts[parts.count - 2])) : nil,
        hint: "give this user the right to read it, and check that it is a file")
    }
    throw Failure(.inputMissing, lines)
  }
  return found
}

/// What the file system knows of a file's content without reading it: its size, its place and when it was written and
/// moved there, to the nanosecond.
enum FileStamp {
  /// `nil` for a file that cannot be asked about.
  static func text(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let (written, changed) = (status.st_mtim, status.st_ctim)
    return "\(status.st_size) \(status.st_dev) \(status.st_ino) \(written.tv_sec).\(written.tv_nsec) "
      + "\(changed.tv_sec).\(changed.tv_nsec)"
  }
}
