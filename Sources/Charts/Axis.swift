import Document
import Metrics

/// A linear scale with round ticks.
struct Axis {
  let format: AxisFormat
  let numbers: NumberStyle
  /// The drawn range in base units.
  let lower: Double
  let upper: Double
  /// Three to six round values inside the range, ascending; five where a round step gives so few.
  let ticks: [Double]

  /// A range that holds all values with 8 % air, within what the format can be.
  init(_ format: AxisFormat, holding values: [Double], numbers: NumberStyle = .english) {
    self.format = format
    self.numbers = numbers
    let held = values.filter(\.isFinite).map { format == .percent ? max(0, $0) : $0 }
    let low = held.min() ?? 0
    let high = held.max() ?? 1
    let smallest = Axis.smallestSpan(format, low, high)
    let span = max(high - low, smallest)
    let middle = (low + high) / 2
    var lower = min(low, middle - span / 2) - 0.08 * span
    var upper = max(high, middle + span / 2) + 0.08 * span
    // Time and counts are never negative; scores can be: a net promoter score begins at −100.
    if format != .points { lower = max(min(0, low), lower) }
    // Air ends at 100%, unless a value lies beyond, as time worked over time planned may.
    if format == .percent, high < 1 + 1e-9 { upper = min(1, upper) }
    if format == .percent { lower = max(0, min(lower, upper - smallest)) }
    self.lower = lower
    self.upper = max(upper, lower + smallest / 4)
    ticks = RoundTicks.between(self.lower, self.upper, format: format)
  }

  /// The position of a value on a line from `start` (lower) to `end` (upper); values outside are clipped.
  func position(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (min(upper, max(lower, value)) - lower) / (upper - lower) * (end - start)
  }

  /// `80%`, `05:30`, `40 000`, `4.2`: with as many decimals as tell every tick exactly.
  func label(_ tick: Double) -> String {
    switch format {
    case .percent: numbers.percent(NumberFormat.fixed(tick * 100, decimals(scale: 100, least: 0), numbers))
    case .duration: NumberFormat.duration(tick)
    case .count: NumberFormat.count(tick, numbers)
    case .points:
      NumberFormat.fixed(tick, decimals(scale: 1, least: ticks.contains { abs($0) >= 10 } ? 0 : 1), numbers)
    }
  }

  private func decimals(scale: Double, least: Int) -> Int {
    (least...3).first { decimals in
      let power = (0..<decimals).reduce(scale) { power, _ in power * 10 }
      return ticks.allSatisfy { abs(($0 * power).rounded() - $0 * power) < 1e-6 }
    } ?? 3
  }

  /// The least span that is worth an axis: below it, noise would look like change.
  private static func smallestSpan(_ format: AxisFormat, _ low: Double, _ high: Double) -> Double {
    switch format {
    // Near nothing and near all, small differences are large ones.
    case .percent: min(0.04, max(0.005, min(low + high, abs(2 - low - high))))
    case .duration, .count: max(4, abs(high) * 0.02)
    case .points: 0.4
    }
  }
}
