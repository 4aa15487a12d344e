import Diagnostics
import Foundation
import Publishing

/// Reads every agent's file of a version back and looks for names in it that are not the reader's.
package struct ReportReading: Sendable {
  private let reader: PDFReader
  private let check: LeakCheck
  private let root: String

  /// What became of one file.
  private struct Reading: Sendable {
    var report: PrivateReport?
    var problems: [Diagnostic] = []
    /// What is no fault of the file: a share that is away, for example.
    var obstacle: Failure?
  }

  /// - Parameters:
  ///   - root: the output folder, absolute.
  ///   - check: made of everybody whose name must not be found.
  /// - Throws: `Failure` with `.engineMissing` without the programs that read PDF.
  package init(root: String, check: LeakCheck) throws(Failure) {
    reader = try PDFReader()
    self.root = root
    self.check = check
  }

  /// The files as they were read, without their texts, in the order of the paths.
  ///
  /// - Parameters:
  ///   - folder: `private/2026-10/v1/agents`, absolute.
  ///   - jobs: how many are read at the same time.
  /// - Throws: `Failure` with `.dataBreaksContract` for all files that are no PDF or that name somebody else, or the
  ///   first obstacle where the folder cannot be read.
  package func read(
    _ folder: String, jobs: Int, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(Failure) -> [PrivateReport] {
    let paths = try FileTree.names(in: folder).filter { $0.hasSuffix(".pdf") }.map { "\(folder)/\($0)" }
    let readings = await withTaskGroup(of: Reading.self) { group in
      var rest = paths[...]
      var readings: [Reading] = []
      for path in rest.prefix(max(1, jobs)) { group.addTask { await read(path) } }
      rest = rest.dropFirst(max(1, jobs))
      while let reading = await group.next() {
        readings.append(reading)
        progress(readings.count, paths.count)
        if reading.obstacle != nil { rest = [] }
        if let path = rest.popFirst() { group.addTask { await read(path) } }
      }
      return readings
    }
    // One is enough: what is in the way of one file is in the way of all.
    if let obstacle = readings.compactMap(\.obstacle).first { throw obstacle }
    let problems = Set(readings.flatMap(\.problems))
    guard problems.isEmpty else {
      throw Failure(.dataBreaksContract, problems.sorted { ($0.code, $0.message) < ($1.code, $1.message) })
    }
    return readings.compactMap(\.report).sorted { $0.path < $1.path }
  }

  private func read(_ path: String) async -> Reading {
    do throws(Failure) {
      var report = try await reader.read(path, root: root)
      let problems = check.problems(report, owner: report.agent ?? "")
      report.text = ""
      return Reading(report: report, problems: problems)
    } catch {
      if error.status != .dataBreaksContract { return Reading(obstacle: error) }
      return Reading(problems: error.diagnostics)
    }
  }
}
