import Document

/// A column of texts beside rows: whole, on more lines where they must, never cut short.
struct RowTexts<Measurer: TextMeasurer> {
  let part: Part
  let canvas: ChartCanvas<Measurer>
  /// The lines of each row's text.
  let lines: [[String]]
  /// The widest line.
  let width: Double

  /// - Parameters:
  ///   - texts: one a row.
  ///   - weights: as many.
  ///   - share: of the canvas that the column may take before texts wrap, 0 to 1.
  init(_ part: Part, _ texts: [String], weights: [Int], share: Double, canvas: ChartCanvas<Measurer>) {
    self.part = part
    self.canvas = canvas
    let limit = canvas.width * share
    lines = zip(texts, weights).map { canvas.wrapped($0, weight: $1, within: limit) }
    width =
      zip(lines, weights).flatMap { lines, weight in lines.map { canvas.width(of: $0, weight: weight) } }.max() ?? 0
  }

  /// The marks of one row's text around the row's middle, right-aligned at `right`.
  func marks(_ row: Int, middle: Double, right: Double, weight: Int, color: ColorToken) -> [Mark] {
    lines[row].enumerated().map { index, text in
      let offset = (Double(index) - Double(lines[row].count - 1) / 2) * canvas.leading
      return .text(
        canvas.centered(part, text, x: right, middle: middle + offset, anchor: .end, weight: weight, color: color))
    }
  }

  /// The height that a row needs.
  func height(_ row: Int, least: Double) -> Double {
    max(least, Double(lines[row].count) * canvas.leading + canvas.length(8, 5))
  }
}
