extension Scene {
  /// A scene that is too high for one page as several that are not, cut between its rows: what stands above the rows
  /// and below them, heads and axes, is repeated on each, and lines along all rows are cut.
  ///
  /// - Parameters:
  ///   - first: the room for the first, in the scene's unit.
  ///   - others: the room for each of the others.
  /// - Returns: the scene alone where it fits, or where no place is free of marks.
  package func slices(first: Double, others: Double) -> [Scene] {
    guard height > first else { return [self] }
    let frame = SliceFrame(self)
    var slices: [Scene] = []
    var start = frame.top
    while start < frame.bottom - 0.01 {
      let room = (slices.isEmpty ? first : others) - frame.head - frame.foot
      guard let end = frame.cut(from: start, within: room) else { return [self] }
      slices.append(frame.slice(of: self, from: start, to: end))
      start = end
    }
    return slices
  }
}

/// The rows of a scene, and what stands above and below them.
private struct SliceFrame {
  /// Where the rows begin and end.
  let top: Double
  let bottom: Double
  /// The room above and below.
  let head: Double
  let foot: Double
  /// Free of marks, in order: places between rows, narrower ones within.
  private let gaps: [(middle: Double, width: Double)]

  init(_ scene: Scene) {
    let along = scene.marks.filter(\.runsAlongRows).map(\.extent)
    let drawn = scene.marks.filter { !$0.isText || $0.part == .name }.map(\.extent)
    let rows = along.isEmpty ? drawn : along
    let top = rows.map(\.lower).min() ?? 0
    let bottom = rows.map(\.upper).max() ?? scene.height
    (self.top, self.bottom) = (top, bottom)
    head = top
    foot = scene.height - bottom
    let marks = scene.marks.filter { !$0.runsAlongRows }.map(\.extent)
      .filter { $0.upper > top + 0.01 && $0.lower < bottom - 0.01 }.sorted {
        ($0.lower, $0.upper) < ($1.lower, $1.upper)
      }
    var gaps: [(Double, Double)] = []
    var end = top
    for mark in marks {
      if mark.lower > end, end > top { gaps.append(((mark.lower + end) / 2, mark.lower - end)) }
      end = max(end, mark.upper)
    }
    self.gaps = gaps + [(bottom, .infinity)]
  }

  /// The last of the widest places to cut in the lower half of the room.
  func cut(from start: Double, within room: Double) -> Double? {
    if bottom - start <= room + 0.01 { return bottom }
    let reachable = gaps.filter { $0.middle > start + room / 2 && $0.middle <= start + room }
    let places = reachable.isEmpty ? gaps.filter { $0.middle > start && $0.middle <= start + room } : reachable
    guard let widest = places.map(\.width).max() else { return nil }
    return places.last { $0.width >= widest - 0.5 }?.middle
  }

  func slice(of scene: Scene, from start: Double, to end: Double) -> Scene {
    let shift = start - head
    let marks = scene.marks.compactMap { mark -> Mark? in
      let extent = mark.extent
      if mark.runsAlongRows { return mark.cut(from: start, to: end)?.moved(by: -shift) }
      if extent.upper <= top + 0.01 { return mark }
      if extent.lower >= bottom - 0.01 { return mark.moved(by: end - bottom - shift) }
      let middle = (extent.lower + extent.upper) / 2
      return middle > start && middle <= end ? mark.moved(by: -shift) : nil
    }
    return Scene(
      width: scene.width, height: rounded(head + end - start + foot), marks: marks, regions: [], table: scene.table)
  }
}

extension Mark {
  /// From its top to its bottom.
  fileprivate var extent: (lower: Double, upper: Double) {
    switch self {
    case .path(let path): (path.points.map(\.y).min() ?? 0, path.points.map(\.y).max() ?? 0)
    case .rect(let rect): (rect.frame.y, rect.frame.maxY)
    case .symbol(let symbol): (symbol.center.y - symbol.size / 2, symbol.center.y + symbol.size / 2)
    case .text(let text): (text.box.y, text.box.maxY)
    case .group(_, let marks):
      (marks.map(\.extent.lower).min() ?? 0, marks.map(\.extent.upper).max() ?? 0)
    }
  }

  fileprivate var part: Part {
    switch self {
    case .path(let path): path.part
    case .rect(let rect): rect.part
    case .symbol(let symbol): symbol.part
    case .text(let text): text.part
    case .group(let part, _): part
    }
  }

  fileprivate var isText: Bool { if case .text = self { true } else { false } }

  /// A line from the first row to the last: a grid, a target, a zero.
  fileprivate var runsAlongRows: Bool {
    guard case .path(let path) = self, path.points.count == 2, !path.isClosed else { return false }
    return path.points[0].x == path.points[1].x && extent.upper - extent.lower > 30
  }

  /// What of a line lies between two heights.
  fileprivate func cut(from start: Double, to end: Double) -> Mark? {
    guard case .path(var path) = self else { return self }
    path.points = path.points.map { Point($0.x, min(max($0.y, start), end)) }
    return path.points[0].y == path.points[1].y ? nil : .path(path)
  }

  fileprivate func moved(by y: Double) -> Mark {
    switch self {
    case .path(var path):
      path.points = path.points.map { Point($0.x, rounded($0.y + y)) }
      return .path(path)
    case .rect(var rect):
      rect.frame.y = rounded(rect.frame.y + y)
      return .rect(rect)
    case .symbol(var symbol):
      symbol.center.y = rounded(symbol.center.y + y)
      return .symbol(symbol)
    case .text(var text):
      text.position.y = rounded(text.position.y + y)
      text.box.y = rounded(text.box.y + y)
      return .text(text)
    case .group(let part, let marks): return .group(part, marks.map { $0.moved(by: y) })
    }
  }
}
