import Diagnostics
import Foundation
import Metrics
import Publishing
import Subprocess

/// One agent's file as other programs read it.
package struct PrivateReport: Sendable, Hashable {
  /// The absolute path.
  package var path: String
  /// From the output folder: `private/2026-10/v1/agents/a-1001.pdf`.
  package var relativePath: String
  /// The id that the file itself says it is for; `nil` where it says none.
  package var agent: String?
  /// SHA-256 of the bytes that were read.
  package var content: String
  /// All that stands on its pages and in its information.
  package var text: String

  package init(path: String, relativePath: String, agent: String?, content: String, text: String) {
    self.path = path
    self.relativePath = relativePath
    self.agent = agent
    self.content = content
    self.text = text
  }

  /// The name without folder and ending: `a-1001`.
  package var slug: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".pdf") ? name.dropLast(4) : name)
  }
}

/// Reads PDF files back with programs that did not write them (poppler).
package struct PDFReader: Sendable {
  private let information: String
  private let pages: String

  /// Finds the programs once: looking for them anew would take longer than reading a file.
  ///
  /// - Throws: `Failure` with `.engineMissing` where one is missing.
  package init() throws(Failure) {
    information = try PDFReader.path(of: "pdfinfo")
    pages = try PDFReader.path(of: "pdftotext")
  }

  private static func path(of program: String) throws(Failure) -> String {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = folders.map { "\($0)/\(program)" }
    if let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) { return path }
    throw Failure(
      .engineMissing,
      Diagnostic(
        "DEL-020", .error, "the program “\(program)” is not installed, so that no report can be read back",
        hint: "install the package poppler-utils; without the check nothing is sent"))
  }

  /// Text, information and owner of a file.
  ///
  /// - Throws: `Failure` with `.dataBreaksContract` for a file that is no PDF, `.cannotWrite` for one that cannot be
  ///   opened, `.tryAgain` for one that changes.
  package func read(_ path: String, root: String) async throws(Failure) -> PrivateReport {
    let sum = try FileTree.sha256(of: path)
    let (facts, text): (String, String)
    do {
      facts = try await run(information, ["-custom", "-enc", "UTF-8", path], path)
      text = try await run(pages, ["-q", "-enc", "UTF-8", "-nopgbrk", path, "-"], path)
    } catch {
      // A file that is gone with its share is no damaged one.
      _ = try FileTree.sha256(of: path)
      throw error
    }
    // Whoever exchanges the file while it is read gains nothing.
    guard try FileTree.sha256(of: path) == sum else {
      throw Failure(
        .tryAgain,
        Diagnostic(
          "DEL-022", .error, "the file was changed while it was read", at: SourceLocation(file: path),
          hint: "run again when nobody writes there"))
    }
    var owners: [String] = []
    var texts = [text]
    for line in facts.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      if line[..<colon] == "WrapupAgent" { owners.append(String(value)) }
      texts.append(String(value))
    }
    let below = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    return PrivateReport(
      path: path, relativePath: below, agent: owners.count == 1 ? owners[0] : nil, content: sum,
      text: texts.joined(separator: "\n"))
  }

  private func run(_ program: String, _ arguments: [String], _ path: String) async throws(Failure) -> String {
    let output: String
    let status: TerminationStatus
    do {
      let result = try await Subprocess.run(
        .path(.init(program)), arguments: Arguments(arguments), output: .string(limit: 16_777_216), error: .discarded)
      (output, status) = (result.standardOutput, result.terminationStatus)
    } catch {
      throw unreadable(program, "\(error)", path)
    }
    guard status == .exited(0) else { throw unreadable(program, "it ended with \(status)", path) }
    return output
  }

  private func unreadable(_ program: String, _ reason: String, _ path: String) -> Failure {
    Failure(
      .dataBreaksContract,
      Diagnostic(
        "DEL-021", .error, "“\(program)” cannot read the report: \(reason)", at: SourceLocation(file: path),
        hint: "run the period again, which makes the file anew"))
  }
}
