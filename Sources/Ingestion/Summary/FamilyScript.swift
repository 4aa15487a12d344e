import Metrics

/// The script that rolls up one family of sums: from `<family>_facts` to cells by subject and period.
///
/// Facts have one row of what was counted with person, known, own_team, day, queue, channel, topic and the family's
/// columns. They are brought together by person and day first, so that the joins with teams and periods see few rows.
struct FamilyScript {
  let family: SumFamily

  /// Families whose facts an own SQL file makes, in the order in which they run. `contact` has a script of its own.
  static let all: [SumFamily] = [.detail, .leg, .voice, .quality, .behaviour, .time, .repeating, .growth, .planning]

  /// The tables of which one must have rows for the family to hold anything.
  static func inputs(of family: SumFamily) -> [String] {
    switch family {
    case .contact: ["interactions", "segments", "surveys", "interval_volumes"]
    case .detail, .repeating: ["interactions"]
    case .leg: ["segments"]
    case .voice: ["surveys", "sentiment", "interval_volumes"]
    case .quality: ["evaluations", "evaluation_answers", "disputes"]
    case .behaviour: ["evaluation_answers"]
    case .time: ["agent_states", "schedules"]
    case .growth: ["coaching", "recognition", "leads", "sales"]
    case .planning: ["interval_volumes"]
    case .snapshot: ["interactions", "customers", "evaluations"]
    case .roster: []
    }
  }

  private var name: String { family.rawValue }
  private var columns: [SumColumn] { Array(family.columns) }

  /// Every column summed, maxima as maxima.
  private var sums: String {
    columns.map { column in
      column.merging == .largest
        ? "max(\(column.name)) AS \(column.name)" : "CAST(sum(\(column.name)) AS BIGINT) AS \(column.name)"
    }.joined(separator: ", ")
  }

  private static let keys = "person, known, own_team, day, queue, channel, topic"

  /// Makes `<family>_cells (level, id, dimension, value, period, …)`.
  ///
  /// Table: assignments, day_periods. Variables: has_roster, default_team.
  var statements: String {
    """
    CREATE TEMP TABLE \(name)_summed AS
    SELECT \(FamilyScript.keys), \(sums) FROM \(name)_facts GROUP BY \(FamilyScript.keys);

    CREATE TEMP VIEW \(name)_placed AS
    SELECT rows.* EXCLUDE (own_team), \(FamilyScript.team) AS team
    FROM \(name)_summed AS rows LEFT JOIN assignments
      ON assignments.id = rows.person AND rows.day BETWEEN assignments.first_day AND assignments.last_day;

    CREATE TEMP TABLE \(name)_cells AS
    \(cells);

    """
  }

  /// A contact that nobody took belongs to no team, unless the export names one.
  private static let team = """
    CASE WHEN getvariable('has_roster')
      THEN coalesce(assignments.team, CASE WHEN person IS NULL THEN own_team ELSE 'unassigned' END)
      ELSE coalesce(own_team, getvariable('default_team'), CASE WHEN person IS NOT NULL THEN 'unassigned' END) END
    """

  private var cells: String {
    var parts = ["''", "team", "person"].enumerated().map { index, id in
      let level = ["site", "team", "agent"][index]
      return part(
        level: level, id: id,
        where: index == 0 ? "true" : index == 1 ? "team IS NOT NULL" : "person IS NOT NULL AND known")
    }
    if family == .behaviour {
      // Items of forms are no topics of contacts: they cut what a subject has.
      parts = []
      for (level, id, condition) in [
        ("site", "''", "true"), ("team", "team", "team IS NOT NULL"),
        ("agent", "person", "person IS NOT NULL AND known"),
      ] {
        parts.append(
          part(
            level: level, id: id, dimension: "behaviour", value: "topic", where: "\(condition) AND topic IS NOT NULL"))
      }
    } else if family != .time, family != .quality, family != .growth {
      for level in ["queue", "channel", "topic"] {
        parts.append(part(level: level, id: level, where: "\(level) IS NOT NULL"))
      }
    }
    return parts.joined(separator: "\nUNION ALL\n")
  }

  private func part(
    level: String, id: String, dimension: String = "", value: String = "''", where condition: String
  ) -> String {
    let scope = dimension.isEmpty ? "scope <> 'day'" : "scope = 'reporting'"
    return """
      SELECT '\(level)' AS level, \(id) AS id, '\(dimension)' AS dimension, \(value) AS value, period, \(sums)
      FROM \(name)_placed JOIN day_periods USING (day) WHERE \(scope) AND \(condition) GROUP BY ALL
      """
  }

  /// The query whose rows `FamilyCells` reads.
  var query: String {
    "SELECT level, tsv(id), dimension, tsv(value), period, \(columns.map(\.name).joined(separator: ", ")) FROM \(name)_cells ORDER BY ALL"
  }
}
