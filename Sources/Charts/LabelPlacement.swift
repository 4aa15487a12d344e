import Document

/// Finds free places for labels inside a plot.
///
/// Each label tries eight positions around what it names, nearest first and then farther out, in the order in which the
/// labels come; a place is free when it keeps its distance from the room's edges, from marks and from the labels
/// placed before, and when no line runs through it.
struct LabelPlacement {
  /// What labels must stay inside.
  let room: Rect
  /// Marks and texts that no label may touch.
  private(set) var obstacles: [Rect]
  /// Lines that may not run through a label.
  let lines: [(start: Point, end: Point)]
  /// The least distance between the edges of two labels.
  let gap: Double

  init(room: Rect, obstacles: [Rect], lines: [(start: Point, end: Point)], gap: Double) {
    self.room = room
    self.obstacles = obstacles
    self.lines = lines
    self.gap = gap
  }

  /// The place of a label, which is taken from then on.
  ///
  /// - Parameters:
  ///   - anchor: the middle of what is named.
  ///   - reach: from the anchor to the nearest edge of the label.
  ///   - distances: how many times farther out it is tried.
  /// - Returns: `nil` when no position is free.
  mutating func place(width: Double, height: Double, at anchor: Point, reach: Double, distances: Int = 4) -> Rect? {
    for distance in 1...max(1, distances) {
      let out = reach * Double(distance)
      for (x, y) in Self.directions {
        let frame = Rect(
          x: anchor.x + x * (out + width / 2) - width / 2, y: anchor.y + y * (out + height / 2) - height / 2,
          width: width, height: height)
        guard isFree(frame) else { continue }
        obstacles.append(frame)
        return frame
      }
    }
    return nil
  }

  /// The place with its middle at a point, if that is free.
  mutating func placeCentered(width: Double, height: Double, at middle: Point) -> Rect? {
    let frame = Rect(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
    guard isFree(frame) else { return nil }
    obstacles.append(frame)
    return frame
  }

  /// Right, left, above, below, then the corners.
  private static let directions: [(Double, Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1),
  ]

  private func isFree(_ frame: Rect) -> Bool {
    frame.x >= room.x && frame.maxX <= room.maxX && frame.y >= room.y && frame.maxY <= room.maxY
      && !obstacles.contains { $0.intersects(frame, margin: gap / 2) }
      && !lines.contains { frame.isEntered(from: $0.start, to: $0.end) }
  }
}

extension Rect {
  /// Whether a straight line enters the rectangle, by clipping it to each side in turn (Liang and Barsky 1984).
  func isEntered(from start: Point, to end: Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    for (direction, distance) in [(-dx, start.x - x), (dx, maxX - start.x), (-dy, start.y - y), (dy, maxY - start.y)] {
      if direction == 0 {
        if distance <= 0 { return false }
      } else if direction < 0 {
        first = max(first, distance / direction)
      } else {
        last = min(last, distance / direction)
      }
    }
    return first < last
  }
}

extension ChartCanvas {
  /// A text whose measured box has its top left corner where `frame` has it.
  func text(_ part: Part, _ text: String, in frame: Rect, weight: Int = 400, color: ColorToken = .ink2) -> TextMark {
    self.text(part, text, x: frame.x, y: frame.y + ascent, weight: weight, color: color)
  }

  /// A paragraph of quiet words, one line below the other; `y` is the top of the first.
  func paragraph(_ part: Part, _ text: String, top y: Double, color: ColorToken = .ink2) -> [Mark] {
    guard !text.isEmpty else { return [] }
    return wrapped(text, within: width - 8).enumerated().map { index, line in
      .text(self.text(part, line, x: 2, y: y + Double(index) * leading + ascent, color: color))
    }
  }

  /// How high `paragraph` is.
  func paragraphHeight(_ text: String) -> Double {
    text.isEmpty ? 0 : Double(wrapped(text, within: width - 8).count) * leading
  }

  /// Slanted lines across a rectangle, 5 px (3.5 pt) apart: what is not known, or only forecast.
  func hatching(_ frame: Rect) -> [Mark] {
    let step = length(5, 3.5)
    return stride(from: step, to: frame.width + frame.height, by: step).map { along in
      // Of the line x + y = along, the part inside the frame.
      let left = max(0, along - frame.height)
      let right = min(frame.width, along)
      return line(
        .hatch, [Point(frame.x + left, frame.y + along - left), Point(frame.x + right, frame.y + along - right)],
        Stroke(.rule, length(0.75, 0.5)))
    }
  }
}
