import Analysis
import Metrics

/// Handle time says which of its parts the exports do not have: unavailable is not zero.
enum MissingParts {
  /// A sentence with a blank before it; empty for other measures and where nothing is missing. A part that is there and
  /// not shown, because few contacts stand behind it, is not missing.
  static func sentence(of metric: MetricDefinition, in data: SubjectAssessment, _ language: Language) -> String {
    guard metric.key == MetricKey("aht") else { return "" }
    let parts = [("avg_hold", Phrase.makingsHold), ("acw_avg", .makingsAfterContact)].filter { key, _ in
      switch data[MetricKey(key)]?.current {
      case .measured, .suppressed: false
      case .missing, .notApplicable, nil: true
      }
    }
    guard !parts.isEmpty else { return "" }
    return " " + language.text(.makingsPartsMissing, ["parts": language.list(parts.map { language.text($0.1) })])
  }
}
