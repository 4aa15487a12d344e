import Document

/// A finished layout of a chart: marks at their places, nothing left to decide. The origin is top left, y grows
/// downwards; the unit is the CSS pixel on screen and the point on paper.
package struct Scene: Codable, Hashable, Sendable {
  package var width: Double
  package var height: Double
  /// In drawing order.
  package var marks: [Mark]
  /// Where a pointer or the keyboard finds a tip; empty on paper.
  package var regions: [HitRegion]
  /// The same numbers as text.
  package var table: DataTable

  package init(width: Double, height: Double, marks: [Mark], regions: [HitRegion], table: DataTable) {
    self.width = width
    self.height = height
    self.marks = marks
    self.regions = regions
    self.table = table
  }
}

/// What a drawer can draw. Closed: each drawer switches over all of it without `default`.
package enum Mark: Codable, Hashable, Sendable {
  case path(PathMark)
  case rect(RectMark)
  case symbol(SymbolMark)
  case text(TextMark)
  /// Marks that belong together; the part names the CSS class of the group.
  case group(Part, [Mark])
}

/// What a mark stands for, so that tests and style sheets can find it.
package enum Part: String, Codable, Hashable, Sendable {
  case grid, axisLabel = "axis-label", band, limit, center, target, line, point, lastLabel = "last-label"
  case targetLabel = "target-label", centerLabel = "center-label", annotation, leader, gap, bar, interval, own
  case middleHalf = "middle-half", usualRange = "usual-range", cell, name, value, reference
  case expected, hatch, team, state
}

package struct Point: Codable, Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Straight lines through points.
package struct PathMark: Codable, Hashable, Sendable {
  package var part: Part
  package var points: [Point]
  package var isClosed: Bool
  package var stroke: Stroke?
  package var fill: ColorToken?

  package init(part: Part, points: [Point], isClosed: Bool = false, stroke: Stroke?, fill: ColorToken? = nil) {
    self.part = part
    self.points = points
    self.isClosed = isClosed
    self.stroke = stroke
    self.fill = fill
  }
}

package struct Stroke: Codable, Hashable, Sendable {
  package var color: ColorToken
  package var width: Double
  /// Lengths of dash and gap; empty is solid.
  package var dash: [Double]

  package init(_ color: ColorToken, _ width: Double, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}

package struct RectMark: Codable, Hashable, Sendable {
  package var part: Part
  package var frame: Rect
  package var fill: ColorToken?
  package var stroke: Stroke?

  package init(part: Part, frame: Rect, fill: ColorToken?, stroke: Stroke? = nil) {
    self.part = part
    self.frame = frame
    self.fill = fill
    self.stroke = stroke
  }
}

package struct Rect: Codable, Hashable, Sendable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: Double { x + width }
  package var maxY: Double { y + height }

  /// Whether two rectangles share an area when each is grown by `margin` on all sides.
  package func intersects(_ other: Rect, margin: Double = 0) -> Bool {
    x - margin < other.maxX + margin && other.x - margin < maxX + margin && y - margin < other.maxY + margin
      && other.y - margin < maxY + margin
  }
}

/// A shape around a centre. `size` is the side of a square, the width of a diamond or triangle, the diameter of a
/// circle.
package struct SymbolMark: Codable, Hashable, Sendable {
  package enum Shape: String, Codable, Hashable, Sendable {
    case circle, square, diamond
    case triangleUp = "triangle-up"
    case triangleDown = "triangle-down"
  }

  package var part: Part
  package var shape: Shape
  package var center: Point
  package var size: Double
  /// `nil` is hollow: filled with the background.
  package var fill: ColorToken?
  package var stroke: Stroke?

  package init(part: Part, shape: Shape, center: Point, size: Double, fill: ColorToken?, stroke: Stroke? = nil) {
    self.part = part
    self.shape = shape
    self.center = center
    self.size = size
    self.fill = fill
    self.stroke = stroke
  }
}

/// One line of text.
package struct TextMark: Codable, Hashable, Sendable {
  package enum Anchor: String, Codable, Hashable, Sendable {
    case start, middle, end
  }

  package var part: Part
  package var text: String
  /// The baseline; where on the line `x` lies is said by `anchor`.
  package var position: Point
  package var anchor: Anchor
  package var style: TextStyle
  package var color: ColorToken
  /// The measured box: ascent above and descent below the baseline.
  package var box: Rect

  package init(
    part: Part, text: String, position: Point, anchor: Anchor, style: TextStyle, color: ColorToken, box: Rect
  ) {
    self.part = part
    self.text = text
    self.position = position
    self.anchor = anchor
    self.style = style
    self.color = color
    self.box = box
  }
}

/// Size in the scene's unit, and weight: 400, 500, 600 or 700.
package struct TextStyle: Codable, Hashable, Sendable {
  package var size: Double
  package var weight: Int

  package init(size: Double, weight: Int = 400) {
    self.size = size
    self.weight = weight
  }
}

/// Knows how wide text is in the fonts that will draw it. The only thing that layout asks of the outside.
package protocol TextMeasurer {
  /// The advance width of one line, tabular figures on, in the unit of `style.size`.
  func width(of text: String, style: TextStyle) -> Double
  /// Above and below the baseline, both positive.
  func extents(of style: TextStyle) -> (ascent: Double, descent: Double)
}

/// A part of a chart that answers to pointer and keyboard.
package struct HitRegion: Codable, Hashable, Sendable {
  package var frame: Rect
  /// The lines of the tip: period, value, observations, usual range, status.
  package var lines: [String]

  package init(frame: Rect, lines: [String]) {
    self.frame = frame
    self.lines = lines
  }
}

/// The numbers of a chart as a table; also the figure's CSV.
package struct DataTable: Codable, Hashable, Sendable {
  package var heads: [String]
  package var rows: [[String]]

  package init(heads: [String], rows: [[String]]) {
    self.heads = heads
    self.rows = rows
  }
}

/// For what a chart is laid out. Text is never scaled, so each class has a layout of its own.
package enum SizeClass: String, Codable, Hashable, Sendable, CaseIterable {
  /// 342 px: a phone.
  case narrow
  /// 520 px: one of two columns on a screen.
  case column
  /// 1072 px: the whole width of a screen.
  case wide
  /// 240.6 pt: half the width of a printed page.
  case paperHalf = "paper-half"
  /// 493.2 pt: the whole width of a printed page.
  case paperFull = "paper-full"

  package var width: Double {
    switch self {
    case .narrow: 342
    case .column: 520
    case .wide: 1072
    case .paperHalf: 240.6
    case .paperFull: 493.2
    }
  }

  /// Whether lengths are points on paper.
  package var isPaper: Bool { self == .paperHalf || self == .paperFull }
}
