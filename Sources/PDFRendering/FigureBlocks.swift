import Charts
import Document
import Typesetting

extension BlockLayout {
  /// A figure: what it shows in words, then the chart, then what its marks mean. Never split.
  func figure(_ figure: Figure, width: Double, titleLines: Int) -> Strip {
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
    elements.append(
      .tagged(StructureTag(.figure, alternativeText: figure.alternativeText), [.scene(scene, Point(0, y))]))
    y += (scene.height / unit).rounded(.up) * unit
    if !figure.note.isEmpty { y = append(figure.note, .note, width: width, to: &elements, y: y + unit) }
    return Strip(height: y, gap: 4 * unit, firstBaseline: TextRole.figureTitle.baseline, elements: elements)
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
