import Diagnostics
import Foundation
import Metrics

/// Runs the examples of adapters: each is loaded as a workspace of its own would be.
package struct AdapterExamples: Sendable {
  package let engine: DuckDB

  package init(engine: DuckDB) { self.engine = engine }

  /// What the examples of an adapter give otherwise than they expect; empty when all agree.
  ///
  /// - Throws: `cannotWrite` without a folder for temporary files.
  package func differences(of adapter: Adapter) async throws(Failure) -> [String] {
    var differences: [String] = []
    for example in adapter.examples {
      do {
        differences += try await self.differences(of: example, adapter)
          .map { "\(adapter.name), \(example.name): \($0)" }
      } catch {
        differences.append(
          "\(adapter.name), \(example.name): \(error.diagnostics.map(\.description).joined(separator: "\n"))")
      }
    }
    return differences
  }

  private func differences(of example: Adapter.Example, _ adapter: Adapter) async throws(Failure) -> [String] {
    let folder = NSTemporaryDirectory() + "wrapup-example-\(UUID().uuidString)"
    let warehouse = Warehouse(output: folder)
    try warehouse.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (index, text) in example.given.enumerated() {
      try writeBytes(Array(text.utf8), to: "\(folder)/export-\(index).\(adapter.ending)")
    }
    let workspace = try Workspace(adapter: adapter, example: example, directory: folder)
    do {
      _ = try await Ingestion.load(workspace: workspace, engine: engine)
    } catch {
      // An example may be about records of which none is loaded.
      let isEmpty = error.diagnostics.allSatisfy { $0.code == "ING-017" }
      let wantsRows = example.expect.contains { name, text in
        CanonicalTable.named(name) != nil && AdapterExamples.wanted(text).rows.count > 0
      }
      if !isEmpty || wantsRows { throw error }
      return []
    }
    var differences: [String] = []
    for (name, text) in example.expect.sorted(by: { $0.key < $1.key }) {
      guard let table = CanonicalTable.named(name) else { continue }
      let path = "\(folder)/dump.csv"
      try await Ingestion.dump(
        name, workspace: workspace, engine: engine, options: Ingestion.DumpOptions(), to: path)
      let found = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      differences += AdapterExamples.compare(text, found, table).map { "\(name): \($0)" }
    }
    return differences
  }

  /// Compares the columns that the example names; the order of rows does not matter.
  private static func compare(_ expected: String, _ found: String, _ table: CanonicalTable) -> [String] {
    let (header, rows) = wanted(expected)
    let got = records(found)
    guard !header.isEmpty, let titles = got.first else { return ["nothing was expected"] }
    let positions = header.map { column in
      titles.firstIndex(of: table.field(column)?.storedName ?? column)
    }
    if let unknown = zip(header, positions).first(where: { $0.1 == nil }) {
      return ["there is no column “\(unknown.0)”"]
    }
    let hidden = header.map { column in [.secret, .comment].contains(table.field(column)?.kind) }
    let plain = { (row: [String]) in
      zip(row, hidden).map { text, isHidden in
        isHidden ? (text.isEmpty ? "" : "kept apart") : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      }
    }
    let comments = header.map { table.field($0)?.kind == .comment }
    let blank = { (row: [String]) in zip(plain(row), comments).map { $1 ? "" : $0 } }
    let left = rows.map(blank).map { $0.joined(separator: ",") }.sorted()
    let right = got.dropFirst().map { row in blank(positions.map { $0.map { row[$0] } ?? "" }).joined(separator: ",") }
      .sorted()
    if left == right { return [] }
    return ["expected\n  \(left.joined(separator: "\n  "))\n  found\n  \(right.joined(separator: "\n  "))"]
  }

  /// The columns and rows that an example expects in the warehouse: rows with a reason are rejected and do not get there.
  private static func wanted(_ text: String) -> (header: [String], rows: [[String]]) {
    let all = records(text)
    guard let titles = all.first else { return ([], []) }
    let reason = titles.firstIndex(of: "reason")
    let kept = titles.indices.filter { !["file", "row_no", "reason"].contains(titles[$0]) }
    let rows = all.dropFirst().filter { row in reason.map { row[$0].isEmpty } ?? true }
    return (kept.map { titles[$0] }, rows.map { row in kept.map { row[$0] } })
  }

  private static func records(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    Array(text.utf8).withUnsafeBytes { bytes in
      let scanner = RecordScanner(bytes: bytes, delimiter: 0x2C)
      scanner.forEachRecord(from: 0, line: 1) { record in
        if record.bytes.count > 0 { rows.append(scanner.texts(of: record.bytes)) }
        return true
      }
    }
    return rows
  }
}

extension Adapter {
  /// The ending of a file of this format.
  fileprivate var ending: String {
    switch shape {
    case .table: "csv"
    case .lines: "log"
    case .json: "json"
    }
  }
}

extension Workspace {
  /// A workspace of one source, for an example.
  fileprivate init(adapter: Adapter, example: Adapter.Example, directory: String) throws(Failure) {
    let place = SourceLocation(file: adapter.location.file)
    self.init(
      file: adapter.location.file, directory: directory, organisation: "Example", timeZone: example.timeZone,
      language: "en", serviceLevelSeconds: 20, closedDays: [],
      sources: [
        SourceSpec(
          name: "example", reading: .adapted(adapter, options: example.options), patterns: ["export-*"], format: nil,
          delimiter: nil, encoding: nil, decimalComma: false, sheet: nil, skipRows: nil, timeZone: example.timeZone,
          filesLocation: place, columnsLocation: place)
      ], roster: nil, events: nil, headline: [], rejectLimit: 1, archive: "out")
  }
}
