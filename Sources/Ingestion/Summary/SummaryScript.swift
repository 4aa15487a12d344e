import Foundation
import Metrics

/// The script that turns the warehouse into sums.
struct SummaryScript {
  let workspace: Workspace
  let warehouse: Warehouse
  let plan: HistoryPlan
  let roster: Roster?
  let aliases: Aliases
  let workDirectory: String

  var script: EngineScript {
    EngineScript(
      timeZone: workspace.timeZone, workDirectory: workDirectory,
      readable: [URL(fileURLWithPath: warehouse.output + "/warehouse").resolvingSymlinksInPath().path],
      keepsOrder: false,
      statements: Models.macros + variables + rows + people + periods + Models.facts
        + Models.countedIntervals + ownFacts + Models.base + Models.levels + Models.cells + Models.quality
        + Models.checks
        + results + familyStatements + snapshotStatements + peopleStatements + waitStatements)
  }

  /// The families beside contacts for which a source has rows.
  var families: [SumFamily] {
    FamilyScript.all.filter { family in
      guard has(FamilyScript.inputs(of: family)) else { return false }
      // Customers are known where an export names them, and where they are kept.
      return family != .repeating || knowsCustomers
    }
  }

  /// Whether there is anything of which a period needs a picture of its own.
  var hasSnapshots: Bool { has(FamilyScript.inputs(of: .snapshot) + ["segments", "leads"]) }

  private func has(_ tables: [String]) -> Bool {
    workspace.sources.contains { source in source.tables.contains { tables.contains($0.name) } }
  }

  private var knowsCustomers: Bool {
    workspace.keepsCustomers
      && workspace.sources.contains { source in
        switch source.reading {
        case .mapped(let table, let columns):
          table.name == "interactions" && columns[CanonicalColumn(rawValue: "customer")] != nil
        case .adapted(let adapter, _):
          adapter.tables.contains { $0.name == "interactions" } && adapter.lacks["customer"] == nil
        }
      }
  }

  private var familyStatements: String {
    families.map { family in
      let script = FamilyScript(family: family)
      return (Models.families[family] ?? "") + script.statements + copyStatement(script.query, to: path(of: family))
    }.joined()
  }

  private var snapshotStatements: String {
    guard hasSnapshots else { return "" }
    let columns = SumFamily.snapshot.columns.prefix { $0 != .calibrationPairs }.map(\.name).joined(separator: ", ")
    return "SET VARIABLE period_id = \(SQLText.literal(plan.period.id));\n" + periodTable + Models.snapshots
      + Models.histograms + Models.calibration
      + copyStatement(
        "SELECT level, tsv(id), period, \(columns) FROM snapshot_cells ORDER BY level, id, period",
        to: path(.snapshots))
      + copyStatement(
        "SELECT level, tsv(id), measure, bucket, number FROM histogram_counts", to: path(.histograms))
      + copyStatement(
        "SELECT coalesce(sum(pairs), 0), coalesce(sum(agreeing), 0) FROM calibration_pairs", to: path(.calibration))
  }

  /// Whether anybody was scored, or took a course.
  var hasReviews: Bool { has(["evaluations"]) }
  var hasTrainings: Bool { has(["coaching"]) }
  var hasAgreements: Bool { has(["actions"]) }

  /// Whether it is known when people are at work.
  var hasShifts: Bool { families.contains(.time) }

  /// Whether contacts are there one by one.
  var hasContacts: Bool { has(["interactions"]) }

  private var waitStatements: String {
    guard hasContacts else { return "" }
    return Models.waits
      + copyStatement(
        """
        SELECT waits.day, clock, tsv(waits.queue), CAST(wait_seconds AS BIGINT), outcome, offered, given_up, people,
          CASE WHEN days >= 4 THEN usual END, as_long
        FROM longest_waits AS waits JOIN wait_halves AS halves ON halves.day = waits.day AND halves.half = waits.half
          AND halves.queue IS NOT DISTINCT FROM waits.queue
        LEFT JOIN usual_halves ON usual_halves.day = waits.day AND usual_halves.half = waits.half
          AND usual_halves.queue IS NOT DISTINCT FROM waits.queue
        ORDER BY wait_seconds DESC, waits.day, clock, waits.queue, outcome
        """, to: path(.waits))
  }

