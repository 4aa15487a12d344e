import Document

/// Agents by skills. The symbol says the state and the fill how much evidence it rests on; what is not known is
/// hatched. Where the skills do not fit beside each other, they continue in a block below.
struct EvidenceLayout<Measurer: TextMeasurer> {
  let map: EvidenceMap
  let canvas: ChartCanvas<Measurer>
  private let names: RowTexts<Measurer>
  private let left: Double
  private let cellWidth: Double
  private let perBlock: Int
  private let heads: [[String]]

  init(_ map: EvidenceMap, _ canvas: ChartCanvas<Measurer>) {
    self.map = map
    self.canvas = canvas
    names = RowTexts(.name, map.rows.map(\.name), weights: map.rows.map { _ in 400 }, share: 0.3, canvas: canvas)
    left = 2 + names.width + canvas.length(8, 5)
    let room = canvas.width - 2 - left
    let words = map.skills.flatMap { $0.split(separator: " ") }.map { canvas.width(of: String($0)) }.max() ?? 0
    let least = min(room, max(canvas.length(28, 18), words + canvas.length(8, 5)))
    let fitting = max(1, Int(room / least))
    let blocks = max(1, (map.skills.count + fitting - 1) / fitting)
    let perBlock = max(1, (map.skills.count + blocks - 1) / blocks)
    self.perBlock = perBlock
    let width = min(room / Double(perBlock), max(least, canvas.length(96, 60)))
    cellWidth = width
    heads = map.skills.map { canvas.wrapped($0, within: width - canvas.length(8, 5)) }
  }

  var scene: Scene {
    guard !map.rows.isEmpty, !map.skills.isEmpty else { return canvas.emptyScene(map.noData, heads: map.tableHeads) }
    return Scene(
      width: rounded(canvas.width), height: rounded(top(ofBlock: blockCount) + 2),
      marks: key + (0..<blockCount).flatMap(block), regions: regions,
      table: DataTable(
        heads: map.tableHeads,
        rows: map.rows.map { row in [row.name] + row.cells.map { map.words[$0.state] ?? $0.state.rawValue } }))
  }

  // MARK: Places

  private var blockCount: Int { max(1, (map.skills.count + perBlock - 1) / perBlock) }

  private func columns(_ block: Int) -> Range<Int> {
    (block * perBlock)..<min(map.skills.count, (block + 1) * perBlock)
  }

  private func headHeight(_ block: Int) -> Double {
    Double(heads[columns(block)].map(\.count).max() ?? 0) * canvas.leading + canvas.length(4, 3)
  }

  private func rowHeight(_ row: Int) -> Double { names.height(row, least: canvas.length(28, 18)) }

  private func top(ofBlock block: Int) -> Double {
    let rows = map.rows.indices.reduce(0) { $0 + rowHeight($1) }
    return (0..<block).reduce(keyHeight) { $0 + headHeight($1) + rows + canvas.length(12, 8) }
  }

  private func frame(row: Int, column: Int) -> Rect {
    let (block, place) = column.quotientAndRemainder(dividingBy: perBlock)
    let gap = canvas.length(2, 1.2)
    let y = (0..<row).reduce(top(ofBlock: block) + headHeight(block)) { $0 + rowHeight($1) }
    return Rect(
      x: rounded(left + Double(place) * cellWidth), y: rounded(y), width: rounded(cellWidth - gap),
      height: rounded(rowHeight(row) - gap))
  }

  // MARK: Marks

  private func block(_ block: Int) -> [Mark] {
    var marks: [Mark] = []
    for column in columns(block) {
      let frame = frame(row: 0, column: column)
      let first = frame.y - canvas.length(3, 2) - Double(heads[column].count) * canvas.leading
      marks += heads[column].enumerated().map { line, text in
        .text(
          canvas.text(
            .axisLabel, text, x: frame.x + frame.width / 2, y: first + Double(line) * canvas.leading + canvas.ascent,
            anchor: .middle))
      }
    }
    for (row, agent) in map.rows.enumerated() {
      let middle = frame(row: row, column: block * perBlock)
      marks += names.marks(
        row, middle: middle.y + middle.height / 2, right: left - canvas.length(8, 5), weight: 400, color: .ink2)
      for column in columns(block) where agent.cells.indices.contains(column) {
        marks += self.marks(agent.cells[column], frame(row: row, column: column))
      }
    }
    return marks
  }

