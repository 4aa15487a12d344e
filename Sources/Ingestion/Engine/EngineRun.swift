import Diagnostics
import Foundation
import Programs
import Subprocess

/// What a script may use and touch.
package struct EngineLimits: Sendable {
  /// At least 1.
  package var threads: Int
  /// In MiB; beyond it the engine spills to the work folder.
  package var memory: Int

  package init(threads: Int = ProcessInfo.processInfo.activeProcessorCount, memory: Int? = nil) {
    self.threads = max(1, threads)
    self.memory = memory ?? max(512, Int(ProcessInfo.processInfo.physicalMemory / 1_048_576 / 2))
  }
}

/// A script with all that surrounds it.
struct EngineScript: Sendable {
  /// IANA name of the zone in which the engine shows instants.
  var timeZone: String
  /// The folder for temporary files and results; always accessible.
  var workDirectory: String
  /// Further folders that the script reads.
  var readable: [String] = []
  /// Extensions that the script needs.
  var extensions: [String] = []
  /// The folder below the work folder for what does not fit into memory; engines side by side need one each.
  var spill = "spill"
  /// Whether rows must stay in the order in which they are read; where results are sorted anyway it costs memory.
  var keepsOrder = true
  var statements: String
}

/// A script that failed, in the engine's words.
struct EngineError: Error, Equatable {
  var message: String
  /// The exit code, or the negative number of the signal.
  var code: Int32
  /// The code of a script that was given up.
  static let tooLate: Int32 = -14
}

extension DuckDB {
  /// Runs a script locked to its folders. Results come as files that the script writes: a full pipe would go unnoticed.
  ///
  /// - Parameter seconds: after these the script is given up; `nil` waits as long as it takes.
  func run(
    _ script: EngineScript, limits: EngineLimits, within seconds: Int? = nil
  ) async throws(EngineError) {
    let text = try preamble(script, limits) + script.statements
    let status: TerminationStatus
    let messages: String
    do {
      guard let result = try await result(of: text, within: seconds) else {
        throw EngineError(message: "the engine took longer than \(seconds ?? 0) seconds", code: EngineError.tooLate)
      }
      (status, messages) = result
    } catch let error as EngineError {
      throw error
    } catch {
      throw EngineError(message: "the engine cannot be run: \(error)", code: -1)
    }
    switch status {
    case .exited(0): return
    case .exited(let code): throw EngineError(message: DuckDB.essence(of: messages), code: code)
    case .signaled(let signal):
      throw EngineError(message: "the engine was stopped by signal \(signal)", code: -signal)
    }
  }

