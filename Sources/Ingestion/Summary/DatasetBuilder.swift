import Diagnostics
import Metrics

/// Puts the engine's results together.
struct DatasetBuilder {
  let workspace: Workspace
  let plan: HistoryPlan
  let roster: Roster?
  let events: [EventRecord]
  let script: SummaryScript
  let states: [(source: SourceSpec, state: SourceState)]

  func dataset() throws(Failure) -> Dataset {
    var dataset = Dataset(
      organisation: workspace.organisation, timeZone: workspace.timeZone, period: plan.period,
      metrics: workspace.catalogue, headline: workspace.headline,
      serviceLevelSeconds: workspace.serviceLevelSeconds, cells: [:], breakdowns: [:], hours: [:], agents: [],
      teams: [], events: events, quality: DataQuality())
    dataset.settings = workspace.settings
    dataset.composite = workspace.composite
    dataset.namesPeople = workspace.namesPeople
    try addCells(to: &dataset)
    try FamilyCells(script: script).add(to: &dataset)
    addHeadcounts(to: &dataset)
    dataset.targets = workspace.targets.map(\.target)
    if let table = workspace.targetsTable {
      dataset.targets += try targets(table, directory: workspace.directory, catalogue: workspace.catalogue)
    }
    try refuseEmptyMeasures(dataset)
    dataset.agents = try agents()
    dataset.teams = teams(dataset)
    dataset.quality = try quality()
    let findings = try QualityFindings(workspace: workspace, rows: ResultFile(at: script.path(.findings)).rows())
    try findings.stop()
    dataset.quality.warnings += findings.warnings
    dataset.metrics.removeAll { findings.suppressed.contains($0.key.metric) }
    dataset.headline.removeAll { findings.suppressed.contains($0.key.metric) }
    return dataset
  }

  private func addCells(to dataset: inout Dataset) throws(Failure) {
    var topics: [Subject: [Breakdown]] = [:]
    var queues: [Subject: [Breakdown]] = [:]
    let columns = SumFamily.contact.columns
    try ResultFile(at: script.path(.cells)).forEachRow { row in
      guard let level = row.text(0).flatMap(Level.init(rawValue:)), let id = row.text(1),
        let period = row.text(4).flatMap({ Period($0) })
      else { return }
      let subject = Subject(level, id)
      let value = row.text(3) ?? ""
      var sums = Sums()
      for (index, column) in columns.enumerated() { sums[column] = row.integer(6 + index) }
      switch row.text(2) {
      case "topic": topics[subject, default: []].append(Breakdown(level: .topic, value: value, sums: sums))
      case "queue": queues[subject, default: []].append(Breakdown(level: .queue, value: value, sums: sums))
      case "hour":
        let cell = HourCell(weekday: Int(row.integer(5)), hour: Int(value) ?? 0, sums: sums)
        dataset.hours[subject, default: []].append(cell)
      default: dataset.cells[subject, default: [:]][period] = sums
      }
    }
    dataset.breakdowns = (topics.isEmpty ? queues : topics).mapValues { $0.sorted(by: DatasetBuilder.larger) }
    dataset.hours = dataset.hours.mapValues { $0.sorted { ($0.weekday, $0.hour) < ($1.weekday, $1.hour) } }
  }

  /// People in post from the roster, for the reported period, the one before and the months; only where the roster
  /// tells who left.
  private func addHeadcounts(to dataset: inout Dataset) {
    guard let roster, let columns = workspace.roster?.columns else { return }
    let headcounts = Headcounts(roster)
    for (period, scope) in plan.periods where scope != .day {
      if case .week = period, period != plan.period { continue }
      if columns[.left] != nil || columns[.validTo] != nil { headcounts.add(period, to: &dataset.cells) }
      headcounts.addActive(period, to: &dataset.cells)
    }
  }

  /// A measure of the workspace's own whose denominator is nothing everywhere would be missing on every page without
  /// a word.
  private func refuseEmptyMeasures(_ dataset: Dataset) throws(Failure) {
    let site = dataset.cells[.site] ?? [:]
    let diagnostics = workspace.measures.enumerated().compactMap { index, measure -> Diagnostic? in
      let column = SumColumn.own[index].denominator
      guard site.values.allSatisfy({ $0[column] == 0 }) else { return nil }
      return Diagnostic(
        "ING-054", .error, "the denominator of “\(measure.id)” is zero over all rows of \(measure.table.name)",
        at: measure.denominator.location, hint: "check that the columns it uses are filled by a source")
    }
    if !diagnostics.isEmpty { throw Failure(.configuration, diagnostics) }
  }

