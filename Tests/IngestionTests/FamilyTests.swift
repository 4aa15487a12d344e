import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Ingestion

/// Each file of `Families/` gives rows to the canonical tables and says what a family of sums must make of them.
@Suite("Families of sums", .serialized)
struct FamilyTests {
  static let cases: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Families").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".sql") }
      .sorted().map { "\(folder)/\($0)" }
  }()

  @Test("there are cases of every family")
  func coverage() {
    let named = Set(FamilyTests.cases.map { FamilyCase(path: $0).family })
    for family in FamilyScript.all.map(\.rawValue) + ["histogram", "strata", "reviews", "trainings"] {
      #expect(named.contains(family), "\(family)")
    }
  }

  @Test("count as their cases say", arguments: cases.map { ($0 as NSString).lastPathComponent })
  func rows(_ name: String) async throws {
    let path = try #require(FamilyTests.cases.first { $0.hasSuffix("/" + name) })
    let wanted = try FamilyCase(path: path).parsed()
    let folder = try Site()
    let result = folder.directory + "/result.tsv"
    let script = EngineScript(
      timeZone: "Europe/Berlin", workDirectory: folder.directory,
      statements: wanted.script(result: result))
    try await TestEngine.found().run(script, limits: EngineLimits(threads: 1))
    let rows = try ResultFile(at: result).rows().map { $0.map { $0 ?? "" }.joined(separator: "|") }
    #expect(rows.joined(separator: "\n") == wanted.rows, "\(wanted.title)")
  }
}

/// A file with the parts `-- given`, `-- expect` and `-- rows`.
private struct FamilyCase {
  let path: String
  var title = ""
  var settings: [(name: String, value: String)] = []
  var given = ""
  var query = ""
  var rows = ""

  init(path: String) { self.path = path }

  var family: String {
    String((path as NSString).lastPathComponent.prefix { $0 != "-" })
  }

  func parsed() throws -> FamilyCase {
    var result = self
    var part = 0
    var texts = ["", "", "", ""]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if let index = ["-- given", "-- expect", "-- rows"].firstIndex(of: line.trimmingCharacters(in: .whitespaces)) {
        part = index + 1
      } else {
        texts[part] += line + "\n"
      }
    }
    result.title = String(texts[0].split(separator: "\n").first ?? "")
    result.settings = texts[0].matches(of: /-- set: *(\w+) *= *(.+)/).map { (String($0.1), String($0.2)) }
    (result.given, result.query) = (texts[1], texts[2])
    result.rows = texts[3].trimmingCharacters(in: .newlines)
    return result
  }

  func script(result: String) -> String {
    let query = query.trimmingCharacters(in: .whitespacesAndNewlines).trimmingCharacters(in: [";"])
    return Models.macros + variables + tables + Models.facts + FamilyCase.period + given + sql
      + copyStatement(query, to: result)
  }

  private var sql: String {
    switch family {
    case "histogram": Models.histograms
    case "snapshot": FamilyCase.periods + Models.snapshots
    case "calibration": Models.calibration
    case "strata": Models.strata
    case "reviews": (Models.families[.quality] ?? "") + Models.strata + Models.reviews
    case "trainings": Models.trainings
    case "behaviour": (Models.families[.quality] ?? "") + (Models.families[.behaviour] ?? "")
    default: SumFamily(rawValue: family).flatMap { Models.families[$0] } ?? ""
    }
  }

  /// Every canonical table, empty, and the people of a roster.
  private var tables: String {
    CanonicalTable.all.map { table in
      """
      CREATE TEMP TABLE loaded_\(table.name) (source VARCHAR, file INTEGER, row_no BIGINT, \
      \(table.fields.map { "\($0.storedName) \($0.sqlType)" }.joined(separator: ", ")), local_at TIMESTAMP);

      """
    }.joined() + """
      CREATE TEMP TABLE people (written VARCHAR, id VARCHAR, first_day DATE, last_day DATE);
      CREATE TEMP TABLE assignments (id VARCHAR, first_day DATE, last_day DATE, team VARCHAR);

      """
  }

  private var variables: String {
    var values = FamilyCase.defaults
    for (name, value) in settings { values[name] = value }
    return values.sorted { $0.key < $1.key }.map { "SET VARIABLE \($0.key) = \($0.value);\n" }.joined()
  }

  private static let period = """
    CREATE TEMP MACRO in_period(local) AS
      local >= getvariable('period_first') AND local < getvariable('period_last') + INTERVAL 1 DAY;

    """
  private static let periods = """
    CREATE TEMP TABLE periods (period VARCHAR, first DATE, last DATE);
    INSERT INTO periods VALUES ('2026-10', DATE '2026-10-01', DATE '2026-10-31');

    """
  private static let defaults = [
    "history_first": "DATE '2026-10-01'", "history_last": "DATE '2026-10-31'", "period_first": "DATE '2026-10-01'",
    "period_last": "DATE '2026-10-31'", "threshold": "20", "has_roster": "false",
    "default_team": "CAST(NULL AS VARCHAR)", "closed_days": "CAST([] AS DATE[])", "repeat_days": "7",
    "short_call_seconds": "10", "tolerance_seconds": "300", "attribution": "'clip'", "lead_target_seconds": "3600",
    "complaint_topics": "CAST([] AS VARCHAR[])", "script_items": "CAST([] AS VARCHAR[])",
    "procedure_items": "CAST([] AS VARCHAR[])", "period_id": "'2026-10'",
  ]
}
