import Diagnostics
import Foundation
import Publishing
import Synchronization

/// Tells how far a run is: a bar on a terminal, one plain line a stage otherwise, events in JSON, or nothing.
final class Console: Sendable {
  enum Style: Sendable {
    case bar, lines, json, quiet
  }

  let style: Style
  private let log = Mutex<RunLog?>(nil)

  init(quiet: Bool, json: Bool) {
    style = json ? .json : quiet ? .quiet : isatty(FileHandle.standardError.fileDescriptor) != 0 ? .bar : .lines
  }

  /// Keeps all that is told from here on in a file of its own, too.
  func keep(_ file: RunLog?) { log.withLock { $0 = file } }

  /// A stage begins.
  func stage(_ name: String, _ detail: String) {
    note(["event": "stage", "stage": name, "detail": detail])
    switch style {
    case .bar, .lines: writeError("\(name): \(detail)\n")
    case .json: event(["event": "stage", "stage": name, "detail": detail])
    case .quiet: break
    }
  }

  /// A part of a stage is done. Only a terminal shows it.
  func progress(_ done: Int, of total: Int) {
    guard style == .bar, total > 0, done == total || done % max(1, total / 50) == 0 else { return }
    let filled = 30 * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    writeError("\r  \(bar) \(done)/\(total)" + (done == total ? "\n" : ""))
  }

  /// Warnings and notes; also in quiet mode, because nothing is dropped in silence.
  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      let fields = [
        "event": diagnostic.severity.rawValue, "code": diagnostic.code, "message": diagnostic.message,
        "place": diagnostic.location?.description ?? "", "hint": diagnostic.hint ?? "",
      ]
      note(fields)
      if style == .json {
        event(fields)
      } else if style != .quiet || diagnostic.severity != .note {
        writeError(diagnostic.description + "\n")
      }
    }
  }

  /// The paths to open, on standard output.
  func result(_ lines: [String], event fields: [String: String]) {
    note(fields.merging(["event": "done"]) { first, _ in first })
    switch style {
    case .bar, .lines: writeOutput(lines.map { $0 + "\n" }.joined())
    case .json: event(fields.merging(["event": "done"]) { first, _ in first })
    case .quiet: break
    }
  }

  /// Why it ended before its end; whoever calls prints it.
  func noteFailure(_ failure: Failure) {
    for diagnostic in failure.diagnostics {
      note([
        "event": diagnostic.severity.rawValue, "code": diagnostic.code, "message": diagnostic.message,
        "place": diagnostic.location?.description ?? "", "hint": diagnostic.hint ?? "",
      ])
    }
    note(["event": "stopped", "status": String(failure.status.rawValue)])
  }

  private func note(_ fields: [String: String]) { log.withLock { $0?.write(fields) } }

  private func event(_ fields: [String: String]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let data = try? encoder.encode(fields) { writeOutput(String(decoding: data, as: UTF8.self) + "\n") }
  }
}
