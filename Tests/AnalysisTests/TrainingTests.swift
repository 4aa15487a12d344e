import Testing

@testable import Analysis

@Suite("Training")
struct TrainingTests {
  private func changes(_ count: Int, _ random: inout Random, shift: Double = 0) -> [Double] {
    (0..<count).map { _ in shift + 5 * random.normal() }
  }

  @Test("the order of agents changes no bit, of complete choices and of drawn ones", arguments: 1...10)
  func order(seed: UInt64) throws {
    for (one, two) in [(6, 8), (12, 30)] {
      var random = Random(seed)
      let (trained, others) = (changes(one, &random), changes(two, &random))
      let effect = try #require(TrainingEffect(trained: trained, others: others, seed: 5))
      #expect(effect.standing.isComplete == (one == 6))
      let (first, second) = (trained.shuffled(using: &random), others.shuffled(using: &random))
      #expect(TrainingEffect(trained: first, others: second, seed: 5) == effect, "seed \(seed)")
      // The other way round the difference has the other sign and is as likely.
      let turned = try #require(TrainingEffect(trained: others, others: trained, seed: 5))
      #expect(turned.standing == effect.standing && abs(turned.difference + effect.difference) < 1e-12)
    }
  }

  @Test("drawn choices come near all of them")
  func drawn() throws {
    var random = Random(11)
    let (trained, others) = (changes(9, &random, shift: 3), changes(11, &random))
    // 167,960 choices of nine are all looked at; with one more on each side they are drawn.
    let complete = try #require(TrainingEffect(trained: trained, others: others, seed: 1))
    #expect(complete.standing.isComplete && complete.standing.total == 167_960)
    let more = try #require(TrainingEffect(trained: trained + [3], others: others + [0], seed: 1))
    #expect(!more.standing.isComplete && more.standing.total == 10_000)
    let welch = try #require(more.welch)
    #expect(abs(more.standing.p - welch.p) < 0.03)
    #expect(TrainingEffect(trained: trained + [3], others: others + [0], seed: 1) == more)
  }

  @Test("no training effect is called one in about a twentieth of sites")
  func falsePositives() throws {
    var random = Random(20_261_123)
    var found = 0
    for _ in 0..<300 {
      let (trained, others) = (changes(6, &random), changes(9, &random))
      let effect = try #require(TrainingEffect(trained: trained, others: others, seed: 1))
      if effect.standing.p <= 0.05 { found += 1 }
    }
    #expect((6...24).contains(found), "\(found) of 300")
  }

  @Test("agents chosen for a bad month seem no better than chance once that month is left out")
  func selection() throws {
    var random = Random(8)
    var (found, naive) = (0, 0)
    for _ in 0..<300 {
      // 16 agents whose true levels differ as much as their months; the five worst of the last month are trained.
      let agents = (0..<16).map { _ in
        let level = 5 * random.normal()
        return (1...7).map { _ in level + 5 * random.normal() }
      }.sorted { $0[3] < $1[3] }
      let before = agents.map { ($0[0] + $0[1] + $0[2]) / 3 }
      let after = agents.map { ($0[4] + $0[5] + $0[6]) / 3 }
      func isCalled(_ start: [Double]) throws -> Bool {
        let changes = zip(start, after).map { $1 - $0 }
        let effect = TrainingEffect(trained: Array(changes.prefix(5)), others: Array(changes.dropFirst(5)), seed: 1)
        return try #require(effect).standing.p <= 0.05
      }
      if try isCalled(before) { found += 1 }
      if try isCalled(agents.map { $0[3] }) { naive += 1 }
    }
    #expect((6...24).contains(found), "\(found) of 300")
    #expect(naive > 75, "\(naive) of 300")
  }

  @Test("groups of one, or of none, or without any change")
  func edges() throws {
    #expect(TrainingEffect(trained: [], others: [1], seed: 1) == nil)
    let one = try #require(TrainingEffect(trained: [2], others: [1], seed: 1))
    #expect(one.difference == 1 && one.welch == nil && one.standing.total == 2 && one.standing.p == 1)
    let still = try #require(TrainingEffect(trained: [0, 0], others: [0, 0, 0], seed: 1))
    #expect(still.standing.p == 1 && still.welch == nil)
  }

