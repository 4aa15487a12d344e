import Document

/// Chooses the values at which an axis is labelled.
enum RoundTicks {
  /// Round values from `lower` to `upper`, ascending: three to five from the coarsest step that gives so many, else
  /// six.
  ///
  /// Steps are {1, 2, 2.5, 5} × 10ⁿ, for durations those of a clock. A step that needs a decimal more than its
  /// neighbours (2.5%) is taken only where no other serves, so that "72.5%" stays rare.
  static func between(_ lower: Double, _ upper: Double, format: AxisFormat) -> [Double] {
    let steps = steps(format, upper - lower)
    for candidates in [steps.filter { isPlain($0, format) }, steps] {
      let choices = candidates.map { multiples(of: $0, lower, upper) }
      if let ticks = choices.first(where: { (3...5).contains($0.count) }) ?? choices.first(where: { $0.count == 6 }) {
        return ticks
      }
    }
    return []
  }

  private static func multiples(of step: Double, _ lower: Double, _ upper: Double) -> [Double] {
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    // More than a few are of no use, and an extreme range must not fill memory.
    guard last >= first, last - first < 10 else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// From coarse to fine.
  private static func steps(_ format: AxisFormat, _ span: Double) -> [Double] {
    if format == .duration, span >= 3, span < 5 * 86_400 {
      let seconds: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000, 86400]
      return seconds.filter { $0 <= span }.reversed()
    }
    var power = 1.0
    while power > span { power /= 10 }
    while power * 10 <= span { power *= 10 }
    let steps = [5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1].map { $0 * power }
    let isWhole = format == .count || format == .duration
    return isWhole ? steps.filter { $0 == $0.rounded() && $0 >= 1 } : steps
  }

  /// Whether the labels of a step need no more decimals than those of 1, 2 and 5 of the same size.
  private static func isPlain(_ step: Double, _ format: AxisFormat) -> Bool {
    let printed = format == .percent ? step * 100 : step
    var digits = printed
    while digits >= 10 { digits /= 10 }
    while digits < 1 { digits *= 10 }
    return abs(digits - 2.5) > 0.01 || printed >= 10
  }
}
