import Document

/// Lines over periods with bands under them; what interval, ramp and occupancy charts share.
struct TrendPlot<Measurer: TextMeasurer> {
  struct Series {
    let label: String
    let weight: Int
    let values: [Double?]
    let stroke: Stroke
    /// A value holds for the whole interval, with an upright step to the next.
    var isStepped = false
    /// Which values have a circle; an isolated value always has one.
    var hasPoints = false
    var part = Part.line
  }

  struct Band {
    let label: String
    let lower: [Double?]
    let upper: [Double?]
  }

  let canvas: ChartCanvas<Measurer>
  let series: [Series]
  let bands: [Band]
  /// Hatched below, down to the foot of the plot: indices of periods.
  let hatched: [Int: Double]
  let labels: [String]
  /// Of each period, for the pointer.
  let tips: [[String]]
  let noData: String
  private let frame: PlotFrame<Measurer>
  private let sides: SideLabels<Measurer>
  private let isEmpty: Bool

  init(
    _ canvas: ChartCanvas<Measurer>, format: AxisFormat, series: [Series], bands: [Band], hatched: [Int: Double] = [:],
    fromZero: Bool, labels: [String], tips: [[String]], noData: String
  ) {
    self.canvas = canvas
    self.series = series
    self.bands = bands
    self.hatched = hatched
    self.labels = labels
    self.tips = tips
    self.noData = noData
    let values = series.flatMap { $0.values.compactMap(\.self) }
    isEmpty = values.isEmpty && bands.allSatisfy { $0.lower.allSatisfy { $0 == nil } }
    let edges = bands.flatMap { ($0.lower + $0.upper).compactMap(\.self) }
    let axis = Axis(format, holding: values + edges + (fromZero ? [0] : []))
    let lines = series.compactMap { one in
      one.values.last { $0 != nil }.flatMap(\.self).map {
        SideLabels<Measurer>.Item(part: .lastLabel, text: one.label, weight: one.weight, stroke: one.stroke, value: $0)
      }
    }
    let areas = bands.compactMap { band in
      zip(band.lower, band.upper).compactMap { lower, upper in lower.flatMap { low in upper.map { (low + $0) / 2 } } }
        .last.map {
          SideLabels<Measurer>.Item(part: .centerLabel, text: band.label, weight: 400, stroke: nil, value: $0)
        }
    }
    let height = PlotFrame.height(canvas)
    sides = SideLabels(isEmpty ? [] : lines + areas, canvas, height: height)
    frame = PlotFrame(canvas, vertical: axis, top: sides.strip, gutter: sides.gutter, height: height)
  }

