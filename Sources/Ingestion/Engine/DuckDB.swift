import Diagnostics
import Foundation
import Subprocess

/// The SQL engine: the DuckDB shell as a child process that may touch named folders only.
package struct DuckDB: Sendable {
  /// The version that the product is tested with; extensions load into exactly this one.
  package static let version = "1.5.5"

  /// The absolute path of the shell.
  package let binary: String
  /// Absolute paths of extension files, by name: `excel`.
  package let extensions: [String: String]

  /// Finds the shell: `WRAPUP_DUCKDB`, then `<home>/duckdb/bin/duckdb`, then `PATH`.
  ///
  /// Extension files are searched in the Python packages beside the shell and in `<home>/duckdb/extensions`.
  /// - Throws: `engineMissing` if there is none or if it is of another version.
  package static func locate(
    home: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws(Failure) -> DuckDB {
    let advice =
      "install it with: pip install duckdb-cli==\(version) duckdb-extension-excel==\(version), or name the file in WRAPUP_DUCKDB"
    let named = environment["WRAPUP_DUCKDB"].flatMap { $0.isEmpty ? nil : $0 }
    var candidates = named.map { [$0] } ?? []
    if named == nil {
      if let home { candidates.append(home + "/duckdb/bin/duckdb") }
      candidates += (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/duckdb" }
    }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      let place = named.map { "“\($0)” is not an executable file" } ?? "DuckDB was not found"
      throw Failure(.engineMissing, Diagnostic("ING-020", .error, place, hint: advice))
    }
    let packages = pythonPackages(beside: found)
    // The Python package puts a slow starter script on PATH; the shell itself lies in the package.
    let shell = packages.map { $0 + "/duckdb_cli/duckdb" }.first(where: FileManager.default.isExecutableFile(atPath:))
    let engine = DuckDB(
      binary: URL(fileURLWithPath: shell ?? found).resolvingSymlinksInPath().path,
      extensions: extensionFiles(packages: packages, home: home))
    try await engine.checkVersion(advice: advice)
    return engine
  }

  private func checkVersion(advice: String) async throws(Failure) {
    let output: String?
    do {
      output = try await Subprocess.run(.path(.init(binary)), arguments: ["--version"], output: .string(limit: 4096))
        .standardOutput
    } catch {
      throw Failure(
        .engineMissing, Diagnostic("ING-020", .error, "“\(binary)” cannot be started: \(error)", hint: advice))
    }
    let found = (output ?? "").split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "unknown"
    guard found == "v" + DuckDB.version else {
      throw Failure(
        .engineMissing,
        Diagnostic("ING-021", .error, "“\(binary)” is DuckDB \(found), but v\(DuckDB.version) is needed", hint: advice))
    }
  }

  /// `…/lib/python3.11/site-packages` beside `…/bin/duckdb`.
  private static func pythonPackages(beside binary: String) -> [String] {
    let prefix = URL(fileURLWithPath: binary).deletingLastPathComponent().deletingLastPathComponent().path
    let library = prefix + "/lib"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: library)) ?? []
    return versions.filter { $0.hasPrefix("python3") }.sorted().map { "\(library)/\($0)/site-packages" }
  }

  private static func extensionFiles(packages: [String], home: String?) -> [String: String] {
    var files: [String: String] = [:]
    for name in ["excel"] {
      let file = name + ".duckdb_extension"
      var places = packages.map { "\($0)/duckdb_extension_\(name)/extensions/v\(version)/\(file)" }
      if let home { places.append("\(home)/duckdb/extensions/\(file)") }
      files[name] = places.first(where: FileManager.default.fileExists(atPath:))
    }
    return files
  }
}
