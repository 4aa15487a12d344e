import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// What decides the content of a version: program, period, settings, templates and the contents of every input.
struct RunIdentity: Sendable {
  /// Every file that was read, sorted by path.
  let inputs: [Manifest.Input]
  /// The first 16 hexadecimal digits of a SHA-256 over all of it. The clock is not in it.
  let runID: String

  init(
    workspace: Workspace, load: Ingestion.LoadReport, period: Period, paper: String, agents: Bool, home: Home
  ) throws(Failure) {
    var inputs = load.files.map { Manifest.Input(path: $0.file, sha256: $0.sha256) }
    let settings = [workspace.file] + [workspace.roster?.file, workspace.events?.file].compactMap(\.self)
    for path in settings {
      let absolute = path == workspace.file ? "\(workspace.directory)/\(Workspace.fileName)" : path
      let bytes = try RunIdentity.bytes(absolutePath(absolute, in: workspace.directory))
      let name = path == workspace.file ? Workspace.fileName : path
      inputs.append(Manifest.Input(path: name, sha256: sha256(bytes)))
    }
    self.inputs = inputs.sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) }
    var parts = [programVersion, period.id, paper, String(agents)] + self.inputs.flatMap { [$0.path, $0.sha256] }
    parts += try workspace.lookDigests(home)
    runID = String(sha256(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
  }

  private static func bytes(_ path: String) throws(Failure) -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "CMD-008", .error, "the file cannot be read", at: SourceLocation(file: path),
          hint: "check that it is there and that this user may read it"))
    }
    return data
  }
}
