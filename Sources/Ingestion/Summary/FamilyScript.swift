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
  /// Those that the facts have; moments of clusters are made of them.
  private var factColumns: [SumColumn] {
    let moments = TimeShare.allCases.flatMap { [$0.columns.m, $0.columns.xx, $0.columns.xy, $0.columns.yy] }
    return columns.filter { !moments.contains($0) }
  }

  /// Every column summed, maxima as maxima.
  ///
  /// - Parameter exactAsDouble: counts and seconds of contacts stay below 2^53, up to which they add exactly as DOUBLE,
  ///   in two thirds of the time; squares of other families do not.
  private func sums(exactAsDouble: Bool = false) -> String {
    factColumns.map { column in
      let name = column.name
      if column.merging == .largest { return "max(\(name)) AS \(name)" }
      return exactAsDouble ? "total(\(name)) AS \(name)" : "CAST(sum(\(name)) AS BIGINT) AS \(name)"
    }.joined(separator: ", ")
  }

  private static let keys = "person, known, own_team, day, queue, channel, topic"

  /// Makes `<family>_cells (level, id, dimension, value, period, …)`.
  ///
  /// Table: assignments, day_periods. Variables: has_roster, default_team.
  var statements: String {
    """
    CREATE TEMP TABLE \(name)_summed AS
    SELECT \(FamilyScript.keys), \(sums(exactAsDouble: family == .detail)) FROM \(name)_facts GROUP BY \(FamilyScript.keys);

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
    // Plans are looked at day by day, for sites and teams.
    let isDaily = (family == .planning || family == .time) && (level == "site" || level == "team")
    let scope = !dimension.isEmpty ? "scope = 'reporting'" : isDaily ? "true" : "scope <> 'day'"
    guard family != .time else {
      // A share of time is judged by clusters: the days of a person, the people of anything wider.
      let cluster = level == "agent" ? "day" : "person"
      return """
        SELECT '\(level)' AS level, id, '' AS dimension, '' AS value, period, \(sums()), \(moments)
        FROM (
          SELECT \(id) AS id, period, \(cluster) AS cluster, \(sums())
          FROM \(name)_placed JOIN day_periods USING (day) WHERE \(scope) AND \(condition) GROUP BY ALL) AS clusters
        GROUP BY id, period
        """
    }
    return """
      SELECT '\(level)' AS level, \(id) AS id, '\(dimension)' AS dimension, \(value) AS value, period, \(sums())
      FROM \(name)_placed JOIN day_periods USING (day) WHERE \(scope) AND \(condition) GROUP BY ALL
      """
  }

  /// Clusters of which the time below the line is known, and their moments.
  private var moments: String {
    TimeShare.allCases.map { share in
      let below = share.parts.below.map { "clusters.\($0.name)" }.joined(separator: " + ")
      let above = share.parts.above.map { "clusters.\($0.name)" }.joined(separator: " + ")
      let names = share.columns
      return """
        count(*) FILTER (\(below) > 0) AS \(names.m.name),
        CAST(coalesce(sum((\(below)) * (\(below))), 0) AS BIGINT) AS \(names.xx.name),
        CAST(coalesce(sum((\(below)) * (\(above))), 0) AS BIGINT) AS \(names.xy.name),
        CAST(coalesce(sum((\(above)) * (\(above))), 0) AS BIGINT) AS \(names.yy.name)
        """
    }.joined(separator: ", ")
  }

  /// The query whose rows `FamilyCells` reads.
  var query: String {
    "SELECT level, tsv(id), dimension, tsv(value), period, \(columns.map(\.name).joined(separator: ", ")) FROM \(name)_cells ORDER BY ALL"
  }
}
