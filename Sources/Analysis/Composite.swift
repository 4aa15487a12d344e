import Metrics

extension Composite {
  /// Σ w·clamp((x − worst)/(best − worst)) over the parts that have a value, with their weights made to total 100.
  ///
  /// - Returns: the score from 0 to 100 and each part's share of it; `nil` without any part.
  package func score(_ value: (MetricKey) -> Double?) -> (value: Double, parts: [(part: Part, points: Double?)])? {
    let values = parts.map { part in value(part.key).map { part.points($0) } }
    let weight = zip(parts, values).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.weight) }
    guard weight > 0 else { return nil }
    let total = zip(parts, values).reduce(0) { $0 + ($1.1 ?? 0) * $1.0.weight }
    return (total / weight * 100, Array(zip(parts, values)))
  }
}

extension Composite.Part {
  /// From 0 at the worst value to 1 at the best one; beyond them it stays.
  func points(_ value: Double) -> Double { min(1, max(0, (value - worst) / (best - worst))) }
}
