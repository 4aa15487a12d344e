import Analysis
import Metrics

/// Handle time says which of its parts the exports do not have: unavailable is not zero.
enum MissingParts {
  /// A sentence with a blank before it; empty for other measures and where nothing is missing. A part that is there and
  /// not shown, because few contacts stand behind it, is not missing.
  static func sentence(of metric: MetricDefinition, in data: SubjectAssessment) -> String {
    guard metric.key == MetricKey("aht") else { return "" }
    let parts = [("avg_hold", "hold"), ("acw_avg", "after-contact work")].filter { key, _ in
      switch data[MetricKey(key)]?.current {
      case .measured, .suppressed: false
      case .missing, .notApplicable, nil: true
      }
    }
    return parts.isEmpty ? "" : " The exports have no \(joined(parts.map(\.1))), so handle time is without it."
  }
}
