/// A target of a measure: for whom, and on which days it is valid.
package struct Target: Codable, Hashable, Sendable {
  package var key: MetricKey
  package var scope: Scope
  /// In the metric's base unit.
  package var value: Double
  /// For metrics where too little and too much are both questions: the other end; `nil` for one end.
  package var upper: Double?
  /// `nil`: since ever, until further notice.
  package var first: CivilDate?
  package var last: CivilDate?

  /// Whom a target is for, from the narrowest to the widest that apply.
  package enum Scope: Codable, Hashable, Sendable {
    /// One person, team or queue by id.
    case subject(Level, String)
    /// All people of a team.
    case members(String)
    /// All people with so many whole months in the centre; the upper end is open.
    case tenure(Range<Int>)
    /// All subjects of a level.
    case level(Level)
    /// Everybody and everything.
    case all
  }

  package init(
    key: MetricKey, scope: Scope, value: Double, upper: Double? = nil, first: CivilDate? = nil, last: CivilDate? = nil
  ) {
    self.key = key
    self.scope = scope
    self.value = value
    self.upper = upper
    self.first = first
    self.last = last
  }

  /// Whether it is valid on a day.
  package func isValid(on day: CivilDate) -> Bool { (first ?? day) <= day && day <= (last ?? day) }
}

/// A score of several measures, each from 0 at its worst value to 100 at its best.
package struct Composite: Codable, Hashable, Sendable {
  package struct Part: Codable, Hashable, Sendable {
    package var key: MetricKey
    /// Of all parts together 100.
    package var weight: Double
    /// In the metric's base unit.
    package var worst: Double
    package var best: Double

    package init(key: MetricKey, weight: Double, worst: Double, best: Double) {
      (self.key, self.weight, self.worst, self.best) = (key, weight, worst, best)
    }
  }

  package var parts: [Part]

  package init(parts: [Part]) { self.parts = parts }
}
