/// What came in against what was forecast or required, over intervals.
package struct IntervalChart: Codable, Hashable, Sendable {
  package var format: AxisFormat
  package var points: [Point]
  /// "Offered 3 120".
  package var actualLabel: String
  /// "Forecast 2 980".
  package var expectedLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One interval.
  package struct Point: Codable, Hashable, Sendable {
    /// On the axis: "08:30".
    package var label: String
    /// "Monday 5 October, 08:30".
    package var longLabel: String
    /// `nil`: not known, or still to come.
    package var actual: Double?
    package var expected: Double?
    package var actualText: String
    package var expectedText: String

    package init(
      label: String, longLabel: String, actual: Double?, expected: Double?, actualText: String, expectedText: String
    ) {
      self.label = label
      self.longLabel = longLabel
      self.actual = actual
      self.expected = expected
      self.actualText = actualText
      self.expectedText = expectedText
    }
  }

  package init(
    format: AxisFormat, points: [Point], actualLabel: String, expectedLabel: String, tableHeads: [String],
    noData: String = "no data"
  ) {
    self.format = format
    self.points = points
    self.actualLabel = actualLabel
    self.expectedLabel = expectedLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// New starters over the months since they began, with the range of the cohort.
package struct RampChart: Codable, Hashable, Sendable {
  package var format: AxisFormat
  /// Ascending, one a month since the start.
  package var months: [Month]
  /// At most three are told apart; more belong in small multiples.
  package var people: [Person]
  /// "Middle half of 14 starters".
  package var bandLabel: String
  /// "Median".
  package var middleLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// The cohort in one month; `nil` where too few are left.
  package struct Month: Codable, Hashable, Sendable {
    package var label: String
    package var lower: Double?
    package var middle: Double?
    package var upper: Double?
    package var rangeText: String
    package var n: Int

    package init(label: String, lower: Double?, middle: Double?, upper: Double?, rangeText: String, n: Int) {
      self.label = label
      self.lower = lower
      self.middle = middle
      self.upper = upper
      self.rangeText = rangeText
      self.n = n
    }
  }

  /// One person's months.
  package struct Person: Codable, Hashable, Sendable {
    /// "You", or a name that the reader may see.
    package var label: String
    /// One a month.
    package var values: [Double?]
    /// As many.
    package var texts: [String]

    package init(label: String, values: [Double?], texts: [String]) {
      self.label = label
      self.values = values
      self.texts = texts
    }
  }

  package init(
    format: AxisFormat, months: [Month], people: [Person], bandLabel: String, middleLabel: String, tableHeads: [String],
    noData: String = "no data"
  ) {
    self.format = format
    self.months = months
    self.people = people
    self.bandLabel = bandLabel
    self.middleLabel = middleLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// Weeks of occupancy with the healthy band.
package struct OccupancyChart: Codable, Hashable, Sendable {
  package var weeks: [Week]
  /// Of the healthy band, 0 to 1.
  package var healthyLower: Double
  package var healthyUpper: Double
  /// "Healthy 75% to 85%".
  package var healthyLabel: String
  /// "Last week 88%".
  package var lastLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One week.
  package struct Week: Codable, Hashable, Sendable {
    package var label: String
    package var longLabel: String
    /// 0 to 1; `nil`: no data.
    package var value: Double?
    /// As the table prints it, or why nothing is drawn: "[low]".
    package var valueText: String
    /// "above the healthy band".
    package var statusText: String

    package init(label: String, longLabel: String, value: Double?, valueText: String, statusText: String) {
      self.label = label
      self.longLabel = longLabel
      self.value = value
      self.valueText = valueText
      self.statusText = statusText
    }
  }

  package init(
    weeks: [Week], healthyLower: Double, healthyUpper: Double, healthyLabel: String, lastLabel: String,
    tableHeads: [String], noData: String = "no data"
  ) {
    self.weeks = weeks
    self.healthyLower = healthyLower
    self.healthyUpper = healthyUpper
    self.healthyLabel = healthyLabel
    self.lastLabel = lastLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// The same kind of line for several measures or groups, all of one height.
package struct SmallMultiples: Codable, Hashable, Sendable {
  package var panels: [Panel]
  /// All panels on one scale, so that levels compare; else each on its own.
  package var sharesScale: Bool
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// One small chart.
  package struct Panel: Codable, Hashable, Sendable {
    package var title: String
    package var format: AxisFormat
    /// On the axis, one a period; the first and the last are printed.
    package var labels: [String]
    package var values: [Double?]
    /// As the table prints the values.
    package var texts: [String]
    /// Of the usual range.
    package var lower: Double?
    package var upper: Double?
    /// "Last week 78%", or why nothing is drawn.
    package var lastLabel: String

    package init(
      title: String, format: AxisFormat, labels: [String], values: [Double?], texts: [String], lower: Double?,
      upper: Double?, lastLabel: String
    ) {
      self.title = title
      self.format = format
      self.labels = labels
      self.values = values
      self.texts = texts
      self.lower = lower
      self.upper = upper
      self.lastLabel = lastLabel
    }
  }

  package init(panels: [Panel], sharesScale: Bool, tableHeads: [String], noData: String = "no data") {
    self.panels = panels
    self.sharesScale = sharesScale
    self.tableHeads = tableHeads
    self.noData = noData
  }
}
