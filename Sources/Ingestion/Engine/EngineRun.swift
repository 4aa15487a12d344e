import Diagnostics
import Foundation
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
  var statements: String
}

/// A script that failed, in the engine's words.
struct EngineError: Error, Equatable {
  var message: String
  /// The exit code, or the negative number of the signal.
  var code: Int32
}

extension DuckDB {
  /// Runs a script locked to its folders. Results come as files that the script writes: a full pipe would go unnoticed.
  func run(_ script: EngineScript, limits: EngineLimits) async throws(EngineError) {
    let text = try preamble(script, limits) + script.statements
    let status: TerminationStatus
    let messages: String
    do {
      let result = try await Subprocess.run(
        .path(.init(binary)), arguments: ["-batch", "-bail", "-no-init"], input: .string(text), output: .discarded,
        error: .string(limit: 4_194_304))
      status = result.terminationStatus
      messages = result.standardError
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
    let status: ExitStatus = code < -1 ? .tryAgain : .bug
    return Failure(status, Diagnostic("ING-022", .error, "the engine failed while \(doing): \(message)", at: location))
  }
}
