import Document

/// Rows on one scale: name, marks, words at the right; what dumbbells, rates, effects and skills share.
struct RowPlot<Measurer: TextMeasurer> {
  struct Symbol {
    let value: Double
    var part = Part.point
    var shape = SymbolMark.Shape.circle
    let fill: ColorToken?
    let color: ColorToken
  }

  struct Row {
    let name: String
    let weight: Int
    /// Words at the right of the row.
    let text: String
    var band: (lower: Double, upper: Double)?
    var interval: (lower: Double, upper: Double, stroke: Stroke)?
    var symbols: [Symbol] = []
    let tip: [String]
  }

  struct Reference {
    let part: Part
    let label: String
    let value: Double
    let stroke: Stroke
  }

  let canvas: ChartCanvas<Measurer>
  let rows: [Row]
  let references: [Reference]
  let noData: String
  let axis: Axis
  /// The top of the rows' plot.
  let top: Double
  let left: Double
  let right: Double
  private let names: RowTexts<Measurer>
  private let texts: RowTexts<Measurer>
  private let labelLines: [[String]]
  private let areLabelsLevel: Bool

  /// - Parameter above: the room that the caller keeps at the top for marks of its own.
  init(
    _ canvas: ChartCanvas<Measurer>, format: AxisFormat, rows: [Row], references: [Reference], above: Double = 0,
    noData: String
  ) {
    self.canvas = canvas
    self.rows = rows
    self.references = references
    self.noData = noData
    names = RowTexts(.name, rows.map(\.name), weights: rows.map(\.weight), share: 0.3, canvas: canvas)
    texts = RowTexts(.value, rows.map(\.text), weights: rows.map(\.weight), share: 0.24, canvas: canvas)
    let values = rows.flatMap { row in
      row.symbols.map(\.value)
        + [row.band?.lower, row.band?.upper, row.interval?.lower, row.interval?.upper]
        .compactMap(\.self)
    }
    let axis = Axis(format, holding: values + references.map(\.value))
    self.axis = axis
    let left = 2 + names.width + canvas.length(canvas.width < 400 ? 8 : 14, 8)
    let right = canvas.width - 2 - texts.width - canvas.length(canvas.width < 400 ? 8 : 14, 8)
    self.left = left
    self.right = right
    labelLines = references.map { canvas.wrapped($0.label, within: canvas.width - 8) }
    let inset = canvas.length(6, 4)
    let boxes = references.map { reference in
      canvas.text(
        .reference, reference.label, x: axis.position(reference.value, from: left + inset, to: right - inset), y: 0,
        anchor: .middle
      ).box
    }
    areLabelsLevel =
      labelLines.allSatisfy { $0.count == 1 }
      && boxes.indices.allSatisfy { index in !boxes[..<index].contains { $0.intersects(boxes[index], margin: 4) } }
    let count = areLabelsLevel ? min(1, labelLines.count) : labelLines.joined().count
    top = above + Double(count) * canvas.leading + canvas.length(5, 3.5)
    self.above = above
  }

  private let above: Double

