import Document

/// The names at the left of rows: whole, on one or two lines, never cut short.
struct RowNames<Measurer: TextMeasurer> {
  let canvas: ChartCanvas<Measurer>
  /// The lines of each name.
  let lines: [[String]]
  /// The widest line.
  let width: Double

  /// - Parameters:
  ///   - names: one a row.
  ///   - share: of the canvas that names may take before they wrap.
  init(_ names: [String], weights: [Int], share: Double, canvas: ChartCanvas<Measurer>) {
    self.canvas = canvas
    let limit = canvas.width * share
    lines = zip(names, weights).map { RowNames.wrapped($0, weight: $1, limit: limit, canvas: canvas) }
    width =
      zip(lines, weights).flatMap { lines, weight in lines.map { canvas.width(of: $0, weight: weight) } }.max() ?? 0
  }

  /// The marks of one row's name around the row's middle, right-aligned at `right`.
  func marks(_ row: Int, middle: Double, right: Double, weight: Int, color: ColorToken) -> [Mark] {
    let gap = leading
    return lines[row].enumerated().map { index, text in
      let offset = (Double(index) - Double(lines[row].count - 1) / 2) * gap
      return .text(
        canvas.centered(.name, text, x: right, middle: middle + offset, anchor: .end, weight: weight, color: color))
    }
  }

  private var leading: Double { canvas.lineHeight + canvas.length(1.5, 1.2) }

  /// The height that a row needs.
  func height(_ row: Int, least: Double) -> Double {
    max(least, Double(lines[row].count) * leading + canvas.length(8, 5))
  }

  private static func wrapped(
    _ name: String, weight: Int, limit: Double, canvas: ChartCanvas<Measurer>
  ) -> [String] {
    guard canvas.width(of: name, weight: weight) > limit else { return [name] }
    var lines: [String] = []
    for word in name.split(separator: " ").flatMap({ pieces(String($0), weight, limit, canvas) }) {
      if let last = lines.last, canvas.width(of: "\(last) \(word)", weight: weight) <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// A word that is too long for a line breaks between characters.
  private static func pieces(
    _ word: String, _ weight: Int, _ limit: Double, _ canvas: ChartCanvas<Measurer>
  ) -> [String] {
    var pieces = [""]
    for character in word {
      let longer = pieces[pieces.count - 1] + String(character)
      if canvas.width(of: longer, weight: weight) > limit, !pieces[pieces.count - 1].isEmpty {
        pieces.append(String(character))
      } else {
        pieces[pieces.count - 1] = longer
      }
    }
    return pieces
  }
}
