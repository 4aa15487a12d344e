import Diagnostics
import Foundation
import Metrics

/// The folders of the warehouse: one a table and source, in it one a month, and what was loaded.
struct Warehouse: Sendable {
  /// The absolute output folder.
  let output: String

  func folder(of source: SourceSpec) -> String { "\(output)/warehouse/\(source.table.rawValue)/\(source.name)" }

  /// What the last load of a source left; `nil` if there is none.
  func state(of source: SourceSpec) -> SourceState? {
    guard let data = FileManager.default.contents(atPath: folder(of: source) + "/state.json") else { return nil }
    return try? JSONDecoder().decode(SourceState.self, from: data)
  }

  /// The Parquet files of the months between two, sorted.
  func files(of source: SourceSpec, months: ClosedRange<String>) -> [String] {
    let folder = folder(of: source)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasPrefix("month=") && months.contains(String($0.dropFirst(6))) }.flatMap {
      month in
      let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(month)")) ?? []
      return files.sorted().filter { $0.hasSuffix(".parquet") }.map { "\(folder)/\(month)/\($0)" }
    }
  }

  /// Puts a finished folder in the place of a source's old one. A run that is killed between the two steps leaves the
  /// old one aside, from where `recover` brings it back.
  func replace(_ source: SourceSpec, with staged: String) throws(Failure) {
    let target = folder(of: source)
    let aside = asideFolder(of: source)
    try makeFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    try? FileManager.default.removeItem(atPath: aside)
    do {
      if FileManager.default.fileExists(atPath: target) {
        try FileManager.default.moveItem(atPath: target, toPath: aside)
      }
      try FileManager.default.moveItem(atPath: staged, toPath: target)
    } catch {
      recover(source)
      throw cannotWrite(target, error.localizedDescription)
    }
    try? FileManager.default.removeItem(atPath: aside)
  }

  /// Brings back what a killed `replace` left aside.
  func recover(_ source: SourceSpec) {
    let (target, aside) = (folder(of: source), asideFolder(of: source))
    if !FileManager.default.fileExists(atPath: target), FileManager.default.fileExists(atPath: aside) {
      try? FileManager.default.moveItem(atPath: aside, toPath: target)
    }
  }

  private func asideFolder(of source: SourceSpec) -> String { folder(of: source) + ".previous" }

  /// Makes a folder and those above it.
  func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw cannotWrite(path, error.localizedDescription)
    }
  }

  private func cannotWrite(_ path: String, _ reason: String) -> Failure {
    Failure(
      .cannotWrite,
      Diagnostic(
        "ING-023", .error, "the folder cannot be written: \(reason)", at: SourceLocation(file: path),
        hint: "check its permissions, or name another with --out"))
  }
}

/// What is known of the last load of a source.
struct SourceState: Codable, Sendable, Equatable {
  /// Names, digests and settings; the same fingerprint means that loading again changes nothing.
  var fingerprint: String
  var files: [DataQuality.FileQuality]
  /// The first and last local day with a stored row; `nil` when there is none.
  var first: CivilDate?
  var last: CivilDate?
  /// Warnings and notes of the load.
  var diagnostics: [Diagnostic]
}
