import Diagnostics
import Foundation
import Ingestion
import Metrics
import Testing

/// Where the package and the shared test data lie.
enum Place {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let shared =
    ProcessInfo.processInfo.environment["WRAPUP_SHARED"] ?? absolutePath("../shared", in: root)

  static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static let hasShared = isThere(shared + "/data/pwc_switzerland")
}

/// The engine that tests run on; without one they are skipped.
enum TestEngine {
  static let isFound: Bool = {
    let environment = ProcessInfo.processInfo.environment
    let paths = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/duckdb" }
    return ([environment["WRAPUP_DUCKDB"], Place.root + "/.tools/duckdb/bin/duckdb"].compactMap(\.self) + paths)
      .contains(where: FileManager.default.isExecutableFile(atPath:))
  }()

  static let reason: Comment = "DuckDB is not installed: run tools/setup.sh, or set WRAPUP_DUCKDB"

  private static let engine = Task { try await DuckDB.locate(home: Place.root + "/.tools") }

  static func found() async throws -> DuckDB { try await engine.value }

  static func hasTool(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}

/// A workspace in a folder of its own, which is removed with it.
final class Site {
  let directory: String

  init(_ files: [String: String] = [:], bytes: [String: [UInt8]] = [:]) throws {
    directory = NSTemporaryDirectory() + "wrapup-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (name, text) in files { try write(Array(text.utf8), name) }
    for (name, content) in bytes { try write(content, name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let url = URL(fileURLWithPath: "\(directory)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// One source of contacts, `contacts.csv`; `columns` and `settings` are lines of YAML.
  func workspace(
    columns: [String] = ["contact_id: id", "agent: agent", "arrived_at: at"], settings: [String] = [],
    table: String = "interactions", files: String = "contacts.csv", zone: String = "Europe/Berlin", rest: [String] = []
  ) throws -> Workspace {
    let lines =
      [
        "organisation: Test site", "time_zone: \(zone)", "sources:", "  - name: phone", "    table: \(table)",
        "    files: \(files)",
      ] + settings.map { "    " + $0 } + ["    columns:"] + columns.map { "      " + $0 } + rest
    return try Workspace(yaml: lines.joined(separator: "\n") + "\n", file: "wrapup.yaml", directory: directory)
  }

  func load(_ workspace: Workspace) async throws -> Ingestion.LoadReport {
    try await Ingestion.load(workspace: workspace, engine: try await TestEngine.found())
  }

  func summarise(_ workspace: Workspace, _ period: String) async throws -> Dataset {
    try await Ingestion.summarise(
      workspace: workspace, engine: try await TestEngine.found(), period: try #require(Period(period)))
  }

  /// The sums of the whole site after a load.
  func sums(_ workspace: Workspace, _ period: String = "2026-10") async throws -> Sums {
    _ = try await load(workspace)
    let dataset = try await summarise(workspace, period)
    return try #require(dataset.cells[.site]?[dataset.period])
  }

  func rejects(_ name: String = "contacts.csv", source: String = "phone") -> String? {
    FileManager.default.contents(atPath: "\(directory)/out/rejects/\(source)/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

/// The failure that a call ends with; recorded as an issue if it ends without.
func failure(_ body: () async throws -> Void) async throws -> Failure {
  do {
    try await body()
  } catch {
    return try #require(error as? Failure)
  }
  Issue.record("the call should fail")
  return Failure(.done, [])
}

extension Failure {
  /// All diagnostics as the console prints them.
  var text: String { diagnostics.map(\.description).joined(separator: "\n") }
}
