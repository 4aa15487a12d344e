import Document

/// An event's words at their place in the rows above the plot.
struct PlacedEvent {
  let annotation: ProcessChart.Annotation
  let lines: [String]
  let anchor: TextMark.Anchor
  /// The row of the last line, counted from the plot upwards; the first line stands `lines.count - 1` rows higher.
  let row: Int
  let x: Double

  /// The last two events. They share a row where they can: the earlier one's words then end at its leader and the
  /// later one's begin there.
  static func placed<Measurer: TextMeasurer>(
    _ annotations: [ProcessChart.Annotation], _ canvas: ChartCanvas<Measurer>, x: (Int) -> Double
  ) -> [PlacedEvent] {
    let shown = annotations.filter { !$0.text.isEmpty }.suffix(2).sorted { ($0.index, $0.text) < ($1.index, $1.text) }
    let texts = shown.map { canvas.wrapped($0.text, within: canvas.width - 4) }
    guard let first = shown.first, let second = shown.last, shown.count == 2 else {
      return shown.map { event in
        PlacedEvent(
          annotation: event, lines: texts[0], anchor: .middle, row: texts[0].count - 1, x: x(event.index))
      }
    }
    let (left, right) = (x(first.index), x(second.index))
    let isOneLineEach = texts.allSatisfy { $0.count == 1 }
    for (one, other) in [(TextMark.Anchor.middle, TextMark.Anchor.middle), (.end, .start)] where isOneLineEach {
      let before = canvas.text(.annotation, first.text, x: left, y: 0, anchor: one).box
      let after = canvas.text(.annotation, second.text, x: right, y: 0, anchor: other).box
      guard before.maxX + 8 <= after.x, isAbove(before, left), isAbove(after, right)
      else { continue }
      return [
        PlacedEvent(annotation: first, lines: texts[0], anchor: one, row: 0, x: left),
        PlacedEvent(annotation: second, lines: texts[1], anchor: other, row: 0, x: right),
      ]
    }
    let lower = texts[1].count
    return [
      PlacedEvent(annotation: first, lines: texts[0], anchor: .middle, row: lower + texts[0].count - 1, x: left),
      PlacedEvent(annotation: second, lines: texts[1], anchor: .middle, row: lower - 1, x: right),
    ]
  }

  /// Whether a leader at `x` hangs from the box; a rounding aside.
  private static func isAbove(_ box: Rect, _ x: Double) -> Bool { box.x <= x + 0.02 && x <= box.maxX + 0.02 }
}

extension ProcessLayout {
  /// The words of events above the plot, each with a hairline down to its period.
  var annotations: [Mark] {
    let boxes = events.map { texts(of: $0).map(\.box) }
    return events.enumerated().flatMap { index, event -> [Mark] in
      let words = texts(of: event)
      let head = (words.map(\.box.maxY).max() ?? plot.y) + 1
      // A leader does not run through the words of the other event; it begins below them then.
      let blocking = boxes.enumerated().filter { $0.offset != index }.flatMap(\.element)
        .filter { $0.y > head - 2 && $0.x - 2 < event.x && event.x < $0.maxX + 2 }
      let start = (blocking.map(\.maxY).max() ?? head - 1) + 1
      let foot = (y(at: event.annotation.index) ?? plot.maxY) - canvas.length(7, 5)
      guard foot > start + 2 else { return words.map { .text($0) } }
      return [line(.leader, [Point(event.x, start), Point(event.x, foot)], canvas.hairline)]
        + words.map { .text($0) }
    }
  }

  private func texts(of event: PlacedEvent) -> [TextMark] {
    event.lines.enumerated().map { index, words in
      let bottom = plot.y - canvas.length(8, 5) - canvas.lineHeight / 2 - Double(event.row - index) * canvas.leading
      return canvas.text(
        .annotation, words, x: event.x, y: bottom - canvas.lineHeight + canvas.ascent, anchor: event.anchor)
    }
  }
}
