/// How evenly work is shared: the share of the work that the share of the people with the least does (Lorenz 1905).
package struct LorenzCurve: Codable, Hashable, Sendable {
  /// From (0, 0) to (1, 1), ascending.
  package var points: [Point]
  /// "Equal shares".
  package var equalityLabel: String
  /// "Gini 0.12".
  package var curveLabel: String
  /// Under the axis: "share of agents".
  package var peopleLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// A place on the curve.
  package struct Point: Codable, Hashable, Sendable {
    /// 0 to 1.
    package var people: Double
    /// 0 to 1.
    package var work: Double
    package var peopleText: String
    package var workText: String

    package init(people: Double, work: Double, peopleText: String, workText: String) {
      self.people = people
      self.work = work
      self.peopleText = peopleText
      self.workText = workText
    }
  }

  package init(
    points: [Point], equalityLabel: String, curveLabel: String, peopleLabel: String, tableHeads: [String],
    noData: String = "no data"
  ) {
    self.points = points
    self.equalityLabel = equalityLabel
    self.curveLabel = curveLabel
    self.peopleLabel = peopleLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// Rates with the band that chance alone would fill.
package struct ChanceDots: Codable, Hashable, Sendable {
  package var format: AxisFormat
  /// In alphabetical order.
  package var rows: [Row]
  package var reference: Double?
  /// "all agents 11.4".
  package var referenceLabel: String
  /// "Grey: expected by chance".
  package var bandLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One person or group.
  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    package var value: Double?
    /// Of the band expected by chance.
    package var lower: Double?
    package var upper: Double?
    /// Outside the band: filled and bold.
    package var isApart: Bool
    /// As the table prints it, or why nothing is drawn: "[low]".
    package var valueText: String
    package var rangeText: String

    package init(
      name: String, value: Double?, lower: Double?, upper: Double?, isApart: Bool, valueText: String, rangeText: String
    ) {
      self.name = name
      self.value = value
      self.lower = lower
      self.upper = upper
      self.isApart = isApart
      self.valueText = valueText
      self.rangeText = rangeText
    }
  }

  package init(
    format: AxisFormat, rows: [Row], reference: Double?, referenceLabel: String, bandLabel: String,
    tableHeads: [String], noData: String = "no data"
  ) {
    self.format = format
    self.rows = rows
    self.reference = reference
    self.referenceLabel = referenceLabel
    self.bandLabel = bandLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// What trainings changed: estimates with their intervals around zero.
package struct EffectPlot: Codable, Hashable, Sendable {
  /// `points` for a difference of shares in percentage points: an axis of per cents knows nothing below zero.
  package var format: AxisFormat
  package var rows: [Row]
  package var zeroLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One training.
  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    package var estimate: Double?
    package var lower: Double?
    package var upper: Double?
    /// `false` is drawn open: cannot tell.
    package var isClear: Bool
    /// "+2.1 points", "cannot tell", "[low]".
    package var valueText: String
    package var rangeText: String

    package init(
      name: String, estimate: Double?, lower: Double?, upper: Double?, isClear: Bool, valueText: String,
      rangeText: String
    ) {
      self.name = name
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
      self.isClear = isClear
      self.valueText = valueText
      self.rangeText = rangeText
    }
  }

  package init(
    format: AxisFormat, rows: [Row], zeroLabel: String = "no change", tableHeads: [String], noData: String = "no data"
  ) {
    self.format = format
    self.rows = rows
    self.zeroLabel = zeroLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}
