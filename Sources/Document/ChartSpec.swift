import Metrics

/// What a chart shows, in data and words; nothing about sizes. Closed: the layout must know each.
package enum ChartSpec: Codable, Hashable, Sendable {
  /// A measure over time with its usual range (SPC).
  case process(ProcessChart)
  /// The same, small, without labels.
  case sparkline(ProcessChart)
  case rangeBar(RangeBar)
  case dotPlot(DotPlot)
  case heatMap(HeatMap)
  case bars(BarChart)
  case histogram(Histogram)
  case pareto(ParetoChart)
  case intervals(IntervalChart)
  case slope(SlopeChart)
  case dumbbell(SlopeChart)
  case scores(ScoreDistribution)
  case smallMultiples(SmallMultiples)
  case funnel(FunnelPlot)
  case skillMix(SkillMix)
  case evidence(EvidenceMap)
  case lorenz(LorenzCurve)
  case chanceDots(ChanceDots)
  case effects(EffectPlot)
  case ramp(RampChart)
  case occupancy(OccupancyChart)
}

/// How the numbers of an axis are written.
package enum AxisFormat: String, Codable, Hashable, Sendable {
  /// Values are fractions from 0 to 1; the axis never leaves 0 to 100 %.
  case percent
  /// Values are seconds; `mm:ss`.
  case duration
  /// Values are whole counts.
  case count
  /// Values are points of a scale, one decimal.
  case points
}

/// A measure over time: points, usual range, average, target, events.
package struct ProcessChart: Codable, Hashable, Sendable {
  package var format: AxisFormat
  package var points: [Point]
  /// The average of the baseline; `nil` draws points only.
  package var center: Double?
  /// The words at the right of the average line: "Average 75%".
  package var centerLabel: String
  /// `true` draws dashed edges: fewer than 12 points.
  package var isTrial: Bool
  package var target: Double?
  /// "Target 80%".
  package var targetLabel: String
  /// "Last week 78%".
  package var lastLabel: String
  package var annotations: [Annotation]
  /// Column heads of the data table: period, value, usual range, observations, status.
  package var tableHeads: [String]
  /// How the axis writes its numbers.
  package var numbers: NumberStyle
  /// In a gap of the line.
  package var noData: String

  package struct Point: Codable, Hashable, Sendable {
    /// On the axis: "27 Oct", "Oct", "Jan 2026".
    package var label: String
    /// In the tip and the table: "week of 27 October 2026".
    package var longLabel: String
    /// `nil`: no data; the line is broken.
    package var value: Double?
    package var lower: Double?
    package var upper: Double?
    package var status: Status
    /// Small n or a period that is not over.
    package var isHollow: Bool
    /// As the table prints it: "78%".
    package var valueText: String
    /// "67% to 83%".
    package var rangeText: String
    package var n: Int
    /// "Improvement: seven weeks below average".
    package var statusText: String

    package init(
      label: String, longLabel: String, value: Double?, lower: Double?, upper: Double?, status: Status,
      isHollow: Bool, valueText: String, rangeText: String, n: Int, statusText: String
    ) {
      self.label = label
      self.longLabel = longLabel
      self.value = value
      self.lower = lower
      self.upper = upper
      self.status = status
      self.isHollow = isHollow
      self.valueText = valueText
      self.rangeText = rangeText
      self.n = n
      self.statusText = statusText
    }
  }

  /// Each has a shape of its own: circle, square, diamond, triangles.
  package enum Status: String, Codable, Hashable, Sendable {
    case common, improvement, concern
    case changedUp = "changed-up"
    case changedDown = "changed-down"
  }

  package struct Annotation: Codable, Hashable, Sendable {
    /// Position in `points`.
    package var index: Int
    /// At most six words.
    package var text: String

    package init(index: Int, text: String) {
      self.index = index
      self.text = text
    }
  }

  package init(
    format: AxisFormat, points: [Point], center: Double?, centerLabel: String, isTrial: Bool, target: Double?,
    targetLabel: String, lastLabel: String, annotations: [Annotation], tableHeads: [String],
    numbers: NumberStyle = .english, noData: String = "no data"
  ) {
    self.noData = noData
    self.numbers = numbers
    self.format = format
    self.points = points
    self.center = center
    self.centerLabel = centerLabel
    self.isTrial = isTrial
    self.target = target
    self.targetLabel = targetLabel
    self.lastLabel = lastLabel
    self.annotations = annotations
    self.tableHeads = tableHeads
  }
}

