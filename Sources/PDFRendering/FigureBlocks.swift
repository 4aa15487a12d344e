import Charts
import Document
import Typesetting

extension BlockLayout {
  /// A figure: what it shows in words, then the chart, then what its marks mean. Split only where it is higher than a
  /// page: between the rows of its chart, heads and axis again on each page.
  func figure(_ figure: Figure, width: Double, titleLines: Int) -> [Strip] {
    let title = balancedLines(figure.title, .figureTitle, width: width)
    var elements: [Element] = [.tagged(StructureTag(.paragraph), placed(title, .figureTitle))]
    let lines = Double(max(titleLines, title.count))
    // Half a unit more keeps a second line off the subtitle; one line is not moved by it.
    var y = ((lines * TextRole.figureTitle.leading + unit / 2) / unit).rounded(.up) * unit
    y = append(figure.subtitle, .figureSubtitle, width: width, to: &elements, y: y)
    y += unit
    let scene = layOut(
      figure.chart, size: width < SizeClass.paperFull.width ? .paperHalf : .paperFull, measurer: measurer,
      processHeight: density.processHeight)
    var note: (elements: [Element], height: Double) = ([], 0)
    note.height = append(figure.note, .note, width: width, to: &note.elements, y: 0)
    // The last slice has room for the note below it, the first for the heading of a section above it.
    let room = geometry.contentHeight - note.height - 6 * unit
    let slices = scene.slices(first: room - y - 12 * unit, others: room)
    let tag = StructureTag(.figure, alternativeText: figure.alternativeText)
    var strips = slices.enumerated().map { index, slice in
      let top = index == 0 ? y : 0
      let chart = Element.tagged(tag, [.scene(slice, Point(0, top))])
      return Strip(
        height: top + (slice.height / unit).rounded(.up) * unit, gap: 4 * unit,
        firstBaseline: index == 0 ? TextRole.figureTitle.baseline : 0,
        elements: index == 0 ? elements + [chart] : [chart])
    }
    if !figure.note.isEmpty {
      let last = strips.count - 1
      strips[last].elements.append(.offset(Point(0, strips[last].height + unit), note.elements))
      strips[last].height += unit + note.height
    }
    return strips
  }

  /// Appends a paragraph and returns the height below it.
  private func append(
    _ text: String, _ role: TextRole, width: Double, to elements: inout [Element], y: Double
  ) -> Double {
    guard !text.isEmpty else { return y }
    let lines = engine.lines([TextSpan(text, color: role.color)], size: role.size, width: width)
    elements.append(.tagged(StructureTag(.paragraph), placed(lines, role, y: y)))
    return y + height(of: lines, role)
  }
}
