import Document
import Metrics

/// All teams on one scale, a row a skill: each team has a symbol, named beside it where there is room.
struct SkillMixLayout<Measurer: TextMeasurer> {
  let chart: SkillMix
  let canvas: ChartCanvas<Measurer>

  init(_ chart: SkillMix, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  /// A shape and whether it is filled: told apart in grey and by those who see no colour.
  private static var looks: [(shape: SymbolMark.Shape, fill: ColorToken?)] {
    [(.circle, .ink), (.square, nil), (.triangleUp, .ink), (.diamond, nil), (.triangleDown, .ink2)]
  }

  private func look(_ team: Int) -> (shape: SymbolMark.Shape, fill: ColorToken?) {
    Self.looks[team % Self.looks.count]
  }

  private var rows: [RowPlot<Measurer>.Row] {
    chart.skills.map { skill in
      let known = skill.values.prefix(chart.teams.count).enumerated().compactMap { team, value in
        value.map {
          RowPlot<Measurer>.Symbol(
            value: $0, part: .team, shape: look(team).shape, fill: look(team).fill, color: .ink)
        }
      }
      return .init(
        name: skill.name, weight: 400, text: known.isEmpty ? chart.noData : "", symbols: known,
        tip: [skill.name] + zip(chart.teams, skill.texts).map { "\($0): \($1)" })
    }
  }

  var scene: Scene {
    let unnamed = labels(plot(above: 0)).unnamed
    let plot = plot(above: Double(keyLines(unnamed).count) * canvas.leading)
    // The names stand where they stood without a key: moving all of it down changes nothing.
    return plot.scene(
      DataTable(heads: chart.tableHeads, rows: chart.skills.map { [$0.name] + $0.texts }),
      extra: key(unnamed) + labels(plot).marks)
  }

  private func plot(above: Double) -> RowPlot<Measurer> {
    RowPlot(canvas, format: chart.format, rows: rows, references: [], above: above, noData: chart.noData)
  }

  /// Each team's name beside its symbol in the first row that has room for it.
  private func labels(_ plot: RowPlot<Measurer>) -> (marks: [Mark], unnamed: [Int]) {
    let symbols = chart.skills.indices.map { plot.symbols($0) }
    let boxes = symbols.joined().map { symbol in
      Rect(
        x: symbol.center.x - symbol.size / 2 - 1, y: symbol.center.y - symbol.size / 2 - 1, width: symbol.size + 2,
        height: symbol.size + 2)
    }
    var placement = LabelPlacement(
      room: Rect(x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top),
      obstacles: boxes, lines: [], gap: 3)
    var marks: [Mark] = []
    var unnamed: [Int] = []
    for (team, name) in chart.teams.enumerated() {
      let width = canvas.width(of: name)
      var place: Rect?
      for row in chart.skills.indices where place == nil {
        guard let symbol = symbol(of: team, row: row, in: symbols[row]) else { continue }
        place = placement.place(
          width: width, height: canvas.lineHeight, at: symbol.center, reach: symbol.size / 2 + 4.5, distances: 1)
      }
      if let place {
        marks.append(.text(canvas.text(.team, name, in: place, color: .ink)))
      } else {
        unnamed.append(team)
      }
    }
    return (marks, unnamed)
  }

  private func symbol(of team: Int, row: Int, in symbols: [SymbolMark]) -> SymbolMark? {
    let values = chart.skills[row].values
    guard values.indices.contains(team), values[team] != nil else { return nil }
    let place = values[..<team].count { $0 != nil }
    return symbols.indices.contains(place) ? symbols[place] : nil
  }

  // MARK: The key of those without room

  private func keyLines(_ teams: [Int]) -> [(team: Int, text: String, isFirst: Bool)] {
    teams.flatMap { team in
      canvas.wrapped(chart.teams[team], within: canvas.width - 28).enumerated().map { (team, $1, $0 == 0) }
    }
  }

  private func key(_ teams: [Int]) -> [Mark] {
    keyLines(teams).enumerated().flatMap { row, entry -> [Mark] in
      let middle = 2 + canvas.lineHeight / 2 + Double(row) * canvas.leading
      let text = Mark.text(canvas.centered(.team, entry.text, x: canvas.length(18, 12), middle: middle, color: .ink))
      guard entry.isFirst else { return [text] }
      let size = canvas.length(8, 5.5)
      let look = look(entry.team)
      return [
        .symbol(
          SymbolMark(
            part: .team, shape: look.shape, center: Point(rounded(3 + size / 2), rounded(middle)), size: size,
            fill: look.fill, stroke: Stroke(.ink, canvas.length(1.25, 0.9)))), text,
      ]
    }
  }
}

/// A share as a whole per cent.
func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, 0) + "%" }
