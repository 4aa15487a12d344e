import Document

/// Weekday by hour. Where the columns do not fit beside each other, they continue in a second block below.
struct HeatMapLayout<Measurer: TextMeasurer> {
  let map: HeatMap
  let canvas: ChartCanvas<Measurer>
  private let left: Double
  private let perBlock: Int
  private let cellWidth: Double

  init(_ map: HeatMap, _ canvas: ChartCanvas<Measurer>) {
    self.map = map
    self.canvas = canvas
    left = 2 + (map.rows.map { canvas.width(of: $0) }.max() ?? 0) + canvas.length(10, 6)
    let widest = (map.cells.joined().map(\.text) + map.columns).map { canvas.width(of: $0) }.max() ?? 0
    let least = widest + canvas.length(6, 4)
    let room = canvas.width - 2 - left
    let fitting = max(1, Int(room / least))
    let blocks = max(1, (map.columns.count + fitting - 1) / fitting)
    perBlock = max(1, (map.columns.count + blocks - 1) / blocks)
    cellWidth = min(room / Double(perBlock), canvas.length(56, 38))
  }

  var scene: Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(Double(blockCount) * blockHeight - blockGap + 2), marks: marks,
      regions: regions,
      table: DataTable(
        heads: map.tableHeads, rows: zip(map.rows, map.cells).map { row, cells in [row] + cells.map(\.text) }))
  }

  private var blockCount: Int { max(1, (map.columns.count + perBlock - 1) / perBlock) }
  private var cellHeight: Double { canvas.length(28, 17.5) }
  private var headHeight: Double { 2 + canvas.lineHeight + canvas.length(4, 3) }
  private var blockGap: Double { canvas.length(12, 8) }
  private var blockHeight: Double { headHeight + Double(map.rows.count) * cellHeight + blockGap }

  private func frame(row: Int, column: Int) -> Rect {
    let (block, place) = column.quotientAndRemainder(dividingBy: perBlock)
    let gap = canvas.length(2, 1.2)
    return Rect(
      x: rounded(left + Double(place) * cellWidth),
      y: rounded(Double(block) * blockHeight + headHeight + Double(row) * cellHeight), width: rounded(cellWidth - gap),
      height: rounded(cellHeight - gap))
  }

  private var marks: [Mark] {
    var marks: [Mark] = []
    for (index, name) in map.columns.enumerated() {
      let frame = frame(row: 0, column: index)
      marks.append(
        .text(
          canvas.text(
            .axisLabel, name, x: frame.x + frame.width / 2,
            y: frame.y - canvas.length(4, 3) - (canvas.lineHeight - canvas.ascent), anchor: .middle)))
    }
    for block in 0..<blockCount {
      for (row, name) in map.rows.enumerated() {
        let frame = frame(row: row, column: block * perBlock)
        marks.append(
          .text(
            canvas.centered(
              .axisLabel, name, x: left - canvas.length(8, 5), middle: frame.y + frame.height / 2, anchor: .end)))
      }
    }
    for (row, cells) in map.cells.enumerated() {
      for (column, cell) in cells.enumerated() { marks += self.marks(cell, frame(row: row, column: column)) }
    }
    return marks
  }

  private func marks(_ cell: HeatMap.Cell, _ frame: Rect) -> [Mark] {
    let fills: [ColorToken] = [.heat0, .heat1, .heat2, .heat3, .heat4]
    let step = cell.step.map { min(4, max(0, $0)) }
    let rect = RectMark(
      part: .cell, frame: frame, fill: step.map { fills[$0] }, stroke: step == nil ? Stroke(.hair, 1) : nil)
    // Ink reads on the three lighter steps and the background colour on the two darker ones, in light and in dark.
    let color: ColorToken = step.map { $0 <= 2 ? .ink : .background } ?? .ink3
    let text = canvas.centered(
      .value, cell.text, x: frame.x + frame.width / 2, middle: frame.y + frame.height / 2, anchor: .middle,
      color: color)
    return [.rect(rect), .text(text)]
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    return map.cells.enumerated().flatMap { row, cells in
      cells.enumerated().map { column, cell in
        HitRegion(frame: frame(row: row, column: column), lines: [cell.longText])
      }
    }
  }
}
