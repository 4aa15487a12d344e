import Charts
import Document
import Typesetting

/// What stands on a page, at a place relative to its parent's top left corner, in points.
indirect enum Element {
  /// A line of text that begins at a point on its baseline.
  case text(TextLine, Point)
  case rule(Point, Point, Stroke)
  case scene(Scene, Point)
  /// An element of the structure tree. One without tagged children holds content; anything outside such a leaf is
  /// decoration and is passed over by a screen reader.
  case tagged(StructureTag, [Element])
  /// Elements moved together.
  case offset(Point, [Element])
}

/// A piece of the flow that is never split: a line, a row, a figure, or columns that stand side by side.
struct Strip {
  /// In points, a multiple of the unit.
  var height: Double
  /// Kept free above it, but not at the top of a page.
  var gap: Double
  /// From the top to the first baseline, so that neighbours in columns can be made level.
  var firstBaseline: Double
  /// A page must not end after this strip.
  var keepsWithNext: Bool
  /// The structure elements around it, outermost first. Neighbours with equal paths share them.
  var path: [Group]
  /// The head row of the table around it.
  var isTableHead = false
  var elements: [Element]

  init(
    height: Double, gap: Double = 0, firstBaseline: Double = 0, keepsWithNext: Bool = false, path: [Group] = [],
    elements: [Element]
  ) {
    self.height = height
    self.gap = gap
    self.firstBaseline = firstBaseline
    self.keepsWithNext = keepsWithNext
    self.path = path
    self.elements = elements
  }
}

/// A structure element that several strips share.
final class Group {
  let tag: StructureTag
  private var head: Strip?

  init(_ tag: StructureTag) { self.tag = tag }

  /// Takes a strip as the head of a table, to be repeated where the table goes on on another page. Its path, which
  /// leads to this group, is left out: the two would keep each other alive.
  func repeats(_ head: Strip) {
    self.head = head
    self.head?.path = []
  }

  /// The head of the table again, for a page on which a strip of the table comes first.
  func head(on path: [Group]) -> Strip? {
    guard var head else { return nil }
    head.path = path
    return head
  }
}

/// A strip at its place.
struct PlacedStrip {
  var strip: Strip
  var x: Double
  var y: Double
}

/// The structure of strips that follow one another: neighbours of one group are put into one element.
func nested(_ strips: ArraySlice<PlacedStrip>, depth: Int = 0) -> [Element] {
  var elements: [Element] = []
  var index = strips.startIndex
  while index < strips.endIndex {
    let placed = strips[index]
    guard depth < placed.strip.path.count else {
      elements.append(.offset(Point(placed.x, placed.y), placed.strip.elements))
      index += 1
      continue
    }
    let group = placed.strip.path[depth]
    let end =
      strips[index...].firstIndex { depth >= $0.strip.path.count || $0.strip.path[depth] !== group } ?? strips.endIndex
    elements.append(.tagged(group.tag, nested(strips[index..<end], depth: depth + 1)))
    index = end
  }
  return elements
}

extension [Strip] {
  /// The strips below one another from the top, the first gap left out.
  func stacked(x: Double = 0, y top: Double = 0) -> (placed: [PlacedStrip], height: Double) {
    var y = top
    var placed: [PlacedStrip] = []
    for (index, strip) in enumerated() {
      if index > 0 { y += strip.gap }
      placed.append(PlacedStrip(strip: strip, x: x, y: y))
      y += strip.height
    }
    return (placed, y - top)
  }
}
