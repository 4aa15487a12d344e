import Diagnostics
import Foundation

/// Tries the expressions of own measures before they stand in a long script, so that a fault is told with its line.
struct OwnMeasureCheck {
  let workspace: Workspace
  let script: SummaryScript
  let engine: DuckDB
  let limits: EngineLimits

  /// - Throws: `configuration` with every expression that cannot be computed.
  func run() async throws(Failure) {
    var diagnostics: [Diagnostic] = []
    for measure in workspace.measures {
      for (name, expression) in [("numerator", measure.numerator), ("denominator", measure.denominator)] {
        if let message = await problem(expression.text, measure.table) {
          diagnostics.append(
            Diagnostic(
              "ING-049", .error, "the \(name) of “\(measure.id)” cannot be computed: \(message)",
              at: expression.location,
              hint:
                "columns of \(measure.table.name): \(measure.table.fields.map(\.storedName).joined(separator: ", "))"))
        }
      }
    }
    if !diagnostics.isEmpty { throw Failure(.configuration, diagnostics) }
  }

  private func problem(_ expression: String, _ table: CanonicalTable) async -> String? {
    let probe = copyStatement(
      "SELECT sum(CAST(round(\(expression)) AS BIGINT)) FROM (SELECT * FROM loaded_\(table.name) LIMIT 0) AS rows",
      to: script.workDirectory + "/probe.tsv")
    var trial = script.script
    trial.statements = Models.macros + script.rows + probe
    do {
      try await engine.run(trial, limits: limits)
      return nil
    } catch {
      let words = error.message.split(separator: "Error: ", maxSplits: 1).last ?? ""
      return String(words.prefix { $0 != "\n" && $0 != "\t" })
    }
  }
}
