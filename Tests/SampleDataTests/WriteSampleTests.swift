import Diagnostics
import Foundation
import Metrics
import Testing

@testable import SampleData

@Suite struct WriteSampleTests {
  private static let small = SampleOptions(agents: 8, teams: 2, months: 2)

  /// All files below a folder with their bytes.
  private func files(_ options: SampleOptions) throws -> [String: Data] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try writeSample(to: folder, options: options)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.contains(".") {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return files
  }

  @Test("the same seed gives the same bytes, another seed gives others")
  func seeds() throws {
    let first = try files(Self.small)
    let again = try files(Self.small)
    #expect(first == again)
    var other = Self.small
    other.seed = 8
    let different = try files(other)
    #expect(different["exports/contacts-2026-10.csv"] != first["exports/contacts-2026-10.csv"])
    #expect(different["exports/surveys.csv"] != first["exports/surveys.csv"])
  }

  @Test("every promised file is there, and every row has as many fields as its header")
  func shape() throws {
    let files = try files(Self.small)
    let expected =
      ["wrapup.yaml", "roster.csv", "events.csv", "targets.csv", "TRUTH.md", "truth.json", "exports/surveys.csv"]
      + ["exports/contacts-2026-09.csv", "exports/contacts-2026-10.csv"] + SideTable.allCases.map(\.file)
    #expect(Set(files.keys) == Set(expected))
    for (name, data) in files where name.hasSuffix(".csv") {
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      let widths = Set(lines.map(fieldCount))
      #expect(widths.count == 1, "\(name): \(widths)")
      #expect(lines.count > 1, "\(name) has no rows")
    }
  }

  /// Commas outside quotes, and one.
  private func fieldCount(_ line: Substring) -> Int {
    var isQuoted = false
    return line.utf8.reduce(1) { count, byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == UInt8(ascii: ",") && !isQuoted ? count + 1 : count
    }
  }

  @Test("labels of events have at most six words")
  func labels() throws {
    let events = try #require(try files(Self.small)["events.csv"])
    for line in String(decoding: events, as: UTF8.self).split(separator: "\n").dropFirst() {
      let label = line.split(separator: ",", omittingEmptySubsequences: false)[3]
      #expect((1...6).contains(label.split(separator: " ").count))
    }
  }

  @Test("a folder with content is never touched")
  func refusal() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/note.txt"))
    let failure = #expect(throws: Failure.self) { try writeSample(to: folder, options: Self.small) }
    #expect(failure?.status == .cannotWrite)
    let content = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(content == ["note.txt"])
    let onFile = #expect(throws: Failure.self) { try writeSample(to: folder + "/note.txt", options: Self.small) }
    #expect(onFile?.status == .cannotWrite)
  }

  @Test(
    "the smallest and odd sizes are drawn",
    arguments: [
      SampleOptions(agents: 6, teams: 2, months: 2), SampleOptions(agents: 6, teams: 3, months: 3, seed: 0),
      SampleOptions(agents: 13, teams: 6, months: 2, end: .month(year: 2024, month: 2)),
      SampleOptions(agents: 30, teams: 12, months: 2, contactsPerDay: 30),
    ])
  func edges(_ options: SampleOptions) {
    let history = History(options)
    #expect(history.months.allSatisfy { !$0.contacts.isEmpty && !$0.surveys.isEmpty && !$0.scores.isEmpty })
    #expect(history.contacts.allSatisfy { $0.agent == nil || history.team($0) != nil })
    let handled = history.contacts.count { $0.outcome == .handled }
    #expect(Double(handled) / Double(history.contacts.count) > 0.7)
    for change in [history.simulation.plants?.satisfactionFrom, history.simulation.plants?.trainingEffect] {
      #expect(change.map { $0 > options.periods[0].first.adding(days: 20) && $0 < options.end.last } == true)
    }
  }

  @Test("options out of range are all named in one usage error")
  func usage() {
    let wrong = SampleOptions(agents: 5, teams: 1, months: 1, end: .quarter(year: 2026, quarter: 4), contactsPerDay: 0)
    let failure = #expect(throws: Failure.self) { try wrong.validate() }
    #expect(failure?.status == .usage)
    #expect(failure?.diagnostics.count == 5)
    let crowded = #expect(throws: Failure.self) { try SampleOptions(agents: 10, teams: 6).validate() }
    #expect(crowded?.diagnostics.count == 1)
  }
}