  @Test("the months that led to the choice and the month of the training do not count")
  func window() throws {
    let window = TrainingWindow(trainingIn: 10)
    #expect(window.before == 5..<8 && window.selection == 8..<10 && window.after == 11..<14)
    #expect(TrainingWindow(trainingIn: 10, selection: 3).before == 4..<7)
    func month(_ month: Int, _ value: Double, n: Int = 10) -> TrainingWindow.Month {
      TrainingWindow.Month(month: month, numerator: value * Double(n), denominator: Double(n), n: n)
    }
    let all = (4...14).map { month($0, $0 < 8 ? 1 : $0 < 11 ? 99 : 3) }
    let sides = try #require(window.sides(all, leastCount: 20))
    #expect(sides == TrainingWindow.Sides(before: 1, after: 3, selection: 99) && sides.change == 2)
    // A ratio of sums: the month with more contacts weighs more.
    let uneven = [month(5, 1, n: 30), month(6, 5, n: 10), month(11, 3), month(12, 3)]
    #expect(window.sides(uneven, leastCount: 20) == TrainingWindow.Sides(before: 2, after: 3))
    #expect(window.sides(uneven, leastCount: 21) == nil)
    #expect(window.sides([month(5, 1), month(11, 3), month(12, 3)], leastCount: 1) == nil)
    #expect(window.sides([month(5, 1), month(5, 1), month(11, 3), month(12, 3)], leastCount: 1) == nil)
    #expect(window.sides([month(5, 1), month(6, 1, n: 0), month(11, 3), month(12, 3)], leastCount: 1) == nil)
  }

  private func sides(_ count: Int, _ random: inout Random, gain: Double, level: Double = 75) -> [TrainingWindow.Sides] {
    (0..<count).map { _ in
      let quality = level + 5 * random.normal()
      return TrainingWindow.Sides(
        before: quality + 2 * random.normal(), after: quality + gain + 2 * random.normal(),
        selection: quality + 2 * random.normal())
    }
  }

  private func verdict(_ trained: [TrainingWindow.Sides], _ others: [TrainingWindow.Sides], p: Double? = nil) throws
    -> TrainingVerdict
  {
    let effect = try #require(TrainingEffect(trained: trained.map(\.change), others: others.map(\.change), seed: 1))
    let regression = TrainingRegression(trained.map { ($0, true) } + others.map { ($0, false) })
    return TrainingVerdict(trained: trained, others: others, effect: effect, secondOpinion: regression, adjusted: p)
  }

  @Test("what may be said: too few, not alike, an effect, none")
  func verdicts() throws {
    var random = Random(2)
    let (trained, others) = (sides(10, &random, gain: 8), sides(15, &random, gain: 0))
    guard case .effect(let size) = try verdict(trained, others) else {
      Issue.record("a gain of 8 is not seen")
      return
    }
    #expect(size > 5 && size < 11)
    #expect(try verdict(trained, others, p: 0.2) == .noEffectSeen)
    #expect(try verdict(Array(trained.prefix(4)), others) == .tooFew)
    #expect(try verdict(trained, Array(others.prefix(4))) == .tooFew)
    #expect(try verdict(trained, sides(15, &random, gain: 0, level: 95)) == .notAlike)
  }

  @Test("two ways of reckoning that disagree leave the question open")
  func inconclusive() throws {
    var random = Random(2)
    let (trained, others) = (sides(10, &random, gain: 8), sides(15, &random, gain: 0))
    let effect = try #require(TrainingEffect(trained: trained.map(\.change), others: others.map(\.change), seed: 1))
    var second = try #require(TrainingRegression(trained.map { ($0, true) } + others.map { ($0, false) }))
    func judged() -> TrainingVerdict {
      TrainingVerdict(trained: trained, others: others, effect: effect, secondOpinion: second)
    }
    #expect(judged() != .inconclusive)
    second.effect = -0.1
    #expect(judged() == .inconclusive)
    second.effect = try #require(effect.welch).interval.upper + 0.1
    #expect(judged() == .inconclusive)
  }

  @Test("a regression needs agents, both groups and columns that differ; units do not matter")
  func regression() throws {
    var random = Random(6)
    let agents = sides(6, &random, gain: 4).map { ($0, true) } + sides(9, &random, gain: 0).map { ($0, false) }
    let found = try #require(TrainingRegression(agents))
    let minutes = try #require(
      TrainingRegression(
        agents.map { sides, isTrained in
          let selection = sides.selection.map { $0 / 60 }
          return (
            TrainingWindow.Sides(before: sides.before / 60, after: sides.after / 60, selection: selection), isTrained
          )
        }))
    #expect(abs(minutes.effect * 60 - found.effect) < 1e-9 && abs(minutes.p - found.p) < 1e-9)
    #expect(TrainingRegression(Array(agents.prefix(4))) == nil)
    #expect(TrainingRegression(agents.map { ($0.0, true) }) == nil)
    let same = agents.map { sides, isTrained in
      (TrainingWindow.Sides(before: sides.before, after: sides.after, selection: sides.before), isTrained)
    }
    #expect(TrainingRegression(same) == nil)
  }
}