/// One person's value on their own usual range, a group's middle half and the target.
package struct RangeBar: Codable, Hashable, Sendable {
  /// Both ends of the scale, which all rows of one measure share.
  package var scaleLower: Double
  package var scaleUpper: Double
  package var value: Double?
  /// Fewer than 30 observations.
  package var isHollow: Bool
  package var usualLower: Double?
  package var usualUpper: Double?
  package var middleLower: Double?
  package var middleUpper: Double?
  package var target: Double?

  package init(
    scaleLower: Double, scaleUpper: Double, value: Double?, isHollow: Bool, usualLower: Double?,
    usualUpper: Double?, middleLower: Double?, middleUpper: Double?, target: Double?
  ) {
    self.scaleLower = scaleLower
    self.scaleUpper = scaleUpper
    self.value = value
    self.isHollow = isHollow
    self.usualLower = usualLower
    self.usualUpper = usualUpper
    self.middleLower = middleLower
    self.middleUpper = middleUpper
    self.target = target
  }
}

/// Groups with their intervals, in alphabetical order.
package struct DotPlot: Codable, Hashable, Sendable {
  package var format: AxisFormat
  package var rows: [Row]
  /// The value of all together.
  package var reference: Double?
  /// "all teams 73%".
  package var referenceLabel: String
  package var target: Double?
  package var targetLabel: String
  package var tableHeads: [String]

  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    package var value: Double?
    package var lower: Double?
    package var upper: Double?
    /// Apart from the others by more than chance: filled dot, bold name. Others are hollow.
    package var isApart: Bool
    package var valueText: String
    package var n: Int
    /// "71% to 75%", or why nothing is drawn.
    package var rangeText: String

    package init(
      name: String, value: Double?, lower: Double?, upper: Double?, isApart: Bool, valueText: String, n: Int,
      rangeText: String
    ) {
      self.name = name
      self.value = value
      self.lower = lower
      self.upper = upper
      self.isApart = isApart
      self.valueText = valueText
      self.n = n
      self.rangeText = rangeText
    }
  }

  package init(
    format: AxisFormat, rows: [Row], reference: Double?, referenceLabel: String, target: Double?,
    targetLabel: String, tableHeads: [String]
  ) {
    self.format = format
    self.rows = rows
    self.reference = reference
    self.referenceLabel = referenceLabel
    self.target = target
    self.targetLabel = targetLabel
    self.tableHeads = tableHeads
  }
}

/// Weekday by hour in five neutral steps with the numbers printed.
package struct HeatMap: Codable, Hashable, Sendable {
  /// "08" … "19".
  package var columns: [String]
  /// "Mon" …
  package var rows: [String]
  /// A row of cells a row.
  package var cells: [[Cell]]
  /// What darker means, for the table and the alternative text.
  package var tableHeads: [String]

  package struct Cell: Codable, Hashable, Sendable {
    /// 0 (lightest) to 4 (darkest); `nil` when closed or too few.
    package var step: Int?
    /// "57", "–" when closed, "[low]".
    package var text: String
    /// "Mon 11: 57% of 148".
    package var longText: String

    package init(step: Int?, text: String, longText: String) {
      self.step = step
      self.text = text
      self.longText = longText
    }
  }

  package init(columns: [String], rows: [String], cells: [[Cell]], tableHeads: [String]) {
    self.columns = columns
    self.rows = rows
    self.cells = cells
    self.tableHeads = tableHeads
  }
}

/// Horizontal bars from zero, by value, at most 12.
package struct BarChart: Codable, Hashable, Sendable {
  package var format: AxisFormat
  package var rows: [Row]
  package var tableHeads: [String]

  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    package var value: Double
    package var valueText: String
    /// A second, quiet column at the right: "79% resolved".
    package var detail: String

    package init(name: String, value: Double, valueText: String, detail: String) {
      self.name = name
      self.value = value
      self.valueText = valueText
      self.detail = detail
    }
  }

  package init(format: AxisFormat, rows: [Row], tableHeads: [String]) {
    self.format = format
    self.rows = rows
    self.tableHeads = tableHeads
  }
}
