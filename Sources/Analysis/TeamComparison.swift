import Metrics

/// The teams of a site on one measure, each with its interval, in alphabetical order of names.
package struct TeamComparison: Codable, Hashable, Sendable {
  package var key: MetricKey
  /// The value of all teams together.
  package var overall: Measurement
  package var rows: [Row]
  /// Whether any team differs from the others by more than chance.
  package var differs: Bool

  package struct Row: Codable, Hashable, Sendable {
    package var team: String
    package var quantity: Quantity
    /// This team against all other teams together, this team left out of them: `nil` where one side has no value.
    package var differenceFromOthers: Interval?
    /// The interval of the difference leaves out zero, at 99.8 % so that many comparisons name nobody by chance.
    package var isApart: Bool

    package init(team: String, quantity: Quantity, differenceFromOthers: Interval?, isApart: Bool) {
      self.team = team
      self.quantity = quantity
      self.differenceFromOthers = differenceFromOthers
      self.isApart = isApart
    }
  }

  package init(key: MetricKey, overall: Measurement, rows: [Row], differs: Bool) {
    self.key = key
    self.overall = overall
    self.rows = rows
    self.differs = differs
  }
}