  private func marks(_ cell: EvidenceMap.Cell, _ frame: Rect) -> [Mark] {
    let edge = Stroke(.hair, canvas.length(1, 0.5))
    guard cell.state != .unknown else {
      return [.rect(RectMark(part: .cell, frame: frame, fill: nil, stroke: edge))] + canvas.hatching(frame)
    }
    let fills: [ColorToken] = [.heat0, .heat1, .heat2]
    let fill = fills[min(2, max(0, cell.evidence))]
    let center = Point(frame.x + frame.width / 2, frame.y + frame.height / 2)
    return [.rect(RectMark(part: .cell, frame: frame, fill: fill, stroke: edge))] + symbol(cell.state, at: center)
  }

  private func symbol(_ state: EvidenceMap.State, at center: Point) -> [Mark] {
    let shape: SymbolMark.Shape? =
      switch state {
      case .strength: .triangleUp
      case .steady: .circle
      case .growing: .diamond
      case .mixed: .square
      case .unknown: nil
      }
    return shape.map { shape in
      [
        .symbol(
          SymbolMark(
            part: .state, shape: shape, center: Point(rounded(center.x), rounded(center.y)),
            size: canvas.length(10, 6.5), fill: state == .growing || state == .mixed ? nil : .ink,
            stroke: Stroke(.ink, canvas.length(1.25, 0.8))))
      ]
    } ?? []
  }

  // MARK: The key

  private var keyLines: [(state: EvidenceMap.State?, text: String)] {
    let entries: [(EvidenceMap.State?, String)] =
      EvidenceMap.State.allCases.compactMap { state in map.words[state].map { (state, $0) } }
      + (map.evidenceLabel.isEmpty ? [] : [(nil, map.evidenceLabel)])
    return entries.flatMap { state, text in
      canvas.wrapped(text, within: canvas.width - 60).enumerated().map { ($0 == 0 ? state : nil, $1) }
    }
  }

  private var places: [(state: EvidenceMap.State?, text: String, x: Double, row: Int)] {
    var (x, row) = (2.0, 0)
    return keyLines.map { state, text in
      let indent = canvas.length(22, 14)
      let width = indent + canvas.width(of: text)
      if x > 2, x + width > canvas.width - 4 { (x, row) = (2, row + 1) }
      defer { x += width + canvas.length(14, 9) }
      return (state, text, x + indent, row)
    }
  }

  private var keyRow: Double { max(canvas.leading, canvas.length(18, 11)) }
  private var keyHeight: Double { 2 + Double((places.last?.row ?? 0) + 1) * keyRow + canvas.length(6, 4) }

  private var key: [Mark] {
    places.flatMap { state, text, x, row -> [Mark] in
      let middle = 2 + (Double(row) + 0.5) * keyRow
      let words = Mark.text(canvas.centered(.reference, text, x: x, middle: middle))
      guard let state else { return [words] }
      let side = canvas.length(14, 9)
      let box = Rect(
        x: rounded(x - side - canvas.length(6, 4)), y: rounded(middle - side / 2), width: side, height: side)
      guard state == .unknown else {
        return symbol(state, at: Point(box.x + side / 2, middle)) + [words]
      }
      return [.rect(RectMark(part: .cell, frame: box, fill: nil, stroke: Stroke(.hair, 1)))] + canvas.hatching(box)
        + [words]
    }
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    return map.rows.enumerated().flatMap { row, agent in
      agent.cells.prefix(map.skills.count).enumerated().map { column, cell in
        HitRegion(frame: frame(row: row, column: column), lines: [cell.longText])
      }
    }
  }
}
