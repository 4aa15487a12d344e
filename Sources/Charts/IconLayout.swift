import Document

/// The icons of variation and assurance in a square of the given side. Words always stand beside them.
package func layOut(icon: StatusIcon, side: Double) -> Scene {
  let unit = side / 20
  func at(_ x: Double, _ y: Double) -> Point { Point(rounded(x * unit), rounded(y * unit)) }
  func path(_ points: [Point], _ color: ColorToken, _ width: Double = 1.6) -> Mark {
    .path(PathMark(part: .line, points: points, stroke: Stroke(color, rounded(width * unit))))
  }
  func shape(
    _ shape: SymbolMark.Shape, _ size: Double, fill: ColorToken?, stroke: ColorToken? = nil, dash: [Double] = []
  ) -> Mark {
    .symbol(
      SymbolMark(
        part: .point, shape: shape, center: at(10, 10), size: rounded(size * unit), fill: fill,
        stroke: stroke.map { Stroke($0, rounded(1.5 * unit), dash: dash.map { rounded($0 * unit) }) }))
  }
  // One turn of a sine wave, fine enough to look round at 20 px.
  let wave = stride(from: 0.0, through: 1, by: 0.125).map { (5.2 + 9.6 * $0, 10 - 2.2 * sine(ofTurn: $0)) }
  let marks: [Mark] =
    switch icon {
    case .common:
      [
        shape(.circle, 17, fill: nil, stroke: .common),
        path(wave.map(at), .common),
      ]
    case .improving:
      [
        shape(.square, 17, fill: .improve),
        path([at(4.8, 13), at(8.2, 9), at(11, 11.4), at(15.2, 6.8)], .background),
      ]
    case .concern:
      [
        shape(.diamond, 20, fill: .concern), path([at(10, 5.2), at(10, 10.8)], .background, 2),
        .symbol(
          SymbolMark(part: .point, shape: .circle, center: at(10, 13.8), size: rounded(2.4 * unit), fill: .background)),
      ]
    case .changedUp: [shape(.triangleUp, 17, fill: .neutral)]
    case .changedDown: [shape(.triangleDown, 17, fill: .neutral)]
    case .pass:
      [shape(.circle, 17, fill: nil, stroke: .ink), path([at(6, 10.4), at(9, 13.2), at(14.2, 7.2)], .ink)]
    case .fail:
      [
        shape(.circle, 17, fill: nil, stroke: .ink), path([at(7, 7), at(13, 13)], .ink),
        path([at(13, 7), at(7, 13)], .ink),
      ]
    case .hitOrMiss:
      [
        shape(.circle, 17, fill: nil, stroke: .ink, dash: [3, 2]), path([at(6.2, 10), at(13.8, 10)], .ink),
      ]
    case .none: []
    }
  return Scene(
    width: side, height: side, marks: marks, regions: [], table: DataTable(heads: [], rows: []))
}

/// The sine at an eighth of a turn, exact at each: layout asks for no other.
private func sine(ofTurn turn: Double) -> Double {
  let half = 0.5.squareRoot()
  return [0, half, 1, half, 0, -half, -1, -half, 0][min(8, max(0, Int((turn * 8).rounded())))]
}
