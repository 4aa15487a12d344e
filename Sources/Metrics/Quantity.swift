/// A two-sided interval in the unit of the value that it belongs to; both ends included, `lower <= upper`.
package struct Interval: Codable, Hashable, Sendable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// A number with all that is needed to judge it.
package struct Measurement: Codable, Hashable, Sendable {
  /// In the unit of the metric: seconds, a fraction from 0 to 1, a count, or points of a scale.
  package var value: Double
  /// The sum above the line.
  package var numerator: Double
  /// The sum below the line; `nil` for a count.
  package var denominator: Double?
  /// How many observations stand behind it (contacts or answers).
  package var n: Int
  /// The 95 % interval, where one is defined.
  package var interval: Interval?

  package init(value: Double, numerator: Double, denominator: Double?, n: Int, interval: Interval? = nil) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.n = n
    self.interval = interval
  }
}

/// What is known about one metric of one subject in one period. Missing is not zero, small is not sure.
package enum Quantity: Codable, Hashable, Sendable {
  case measured(Measurement)
  /// Known, but not shown: too few observations, or a person could be made out.
  case suppressed(Suppression, n: Int)
  /// Not known.
  case missing(Missing)
  /// Makes no sense here, for example service level of an agent.
  case notApplicable

  /// Why a known number is not shown.
  package enum Suppression: String, Codable, Hashable, Sendable {
    /// Fewer observations than the smallest number that is shown.
    case fewObservations = "few-observations"
    /// Fewer people than a group must have so that none can be made out.
    case fewPeople = "few-people"
    /// One person makes up more than half of the group.
    case dominance
    /// Hidden so that a neighbouring hidden number cannot be computed from the total.
    case complementary
  }

  /// Why a number is not known.
  package enum Missing: String, Codable, Hashable, Sendable {
    /// No row in the period.
    case noRows = "no-rows"
    /// Rows, but none that the metric can use: no survey was answered.
    case noObservations = "no-observations"
    /// No source has the column that the metric needs.
    case noInput = "no-input"
    /// The catalogue defines it, and this program does not compute it for this subject.
    case notComputed = "not-computed"
  }

  /// The measurement, if there is one to show.
  package var measurement: Measurement? {
    if case .measured(let measurement) = self { measurement } else { nil }
  }

  /// The state column of `measures.csv`: `measured`, `suppressed:<reason>`, `missing:<reason>` or `not-applicable`.
  package var state: String {
    switch self {
    case .measured: "measured"
    case .suppressed(let reason, _): "suppressed:\(reason.rawValue)"
    case .missing(let reason): "missing:\(reason.rawValue)"
    case .notApplicable: "not-applicable"
    }
  }
}