  func scene(_ table: DataTable) -> Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(frame.bottom),
      marks: (isEmpty ? frame.message(noData) : frame.grid + areas + lines + gaps + sides.marks(frame)) + periods,
      regions: regions, table: table)
  }

  // MARK: Places

  private var inset: Double {
    series.contains(where: \.isStepped) ? 0 : canvas.length(6, 4)
  }

  /// Stepped lines fill a slot an interval; others have a point at each end of the plot.
  private var step: Double {
    series.contains(where: \.isStepped)
      ? frame.plot.width / Double(max(1, labels.count))
      : (frame.plot.width - 2 * inset) / Double(max(1, labels.count - 1))
  }

  private func x(_ index: Int) -> Double {
    if series.contains(where: \.isStepped) { return frame.plot.x + (Double(index) + 0.5) * step }
    return labels.count > 1 ? frame.plot.x + inset + Double(index) * step : frame.plot.x + frame.plot.width / 2
  }

  // MARK: Marks

  /// The longest stretches of neighbouring periods that have a value.
  private func runs(_ values: [Double?]) -> [[(index: Int, value: Double)]] {
    var runs: [[(index: Int, value: Double)]] = []
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      if let last = runs.last?.last, last.index == index - 1 {
        runs[runs.count - 1].append((index, value))
      } else {
        runs.append([(index, value)])
      }
    }
    return runs
  }

  private var areas: [Mark] {
    let shapes = bands.flatMap { band -> [Mark] in
      let both = zip(band.lower, band.upper).map { lower, upper in lower.flatMap { low in upper.map { (low, $0) } } }
      return runs(both.map { $0?.0 }).flatMap { run -> [Mark] in
        let isAlone = run.count == 1
        let low = run.flatMap { ends($0, isWide: isAlone) }
        let high = run.flatMap { item in ends((item.index, both[item.index]?.1 ?? item.value), isWide: isAlone) }
        return [
          .path(
            PathMark(
              part: .band, points: (low + high.reversed()).map { Point(rounded($0.x), rounded($0.y)) }, isClosed: true,
              stroke: nil, fill: .band)), line(.limit, low, canvas.hairline), line(.limit, high, canvas.hairline),
        ]
      }
    }
    let hatches = hatched.sorted { $0.key < $1.key }.flatMap { index, value -> [Mark] in
      let top = frame.y(value)
      return canvas.hatching(Rect(x: x(index) - step / 2, y: top, width: step, height: max(0, frame.plot.maxY - top)))
    }
    return shapes + hatches
  }

  private func ends(_ item: (index: Int, value: Double), isWide: Bool) -> [Point] {
    let at = frame.y(item.value)
    guard isWide else { return [Point(x(item.index), at)] }
    let half = min(step / 2, canvas.length(24, 16))
    return [Point(max(frame.plot.x, x(item.index) - half), at), Point(min(frame.plot.maxX, x(item.index) + half), at)]
  }

  private func outline(_ series: Series) -> [[Point]] {
    runs(series.values).map { run in
      run.flatMap { item -> [Point] in
        let at = frame.y(item.value)
        guard series.isStepped else { return [Point(x(item.index), at)] }
        return [Point(x(item.index) - step / 2, at), Point(x(item.index) + step / 2, at)]
      }
    }
  }

  private var lines: [Mark] {
    // The first series is what the chart is about: it is drawn last, over the others.
    series.reversed().flatMap { one -> [Mark] in
      let paths = outline(one).filter { $0.count > 1 }.map { line(one.part, $0, one.stroke) }
      guard !one.isStepped else { return paths }
      let points = runs(one.values).flatMap { run in run.filter { _ in one.hasPoints || run.count == 1 } }
      return paths
        + points.map { item in
          .symbol(
            SymbolMark(
              part: .point, shape: .circle, center: Point(rounded(x(item.index)), rounded(frame.y(item.value))),
              size: canvas.length(5.2, 4), fill: one.stroke.color))
        }
    }
  }

  /// "no data" where the first series has none, as far as there is room.
  private var gaps: [Mark] {
    guard let first = series.first else { return [] }
    let known = Set(runs(first.values).joined().map(\.index))
    guard !known.isEmpty else { return [] }
    let segments =
      series.flatMap { outline($0).flatMap { zip($0, $0.dropFirst()).map { (start: $0, end: $1) } } }
      + bands.flatMap { band in
        [band.lower, band.upper].flatMap { edge in
          runs(edge).flatMap { run in
            zip(run, run.dropFirst()).map {
              (start: Point(x($0.index), frame.y($0.value)), end: Point(x($1.index), frame.y($1.value)))
            }
          }
        }
      }
    let points = series.flatMap { one in
      runs(one.values).joined().map { item in
        Rect(x: x(item.index) - 4, y: frame.y(item.value) - 4, width: 8, height: 8)
      }
    }
    let bars = hatched.map { index, value in
      Rect(x: x(index) - step / 2, y: frame.y(value), width: step, height: max(0, frame.plot.maxY - frame.y(value)))
    }
    var placement = LabelPlacement(room: frame.plot, obstacles: points + bars, lines: segments, gap: 4)
    let width = canvas.width(of: noData)
    return missing(known).compactMap { gap -> Mark? in
      let middle = (x(gap.lowerBound) + x(gap.upperBound)) / 2
      guard width < Double(gap.count) * step else { return nil }
      for share in [0.5, 0.3, 0.7, 0.12, 0.88] {
        let anchor = Point(middle, frame.plot.y + share * frame.plot.height)
        if let place = placement.placeCentered(width: width, height: canvas.lineHeight, at: anchor) {
          return .text(canvas.text(.gap, noData, in: place, color: .ink3))
        }
      }
      return nil
    }
  }

  private func missing(_ known: Set<Int>) -> [ClosedRange<Int>] {
    labels.indices.reduce(into: [ClosedRange<Int>]()) { gaps, index in
      guard !known.contains(index), hatched[index] == nil else { return }
      if let last = gaps.last, last.upperBound == index - 1 {
        gaps[gaps.count - 1] = last.lowerBound...index
      } else {
        gaps.append(index...index)
      }
    }
  }

  private var periods: [Mark] { frame.periods(labels, step: step) { x($0) } }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    let plot = frame.plot
    return tips.indices.map { index in
      let half = labels.count > 1 ? step / 2 : 12
      let left = max(plot.x, x(index) - half)
      return HitRegion(
        frame: Rect(
          x: rounded(left), y: rounded(plot.y), width: rounded(min(plot.maxX, x(index) + half) - left),
          height: rounded(plot.height)), lines: tips[index].filter { !$0.isEmpty })
    }
  }
}
