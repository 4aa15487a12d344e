import Charts
import Document
import Typesetting

extension BlockLayout {
  /// Columns side by side on the grid of 12, their first baselines level. Columns that are taller than a page are cut
  /// into pieces that fit on one.
  ///
  /// - Parameter heading: set above the first column only.
  func columnStrips(_ columns: [Column], heading title: String?) -> [Strip] {
    let titleLines = figureTitleLines(columns)
    let isNotes = title == nil && columns.allSatisfy { $0.blocks.allSatisfy(isNote) }
    var start = 0
    var stacks: [(x: Double, strips: [Strip])] = []
    for (index, column) in columns.enumerated() {
      let width = geometry.width(ofColumns: column.span)
      var strips: [Strip] = []
      if index == 0, let title { strips.append(heading(title, .heading, tag: .heading2, width: width)) }
      for block in column.blocks {
        var next = self.strips(in: block, width: width, titleLines: titleLines, isNotes: isNotes)
        if strips.count == 1, title != nil, index == 0, !next.isEmpty { next[0].gap = unit }
        strips += next
      }
      stacks.append((geometry.start(ofColumn: start), strips))
      start += column.span
    }
    return pieces(stacks)
  }

  /// Notes that stand beside one another, not beside the text they comment on, need no rule to set them off.
  private func strips(in block: Block, width: Double, titleLines: Int, isNotes: Bool) -> [Strip] {
    if isNotes, case .aside(let aside) = block { return [note(aside, width: width)] }
    return strips(for: block, width: width, titleLines: titleLines)
  }

  private func isNote(_ block: Block) -> Bool {
    if case .aside(let aside) = block { aside.tone == .note } else { false }
  }

  /// One strip if all columns fit on a page, else as many as are needed.
  private func pieces(_ stacks: [(x: Double, strips: [Strip])]) -> [Strip] {
    let level = stacks.compactMap(\.strips.first?.firstBaseline).max() ?? 0
    let flow = Flow(pageHeight: geometry.contentHeight - 4 * unit)
    let pages = stacks.map { flow.pages($0.strips) }
    let count = pages.map(\.count).max() ?? 0
    return (0..<count).map { index in
      var elements: [Element] = []
      var height = 0.0
      for (stack, pages) in zip(stacks, pages) where index < pages.count {
        let page = pages[index]
        let shift = index == 0 ? level - (stack.strips.first?.firstBaseline ?? 0) : 0
        let placed = page.strips.map { PlacedStrip(strip: $0.strip, x: stack.x, y: $0.y + shift) }
        elements += nested(placed[...])
        height = max(height, page.height + shift)
      }
      return Strip(height: height, gap: 4 * unit, firstBaseline: level, elements: elements)
    }
  }

  /// The most lines that the title of a figure at the head of a column takes, so that the charts below are level.
  private func figureTitleLines(_ columns: [Column]) -> Int {
    columns.map { column in
      guard case .figure(let figure) = column.blocks.first else { return 1 }
      return balancedLines(figure.title, .figureTitle, width: geometry.width(ofColumns: column.span)).count
    }.max() ?? 1
  }
}
