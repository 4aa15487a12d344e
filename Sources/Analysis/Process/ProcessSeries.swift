import Metrics

/// A measure over time with its usual range.
package struct ProcessSeries: Codable, Hashable, Sendable {
  package enum Chart: String, Codable, Hashable, Sendable {
    /// Constant limits from moving ranges (methods.md §3.1), for sites and teams.
    case xmr
    /// Limits that follow n (methods.md §3.2), for agents.
    case normalised
  }

  /// How far the limits can be trusted.
  package enum Maturity: String, Codable, Hashable, Sendable {
    /// Fewer than 6 usable points: points only, no limits, no rules.
    case dotsOnly = "dots-only"
    /// 6 to 11 points: trial limits.
    case trial
    /// 12 points or more: limits that stay on the points before a change.
    case established
  }

  package var chart: Chart
  package var grain: Period.Grain
  /// One a period, in order, without holes: a period without rows has a point without a value.
  package var points: [ProcessPoint]
  package var maturity: Maturity
  /// The average over the baseline; `nil` when dots only.
  package var center: Double?
  /// The usual range of the latest period; `nil` when dots only.
  package var limits: Interval?
  /// How many usable points from the first the limits are computed from: all while the series is stable, else the
  /// first 16 (12 of fewer than 20); 0 when dots only.
  package var baseline: Int

  package init(
    chart: Chart, grain: Period.Grain, points: [ProcessPoint], maturity: Maturity, center: Double?,
    limits: Interval?, baseline: Int
  ) {
    self.chart = chart
    self.grain = grain
    self.points = points
    self.maturity = maturity
    self.center = center
    self.limits = limits
    self.baseline = baseline
  }
}

/// One period of a series.
package struct ProcessPoint: Codable, Hashable, Sendable {
  package var period: Period
  /// `nil`: no data in the period. Never interpolated.
  package var value: Double?
  package var numerator: Double
  package var denominator: Double
  package var n: Int
  /// The usual range of this period; `nil` when dots only. Not clamped to the scale.
  package var limits: Interval?
  package var signal: Signal
  /// The rule that fired first by precedence; `nil` for common cause.
  package var rule: SignalRule?
  /// Too few observations or a period that is not over: drawn hollow and left out of the rules.
  package var isHollow: Bool

  package init(
    period: Period, value: Double?, numerator: Double, denominator: Double, n: Int, limits: Interval?,
    signal: Signal, rule: SignalRule?, isHollow: Bool
  ) {
    self.period = period
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.n = n
    self.limits = limits
    self.signal = signal
    self.rule = rule
    self.isHollow = isHollow
  }
}

/// What a point says.
package enum Signal: String, Codable, Hashable, Sendable {
  case common, improvement, concern
  /// A special cause of a measure without a preferred direction.
  case neutralHigh = "neutral-high"
  case neutralLow = "neutral-low"
}

/// The four rules of methods.md §3.1 in order of precedence.
package enum SignalRule: String, Codable, Hashable, Sendable {
  case outsideLimits = "outside-limits"
  case trend = "seven-point-trend"
  case twoInThree = "two-in-three"
  case shift = "seven-on-one-side"
}

/// The variation icon: is it changing?
package struct Variation: Codable, Hashable, Sendable {
  /// Of the latest usable point.
  package var signal: Signal
  package var rule: SignalRule?
  /// How many of the latest points in a row carry the same rule and signal; 0 for common cause.
  package var run: Int
  /// How many usable points there are; fewer than 6 say nothing.
  package var points: Int

  package init(signal: Signal, rule: SignalRule?, run: Int, points: Int) {
    self.signal = signal
    self.rule = rule
    self.run = run
    self.points = points
  }
}

/// The assurance icon: will it meet the target?
package enum Assurance: String, Codable, Hashable, Sendable {
  /// The whole usual range is on the good side of the target.
  case pass
  /// The whole usual range is on the other side.
  case fail
  /// The target lies inside the usual range.
  case hitOrMiss = "hit-or-miss"
  /// No target, no direction, or no limits.
  case none
}
