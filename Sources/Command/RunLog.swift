import Foundation
import Publishing
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// What a run told, as JSON lines in a file of its own: `logs/2026-11-02T060000Z-run-2026-10.jsonl`, for its owner alone.
///
/// It has what the console has: ids of people, no names and no addresses. A log that cannot be written stops nothing.
final class RunLog: Sendable {
  static let folderName = "logs"
  /// So many are kept; the oldest go.
  static let most = 400

  private let descriptor: Int32
  private let root: String

  /// - Parameters:
  ///   - output: the output folder; paths below it are written without it.
  ///   - moment: ISO 8601, as the run's clock says.
  ///   - name: `run-2026-10`.
  init?(output: String, moment: String, name: String) {
    root = output
    let folder = "\(output)/\(RunLog.folderName)"
    guard (try? FileWriting.makeFolder(folder, mode: 0o700)) != nil else { return nil }
    RunLog.clear(folder)
    let base = "\(folder)/\(moment.replacing(":", with: ""))-\(name)"
    var (file, number) = (Int32(-1), 1)
    while file < 0, number <= 100 {
      let path = number == 1 ? "\(base).jsonl" : "\(base)-\(number).jsonl"
      file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_APPEND, 0o600)
      number += 1
    }
    guard file >= 0 else { return nil }
    descriptor = file
  }

  deinit { close(descriptor) }

  func write(_ fields: [String: String]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let below = fields.mapValues { $0.replacing("\(root)/", with: "") }
    guard let data = try? encoder.encode(below) else { return }
    let line = Array(data) + [10]
    _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Makes room for one more.
  private static func clear(_ folder: String) {
    let names = ((try? FileTree.names(in: folder)) ?? []).filter { $0.hasSuffix(".jsonl") }
    for name in names.dropLast(most - 1) { unlink("\(folder)/\(name)") }
  }
}
