import Charts
import Document
import Typesetting

extension BlockLayout {
  /// "Your month at a glance": a row a measure, its range bar drawn to the same width in each, and a key below.
  func glance(_ glance: Glance, width: Double) -> [Strip] {
    let frames = frames(of: glance, width: width)
    let group = Group(StructureTag(.table))
    let head = headRow(glance.heads, frames, group: group, width: width)
    group.repeats(head)
    var rows = [head]
    for row in glance.rows { rows.append(self.row(row, frames, group: group, width: width)) }
    let key = glance.key.isEmpty ? [] : [keyLine(glance.key, width: width)]
    return keptTogether(rows, note: key).withGap(2 * unit)
  }

  private func row(_ row: Glance.Row, _ frames: [ColumnFrame], group: Group, width: Double) -> Strip {
    let height = density.glanceRow
    var bar = CellContent(lines: [], role: .tableBody, tag: StructureTag(.cell))
    if let range = row.bar {
      let scene = layOut(rangeBar: range, width: frames[3].width, height: 24, isPaper: true)
      bar.graphic = [
        .tagged(
          StructureTag(.figure, alternativeText: row.barText), [.scene(scene, Point(0, (height - scene.height) / 2))])
      ]
    } else {
      bar = cell(row.barText, width: frames[3].width, color: .ink3)
    }
    let cells = [
      cell(row.name, width: frames[0].width, weight: 500, tag: StructureTag(.head, scope: .row)),
      cell(row.value, width: frames[1].width, weight: 700), cell(row.target, width: frames[2].width), bar,
      cell(row.meaning, width: frames[4].width, color: .ink2),
    ]
    return self.row(cells, frames, minimum: height, rule: Stroke(.hair, 0.75), group: group, width: width)
  }

  /// Name, value and target take what they need; the bar takes what is left beside three and a half columns of words.
  private func frames(of glance: Glance, width: Double) -> [ColumnFrame] {
    let heads = glance.heads + Array(repeating: "", count: max(0, 5 - glance.heads.count))
    let names = glance.rows.map { natural($0.name, weight: 500) } + [natural(heads[0], weight: 600)]
    let values = glance.rows.map { natural($0.value, weight: 700) } + [natural(heads[1], weight: 600)]
    let targets = glance.rows.map { natural($0.target) } + [natural(heads[2], weight: 600)]
    let gap = 3 * unit
    let name = min(names.max() ?? 0, geometry.width(ofColumns: 3))
    let value = values.max() ?? 0
    let target = targets.max() ?? 0
    let meaning = min(glance.rows.map { natural($0.meaning) }.max() ?? 0, geometry.width(ofColumns: 3))
    let words = max(meaning, natural(heads[4], weight: 600))
    let bar = max(60, width - name - value - target - words - 4 * gap - gap)
    let barX = name + value + target + 3 * gap + gap / 2
    return [
      ColumnFrame(x: 0, width: name), ColumnFrame(x: name + gap, width: value, isRight: true),
      ColumnFrame(x: name + value + 2 * gap, width: target, isRight: true), ColumnFrame(x: barX, width: bar),
      ColumnFrame(x: width - words, width: words),
    ]
  }

  /// The marks of the bars with their names, on one line or more.
  private func keyLine(_ keys: [Glance.Key], width: Double) -> Strip {
    let role = TextRole.key
    var marks: [Element] = []
    var words: [Element] = []
    var x = 0.0
    var y = 0.0
    for key in keys {
      // The space keeps the names apart where the text is read without the gaps.
      let line = engine.line([TextSpan(key.text + "\u{A0}", color: role.color)], size: role.size)
      let swatch = swatchWidth(key.symbol)
      if x > 0, x + swatch + 5 + line.width > width {
        x = 0
        y += 4 * unit
      }
      marks.append(.offset(Point(x, y + 4.2), self.swatch(key.symbol)))
      words.append(.text(line, Point(x + swatch + 5, y + role.baseline)))
      x += swatch + 5 + line.width + 14
    }
    return Strip(
      height: y + role.leading, gap: 2 * unit, firstBaseline: role.baseline,
      elements: marks + [.tagged(StructureTag(.paragraph), words)])
  }

  private func swatchWidth(_ symbol: Glance.Key.Symbol) -> Double {
    switch symbol {
    case .own: 8
    case .usualRange, .middleHalf: 24
    case .target: 3
    }
  }

  /// A small picture of a mark around y = 0.
  private func swatch(_ symbol: Glance.Key.Symbol) -> [Element] {
    switch symbol {
    case .own:
      let dot = SymbolMark(part: .own, shape: .circle, center: Point(4, 0), size: 7, fill: .ink)
      return [.scene(swatchScene([.symbol(dot)], width: 8), Point(0, 0))]
    case .usualRange:
      let line = Stroke(.ink, 0.8)
      return [
        .rule(Point(0, 0), Point(24, 0), line), .rule(Point(0.5, -2.5), Point(0.5, 2.5), line),
        .rule(Point(23.5, -2.5), Point(23.5, 2.5), line),
      ]
    case .middleHalf:
      let box = RectMark(part: .middleHalf, frame: Rect(x: 0, y: -4, width: 24, height: 8), fill: .middle)
      return [.scene(swatchScene([.rect(box)], width: 24), Point(0, 0))]
    case .target:
      return [.rule(Point(1.5, -5.5), Point(1.5, 5.5), Stroke(.ink, 1, dash: [2.5, 1.5]))]
    }
  }

  private func swatchScene(_ marks: [Mark], width: Double) -> Scene {
    Scene(width: width, height: 8, marks: marks, regions: [], table: DataTable(heads: [], rows: []))
  }
}
