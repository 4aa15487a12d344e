import Analysis
import Composition
import Diagnostics
import Document
import Foundation
import Ingestion
import Metrics
import PDFRendering
import Typesetting

#if canImport(Glibc)
  import Glibc
#endif

// Composes and draws the two pages of every agent of a loaded workspace again and again, without writing them.
//
// usage: document-probe WORKSPACE OUTPUT HOME PERIOD COUNT JOBS
// prints `name: value` lines: documents, wall and CPU seconds, of which composing; bytes of a document; resident memory
// after 1,000 documents and at the end, in MiB

/// User and system time of this process in seconds.
func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// What is resident now, in MiB.
func residentMemory() -> Int {
  let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
  return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) / 1_048_576 : 0
}

func run(_ arguments: [String]) async throws {
  guard arguments.count == 6, let period = Period(arguments[3]), let count = Int(arguments[4]),
    let jobs = Int(arguments[5]), jobs > 0
  else {
    return print("usage: document-probe WORKSPACE OUTPUT HOME PERIOD COUNT JOBS")
  }
  let workspace = try Workspace(at: arguments[0])
  let engine = try await DuckDB.locate(home: arguments[2])
  let dataset = try await Ingestion.summarise(
    workspace: workspace, engine: engine, output: arguments[1], period: period)
  let languages = try LanguageLibrary(templates: ["\(arguments[2])/templates"]).languages(
    site: workspace.language, settings: workspace.settings)
  let composer = Composer(assess(dataset), languages)
  let agents = composer.reportedAgents
  let fonts = try FontLibrary()
  let theme = Theme.standard
  let clock = ContinuousClock()
  let startCPU = cpuSeconds()
  for index in 0..<min(count, 200) { _ = composer.agentReport(agents[index % agents.count]) }
  let composing = (cpuSeconds() - startCPU) / Double(min(count, 200))
  let (drawStart, drawCPU) = (clock.now, cpuSeconds())
  let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
    for worker in 0..<jobs {
      group.addTask {
        let renderer = try PDFRenderer(fonts: fonts, theme: theme, paper: .a4, created: "2026-11-02T06:00:00Z")
        var bytes = 0
        for index in stride(from: worker, to: count, by: jobs) {
          guard let report = composer.agentReport(agents[index % agents.count]) else { continue }
          bytes += try renderer.render(report).count
          if index == 1000 { print("memory after 1000: \(residentMemory())") }
        }
        return bytes
      }
    }
    return try await group.reduce(0, +)
  }
  let cpu = cpuSeconds() - drawCPU
  let wall = (clock.now - drawStart) / .seconds(1)
  print("documents: \(count)")
  print("wall: \(wall)")
  print("cpu: \(cpu)")
  print("composing: \(composing * Double(count))")
  print("bytes: \(bytes / max(1, count))")
  print("memory at the end: \(residentMemory())")
}

do {
  try await run(Array(CommandLine.arguments.dropFirst()))
} catch let failure as Failure {
  for diagnostic in failure.diagnostics { print(diagnostic) }
  exit(1)
}
