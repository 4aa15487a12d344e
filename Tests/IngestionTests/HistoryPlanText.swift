import Metrics

@testable import Ingestion

/// The periods of a history other than days, as they are written.
enum HistoryPlanText {
  static func periods(_ period: Period) -> [String] {
    HistoryPlan(period).periods.filter { $0.scope != .day }.map(\.period.id)
  }
}
