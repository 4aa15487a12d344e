import Diagnostics
import Foundation
import Ingestion
import Metrics
import Testing

/// Malformed inputs that `fixtures/bad/make.py` writes, each with what must be said of it.
/// One after the other: hundreds of engines at once would slow each other down beyond any limit of time.
@Suite("Malformed inputs", .serialized, .enabled(if: TestEngine.isFound, TestEngine.reason))
struct BadInputTests {
  private static let folder = Place.root + "/fixtures/bad"

  /// `csv/empty` and all others, sorted.
  static let cases: [String] = names(in: folder).flatMap { format in
    names(in: "\(folder)/\(format)").map { "\(format)/\($0)" }
  }.filter { Place.isThere("\(folder)/\($0)/expect.txt") }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test("there are cases of every kind of input")
  func enough() {
    #expect(BadInputTests.cases.count >= 64)
  }

  @Test(
    "a malformed input is refused or told of, in words that help", .timeLimit(.minutes(10)),
    arguments: BadInputTests.cases)
  func told(name: String) async throws {
    let directory = "\(BadInputTests.folder)/\(name)"
    let expected = try BadInputExpectation(at: directory + "/expect.txt")
    let output = NSTemporaryDirectory() + "wrapup-bad-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: output) }
    let outcome = try await BadInputOutcome(loading: directory, to: output)

    let printed = Comment(rawValue: "\(expected.what); it printed:\n\(outcome.text)")
    #expect(outcome.exit == expected.exit, printed)
    for text in expected.says { #expect(outcome.text.contains(text), printed) }
    for text in expected.hides { #expect(!outcome.text.contains(text), printed) }
    if !expected.showsEngine {
      for words in ["Error: ", "INTERNAL", "LINE 1"] { #expect(!outcome.text.contains(words), printed) }
    }
    if let loaded = expected.loaded { #expect(outcome.loaded == loaded, printed) }
    if let rejected = expected.rejected { #expect(outcome.rejected == rejected, printed) }
    for text in expected.rejects { #expect(outcome.rejects.contains(text), "\(expected.what): \(outcome.rejects)") }
  }
}

/// What `expect.txt` of a case asks for.
private struct BadInputExpectation {
  var what = ""
  var exit: Int32 = 0
  var loaded: Int?
  var rejected: Int?
  var says: [String] = []
  var rejects: [String] = []
  var hides: [String] = []
  var showsEngine = false

  /// - Throws: the error of the system, or a failed requirement for a line that is not `key: value`.
  init(at path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for line in text.split(separator: "\n") {
      let colon = try #require(line.firstRange(of: ": "), "“\(line)” is no line of \(path)")
      let value = String(line[colon.upperBound...])
      switch line[..<colon.lowerBound] {
      case "what": what = value
      case "exit": exit = try #require(Int32(value))
      case "loaded": loaded = Int(value)
      case "rejected": rejected = Int(value)
      case "says": says.append(value)
      case "rejects": rejects.append(value)
      case "hides": hides.append(value)
      case "engine": showsEngine = value == "shown"
      default: Issue.record("\(path) has a line that is not known: \(line)")
      }
    }
  }
}

/// What the load of a case did.
private struct BadInputOutcome {
  var exit: Int32 = 0
  /// All diagnostics as the console prints them.
  var text = ""
  var loaded = 0
  var rejected = 0
  /// All files below `rejects/`.
  var rejects = ""

  /// Loads a workspace; a failure of the product is an outcome.
  init(loading directory: String, to output: String) async throws {
    let engine = try await TestEngine.found()
    do {
      let workspace = try Workspace(at: directory)
      let report = try await Ingestion.load(workspace: workspace, engine: engine, output: output)
      text = (report.diagnostics + report.changes).map(\.description).joined(separator: "\n")
      loaded = report.files.reduce(0) { $0 + $1.loaded }
      rejected = report.files.reduce(0) { $0 + $1.rejected }
    } catch {
      exit = error.status.rawValue
      text = error.text
    }
    let folder = output + "/rejects"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    for name in names where name.hasSuffix(".csv") {
      let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
      rejects += String(decoding: data, as: UTF8.self)
    }
  }
}
