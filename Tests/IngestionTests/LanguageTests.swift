import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Ingestion

@Suite("Languages")
struct LanguageTests {
  private static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("templates").path

  private func text(_ code: String) throws -> String {
    try String(contentsOfFile: "\(Self.templates)/languages/\(code).yaml", encoding: .utf8)
  }

  /// What is wrong with a language file of a workspace; empty where nothing is.
  private func problems(_ yaml: String, code: String = "es") throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wrapup-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let languages = folder.appendingPathComponent("languages")
    try FileManager.default.createDirectory(at: languages, withIntermediateDirectories: true)
    try Data(yaml.utf8).write(to: languages.appendingPathComponent("\(code).yaml"))
    do throws(Failure) {
      _ = try LanguageLibrary(templates: [folder.path, Self.templates])
        .languages(site: code, settings: MetricSettings())
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test("every file that comes with the program is whole", arguments: ["en", "es"])
  func whole(code: String) throws {
    #expect(try problems(text(code), code: code).isEmpty)
  }

  @Test("a text that is missing is told with the place of its section")
  func missing() throws {
    let lines = try text("es").split(separator: "\n", omittingEmptySubsequences: false)
    let found = try problems(lines.filter { !$0.hasPrefix("  keep_going:") }.joined(separator: "\n"))
    #expect(found.map(\.code) == ["ING-004"])
    #expect(found.first?.message.contains("keep_going") == true)
    #expect(found.first?.location?.line != nil)
  }

  @Test("a text that nothing reads is told with its line and the name that is near")
  func unknown() throws {
    let yaml = try text("es").replacingOccurrences(of: "  keep_going:", with: "  keep_goin:")
    let found = try problems(yaml)
    let line = try #require(yaml.components(separatedBy: "\n").firstIndex { $0.hasPrefix("  keep_goin:") })
    #expect(found.map(\.code) == ["ING-003"])
    #expect(found.first?.location?.line == line + 1)
    #expect(found.first?.hint?.contains("keep_going") == true)
  }

  @Test("a value that is misspelt or left out is told with its line")
  func values() throws {
    let yaml = try text("es").replacingOccurrences(of: "{name}. No es", with: "{nombre}. No es")
    let found = try problems(yaml)
    let line = try #require(yaml.components(separatedBy: "\n").firstIndex { $0.contains("{nombre}") })
    #expect(found.map(\.code) == ["ING-061"])
    #expect(found.first?.location?.line == line + 1)
    #expect(found.first?.message.contains("{nombre}") == true && found.first?.message.contains("{name}") == true)
  }

  @Test("braces and asterisks that do not come in pairs are told")
  func pairs() throws {
    for broken in ["\"Sigue {así\"", "\"Sigue así}\"", "\"**Sigue así\""] {
      let yaml = try text("es").replacingOccurrences(of: "\"Sigue así\"", with: broken)
      #expect(try problems(yaml).map(\.code) == ["ING-060"], "\(broken)")
    }
  }

  @Test("a measure that a person may see cannot be left out")
  func measures() throws {
    let lines = try text("es").split(separator: "\n", omittingEmptySubsequences: false)
    let found = try problems(lines.filter { !$0.hasPrefix("  occupancy:") }.joined(separator: "\n"))
    #expect(found.map(\.code) == ["ING-004"])
    #expect(found.first?.message.contains("occupancy") == true)
  }

  @Test("a language without a file names those that have one")
  func noFile() throws {
    let library = LanguageLibrary(templates: [Self.templates])
    #expect(throws: Failure.self) { try library.languages(site: "xx", settings: MetricSettings()) }
    do {
      _ = try library.languages(site: "xx", settings: MetricSettings())
    } catch {
      #expect(error.diagnostics.map(\.code) == ["ING-062"])
      #expect(error.diagnostics.first?.hint?.contains("en, es") == true)
    }
    #expect(try library.languages(site: "es-MX", settings: MetricSettings()).site.code == "es")
  }

  @Test("definitions have the workspace’s own settings in them")
  func settings() throws {
    let library = LanguageLibrary(templates: [Self.templates])
    let settings = MetricSettings(repeatDays: 14)
    let spanish = try library.languages(site: "es", settings: settings).site
    let metric = try #require(Catalogue.metrics(settings).first { $0.key.metric == "fcr_repeat" })
    #expect(spanish.translated(metric).definition.contains("14 días"))
  }
}
