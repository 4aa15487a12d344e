/// How values are spread: bars from zero, with the quantiles that matter named above them.
package struct Histogram: Codable, Hashable, Sendable {
  package var format: AxisFormat
  /// Side by side, ascending.
  package var bins: [Bin]
  /// Ascending; drawn as a strip above the bars.
  package var quantiles: [Quantile]
  /// What the bars count: "contacts".
  package var countLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// The contacts from `lower` up to `upper`, in base units of the format.
  package struct Bin: Codable, Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    package var count: Int
    /// "00:10 to 00:20".
    package var rangeText: String

    package init(lower: Double, upper: Double, count: Int, rangeText: String) {
      self.lower = lower
      self.upper = upper
      self.count = count
      self.rangeText = rangeText
    }
  }

  /// A quantile with its words.
  package struct Quantile: Codable, Hashable, Sendable {
    package var value: Double
    /// "median 00:42".
    package var label: String

    package init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  package init(
    format: AxisFormat, bins: [Bin], quantiles: [Quantile], countLabel: String, tableHeads: [String],
    noData: String = "no data"
  ) {
    self.format = format
    self.bins = bins
    self.quantiles = quantiles
    self.countLabel = countLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// Counts in descending order, each with the share that it and all above it make up.
///
/// The share is text at the row, never a second axis.
package struct ParetoChart: Codable, Hashable, Sendable {
  /// In any order.
  package var rows: [Row]
  /// Before each cumulative share: "together 62%".
  package var cumulativeLabel: String
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// A cause with its count.
  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    /// `nil` when not shown. One row without a count takes the shares off all rows: they would give it away.
    package var count: Int?
    package var valueText: String

    package init(name: String, count: Int?, valueText: String) {
      self.name = name
      self.count = count
      self.valueText = valueText
    }
  }

  package init(rows: [Row], cumulativeLabel: String = "together", tableHeads: [String], noData: String = "no data") {
    self.rows = rows
    self.cumulativeLabel = cumulativeLabel
    self.tableHeads = tableHeads
    self.noData = noData
  }
}

/// Shares of the answers on a scale, 1 to 5 or 0 to 10, a bar a row.
package struct ScoreDistribution: Codable, Hashable, Sendable {
  /// From the lowest to the highest, two to eleven: "1" … "5".
  package var scores: [String]
  package var rows: [Row]
  package var tableHeads: [String]
  /// Stands where there is nothing to draw.
  package var noData: String

  /// The answers of one group.
  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    /// One a score, 0 to 1; empty when not shown.
    package var shares: [Double]
    package var n: Int
    /// At the right: "n 148", or why nothing is drawn: "[low]".
    package var valueText: String

    package init(name: String, shares: [Double], n: Int, valueText: String) {
      self.name = name
      self.shares = shares
      self.n = n
      self.valueText = valueText
    }
  }

  package init(scores: [String], rows: [Row], tableHeads: [String], noData: String = "no data") {
    self.scores = scores
    self.rows = rows
    self.tableHeads = tableHeads
    self.noData = noData
  }
}
