/// The one way in which numbers become text. Rounds half to even, from unrounded values.
///
/// Numbers and units are joined by no space or a no-break space (U+00A0), thousands are set apart from five digits on,
/// in English by a narrow no-break space (U+202F), and minus is U+2212.
package struct NumberFormat: Codable, Hashable, Sendable {
  package var unit: MetricUnit
  /// Digits after the point of a per cent or score.
  package var decimals: Int
  /// Whether shares above 100% are values like any other.
  package var mayExceedWhole = false
  /// How the reader's language writes numbers.
  package var style = NumberStyle.english

  package init(_ unit: MetricUnit, decimals: Int, style: NumberStyle = .english) {
    self.unit = unit
    self.decimals = decimals
    self.style = style
  }

  /// The format of a metric that rests on `n` observations: per cents get a decimal from 1 000 observations on,
  /// because fewer do not support it.
  package init(_ metric: MetricDefinition, n: Int, style: NumberStyle = .english) {
    let decimals =
      switch metric.unit {
      case .fraction: n >= 1000 ? 1 : 0
      case .points(let minimum, _): minimum < 0 ? 0 : 1
      case .number: 1
      case .seconds, .count, .money: 0
      }
    self.init(metric.unit, decimals: decimals, style: style)
    mayExceedWhole = metric.mayExceedWhole
  }

  /// `79%`, `05:18`, `41 208`, `4.3`.
  package func text(_ value: Double) -> String {
    switch unit {
    case .fraction: style.percent(NumberFormat.fixed(value * 100, decimals, style))
    case .seconds: NumberFormat.duration(value)
    case .count: NumberFormat.count(value, style)
    case .points, .number: NumberFormat.fixed(value, decimals, style)
    case .money(let currency): "\(currency)\u{A0}\(NumberFormat.amount(value, style))"
    }
  }

  /// `75% to 93%`, clamped to what the unit can be: no share below 0 or above 100 %, no negative time.
  package func text(_ interval: Interval) -> String {
    text(clamped(interval.lower)) + style.rangeJoin + text(clamped(interval.upper))
  }

  /// `75% and 93%`, for use after "between"; clamped like `text(_:)`.
  package func between(_ interval: Interval) -> String {
    text(clamped(interval.lower)) + style.betweenJoin + text(clamped(interval.upper))
  }

  /// A target as it was written: without decimals that say nothing (`80%`, `2.5%`, `05:30`).
  package func target(_ value: Double) -> String {
    guard case .fraction = unit else { return text(value) }
    let decimals = (0...2).first { abs((value * 100 * pow10($0)).rounded() - value * 100 * pow10($0)) < 1e-6 } ?? 2
    return style.percent(NumberFormat.fixed(value * 100, decimals, style))
  }

  /// The difference of two values in words with its sign: `+3 points`, `−0:12`.
  package func difference(_ value: Double) -> String {
    let sign = value < 0 ? "\u{2212}" : "+"
    return switch unit {
    case .fraction: sign + NumberFormat.fixed(abs(value) * 100, decimals) + "\u{A0}points"
    case .points: sign + NumberFormat.fixed(abs(value), decimals) + "\u{A0}points"
    case .seconds: sign + NumberFormat.duration(abs(value))
    case .count: sign + NumberFormat.count(abs(value))
    case .number: sign + NumberFormat.fixed(abs(value), decimals)
    case .money(let currency): "\(sign)\(currency)\u{A0}\(NumberFormat.amount(abs(value)))"
    }
  }

  /// The value within the bounds of its unit.
  package func clamped(_ value: Double) -> Double {
    switch unit {
    case .fraction: max(0, mayExceedWhole ? value : min(1, value))
    case .points(let minimum, let maximum): min(maximum, max(minimum, value))
    case .seconds, .count, .number: max(0, value)
    case .money: value
    }
  }

  /// A duration in seconds as `mm:ss`, or `h:mm:ss` from one hour on.
  package static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.toNearestOrEven))
    let sign = whole < 0 ? "\u{2212}" : ""
    let (hours, rest) = abs(whole).quotientAndRemainder(dividingBy: 3600)
    let clock = padded(rest / 60, 2) + ":" + padded(rest % 60, 2)
    return sign + (hours > 0 ? "\(hours):\(clock)" : clock)
  }

  /// A whole number with thousands apart.
  package static func count(_ value: Double, _ style: NumberStyle = .english) -> String {
    let whole = Int(value.rounded(.toNearestOrEven))
    let digits = Array(String(abs(whole)))
    let sign = whole < 0 ? "\u{2212}" : ""
    guard digits.count > 4 else { return sign + String(digits) }
    return sign
      + digits.enumerated().map { index, digit in
        index > 0 && (digits.count - index) % 3 == 0 ? "\(style.thousands)\(digit)" : "\(digit)"
      }.joined()
  }

  /// An amount of money: two decimals below 100, none from there on.
  package static func amount(_ value: Double, _ style: NumberStyle = .english) -> String {
    abs(value) < 100 ? fixed(value, 2, style) : count(value, style)
  }

  /// A number as it stands in a formula: without decimals that say nothing.
  package static func plain(_ value: Double) -> String {
    let decimals = (0...6).first { abs((value * pow10($0)).rounded() - value * pow10($0)) < 1e-9 * pow10($0) } ?? 6
    return fixed(value, decimals)
  }

  /// A number with a fixed count of decimals.
  package static func fixed(_ value: Double, _ decimals: Int, _ style: NumberStyle = .english) -> String {
    let scale = pow10(decimals)
    let scaled = Int((value * scale).rounded(.toNearestOrEven))
    let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: Int(scale))
    let sign = scaled < 0 ? "\u{2212}" : ""
    return sign + "\(whole)" + (decimals > 0 ? style.decimal + padded(rest, decimals) : "")
  }
}

private func pow10(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
