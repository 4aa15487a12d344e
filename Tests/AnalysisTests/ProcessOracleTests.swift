import Metrics
import Testing

@testable import Analysis

@Suite("Process charts against reference vectors", .enabled(if: Oracle.isPresent, Oracle.absent))
struct ProcessOracleTests {
  @Test("XmR limits, rules, variation and assurance")
  func xmr() throws {
    let file = try Oracle.load("xmr_mdc")
    for vector in file.vectors {
      let y = try #require(vector.inputs["y"]).numbers
      let baseline = vector.inputs["fix_after"]?.whole ?? y.count
      let direction = direction(vector.inputs["improvement"]?.string)
      let limits = ProcessLimits.xmr(
        Array(y.prefix(baseline)), isScreened: try #require(vector.inputs["screen"]?.bool as Bool?))
      file.expect(limits.center, vector.expected["mean"], vector.id)
      file.expect(limits.center - limits.reach, vector.expected["lpl"], vector.id)
      file.expect(limits.center + limits.reach, vector.expected["upl"], vector.id)

      let hits = runRules(
        values: y, center: limits.center, halfWidths: Array(repeating: limits.reach, count: y.count))
      let signals = hits.map { hit in hit.map { Signal(isHigh: $0.isHigh, direction: direction) } ?? .common }
      #expect(hits.map(name) == vector.expected["type"]?.array?.compactMap(\.string), "\(vector.id)")
      #expect(signals.map(name) == vector.expected["point"]?.array?.compactMap(\.string), "\(vector.id)")
      #expect(signals.last.map(name) == vector.expected["variation"]?.string, "\(vector.id)")
      let assurance = Assurance(
        limits: Interval(lower: limits.center - limits.reach, upper: limits.center + limits.reach),
        target: vector.inputs["target"]?.number, direction: direction)
      #expect(name(assurance) == vector.expected["assurance"]?.string, "\(vector.id)")
    }
    #expect(file.vectors.count == 18)
  }

  @Test("normalised individuals and the classical attribute charts")
  func attributes() throws {
    let file = try Oracle.load("attribute_charts")
    var ran: [String: Int] = [:]
    for vector in file.vectors {
      let chart = try #require(vector.inputs["chart"]?.string)
      let y = try #require(vector.inputs["y"]).numbers
      let n = vector.inputs["n"]?.numbers ?? y.map { _ in 1 }
      let (center, three, two) = try limits(chart, y, n)
      for index in y.indices {
        func expected(_ name: String) -> JSON? { vector.expected[name]?.array?[index] }
        let id = "\(vector.id)[\(index)]"
        file.expect(y[index] / n[index], expected("y"), id)
        file.expect(center, expected("cl"), id)
        file.expect(three[index].lower, expected("lcl"), id)
        file.expect(three[index].upper, expected("ucl"), id)
        file.expect(two[index].lower, expected("lcl95"), id)
        file.expect(two[index].upper, expected("ucl95"), id)
      }
      ran[chart, default: 0] += 1
    }
    #expect(ran == ["p": 4, "pp": 3, "u": 1, "i": 1, "ip": 5])
  }

  private func limits(
    _ chart: String, _ y: [Double], _ n: [Double]
  ) throws -> (center: Double, three: [Interval], two: [Interval]) {
    func around(_ center: Double, _ halves: [Double]) -> [Interval] {
      halves.map { Interval(lower: center - $0, upper: center + $0) }
    }
    switch chart {
    case "ip":
      let limits = ProcessLimits.normalised(numerators: y, denominators: n, isScreened: false)
      let halves = n.map { limits.reach / $0.squareRoot() }
      return (limits.center, around(limits.center, halves), around(limits.center, halves.map { $0 * 2 / 3 }))
    case "i":
      // The library divides by d₂ = 1.128 where the product has the rounded factor 2.66.
      let limits = ProcessLimits.xmr(y, isScreened: false, factor: 3 / 1.128)
      let halves = y.map { _ in limits.reach }
      return (limits.center, around(limits.center, halves), around(limits.center, halves.map { $0 * 2 / 3 }))
    default:
      let kind = try #require(AttributeChart(rawValue: chart))
      let three = kind.limits(numerators: y, denominators: n)
      return (three.center, three.limits, kind.limits(numerators: y, denominators: n, deviations: 2).limits)
    }
  }

  private func direction(_ improvement: String?) -> Direction {
    switch improvement {
    case "increase": .higherIsBetter
    case "decrease": .lowerIsBetter
    default: improvement == "neutral" ? .guarded : .none
    }
  }

  private func name(_ hit: RuleHit?) -> String {
    guard let hit else { return "Common Cause" }
    return switch hit.rule {
    case .outsideLimits: hit.isHigh ? "Above UCL" : "Below LCL"
    case .trend: "7 Point Trend (\(hit.isHigh ? "Increasing" : "Decreasing"))"
    case .twoInThree: "2 in 3 \(hit.isHigh ? "Above" : "Below") CL"
    case .shift: "7 Points \(hit.isHigh ? "Above" : "Below") CL"
    }
  }

  private func name(_ signal: Signal) -> String {
    switch signal {
    case .common: "common_cause"
    case .improvement: "special_cause_improvement"
    case .concern: "special_cause_concern"
    case .neutralHigh: "special_cause_neutral_high"
    case .neutralLow: "special_cause_neutral_low"
    }
  }

  private func name(_ assurance: Assurance) -> String? {
    switch assurance {
    case .pass: "consistent_pass"
    case .fail: "consistent_fail"
    case .hitOrMiss: "inconsistent"
    case .none: nil
    }
  }
}