  func scene(_ table: DataTable, extra: [Mark] = []) -> Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(bottom + canvas.lineHeight + canvas.length(6, 4) + 2),
      marks: (rows.isEmpty ? [] : grid + bands + referenceMarks) + rowMarks + message + extra, regions: regions,
      table: table)
  }

  // MARK: Places

  /// Symbols that would cover each other stand one below the other: the offset of each, in symbols.
  private func tracks(_ row: Row) -> [Int] {
    var taken: [[Double]] = []
    return row.symbols.map { symbol in
      let at = x(symbol.value)
      let free = taken.firstIndex { track in track.allSatisfy { abs($0 - at) >= size * 0.9 } } ?? taken.count
      if free == taken.count { taken.append([]) }
      taken[free].append(at)
      return free
    }
  }

  var size: Double { canvas.length(9, 6) }

  private func height(_ index: Int) -> Double {
    let least = canvas.length(26, 17.5)
    let symbols = Double((tracks(rows[index]).max() ?? 0) + 1) * (size + 1) + canvas.length(8, 5)
    return max(names.height(index, least: least), texts.height(index, least: least), symbols)
  }

  func middle(_ index: Int) -> Double { (0..<index).reduce(top) { $0 + height($1) } + height(index) / 2 }

  var bottom: Double {
    rows.isEmpty ? top + canvas.length(26, 17.5) : rows.indices.reduce(top) { $0 + height($1) }
  }

  func x(_ value: Double) -> Double {
    axis.position(value, from: left + canvas.length(6, 4), to: right - canvas.length(6, 4))
  }

  /// The symbols of a row at their places.
  func symbols(_ index: Int) -> [SymbolMark] {
    let row = rows[index]
    let tracks = tracks(row)
    let count = Double((tracks.max() ?? 0) + 1)
    return zip(row.symbols, tracks).map { symbol, track in
      let y = middle(index) + (Double(track) - (count - 1) / 2) * (size + 1)
      return SymbolMark(
        part: symbol.part, shape: symbol.shape, center: Point(rounded(x(symbol.value)), rounded(y)),
        size: symbol.shape == .circle ? rounded(size - 1) : size, fill: symbol.fill,
        stroke: Stroke(symbol.color, canvas.length(1.25, 0.9)))
    }
  }

  // MARK: Marks

  private var message: [Mark] {
    guard rows.isEmpty else { return [] }
    return [
      .text(
        canvas.centered(
          .gap, noData, x: canvas.width / 2, middle: top + canvas.length(13, 9), anchor: .middle, color: .ink3))
    ]
  }

  private var grid: [Mark] {
    let all = axis.ticks.map { tick in
      (
        tick: tick,
        text: canvas.text(
          .axisLabel, axis.label(tick), x: x(tick), y: bottom + canvas.length(6, 4) + canvas.ascent, anchor: .middle)
      )
    }
    let strides = 1..<max(2, all.count)
    let fitting = strides.lazy.map { stride in
      all.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }.first { some in zip(some, some.dropFirst()).allSatisfy { $0.text.box.maxX + 6 <= $1.text.box.x } }
    return (fitting ?? Array(all.prefix(1))).flatMap { tick, text -> [Mark] in
      [
        line(.grid, [Point(x(tick), top), Point(x(tick), bottom)], Stroke(.grid, canvas.length(1, 0.5))), .text(text),
      ]
    }
  }

  private var bands: [Mark] {
    rows.indices.compactMap { index in
      guard let band = rows[index].band else { return nil }
      let half = canvas.length(7, 4.5)
      return .rect(
        RectMark(
          part: .usualRange,
          frame: Rect(
            x: rounded(x(band.lower)), y: rounded(middle(index) - half),
            width: rounded(max(1, x(band.upper) - x(band.lower))), height: rounded(2 * half)), fill: .middle))
    }
  }

  private var referenceMarks: [Mark] {
    var row = 0.0
    return zip(references, labelLines).flatMap { reference, lines -> [Mark] in
      let at = x(reference.value)
      let texts = lines.enumerated().map { index, text -> Mark in
        let baseline = above + 2 + (row + Double(index)) * canvas.leading + canvas.ascent
        return .text(canvas.text(reference.part, text, x: at, y: baseline, anchor: .middle))
      }
      if !areLabelsLevel { row += Double(lines.count) }
      return [line(reference.part, [Point(at, top), Point(at, bottom)], reference.stroke)] + texts
    }
  }

  private var rowMarks: [Mark] {
    rows.indices.flatMap { index -> [Mark] in
      let row = rows[index]
      let color: ColorToken = row.weight >= 600 ? .ink : .ink2
      let y = middle(index)
      var marks = names.marks(
        index, middle: y, right: left - canvas.length(canvas.width < 400 ? 6 : 10, 6), weight: row.weight, color: color)
      if let interval = row.interval {
        marks.append(line(.interval, [Point(x(interval.lower), y), Point(x(interval.upper), y)], interval.stroke))
      }
      marks += symbols(index).map { .symbol($0) }
      return marks + texts.marks(index, middle: y, right: canvas.width - 2, weight: row.weight, color: color)
    }
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    return rows.indices.map { index in
      HitRegion(
        frame: Rect(
          x: 0, y: rounded(middle(index) - height(index) / 2), width: rounded(canvas.width),
          height: rounded(height(index))), lines: rows[index].tip.filter { !$0.isEmpty })
    }
  }
}
