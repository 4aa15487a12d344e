import Document
import Metrics

/// A linear scale with round ticks.
struct Axis {
  let format: AxisFormat
  /// The drawn range in base units.
  let lower: Double
  let upper: Double
  /// Three to five round values inside the range, ascending.
  let ticks: [Double]

  /// A range that holds all values with 8 % air, within what the format can be.
  ///
  /// - Parameter fromZero: bars start at zero, always.
  init(_ format: AxisFormat, holding values: [Double], fromZero: Bool = false) {
    self.format = format
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let span = max(high - low, Axis.smallestSpan(format, around: high))
    let middle = (low + high) / 2
    var lower = min(low, middle - span / 2) - 0.08 * span
    var upper = max(high, middle + span / 2) + 0.08 * span
    if format != .points { lower = max(0, lower) }
    if format == .percent { upper = min(1, upper) }
    if format == .percent, upper - lower < 0.02 { lower = max(0, upper - 0.02) }
    if fromZero { lower = 0 }
    self.lower = lower
    self.upper = max(upper, lower + Axis.smallestSpan(format, around: high) / 4)
    ticks = Axis.ticks(format, lower, self.upper)
  }

  /// The position of a value on a line from `start` (lower) to `end` (upper); values outside are clipped.
  func position(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (min(upper, max(lower, value)) - lower) / (upper - lower) * (end - start)
  }

  /// `80%`, `05:30`, `40 000`, `4.2`.
  func label(_ tick: Double) -> String {
    switch format {
    case .percent: NumberFormat.fixed(tick * 100, step < 0.00999 ? 1 : 0) + "%"
    case .duration: NumberFormat.duration(tick)
    case .count: NumberFormat.count(tick)
    case .points: NumberFormat.fixed(tick, step < 0.099 ? 2 : 1)
    }
  }

  private var step: Double { ticks.count > 1 ? ticks[1] - ticks[0] : 1 }

  private static func smallestSpan(_ format: AxisFormat, around value: Double) -> Double {
    switch format {
    case .percent: 0.04
    case .duration: max(4, abs(value) * 0.02)
    case .count: max(4, abs(value) * 0.02)
    case .points: 0.4
    }
  }

  /// The coarsest round step that still gives three ticks, so that labels stay few.
  private static func ticks(_ format: AxisFormat, _ lower: Double, _ upper: Double) -> [Double] {
    var best: [Double] = []
    for step in steps(format, upper - lower) {
      let first = (lower / step - 1e-9).rounded(.up)
      let last = (upper / step + 1e-9).rounded(.down)
      guard last >= first else { continue }
      let ticks = stride(from: first, through: last, by: 1).map { $0 * step }
      if ticks.count >= 3, ticks.count <= 5 { return ticks }
      if ticks.count <= 6, ticks.count > best.count { best = ticks }
    }
    return best
  }

  /// Round steps from coarse to fine.
  private static func steps(_ format: AxisFormat, _ span: Double) -> [Double] {
    if format == .duration, span >= 3 {
      let seconds: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000, 86400]
      return seconds.filter { $0 <= span }.reversed()
    }
    var power = 1.0
    while power > span { power /= 10 }
    while power * 10 <= span { power *= 10 }
    let steps = [5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1].map { $0 * power }
    return format == .count ? steps.filter { $0 == $0.rounded() && $0 >= 1 } : steps
  }
}
