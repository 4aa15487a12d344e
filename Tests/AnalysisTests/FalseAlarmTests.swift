import Metrics
import Testing

@testable import Analysis

/// How often a series that does not change raises an alarm at its latest point.
@Suite("False alarms")
struct FalseAlarmTests {
  private static let seed: UInt64 = 20_261_031
  private static let runs = 6000

  @Test("XmR over all points flags the latest in 0.5 to 2.5 %", arguments: [13, 26])
  func xmr(count: Int) {
    let rate = rate { random in
      let values = (0..<count).map { _ in 80 + 3 * random.normal() }
      let limits = ProcessLimits.xmr(values)
      return runRules(
        values: values, center: limits.center, halfWidths: Array(repeating: limits.reach, count: count))
    }
    #expect((0.005...0.025).contains(rate), "seed \(FalseAlarmTests.seed): \(rate)")
  }

  @Test("XmR locked on the first 16 of 26 points", arguments: [16, 12])
  func locked(baseline: Int) {
    let rate = rate { random in
      let values = (0..<26).map { _ in 80 + 3 * random.normal() }
      let limits = ProcessLimits.xmr(Array(values.prefix(baseline)))
      return runRules(values: values, center: limits.center, halfWidths: Array(repeating: limits.reach, count: 26))
    }
    #expect((0.005...0.025).contains(rate), "seed \(FalseAlarmTests.seed): \(rate)")
  }

  @Test("normalised individuals of an agent flag the latest in less than 1.5 %", arguments: [13, 26])
  func normalised(count: Int) {
    let rate = rate { random in
      let n = (0..<count).map { _ in 5 + Int(random.next() % 36) }
      let top = n.map { random.binomial($0, 0.8) }
      let limits = ProcessLimits.normalised(numerators: top.map { Double($0) }, denominators: n.map { Double($0) })
      return runRules(
        values: zip(top, n).map { Double($0) / Double($1) }, center: limits.center,
        halfWidths: n.map { limits.reach / Double($0).squareRoot() })
    }
    #expect((0.001..<0.015).contains(rate), "seed \(FalseAlarmTests.seed): \(rate)")
  }

  private func rate(_ series: (inout Random) -> [RuleHit?]) -> Double {
    var random = Random(FalseAlarmTests.seed)
    var alarms = 0
    for _ in 0..<FalseAlarmTests.runs where series(&random).last != .some(nil) { alarms += 1 }
    return Double(alarms) / Double(FalseAlarmTests.runs)
  }
}
