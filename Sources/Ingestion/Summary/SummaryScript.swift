import Foundation
import Metrics

/// The script that turns the warehouse into sums.
struct SummaryScript {
  let workspace: Workspace
  let warehouse: Warehouse
  let plan: HistoryPlan
  let roster: Roster?
  let workDirectory: String

  var script: EngineScript {
    EngineScript(
      timeZone: workspace.timeZone, workDirectory: workDirectory,
      readable: [URL(fileURLWithPath: warehouse.output + "/warehouse").resolvingSymlinksInPath().path],
      statements: Models.macros + variables + rows + people + periods + Models.facts + Models.base + Models.cells
        + Models.quality + results)
  }

  private var variables: String {
    // Without a roster and without teams in the exports, the site is one team.
    let hasTeams = workspace.sources.contains { $0.columns[.team] != nil }
    let team = roster == nil && !hasTeams ? SQLText.literal(workspace.organisation) : "CAST(NULL AS VARCHAR)"
    return """
      SET VARIABLE history_first = DATE '\(plan.first)';
      SET VARIABLE history_last = DATE '\(plan.last)';
      SET VARIABLE period_first = DATE '\(plan.period.first)';
      SET VARIABLE period_last = DATE '\(plan.period.last)';
      SET VARIABLE threshold = \(workspace.serviceLevelSeconds);
      SET VARIABLE has_roster = \(roster != nil);
      SET VARIABLE default_team = \(team);

      """
  }

  /// The rows of all sources in the months of the history.
  private var rows: String {
    let months = month(plan.first)...month(plan.last)
    let selects = workspace.sources.compactMap { source -> String? in
      let files = warehouse.files(of: source, months: months)
      if files.isEmpty { return nil }
      let list = files.map { SQLText.path(URL(fileURLWithPath: $0).resolvingSymlinksInPath().path) }
      return """
        SELECT \(SQLText.literal(source.name)) AS source, * \
        FROM read_parquet([\(list.joined(separator: ", "))], hive_partitioning=false)
        """
    }
    let none = "SELECT CAST(NULL AS VARCHAR) AS source, * EXCLUDE (row_no, written_at, reason, raw_row) FROM staged"
    return Models.staged
      + "CREATE TEMP VIEW loaded_rows AS \((selects.isEmpty ? [none] : selects).joined(separator: " UNION ALL BY NAME "));\n"
  }

  private func month(_ day: CivilDate) -> String { Period(.month, containing: day).id }

  private var people: String {
    let spellings = (roster?.spellings().byText ?? []).map { SQLText.row([$0.text, $0.id]) }
    let spans = (roster?.people ?? []).flatMap { person in
      person.spans.map { SQLText.row([person.id, "\($0.first)", "\($0.last)", $0.team]) }
    }
    return "CREATE TEMP TABLE people (written VARCHAR, id VARCHAR);\n" + insert(spellings, into: "people")
      + "CREATE TEMP TABLE assignments (id VARCHAR, first_day DATE, last_day DATE, team VARCHAR);\n"
      + insert(spans, into: "assignments")
  }

  private var periods: String {
    let rows = plan.periods.flatMap { period, scope in
      (period.first.ordinal...period.last.ordinal).map { ordinal in
        SQLText.row(["\(CivilDate(ordinal: ordinal))", period.id, scope.rawValue])
      }
    }
    return "CREATE TEMP TABLE day_periods (day DATE, period VARCHAR, scope VARCHAR);\n"
      + insert(rows, into: "day_periods")
  }

  private func insert(_ rows: [String], into table: String) -> String {
    rows.isEmpty ? "" : "INSERT INTO \(table) VALUES\n\(rows.joined(separator: ",\n"));\n"
  }

  private var results: String {
    let columns = SumColumn.allCases.map { SQLText.identifier($0.name) }.joined(separator: ", ")
    let cells =
      "SELECT level, tsv(id), dimension, tsv(value), period, weekday, \(columns) FROM cells ORDER BY level, id, period, dimension, weekday, value"
    return copyStatement(cells, to: path(.cells))
      + copyStatement("SELECT * FROM days_with_rows", to: path(.days))
      + copyStatement("SELECT tsv(person), row_count FROM unknown_people", to: path(.unknown))
      + copyStatement("SELECT tsv(source), file, row_count FROM unknown_by_file", to: path(.unknownByFile))
      + copyStatement("SELECT * FROM misplaced_rows", to: path(.misplaced))
      + copyStatement("SELECT tsv(person), tsv(team) FROM seen_people", to: path(.people))
  }

  enum Result: String { case cells, days, unknown, unknownByFile, misplaced, people }

  func path(_ result: Result) -> String { "\(workDirectory)/\(result.rawValue).tsv" }
}
