import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle; `nil` where only the tests were built.
  static let binary: String? = {
    let folder = Bundle(for: Marker.self).bundleURL.deletingLastPathComponent()
    let candidates = [
      folder.appendingPathComponent("wrapup").path, root.appendingPathComponent(".build/debug/wrapup").path,
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static let hasEngine = FileManager.default.isExecutableFile(atPath: root.path + "/.tools/duckdb/bin/duckdb")
  static let isReady = binary != nil && hasEngine
  static let reason: Comment = "needs the built program and the tools that tools/setup.sh installs"

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs it and waits. Without `input` nothing is read from standard input.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(binary))
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let folder = try Scratch()
    if let input { try folder.write(input, to: "in") }
    process.standardInput = input == nil ? FileHandle.nullDevice : FileHandle(forReadingAtPath: folder.path + "/in")
    let (outPath, errorPath) = (folder.path + "/out", folder.path + "/err")
    for path in [outPath, errorPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: outPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOfFile: outPath, encoding: .utf8),
      errors: try String(contentsOfFile: errorPath, encoding: .utf8))
  }

  /// Another program of this machine; `nil` where it is not installed.
  static func tool(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile(atPath:))
  }

  /// What another program says, both streams.
  static func output(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private final class Marker {}
}

/// A folder that goes away with its value.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "wrapup-command-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Every file below a folder with its bytes, by relative path; lock files, logs and empty folders left out.
  func tree(_ folder: String) throws -> [String: Data] {
    let base = URL(fileURLWithPath: path).appendingPathComponent(folder)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: base.path)
    where !name.hasSuffix(".lock") && !name.hasSuffix(".jsonl") {
      var isFolder: ObjCBool = false
      let full = base.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: full))
    }
    return files
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
