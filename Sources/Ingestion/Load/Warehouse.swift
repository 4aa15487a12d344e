import Diagnostics
import Foundation
import Metrics

/// The folders of the warehouse: one a source, in it one a table, in it one a month, and what was loaded.
struct Warehouse: Sendable {
  /// The absolute output folder.
  let output: String

  func folder(of source: String) -> String { "\(output)/warehouse/\(source)" }

  /// What the last load of a source left; `nil` if there is none or if a file of it is gone.
  func state(of source: String) -> SourceState? {
    guard let data = FileManager.default.contents(atPath: folder(of: source) + "/state.json"),
      let state = try? JSONDecoder().decode(SourceState.self, from: data)
    else { return nil }
    let isWhole = state.parts.allSatisfy { part in
      let size = (try? FileManager.default.attributesOfItem(atPath: "\(folder(of: source))/\(part.path)"))?[.size]
      return (size as? NSNumber)?.intValue == part.bytes
    }
    return isWhole ? state : nil
  }

  /// The Parquet files of a table in the months between two, sorted; rows without a time count to every month.
  func files(of source: String, table: String, months: ClosedRange<String>? = nil) -> [String] {
    let folder = "\(folder(of: source))/\(table)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { name in
      guard name.hasPrefix("month=") else { return false }
      let month = String(name.dropFirst(6))
      return months.map { $0.contains(month) || month == "none" } ?? true
    }.flatMap { month in
      let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(month)")) ?? []
      return files.sorted().filter { $0.hasSuffix(".parquet") }.map { "\(folder)/\(month)/\($0)" }
    }
  }

  /// Puts a finished folder in the place of a source's old one. A run that is killed between the two steps leaves the
  /// old one aside, from where `recover` brings it back.
  func replace(_ source: String, with staged: String) throws(Failure) {
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
  func recover(_ source: String) {
    let (target, aside) = (folder(of: source), asideFolder(of: source))
    if !FileManager.default.fileExists(atPath: target), FileManager.default.fileExists(atPath: aside) {
      try? FileManager.default.moveItem(atPath: aside, toPath: target)
    }
  }

  private func asideFolder(of source: String) -> String { folder(of: source) + ".previous" }

  /// Makes a folder and those above it.
  func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw cannotWrite(path, error.localizedDescription)
    }
  }

  /// Puts a file into another place without reading it where the file system can.
  func link(_ from: String, to target: String) throws(Failure) {
    try makeFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    do {
      try FileManager.default.linkItem(atPath: from, toPath: target)
    } catch {
      do {
        try FileManager.default.copyItem(atPath: from, toPath: target)
      } catch {
        throw cannotWrite(target, error.localizedDescription)
      }
    }
  }

  func move(_ from: String, to target: String) throws(Failure) {
    try makeFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    do {
      try FileManager.default.moveItem(atPath: from, toPath: target)
    } catch {
      throw cannotWrite(target, error.localizedDescription)
    }
  }

  func cannotWrite(_ path: String, _ reason: String) -> Failure {
    Failure(
      .cannotWrite,
      Diagnostic(
        "ING-023", .error, "the folder cannot be written: \(reason)", at: SourceLocation(file: path),
        hint: "check its permissions, or name another with --out"))
  }
}

/// What is known of the last load of a source.
struct SourceState: Codable, Sendable, Equatable {
  /// All settings that decide what a file becomes; other settings mean that every file is read again.
  var settings: String
  /// In the order in which later rows replace earlier ones.
  var files: [FileState]
  /// Every Parquet file of the source, so that a damaged warehouse is found out.
  var parts: [Part] = []
  /// How dates in figures were proven to be written, by column.
  var dayFirst: [String: Bool] = [:]

  struct Part: Codable, Sendable, Equatable {
    /// From the folder of the source.
    var path: String
    var bytes: Int
  }

  /// The first and last local day with a stored row; `nil` when there is none.
  var first: CivilDate? { files.compactMap(\.first).min() }
  var last: CivilDate? { files.compactMap(\.last).max() }
  var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }
}

/// What one export file gave.
struct FileState: Codable, Sendable, Equatable {
  /// Stays the same while the content does; the rows of the warehouse name it.
  var id: Int
  var quality: DataQuality.FileQuality
  /// Stored rows of all tables by month.
  var months: [String: Int]
  /// Files of which it replaced rows that have the same key.
  var replaced: Set<Int> = []
  var first: CivilDate?
  var last: CivilDate?
  var diagnostics: [Diagnostic] = []
  /// How the file system knew the file when it was read.
  var stamp: String?
}