  /// How the shell ended, with its messages; `nil` if that took too long.
  private func result(of text: String, within seconds: Int?) async throws -> (TerminationStatus, String)? {
    guard let seconds else { return try await shell(text) }
    return try await withThrowingTaskGroup(of: (TerminationStatus, String)?.self) { group in
      // Cancelling the task ends the process.
      group.addTask { try await shell(text) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  private func shell(_ text: String) async throws -> (TerminationStatus, String) {
    let result = try await Subprocess.run(
      .path(.init(binary)), arguments: ["-batch", "-bail", "-no-init"],
      input: .fileDescriptor(.init(rawValue: try memoryFile(Array(text.utf8))), closeAfterSpawningProcess: true),
      output: .discarded,
      error: .string(limit: 4_194_304))
    return (result.terminationStatus, result.standardError)
  }

  /// The settings in the one order that works: folders and extensions first, then the lock.
  private func preamble(_ script: EngineScript, _ limits: EngineLimits) throws(EngineError) -> String {
    var lines: [String] = []
    for name in script.extensions {
      guard let file = extensions[name] else {
        throw EngineError(message: "the extension “\(name)” is not installed", code: -1)
      }
      lines.append("LOAD \(SQLText.literal(file));")
    }
    let folders = [script.workDirectory] + script.readable
    lines += [
      "SET TimeZone=\(SQLText.literal(script.timeZone));",
      "SET threads=\(limits.threads);",
      "SET memory_limit='\(limits.memory)MiB';",
      "SET temp_directory=\(SQLText.literal(script.workDirectory + "/" + script.spill));",
      "SET preserve_insertion_order=\(script.keepsOrder);",
      "SET max_temp_directory_size='200GiB';",
      "SET autoinstall_known_extensions=false;",
      "SET autoload_known_extensions=false;",
      "SET allow_community_extensions=false;",
      "SET allowed_directories=\(SQLText.list(folders));",
      ".safe_mode",
      "",
    ]
    return lines.joined(separator: "\n")
  }

  /// The first paragraph of an error, without the echo of the script.
  private static func essence(of messages: String) -> String {
    let lines = messages.split(separator: "\n", omittingEmptySubsequences: false)
    let useful = lines.prefix { !$0.hasPrefix("LINE ") }.filter { !$0.isEmpty }
    return useful.isEmpty ? "the engine gave no reason" : useful.prefix(6).joined(separator: " ")
  }
}

extension EngineError {
  /// What the failure means for the run: a full disk, a missing extension, or a statement that should not fail.
  func failure(while doing: String, at location: SourceLocation? = nil) -> Failure {
    if message.contains("No space left") || message.contains("failed to offload") || message.contains("disk full") {
      return Failure(
        .cannotWrite,
        Diagnostic(
          "ING-023", .error, "no space left while \(doing): \(message)", at: location,
          hint: "free some space, or name another folder with --out")
      )
    }
    if message.contains("Failed to parse format specifier") {
      return Failure(
        .configuration,
        Diagnostic(
          "ING-005", .error, "a “format” of this source is not one that dates can be read with", at: location,
          hint: "write it like %Y-%m-%d %H:%M:%S"))
    }
    if message.contains("Out of Memory") {
      return Failure(
        .tryAgain,
        Diagnostic(
          "ING-022", .error, "out of memory while \(doing): \(message)", at: location, hint: "free some memory"))
    }
    if message.contains("is not installed") || message.contains("Extension \"") {
      return Failure(
        .engineMissing,
        Diagnostic(
          "ING-020", .error, message, at: location,
          hint: "install it with: pip install duckdb-extension-excel==\(DuckDB.version)"))
    }
    if message.contains("Permission denied") || message.contains("Could not create directory") {
      return Failure(
        .cannotWrite, Diagnostic("ING-023", .error, "cannot write while \(doing): \(message)", at: location))
    }
    if let damage {
      return Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-014", .error, "a file cannot be read while \(doing): \(damage)", at: location,
          hint: "export the files again"))
    }
    let status: ExitStatus = code < -1 ? .tryAgain : .bug
    return Failure(status, Diagnostic("ING-022", .error, "the engine failed while \(doing): \(message)", at: location))
  }
}

extension EngineError {
  /// What is wrong with a workbook or a Parquet file, in words of the product; `nil` if the message is about no file.
  var damage: String? {
    let words: [(of: String, mean: String)] = [
      ("XML parse error", "a part of the workbook is no whole XML"),
      ("not found in xlsx file", "a part of the workbook is missing"),
      ("found in xlsx file", "it is a ZIP archive, but no workbook"),
      ("Failed to read file from zip", "a part of the workbook cannot be unpacked"),
      ("Failed to open zip", "it is no workbook, or cut off"),
      ("No magic bytes", "it is no Parquet file, or cut off"),
      ("too small to be a Parquet file", "it is no Parquet file, or cut off"),
      ("is encrypted", "it is encrypted"),
      ("don't know what type", "its list of columns makes no sense"),
      ("Parquet", "a part of it makes no sense"), ("parquet", "a part of it makes no sense"),
      ("Snappy", "a part of it cannot be unpacked"), ("ZSTD", "a part of it cannot be unpacked"),
      ("GZIP", "a part of it cannot be unpacked"),
    ]
    return words.first { message.contains($0.of) }?.mean
  }
}
