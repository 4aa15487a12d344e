import Metrics

/// What a point of a process chart says: the first rule that fired, and to which side.
package struct RuleHit: Hashable, Sendable {
  package var rule: SignalRule
  /// Above the average, or rising.
  package var isHigh: Bool
}

/// The four rules of NHS Making Data Count (NHSRplotthedots 0.2.2), over usable points in order.
///
/// All points of a run are marked. Rules by precedence: outside the limits (strictly); a trend of 7 points, that is
/// 6 strict steps the same way, so a tie breaks it; 2 of 3 points near one limit with all three on that side; 7 points
/// strictly on one side of the average.
///
/// - Parameter halfWidths: the distance from the average to the limits, one a point.
package func runRules(values: [Double], center: Double, halfWidths: [Double]) -> [RuleHit?] {
  let outside = zip(values, halfWidths).map { value, half in
    value > center + half ? 1 : value < center - half ? -1 : 0
  }
  let sides = values.map { $0 > center ? 1 : $0 < center ? -1 : 0 }
  let near = values.indices.map { index in
    outside[index] == 0 && abs(values[index] - center) > halfWidths[index] * 2 / 3 ? sides[index] : 0
  }
  let trends = trendMarks(values)
  let pairs = pairMarks(near: near, sides: sides)
  let shifts = shiftMarks(sides)
  return values.indices.map { index in
    let marks: [(SignalRule, Int)] = [
      (.outsideLimits, outside[index]), (.trend, trends[index]), (.twoInThree, pairs[index]), (.shift, shifts[index]),
    ]
    return marks.first { $0.1 != 0 }.map { RuleHit(rule: $0.0, isHigh: $0.1 > 0) }
  }
}

/// 1 or −1 at each point of seven that rise or fall; where two trends meet, the later one.
private func trendMarks(_ values: [Double]) -> [Int] {
  var marks = Array(repeating: 0, count: values.count)
  var length = 0
  var direction = 0
  for index in values.indices.dropFirst() {
    let step = values[index] > values[index - 1] ? 1 : values[index] < values[index - 1] ? -1 : 0
    length = step == 0 ? 0 : step == direction ? length + 1 : 1
    direction = step
    if length >= 6 { for back in 0...6 { marks[index - back] = direction } }
  }
  return marks
}

/// 1 or −1 at each point near a limit that is one of two such in three points on the same side.
private func pairMarks(near: [Int], sides: [Int]) -> [Int] {
  var marks = Array(repeating: 0, count: near.count)
  for last in near.indices.dropFirst(2) {
    let window = (last - 2)...last
    let side = sides[last]
    guard side != 0, window.allSatisfy({ sides[$0] == side }), window.count(where: { near[$0] == side }) >= 2
    else { continue }
    for index in window where near[index] == side { marks[index] = side }
  }
  return marks
}

/// 1 or −1 at each point of seven or more on one side of the average.
private func shiftMarks(_ sides: [Int]) -> [Int] {
  var marks = Array(repeating: 0, count: sides.count)
  var length = 0
  for index in sides.indices {
    length = sides[index] == 0 ? 0 : index > 0 && sides[index] == sides[index - 1] ? length + 1 : 1
    if length >= 7 { for back in 0..<7 { marks[index - back] = sides[index] } }
  }
  return marks
}
