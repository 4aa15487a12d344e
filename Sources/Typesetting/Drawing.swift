import Charts
import Document

/// What shapes and text are drawn on, in the colours of a theme on white ground. The origin is top left, y grows
/// downwards, the unit is the point.
package protocol Drawing: AnyObject {
  func fill(_ frame: Rect, _ token: ColorToken)
  func fill(_ points: [Point], _ token: ColorToken)
  func stroke(_ points: [Point], _ stroke: Stroke, isClosed: Bool)
  func disc(at center: Point, diameter: Double, _ token: ColorToken)
  func circle(at center: Point, diameter: Double, _ stroke: Stroke)
  func rectangle(_ frame: Rect, _ stroke: Stroke)
  /// Draws a line of text from its left end, which stands on the baseline at `position`.
  func draw(_ line: TextLine, at position: Point)
}
