import Foundation
import Metrics

/// A number that a new version gives otherwise than the version before it.
package struct Restatement: Hashable, Sendable {
  package var level: String
  package var id: String
  package var key: MetricKey
  /// The month or period that the number is of, which may lie before the report's own.
  package var period: String
  package var unit: String
  /// In base units; `nil` where there was no number.
  package var before: Double?
  package var after: Double?
  package var observationsBefore: String
  package var observationsAfter: String
  package var stateBefore: String
  package var stateAfter: String

  package var change: Double? { before.flatMap { before in after.map { $0 - before } } }

  package static let heads = [
    "level", "id", "metric", "variant", "period", "before", "after", "change", "unit", "n_before", "n_after",
    "state_before", "state_after",
  ]

  package var cells: [String] {
    let numbers = [before, after, change].map { $0.map { "\($0)" } ?? "" }
    return [level, id, key.metric, key.variant, period] + numbers
      + [unit, observationsBefore, observationsAfter, stateBefore, stateAfter]
  }

  /// Reads a row of a stored `restatement.csv`.
  package init?(_ cells: [String]) {
    guard cells.count == Restatement.heads.count else { return nil }
    (level, id, key, period) = (cells[0], cells[1], MetricKey(cells[2], cells[3]), cells[4])
    (before, after, unit) = (Double(cells[5]), Double(cells[6]), cells[8])
    (observationsBefore, observationsAfter) = (cells[9], cells[10])
    (stateBefore, stateAfter) = (cells[11], cells[12])
  }

  private init(_ old: StoredMeasure?, _ new: StoredMeasure?, name: [String]) {
    (level, id, key, period) = (name[0], name[1], MetricKey(name[2], name[3]), name[4])
    unit = new?.unit ?? old?.unit ?? ""
    (before, after) = (old.flatMap { Double($0.value) }, new.flatMap { Double($0.value) })
    (observationsBefore, observationsAfter) = (old?.n ?? "", new?.n ?? "")
    (stateBefore, stateAfter) = (old?.state ?? "", new?.state ?? "")
  }

  /// What differs between two `measures.csv`: rows of months and of the reported period, sorted by level, id, metric,
  /// variant and period. Weeks and days follow from the same rows and are left out.
  package static func between(_ old: StoredMeasures, _ new: StoredMeasures, reported: Period) -> [Restatement] {
    between(old, new) { $0 == reported.id || isMonth($0) }
  }

  /// The same for the rows of some periods, given by their ids.
  package static func between(
    _ old: StoredMeasures, _ new: StoredMeasures, periods: (String) -> Bool
  ) -> [Restatement] {
    let (before, after) = (old.lines, new.lines)
    let (known, wanted) = (Set(before), Set(after))
    func rows(_ lines: [Substring], without other: Set<Substring>) -> [[String]: StoredMeasure] {
      let rows = lines.filter { !other.contains($0) }.compactMap { StoredMeasure(CSVLine.cells($0)) }
        .filter { periods($0.period) }
      return Dictionary(rows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (left, right) = (rows(before, without: wanted), rows(after, without: known))
    return Set(left.keys).union(right.keys).filter { left[$0]?.numbers != right[$0]?.numbers }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { Restatement(left[$0], right[$0], name: $0) }
  }

  private static func isMonth(_ id: String) -> Bool {
    if case .month = Period(id) { true } else { false }
  }

  /// The rows that a version stores about itself; empty for a first issue.
  package static func stored(at path: String) -> [Restatement] {
    StoredMeasures(at: path)?.lines.compactMap { Restatement(CSVLine.cells($0)) } ?? []
  }
}