  /// What a fair comparison of people needs beside sums of subjects.
  private var peopleStatements: String {
    var text =
      Models.strata
      + copyStatement(
        """
        SELECT tsv(person), tsv(queue), tsv(channel), reach, handle_known, handle_seconds, handle_squared, handle_log,
          handle_log_squared, resolved_known, resolved, transfer_known, transferred, surveys, survey_top2
        FROM stratum_sums ORDER BY person, queue, channel, reach
        """, to: path(.strata))
    if hasReviews {
      text +=
        Models.reviews
        + copyStatement(
          "SELECT tsv(person), tsv(evaluator), tsv(item), reach, n, score, squared FROM review_sums ORDER BY ALL",
          to: path(.reviews))
    }
    if hasShifts {
      text +=
        Models.shifts
        + copyStatement(
          """
          SELECT tsv(person), array_to_string(list(half ORDER BY half), ' ') FROM usual_half_hours
          GROUP BY person ORDER BY person
          """, to: path(.shifts))
    }
    if hasTrainings {
      text +=
        Models.trainings
        + copyStatement(
          "SELECT tsv(person), tsv(course), day, tsv(method) FROM trainings ORDER BY day, course, person",
          to: path(.trainings))
        + copyStatement(
          "SELECT tsv(person), day, tsv(skill) FROM coaching_talks ORDER BY day, person, skill", to: path(.coachings))
        + copyStatement(
          "SELECT tsv(person), tsv(course), tsv(skill), day FROM bookings ORDER BY day, course, person, skill",
          to: path(.bookings))
    }
    if hasAgreements {
      text +=
        Models.agreements
        + copyStatement(
          "SELECT tsv(person), tsv(team), tsv(owner), tsv(action), agreed_on, due, status FROM agreements ORDER BY ALL",
          to: path(.agreements))
    }
    return text
  }

  /// The periods of which a picture is made: the reported one, the one before, and the months of the history.
  private var periodTable: String {
    let rows = plan.periods.compactMap { period, scope -> String? in
      if case .month = period {} else if period != plan.period, period != plan.period.previous { return nil }
      return scope == .day ? nil : SQLText.row([period.id, "\(period.first)", "\(period.last)"])
    }
    return "CREATE TEMP TABLE periods (period VARCHAR, first DATE, last DATE);\n"
      + SQLText.insert(rows, into: "periods")
  }

  private var variables: String {
    // Without a roster and without teams in the exports, the site is one team.
    let hasTeams = workspace.sources.contains { source in
      switch source.reading {
      case .mapped(_, let columns): columns[.team] != nil
      case .adapted(let adapter, _): adapter.sql.contains(/\bteam\b/)
      }
    }
    let team = roster == nil && !hasTeams ? SQLText.literal(workspace.organisation) : "CAST(NULL AS VARCHAR)"
    return """
      SET VARIABLE history_first = DATE '\(plan.first)';
      SET VARIABLE history_last = DATE '\(plan.last)';
      SET VARIABLE period_first = DATE '\(plan.period.first)';
      SET VARIABLE period_last = DATE '\(plan.period.last)';
      SET VARIABLE threshold = \(workspace.serviceLevelSeconds);
      SET VARIABLE closed_days = CAST(\(SQLText.list(workspace.closedDays.map { "\($0)" })) AS DATE[]);
      SET VARIABLE repeat_days = \(workspace.settings.repeatDays);
      SET VARIABLE short_call_seconds = \(workspace.settings.shortCallSeconds);
      SET VARIABLE tolerance_seconds = \(workspace.settings.toleranceSeconds);
      SET VARIABLE lead_target_seconds = \(workspace.settings.leadTargetSeconds);
      SET VARIABLE attribution = \(SQLText.literal(workspace.settings.attribution.rawValue));
      SET VARIABLE complaint_topics = CAST(\(SQLText.list(workspace.itemWords.complaintTopics)) AS VARCHAR[]);
      SET VARIABLE script_items = CAST(\(SQLText.list(workspace.itemWords.script)) AS VARCHAR[]);
      SET VARIABLE procedure_items = CAST(\(SQLText.list(workspace.itemWords.procedure)) AS VARCHAR[]);
      SET VARIABLE has_roster = \(roster != nil);
      SET VARIABLE default_team = \(team);

      """
  }

  /// The rows of all sources in the months of the history, a view a canonical table: `loaded_interactions`, …
  var rows: String {
    // Whoever became a customer years ago is one still; a state may reach in from the month before.
    let months = month(plan.first.adding(days: -1))...month(plan.last)
    // What is planned lies ahead.
    let planned = month(plan.last.adding(days: 92))
    let names = Set((SumFamily.allCases.flatMap(FamilyScript.inputs) + ["customers", "actions"])).sorted()
    return names.compactMap { name in
      CanonicalTable.named(name).map {
        WarehouseView(
          table: $0, workspace: workspace, warehouse: warehouse,
          months: name == "customers" ? nil : name == "coaching" ? months.lowerBound...planned : months
        ).statement
      }
    }.joined()
  }

  private func month(_ day: CivilDate) -> String { Period(.month, containing: day).id }

