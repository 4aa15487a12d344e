import Metrics

extension Signal {
  /// What a special cause means for a metric with a direction; neutral without one.
  package init(isHigh: Bool, direction: Direction) {
    self =
      switch direction {
      case .higherIsBetter: isHigh ? .improvement : .concern
      case .lowerIsBetter: isHigh ? .concern : .improvement
      case .guarded, .none: isHigh ? .neutralHigh : .neutralLow
      }
  }
}

extension Assurance {
  /// Whether the usual range lies wholly on one side of the target; a target on a limit is hit or miss.
  package init(limits: Interval?, target: Double?, direction: Direction) {
    guard let limits, let target else {
      self = .none
      return
    }
    switch direction {
    case .higherIsBetter: self = target > limits.upper ? .fail : target < limits.lower ? .pass : .hitOrMiss
    case .lowerIsBetter: self = target > limits.upper ? .pass : target < limits.lower ? .fail : .hitOrMiss
    case .guarded, .none: self = .none
    }
  }
}

extension TargetState {
  /// Whether the interval lies wholly on one side of the target; unclear without an interval.
  package init(_ quantity: Quantity, target: Double?, upper: Double? = nil, direction: Direction) {
    if let target, let upper {
      self.init(quantity, band: target...max(target, upper))
      return
    }
    guard let target, let measurement = quantity.measurement,
      direction == .higherIsBetter || direction == .lowerIsBetter
    else {
      self = .none
      return
    }
    guard let interval = measurement.interval, !interval.contains(target) else {
      self = .unclear
      return
    }
    self = (interval.lower > target) == (direction == .higherIsBetter) ? .met : .notMet
  }

  /// Whether the interval lies wholly inside or wholly outside a band; the value itself where it has no interval.
  private init(_ quantity: Quantity, band: ClosedRange<Double>) {
    guard let measurement = quantity.measurement else {
      self = .none
      return
    }
    let interval = measurement.interval ?? Interval(lower: measurement.value, upper: measurement.value)
    if band.contains(interval.lower), band.contains(interval.upper) {
      self = .met
    } else {
      self = interval.upper < band.lowerBound || interval.lower > band.upperBound ? .notMet : .unclear
    }
  }
}

extension Variation {
  /// The state of the latest usable point of a series and how long it has lasted.
  package init(_ series: ProcessSeries?) {
    let usable = series?.points.filter { $0.value != nil && !$0.isHollow } ?? []
    let signal = usable.last?.signal ?? .common
    let rule = usable.last?.rule
    let run =
      signal == .common ? 0 : usable.reversed().prefix { $0.signal == signal && $0.rule == rule }.count
    self.init(signal: signal, rule: rule, run: run, points: usable.count)
  }
}
