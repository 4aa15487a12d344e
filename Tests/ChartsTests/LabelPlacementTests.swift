import Document
import Testing

@testable import Charts

@Suite("Placing labels in a plot")
struct LabelPlacementTests {
  @Test("labels keep apart, stay inside, and lie on no mark and no line", arguments: 1...200)
  func random(seed: UInt64) {
    var draw = Draw(seed: seed)
    let room = Rect(x: 10, y: 20, width: 100 + 400 * draw.next(), height: 60 + 200 * draw.next())
    func point() -> Point { Point(room.x + draw.next() * room.width, room.y + draw.next() * room.height) }
    let anchors = (0..<draw.int(1...25)).map { _ in point() }
    let marks = anchors.map { Rect(x: $0.x - 3, y: $0.y - 3, width: 6, height: 6) }
    let lines = (0..<draw.int(0...6)).map { _ in (start: point(), end: point()) }
    var placement = LabelPlacement(room: room, obstacles: marks, lines: lines, gap: 3)
    var placed: [Rect] = []
    for anchor in anchors {
      let width = 5 + 90 * draw.next()
      if let frame = placement.place(width: width, height: 14, at: anchor, reach: 6) {
        #expect(frame.width == width && frame.height == 14)
        placed.append(frame)
      }
    }
    for (index, frame) in placed.enumerated() {
      #expect(room.contains(Point(frame.x, frame.y)) && room.contains(Point(frame.maxX, frame.maxY)))
      for other in placed[(index + 1)...] { #expect(!frame.intersects(other, margin: 1.5)) }
      for mark in marks { #expect(!frame.intersects(mark)) }
      for line in lines { #expect(!frame.isCrossed(from: line.start, to: line.end)) }
    }
  }

  @Test("a label alone stands at the right of its mark, and at the left where the room ends")
  func nearest() {
    let room = Rect(x: 0, y: 0, width: 100, height: 50)
    var placement = LabelPlacement(room: room, obstacles: [], lines: [], gap: 2)
    #expect(
      placement.place(width: 20, height: 10, at: Point(30, 25), reach: 4)
        == Rect(x: 34, y: 20, width: 20, height: 10))
    #expect(
      placement.place(width: 20, height: 10, at: Point(95, 25), reach: 4)
        == Rect(x: 71, y: 20, width: 20, height: 10))
  }

  @Test("where no position is free there is no place")
  func full() {
    let room = Rect(x: 0, y: 0, width: 100, height: 50)
    var placement = LabelPlacement(room: room, obstacles: [room], lines: [], gap: 2)
    #expect(placement.place(width: 20, height: 10, at: Point(50, 25), reach: 4) == nil)
    #expect(placement.placeCentered(width: 20, height: 10, at: Point(50, 25)) == nil)
  }

  @Test("hatching stays in its rectangle", arguments: [1.0, 7, 40, 200], [1.0, 13, 90])
  func hatching(width: Double, height: Double) {
    let canvas = ChartCanvas(width: 520, isPaper: false, measurer: BlockMeasurer())
    let frame = Rect(x: 10, y: 10, width: width, height: height)
    for case .path(let path) in canvas.hatching(frame) {
      for point in path.points {
        #expect((9.99...(10.01 + width)).contains(point.x) && (9.99...(10.01 + height)).contains(point.y))
      }
    }
  }
}
