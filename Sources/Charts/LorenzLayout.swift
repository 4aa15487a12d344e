import Document

/// The Lorenz curve under the line of equal shares, in a square.
struct LorenzLayout<Measurer: TextMeasurer> {
  let chart: LorenzCurve
  let canvas: ChartCanvas<Measurer>
  private let frame: PlotFrame<Measurer>
  private let across: Axis

  init(_ chart: LorenzCurve, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    across = Axis(.percent, holding: [0, 1])
    let side = min(canvas.width * 0.82, canvas.length(300, 190))
    let tick = canvas.width(of: across.label(1)) + 2 + canvas.length(8, 5)
    frame = PlotFrame(canvas, vertical: across, top: 0, gutter: canvas.width - tick - side, height: side)
  }

  var scene: Scene {
    let isEmpty = chart.points.count < 2
    let words = isEmpty ? (marks: [Mark](), left: [String]()) : labels
    let foot = ([chart.peopleLabel] + words.left).joined(separator: " · ")
    return Scene(
      width: rounded(canvas.width), height: rounded(frame.bottom + canvas.paragraphHeight(foot) + 2),
      marks: (isEmpty ? frame.message(chart.noData) : frame.grid + drawn + words.marks) + frame.scale(across)
        + canvas.paragraph(.axisLabel, foot, top: frame.bottom), regions: [],
      table: DataTable(heads: chart.tableHeads, rows: chart.points.map { [$0.peopleText, $0.workText] }))
  }

  private func at(_ people: Double, _ work: Double) -> Point {
    Point(across.position(people, from: frame.plot.x, to: frame.plot.maxX), frame.y(work))
  }

  private var curve: [Point] { chart.points.map { at($0.people, $0.work) } }
  private var equality: [Point] { [at(0, 0), at(1, 1)] }

  private var drawn: [Mark] {
    [
      line(.reference, equality, Stroke(.common, canvas.length(1.25, 0.8), dash: [canvas.length(5, 3.5), 3])),
      line(.line, curve, Stroke(.ink, canvas.length(1.75, 1.1))),
    ]
  }

  private var labels: (marks: [Mark], left: [String]) {
    let segments = [curve, equality].flatMap { points in
      zip(points, points.dropFirst()).map { (start: $0, end: $1) }
    }
    let half = chart.points.min { abs($0.people - 0.6) < abs($1.people - 0.6) }
    var placement = LabelPlacement(room: frame.plot, obstacles: [], lines: segments, gap: 3)
    var marks: [Mark] = []
    var left: [String] = []
    let wishes: [(String, [Point], Int)] = [
      (chart.equalityLabel, [at(0.45, 0.5), at(0.3, 0.4), at(0.3, 0.7)], 400),
      (chart.curveLabel, [half.map { at($0.people + 0.03, $0.work - 0.03) } ?? at(0.6, 0.4), at(0.75, 0.1)], 600),
    ]
    for (text, anchors, weight) in wishes where !text.isEmpty {
      // Above the diagonal a label stands at the left of its line, below the curve at the right.
      let width = canvas.width(of: text, weight: weight)
      var place: Rect?
      for anchor in anchors where place == nil {
        let aside = Point(anchor.x + (weight == 400 ? -width / 2 - 6 : width / 2 + 6), anchor.y)
        place = placement.placeCentered(width: width, height: canvas.lineHeight, at: aside)
      }
      if let place {
        marks.append(
          .text(canvas.text(.centerLabel, text, in: place, weight: weight, color: weight == 400 ? .ink2 : .ink)))
      } else {
        left.append(text)
      }
    }
    return (marks, left)
  }
}
