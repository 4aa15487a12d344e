import Metrics
import Testing

@testable import Analysis

@Suite("Run rules")
struct RunRuleTests {
  /// Around an average of 0 with limits at ±3.
  private func rules(_ values: [Double]) -> [RuleHit?] {
    runRules(values: values, center: 0, halfWidths: Array(repeating: 3, count: values.count))
  }

  @Test("a point on the limit is inside, a point beyond it is not")
  func outside() {
    #expect(rules([0, 3, -3]) == [nil, nil, nil])
    #expect(rules([0, 3.0001, -3.0001]).map { $0?.rule } == [nil, .outsideLimits, .outsideLimits])
  }

  @Test("six points up are no trend, seven are, and all seven are marked")
  func trend() {
    let six = [-1.25, -0.75, -0.25, 0.25, 0.75, 1.25]
    #expect(rules(six).allSatisfy { $0 == nil })
    #expect(rules(six + [1.5]) == Array(repeating: RuleHit(rule: .trend, isHigh: true), count: 7))
    #expect(rules((six + [1.5]).map { -$0 }).last == RuleHit(rule: .trend, isHigh: false))
  }

  @Test("a tie breaks a trend")
  func tie() {
    #expect(rules([-1.25, -0.75, -0.25, -0.25, 0.25, 0.75, 1.25, 1.5]).allSatisfy { $0 == nil })
  }

  @Test("where a rise meets a fall the later trend names the peak")
  func join() {
    let rise = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2]
    let hits = rules(rise + rise.dropLast().reversed())
    #expect(hits.map { $0?.isHigh } == Array(repeating: true, count: 6) + Array(repeating: false, count: 7))
  }

  @Test("seven points on one side are a shift, six are not")
  func shift() {
    let seven = [1, 1.2, 1, 1.2, 1, 1.2, 1]
    #expect(rules([-1] + seven.dropLast() + [-1]).allSatisfy { $0 == nil })
    #expect(rules([-1] + seven).dropFirst().allSatisfy { $0 == RuleHit(rule: .shift, isHigh: true) })
    #expect(rules([-1] + seven).first == .some(nil))
  }

  @Test("a point on the average breaks a shift")
  func onTheAverage() { #expect(rules([1, 1.2, 1, 0, 1.2, 1, 1.2, 1]).allSatisfy { $0 == nil }) }

  @Test("two of three near one limit mark only the near points")
  func twoInThree() {
    #expect(rules([0, 2.5, 1, 2.5, 0]).map { $0?.rule } == [nil, .twoInThree, nil, .twoInThree, nil])
    #expect(rules([0, 2.5, -1, 2.5, 0]).allSatisfy { $0 == nil })
    #expect(rules([0, 2.5, 0, 2.5, 0]).allSatisfy { $0 == nil })
    #expect(rules([0, 2, 1, 2, 0]).allSatisfy { $0 == nil })
  }

  @Test("outside the limits goes before a trend")
  func precedence() {
    #expect(rules([-1.2, -0.8, -0.4, 0, 0.4, 0.8, 3.5]).last == RuleHit(rule: .outsideLimits, isHigh: true))
  }

  @Test("few values raise nothing", arguments: 0..<3)
  func few(count: Int) { #expect(rules(Array(repeating: 0.5, count: count)).allSatisfy { $0 == nil }) }
}

@Suite("Icons")
struct IconTests {
  private let limits = Interval(lower: 10, upper: 20)

  @Test("assurance compares the usual range with the target, and a target on a limit is hit or miss")
  func assurance() {
    func state(_ target: Double, _ direction: Direction) -> Assurance {
      Assurance(limits: limits, target: target, direction: direction)
    }
    #expect(state(9, .higherIsBetter) == .pass && state(21, .higherIsBetter) == .fail)
    #expect(state(9, .lowerIsBetter) == .fail && state(21, .lowerIsBetter) == .pass)
    for target in [10.0, 15, 20] {
      #expect(state(target, .higherIsBetter) == .hitOrMiss && state(target, .lowerIsBetter) == .hitOrMiss)
    }
    #expect(state(15, .guarded) == .none && state(15, .none) == .none)
    #expect(Assurance(limits: nil, target: 15, direction: .higherIsBetter) == .none)
    #expect(Assurance(limits: limits, target: nil, direction: .higherIsBetter) == .none)
  }

  @Test("the target state follows the interval")
  func targetState() {
    func state(_ target: Double?, _ direction: Direction, _ interval: Interval?) -> TargetState {
      let measurement = Measurement(value: 15, numerator: 15, denominator: 1, n: 1, interval: interval)
      return TargetState(.measured(measurement), target: target, direction: direction)
    }
    #expect(state(9, .higherIsBetter, limits) == .met && state(21, .higherIsBetter, limits) == .notMet)
    #expect(state(9, .lowerIsBetter, limits) == .notMet && state(21, .lowerIsBetter, limits) == .met)
    #expect(state(12, .higherIsBetter, limits) == .unclear && state(10, .higherIsBetter, limits) == .unclear)
    #expect(state(12, .higherIsBetter, nil) == .unclear)
    #expect(state(12, .guarded, limits) == .none && state(nil, .higherIsBetter, limits) == .none)
    #expect(TargetState(.missing(.noRows), target: 12, direction: .higherIsBetter) == .none)
  }

  @Test("a direction gives a special cause its meaning")
  func signals() {
    #expect(Signal(isHigh: true, direction: .higherIsBetter) == .improvement)
    #expect(Signal(isHigh: true, direction: .lowerIsBetter) == .concern)
    #expect(Signal(isHigh: true, direction: .guarded) == .neutralHigh)
    #expect(Signal(isHigh: false, direction: .none) == .neutralLow)
  }
}
