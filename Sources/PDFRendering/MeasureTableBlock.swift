import Charts
import Document
import Typesetting

extension BlockLayout {
  /// "Where each measure stands" on paper: the same columns as on screen, icons beside their words.
  func measureTable(_ table: MeasureTable, width: Double) -> [Strip] {
    let frames = frames(of: table, width: width)
    let group = Group(StructureTag(.table))
    let head = headRow(Array(table.heads.prefix(frames.count)), frames, group: group, width: width)
    group.repeats(head)
    var rows = [head]
    for part in table.groups {
      rows.append(groupRow(part.title, frames, group: group, width: width))
      for row in part.rows { rows.append(self.row(row, frames, group: group, width: width)) }
    }
    let note = table.note.isEmpty ? [] : note(table.note, width: width)
    let strips = keptTogether(rows, note: note)
    guard !table.caption.isEmpty else { return strips.withGap(2 * unit) }
    let caption = textStrip(
      balancedLines(table.caption, .caption, width: width), .caption, tag: StructureTag(.paragraph))
    return ([caption.keptWithNext] + strips).withGap(2 * unit)
  }

  private func row(_ row: MeasureTable.Row, _ frames: [ColumnFrame], group: Group, width: Double) -> Strip {
    let iconSide = 10.5
    let minimum = 9 * unit
    var value = cell(row.value, width: frames[1].width, weight: 700)
    if !row.precision.isEmpty {
      value.lines += engine.lines(
        [TextSpan(row.precision, color: .ink3)], size: TextRole.note.size, width: frames[1].width)
    }
    var variation = cell(row.variationText, width: frames[3].width - iconSide - 4)
    var assurance = cell(row.assuranceText, width: frames[4].width - iconSide - 4)
    let lines = [
      cell(row.name, width: frames[0].width, weight: 500, tag: StructureTag(.head, scope: .row)), value,
      cell(row.target, width: frames[2].width),
    ]
    let tallest = Double((lines + [variation, assurance]).map(\.lines.count).max() ?? 1)
    let height = max(minimum, ((tallest * 10.5 + 2 * unit) / unit).rounded(.up) * unit)
    add(row.variation, to: &variation, side: iconSide, height: height)
    add(row.assurance, to: &assurance, side: iconSide, height: height)
    var history = cell(row.sparkline == nil ? row.sparklineText : "", width: frames[5].width, color: .ink3)
    if let sparkline = row.sparkline {
      let scene = layOut(sparkline: sparkline, width: frames[5].width, height: 18, isPaper: true)
      history.lines = []
      history.graphic = [
        .tagged(
          StructureTag(.figure, alternativeText: row.sparklineText),
          [.scene(scene, Point(0, (height - scene.height) / 2))])
      ]
    }
    return self.row(
      lines + [variation, assurance, history], frames, minimum: height, rule: Stroke(.hair, 0.75), group: group,
      width: width)
  }

  /// The icon stands before its words, which say the same; it is decoration.
  private func add(_ icon: StatusIcon, to cell: inout CellContent, side: Double, height: Double) {
    guard icon != .none else { return }
    cell.indent = side + 4
    cell.decoration = [.scene(layOut(icon: icon, side: side), Point(0, (height - side) / 2))]
  }

  private func groupRow(_ title: String, _ frames: [ColumnFrame], group: Group, width: Double) -> Strip {
    let tag = StructureTag(.head, scope: .row, columnSpan: frames.count)
    let cell = self.cell(title, width: width, weight: 600, color: .ink2, tag: tag)
    var strip = row(
      [cell], [ColumnFrame(x: 0, width: width)], minimum: 6 * unit, rule: Stroke(.hair, 0.75), group: group,
      width: width)
    strip.keepsWithNext = true
    return strip
  }

  private func frames(of table: MeasureTable, width: Double) -> [ColumnFrame] {
    let rows = table.groups.flatMap(\.rows)
    let heads = table.heads + Array(repeating: "", count: max(0, 6 - table.heads.count))
    let gap = 3 * unit
    let note = TextStyle(size: TextRole.note.size)
    let value = min(
      rows.map { max(natural($0.value, weight: 700), measurer.width(of: $0.precision, style: note)) }.max() ?? 0,
      geometry.width(ofColumns: 3))
    let target = max(rows.map { natural($0.target) }.max() ?? 0, natural(heads[2], weight: 600))
    let spark = 84.0
    let values = max(value, natural(heads[1], weight: 600))
    let rest = width - values - target - spark - 5 * gap
    let (name, words) = (rest * 0.3, rest * 0.35)
    var x = 0.0
    func next(_ columnWidth: Double, isRight: Bool = false) -> ColumnFrame {
      defer { x += columnWidth + gap }
      return ColumnFrame(x: x, width: columnWidth, isRight: isRight)
    }
    return [
      next(name), next(values, isRight: true), next(target, isRight: true), next(words), next(words), next(spark),
    ]
  }
}