  /// `own_facts`: a row a contact, leg, … with the workspace's own measures.
  private var ownFacts: String {
    let own = workspace.measures.enumerated().map { index, measure in
      let columns = SumColumn.own[index]
      return """
        UNION ALL BY NAME
        SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
          team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, topic,
          hour(local_at) AS hour_of_day,
          CAST(round(\(measure.numerator.text)) AS BIGINT) AS \(columns.numerator.name),
          CAST(round(\(measure.denominator.text)) AS BIGINT) AS \(columns.denominator.name)
        FROM (SELECT * FROM (SELECT NULL AS topic WHERE false) UNION ALL BY NAME SELECT * FROM loaded_\(measure.table.name)) AS rows
        LEFT JOIN people ON people.written = rows.agent
          AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day
        WHERE is_within(local_at)

        """
    }.joined()
    let keys = [
      "person VARCHAR", "known BOOLEAN", "own_team VARCHAR", "day DATE", "queue VARCHAR", "channel VARCHAR",
      "topic VARCHAR", "hour_of_day BIGINT",
    ]
    let empty = (keys + ownColumns.map { "\($0.name) BIGINT" }).map { column in
      let words = column.split(separator: " ")
      return "CAST(NULL AS \(words[1])) AS \(words[0])"
    }
    return "CREATE TEMP VIEW own_facts AS SELECT \(empty.joined(separator: ", ")) WHERE false\n\(own);\n"
  }

  /// The columns of the measures that this workspace defines.
  private var ownColumns: [SumColumn] {
    SumColumn.own.prefix(workspace.measures.count).flatMap { [$0.numerator, $0.denominator] }
  }

  private var people: String {
    // A dated alias goes before a spelling of the roster.
    let dated = Set(aliases.spans.map(\.alias))
    let spellings =
      (roster?.spellings().byText ?? []).filter { !dated.contains($0.text) }.map { spelling in
        SQLText.row([spelling.text, spelling.id, "\(Roster.beginning)", "\(Roster.end)"])
      } + aliases.spans.map { SQLText.row([$0.alias, $0.agent, "\($0.first)", "\($0.last)"]) }
    let spans = (roster?.people ?? []).flatMap { person in
      person.spans.map { SQLText.row([person.id, "\($0.first)", "\($0.last)", $0.team]) }
    }
    return "CREATE TEMP TABLE people (written VARCHAR, id VARCHAR, first_day DATE, last_day DATE);\n"
      + SQLText.insert(spellings, into: "people")
      + "CREATE TEMP TABLE assignments (id VARCHAR, first_day DATE, last_day DATE, team VARCHAR);\n"
      + SQLText.insert(spans, into: "assignments")
  }

  private var periods: String {
    let rows = plan.periods.flatMap { period, scope in
      (period.first.ordinal...period.last.ordinal).map { ordinal in
        SQLText.row(["\(CivilDate(ordinal: ordinal))", period.id, scope.rawValue])
      }
    }
    return "CREATE TEMP TABLE day_periods (day DATE, period VARCHAR, scope VARCHAR);\n"
      + SQLText.insert(rows, into: "day_periods")
  }

  private var results: String {
    let unused = Set(SumColumn.own.flatMap { [$0.numerator, $0.denominator] }).subtracting(ownColumns)
    let columns = SumFamily.contact.columns.map { unused.contains($0) ? "0" : SQLText.identifier($0.name) }
      .joined(separator: ", ")
    let cells =
      "SELECT level, tsv(id), dimension, tsv(value), period, weekday, \(columns) FROM cells ORDER BY level, id, period, dimension, weekday, value"
    return copyStatement(cells, to: path(.cells))
      + copyStatement("SELECT * FROM days_with_rows", to: path(.days))
      + copyStatement("SELECT tsv(person), row_count FROM unknown_people", to: path(.unknown))
      + copyStatement("SELECT tsv(source), file, row_count FROM unknown_by_file", to: path(.unknownByFile))
      + copyStatement("SELECT * FROM misplaced_rows", to: path(.misplaced))
      + copyStatement("SELECT tsv(person), tsv(team) FROM seen_people", to: path(.people))
      + copyStatement("SELECT rule, tsv(detail), number, total FROM quality_findings ORDER BY ALL", to: path(.findings))
  }

  enum Result: String {
    case cells, days, unknown, unknownByFile, misplaced, people, findings, snapshots, histograms, calibration, strata,
      reviews
    case trainings, shifts, coachings, bookings, agreements, waits
  }

  func path(of family: SumFamily) -> String { "\(workDirectory)/family_\(family.rawValue).tsv" }

  func path(_ result: Result) -> String { "\(workDirectory)/\(result.rawValue).tsv" }
}
