import Document

/// Shares of the answers as a bar a row, each part labelled inside where it fits, else below the bar.
struct ScoreLayout<Measurer: TextMeasurer> {
  let chart: ScoreDistribution
  let canvas: ChartCanvas<Measurer>
  private let names: RowTexts<Measurer>
  private let values: RowTexts<Measurer>
  private let left: Double
  private let right: Double
  /// Of each bar from 0, whether each part's label fits, and the lines below it.
  private var bars: [(parts: [Part], rest: [String])] = []
  /// Of each row, and the end of the last one.
  private var tops: [Double] = [2]

  /// A part of a bar from its left edge.
  private struct Part {
    var score: Int
    var share: Double
    var x: Double
    var width: Double
    var fits: Bool
  }

  init(_ chart: ScoreDistribution, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    let weights = chart.rows.map { _ in 400 }
    names = RowTexts(.name, chart.rows.map(\.name), weights: weights, share: 0.28, canvas: canvas)
    values = RowTexts(.value, chart.rows.map(\.valueText), weights: weights, share: 0.2, canvas: canvas)
    left = 2 + names.width + canvas.length(8, 5)
    right = canvas.width - 2 - values.width - canvas.length(8, 5)
    bars = chart.rows.map { row in
      let parts = parts(row.shares)
      return (parts, rest(parts))
    }
    for index in chart.rows.indices { tops.append(tops[index] + height(index)) }
  }

  var scene: Scene {
    guard !chart.rows.isEmpty else { return canvas.emptyScene(chart.noData, heads: chart.tableHeads) }
    return Scene(
      width: rounded(canvas.width), height: rounded(top(chart.rows.count) + 2),
      marks: chart.rows.indices.flatMap(row), regions: regions,
      table: DataTable(
        heads: chart.tableHeads,
        rows: chart.rows.map { row in
          [row.name] + chart.scores.indices.map { row.shares.indices.contains($0) ? percent(row.shares[$0]) : "" }
            + [row.valueText]
        }))
  }

  // MARK: Places

  private var thickness: Double { canvas.length(20, 13) }

  /// The parts that are too small for their label, in words.
  private func rest(_ parts: [Part]) -> [String] {
    let words = parts.filter { !$0.fits && $0.share > 0 }.map { label($0.score, $0.share) }
    return words.isEmpty ? [] : canvas.wrapped(words.joined(separator: " · "), within: max(60, right - left))
  }

  private func height(_ index: Int) -> Double {
    let bar = thickness + canvas.length(8, 5) + Double(bars[index].rest.count) * canvas.leading
    return max(bar, names.height(index, least: bar), values.height(index, least: bar))
  }

  private func top(_ index: Int) -> Double { tops[index] }

  private func label(_ score: Int, _ share: Double) -> String { "\(chart.scores[score]):\u{A0}\(percent(share))" }

  private func parts(_ shares: [Double]) -> [Part] {
    let shares = shares.prefix(chart.scores.count).map { $0.isFinite ? max(0, $0) : 0 }
    let total = shares.reduce(0, +)
    guard total > 0 else { return [] }
    var x = left
    return shares.enumerated().map { score, share in
      let whole = share / total * (right - left)
      let width = rounded(max(0, whole - (whole > 3 ? 1 : 0)))
      defer { x += whole }
      return Part(
        score: score, share: share, x: rounded(x), width: width,
        fits: canvas.width(of: label(score, share)) + canvas.length(6, 4) <= width)
    }
  }

  // MARK: Marks

  private func fill(_ score: Int) -> (fill: ColorToken, text: ColorToken) {
    let fills: [ColorToken] = [.heat0, .heat1, .heat2, .heat3, .heat4]
    let step = chart.scores.count > 1 ? score * 4 / (chart.scores.count - 1) : 2
    return (fills[min(4, max(0, step))], step <= 2 ? .ink : .background)
  }

  private func row(_ index: Int) -> [Mark] {
    let middle = top(index) + canvas.length(3, 2) + thickness / 2
    // A long name begins level with the bar and goes on below it.
    let nameMiddle = top(index) + height(index) / 2
    let isTall = names.lines[index].count > 1 || values.lines[index].count > 1
    var marks = names.marks(
      index, middle: isTall ? nameMiddle : middle, right: left - canvas.length(8, 5), weight: 400, color: .ink2)
    for segment in bars[index].parts where segment.width > 0 {
      let look = fill(segment.score)
      let frame = Rect(
        x: segment.x, y: rounded(top(index) + canvas.length(3, 2)), width: segment.width, height: rounded(thickness))
      marks.append(
        .rect(
          RectMark(part: .cell, frame: frame, fill: look.fill, stroke: Stroke(.rule, canvas.length(0.5, 0.4)))))
      if segment.fits {
        marks.append(
          .text(
            canvas.centered(
              .value, label(segment.score, segment.share), x: frame.x + frame.width / 2,
              middle: middle, anchor: .middle, color: look.text)))
      }
    }
    let foot = top(index) + canvas.length(3, 2) + thickness + canvas.length(2, 1.5)
    marks += bars[index].rest.enumerated().map { line, text in
      .text(canvas.text(.value, text, x: left, y: foot + Double(line) * canvas.leading + canvas.ascent, color: .ink3))
    }
    return marks
      + values.marks(
        index, middle: isTall ? nameMiddle : middle, right: canvas.width - 2, weight: 400, color: .ink3)
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    return chart.rows.indices.map { index in
      HitRegion(
        frame: Rect(x: 0, y: rounded(top(index)), width: rounded(canvas.width), height: rounded(height(index))),
        lines: [chart.rows[index].name] + bars[index].parts.map { label($0.score, $0.share) }
          + [chart.rows[index].valueText].filter { !$0.isEmpty })
    }
  }
}
