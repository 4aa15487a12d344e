import Analysis
import Metrics
import Publishing

/// The data files of a version: every number, every finding, and what was read.
struct DataTables: Sendable {
  let dataset: Dataset
  let assessment: Assessment

  /// `measures.csv` of the levels that are wanted, sorted by all key columns.
  func measures(_ isWanted: (Level) -> Bool) -> String {
    var csv = CSVWriter(heads: [
      "level", "id", "metric", "variant", "period", "numerator", "denominator", "value", "unit", "n", "state", "lower",
      "upper", "target",
    ])
    let units = Dictionary(dataset.metrics.map { ($0.key, $0.unit) }, uniquingKeysWith: { first, _ in first })
    for row in measureRows(dataset, assessment: assessment) where isWanted(row.subject.level) {
      let measurement = row.quantity.measurement
      csv.append([
        row.subject.level.rawValue, row.subject.id, row.key.metric, row.key.variant, row.period.id,
        number(measurement?.numerator), number(measurement?.denominator), number(measurement?.value),
        unitText(row.key, units), n(row.quantity), row.quantity.state, number(measurement?.interval?.lower),
        number(measurement?.interval?.upper), number(row.target),
      ])
    }
    return csv.contents
  }

  /// Findings of the levels that are wanted, as analysis sorted them.
  func findings(_ isWanted: (Level) -> Bool) -> [Finding] {
    assessment.findings.filter { isWanted($0.subject.level) }
  }

  /// `quality.csv`: a row a file.
  var quality: String {
    var csv = CSVWriter(heads: [
      "file", "source", "table", "read", "loaded", "rejected", "duplicated", "unmatched", "truncated", "ignored",
    ])
    for file in dataset.quality.files {
      let counts = [
        file.read, file.loaded, file.rejected, file.duplicated, file.unmatched, file.truncated, file.ignored,
      ]
      csv.append([file.file, file.source, file.table] + counts.map(String.init))
    }
    return csv.contents
  }

  private func n(_ quantity: Quantity) -> String {
    switch quantity {
    case .measured(let measurement): String(measurement.n)
    case .suppressed(_, let n): String(n)
    case .missing, .notApplicable: ""
    }
  }

  /// The shortest text that reads back as the same number; whole numbers without a point.
  private func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  /// A course's effect has the unit of the measure that its variant names.
  private func unitText(_ key: MetricKey, _ units: [MetricKey: MetricUnit]) -> String {
    let own = units[key] ?? units.filter { $0.key.metric == key.variant }.min { $0.key < $1.key }?.value
    return own.map(unit) ?? ""
  }

  private func unit(_ unit: MetricUnit) -> String {
    switch unit {
    case .seconds: "seconds"
    case .fraction: "fraction"
    case .count, .number: "count"
    case .money(let currency): currency
    case .points: "points"
    }
  }
}