  /// Most contacts first, then most answers, then by name.
  private static func larger(_ left: Breakdown, _ right: Breakdown) -> Bool {
    (right.sums[.offered], right.sums[.surveys], left.value) < (left.sums[.offered], left.sums[.surveys], right.value)
  }

  private func agents() throws(Failure) -> [AgentRecord] {
    if let roster {
      return roster.people.filter { person in
        person.spans.contains { $0.first <= plan.last && plan.first <= $0.last }
      }.map { person in
        var agent = AgentRecord(
          id: person.id, name: person.name, team: person.team(on: plan.last), joined: person.joined, left: person.left,
          moves: person.moves, language: person.language)
        agent.facts = person.facts
        return agent
      }
    }
    return try ResultFile(at: script.path(.people)).rows().compactMap { row in
      row[0].map { AgentRecord(id: $0, name: $0, team: row[1]) }
    }.sorted { $0.id < $1.id }
  }

  /// Every team that has sums or members, sorted by id.
  private func teams(_ dataset: Dataset) -> [TeamRecord] {
    let seen = dataset.cells.keys.filter { $0.level == .team }.map(\.id)
    let ids = Set(seen + dataset.agents.compactMap(\.team))
    return ids.sorted().map { id in
      roster?.teams[id]
        ?? TeamRecord(id: id, name: id == Subject.unassigned.id ? "Unassigned" : id)
    }
  }

  private func quality() throws(Failure) -> DataQuality {
    let unknown = try ResultFile(at: script.path(.unknown)).rows()
    let days = try ResultFile(at: script.path(.days)).rows().compactMap { $0[0].flatMap { CivilDate($0) } }
    return DataQuality(
      files: try files(), daysWithData: days, daysWithoutData: gaps(days),
      unmatchedRows: unknown.compactMap { $0[1].flatMap { Int($0) } }.reduce(0, +),
      unmatchedAgents: unknown.prefix(20).compactMap { $0[0] }, warnings: try warnings())
  }

  private func files() throws(Failure) -> [DataQuality.FileQuality] {
    var unmatched: [String: Int] = [:]
    for row in try ResultFile(at: script.path(.unknownByFile)).rows() {
      unmatched["\(row[0] ?? "")/\(row[1] ?? "")"] = row[2].flatMap { Int($0) }
    }
    return states.flatMap { source, state in
      state.files.map { loaded in
        var file = loaded.quality
        file.unmatched = unmatched["\(source.name)/\(loaded.id)"] ?? 0
        return file
      }
    }
  }

  /// Days of the period without rows, between the first and the last day of all data; closed days are none.
  private func gaps(_ days: [CivilDate]) -> [CivilDate] {
    guard let first = states.compactMap(\.state.first).min(), let last = states.compactMap(\.state.last).max() else {
      return []
    }
    let known = Set(days).union(workspace.closedDays)
    let range =
      max(first, plan.period.first)
      .ordinal...max(
        min(last, plan.period.last), max(first, plan.period.first)
      ).ordinal
    return range.map { CivilDate(ordinal: $0) }.filter { !known.contains($0) }
  }

  /// Columns as a reader calls them.
  private static let words = [
    "acw_seconds": "after-contact work", "hold_seconds": "hold time", "talk_seconds": "talk time",
    "wait_seconds": "waiting time", "ring_seconds": "ringing time", "customer": "customers",
  ]

  private func warnings() throws(Failure) -> [String] {
    var warnings = states.flatMap(\.state.diagnostics).filter { $0.severity == .warning }.map { diagnostic in
      diagnostic.location.map { "\($0.description): \(diagnostic.message)" } ?? diagnostic.message
    }
    for source in workspace.sources {
      guard case .adapted(let adapter, _) = source.reading else { continue }
      for (column, reason) in adapter.lacks.sorted(by: { $0.key < $1.key }) {
        let plain = DatasetBuilder.words[column] ?? column.replacing("_seconds", with: "").replacing("_", with: " ")
        warnings.append("\(source.name) has no \(plain): \(reason)")
      }
    }
    let ambiguous = roster?.spellings().ambiguous ?? []
    if !ambiguous.isEmpty {
      warnings.append(
        "these names fit several people of the roster and were not matched: \(ambiguous.joined(separator: ", "))")
    }
    let misplaced = try ResultFile(at: script.path(.misplaced)).rows().first?.first.flatMap { $0 }.flatMap { Int($0) }
    if let misplaced, misplaced > 0 {
      warnings.append("\(misplaced) rows of people on days without a team in the roster are counted as unassigned")
    }
    let scored = workspace.sources.filter { $0.columns[.score] != nil }
    if Set(scored.map(\.kindName)).count > 1 {
      warnings.append(
        "survey scores come from contacts and from surveys; an answer that stands in both is counted twice")
    }
    return warnings
  }
}
