import Foundation
import Metrics

@testable import Publishing

/// An output folder that goes away with its value, with versions published into it.
final class Publication {
  let root = NSTemporaryDirectory() + "wrapup-publishing-\(UUID().uuidString)"
  var archive: Archive { Archive(root: root) }

  static let october = Period.month(year: 2026, month: 10)

  func manifest(
    _ period: Period, runID: String = "run", inputs: [Manifest.Input] = [], program: String = "wrapup test"
  ) -> Manifest {
    Manifest(
      organisation: "Harbour\nCare", period: period, version: 0, program: program, created: "2026-11-02T06:00:00Z",
      runID: runID, timeZone: "Europe/Berlin", inputs: inputs, definitions: [], headline: "October was ordinary",
      improvements: 0, concerns: 0, changes: 0, daysWithData: 26, daysExpected: 27, pages: [])
  }

  /// A version with pages, numbers and private files, and the pages of the archive.
  @discardableResult
  func publish(_ period: Period = october, measures: String = "level\nsite\n", agents: Int = 2) throws -> Manifest {
    let staged = try archive.stage(period)
    var manifest = manifest(period)
    manifest.files = [
      try staged.write(Array("page".utf8), to: "index.html"),
      try staged.write(Array("team".utf8), to: "teams/north.html"),
      try staged.write(Array(measures.utf8), to: "data/measures.csv"),
      try staged.write(Array("figure".utf8), to: "data/north-fig-1.csv"),
    ]
    for number in 0..<agents { try staged.writePrivate([1, 2, 3], to: "agents/a-\(number).pdf") }
    try staged.publish(manifest)
    try pages("index of \(period.id)")
    return manifest
  }

  func pages(_ text: String) throws {
    try archive.exchange([("index.html", Array(text.utf8)), ("latest.json", Array("{}".utf8))])
  }

  func path(_ name: String) -> String { "\(root)/\(name)" }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func findings() throws -> [String] {
    try ArchiveCheck(at: root).findings.map { "\($0.kind.rawValue) \($0.path)" }
  }

  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0 != ".lock" }.sorted()
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}
