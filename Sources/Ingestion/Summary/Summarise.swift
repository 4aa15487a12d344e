import Diagnostics
import Foundation
import Metrics

extension Ingestion {
  /// Adds up the warehouse for a reporting period and its history.
  ///
  /// Kept are: the period and the one before; the 26 full ISO weeks and 14 full months up to its end; for the site and
  /// the teams every day of that history. Days begin in the site's zone. A team's sums hold the contacts of those who
  /// were in it on the day; a contact of nobody belongs to no team unless the export names one.
  /// - Parameter output: absolute folder; default what the workspace names.
  /// - Throws: `dataBreaksContract` if the period has no data, `inputMissing` if nothing is loaded or the roster lacks.
  package static func summarise(
    workspace: Workspace, engine: DuckDB, output: String? = nil, period: Period,
    limits: EngineLimits = EngineLimits(), progress: @Sendable (Progress) -> Void = { _ in }
  ) async throws(Failure) -> Dataset {
    progress(.summarising(period))
    let warehouse = Warehouse(output: output ?? workspace.outputDirectory)
    let states = try loadedStates(workspace, warehouse)
    try check(period, states, workspace)
    var roster: Roster?
    if let spec = workspace.roster { roster = try Roster(spec, directory: workspace.directory) }
    let aliases = try workspace.aliases.map { spec throws(Failure) in
      try Aliases(spec, directory: workspace.directory, roster: roster)
    }
    var records: [EventRecord] = []
    if let spec = workspace.events { records = try events(spec, directory: workspace.directory) }
    let plan = HistoryPlan(period)
    let work = try WorkFolder(in: warehouse)
    defer { work.remove() }
    let script = SummaryScript(
      workspace: workspace, warehouse: warehouse, plan: plan, roster: roster, aliases: aliases ?? Aliases(),
      workDirectory: work.path)
    try await OwnMeasureCheck(workspace: workspace, script: script, engine: engine, limits: limits).run()
    do {
      try await engine.run(script.script, limits: limits)
    } catch {
      guard error.message.contains("Out of Memory"), limits.threads > 1 else {
        throw error.failure(while: "adding up \(period.id)")
      }
      // One thread needs less memory at a time than several.
      var single = limits
      single.threads = 1
      do {
        try await engine.run(script.script, limits: single)
      } catch {
        throw error.failure(while: "adding up \(period.id)")
      }
    }
    let dataset = try DatasetBuilder(
      workspace: workspace, plan: plan, roster: roster, events: records, script: script, states: states
    ).dataset()
    if dataset.cells[.site]?[period] == nil { throw noData(period, states, workspace) }
    return dataset
  }

  private static func loadedStates(
    _ workspace: Workspace, _ warehouse: Warehouse
  ) throws(Failure) -> [(source: SourceSpec, state: SourceState)] {
    var states: [(source: SourceSpec, state: SourceState)] = []
    var diagnostics: [Diagnostic] = []
    for source in workspace.sources {
      warehouse.recover(source.name)
      if let state = warehouse.state(of: source.name) {
        states.append((source, state))
      } else {
        diagnostics.append(
          Diagnostic(
            "ING-024", .error, "the source “\(source.name)” is not loaded", at: source.filesLocation,
            hint: "run “wrapup load” first"))
      }
    }
    if !diagnostics.isEmpty { throw Failure(.inputMissing, diagnostics) }
    return states
  }

  private static func check(
    _ period: Period, _ states: [(source: SourceSpec, state: SourceState)], _ workspace: Workspace
  ) throws(Failure) {
    let overlaps = states.contains { _, state in
      guard let first = state.first, let last = state.last else { return false }
      return first <= period.last && period.first <= last
    }
    if !overlaps { throw noData(period, states, workspace) }
  }

  private static func noData(
    _ period: Period, _ states: [(source: SourceSpec, state: SourceState)], _ workspace: Workspace
  ) -> Failure {
    var hint: String?
    if let first = states.compactMap(\.state.first).min(), let last = states.compactMap(\.state.last).max() {
      hint = "the exports hold \(first) to \(last)"
    }
    return Failure(
      .dataBreaksContract,
      Diagnostic(
        "ING-024", .error, "there are no data for \(period.id)", at: SourceLocation(file: workspace.file), hint: hint))
  }
}
