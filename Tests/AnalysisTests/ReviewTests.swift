import Foundation
import Testing

@testable import Analysis

@Suite("Reviewers")
struct ReviewTests {
  private typealias Scores = [(row: Int, column: Int, value: Double)]

  private func scores(_ seed: UInt64, agents: Int, reviewers: Int, each: Int, spread: Double = 4) -> Scores {
    var random = Random(seed)
    let quality = (0..<agents).map { _ in 5 * random.normal() }
    let mildness = (0..<reviewers).map { _ in spread * random.normal() }
    return (0..<agents).flatMap { agent in
      (0..<each).map { _ in
        let reviewer = Int(random.uniform() * Double(reviewers))
        return (agent, reviewer, 80 + quality[agent] + mildness[reviewer] + 10 * random.normal())
      }
    }
  }

  private func largest(_ one: [ReviewerModel.Effect], _ two: [ReviewerModel.Effect]) -> Double {
    zip(one, two).reduce(0) { max($0, abs($1.0.value - $1.1.value), abs($1.0.errorVariance - $1.1.errorVariance)) }
  }

  @Test("the order of evaluations changes no bit, other numbers for agents no prediction", arguments: 1...10)
  func order(seed: UInt64) throws {
    var random = Random(seed)
    let given = scores(seed, agents: 12, reviewers: 4, each: 6)
    let model = try #require(ReviewerModel(estimatedFrom: TwoWayCells(rows: 12, columns: 4, observations: given)))
    let shuffled = given.shuffled(using: &random)
    #expect(
      ReviewerModel(estimatedFrom: TwoWayCells(rows: 12, columns: 4, observations: shuffled)) == model, "seed \(seed)")
    let names = Array(0..<12).shuffled(using: &random)
    let renamed = given.map { (row: names[$0.row], column: $0.column, value: $0.value) }
    let other = try #require(ReviewerModel(estimatedFrom: TwoWayCells(rows: 12, columns: 4, observations: renamed)))
    #expect(largest(names.map { other.agents[$0] }, model.agents) < 2e-4, "seed \(seed)")
    #expect(abs(other.variances.agent - model.variances.agent) < 2e-4 * (1 + model.variances.agent), "seed \(seed)")
  }

  @Test("more reviewers than agents give the same as the table on its side", arguments: 1...5)
  func transposed(seed: UInt64) throws {
    let table = TwoWayCells(rows: 5, columns: 9, observations: scores(seed, agents: 5, reviewers: 9, each: 20))
    let variances = ReviewerModel.Variances(agent: 20, reviewer: 9, error: 90)
    let turned = ReviewerModel.Variances(agent: 9, reviewer: 20, error: 90)
    let one = try #require(ReviewerModel(table, variances: variances))
    let two = try #require(ReviewerModel(table.transposed, variances: turned))
    #expect(largest(one.agents, two.reviewers) < 1e-9 && largest(one.reviewers, two.agents) < 1e-9)
    #expect(abs(one.intercept - two.intercept) < 1e-9)
  }

  @Test("estimated variances come near the true ones in many evaluations")
  func variances() throws {
    let given = scores(3, agents: 200, reviewers: 10, each: 30)
    let table = TwoWayCells(rows: 200, columns: 10, observations: given)
    var model: ReviewerModel?
    let time = ContinuousClock().measure { model = ReviewerModel(estimatedFrom: table) }
    print("reviewers of \(given.count) evaluations: \(time)")
    let found = try #require(model).variances
    #expect(abs(found.agent - 25) < 8 && abs(found.error - 100) < 6, "\(found)")
    #expect(found.reviewer > 4 && found.reviewer < 40, "\(found)")
    #expect(time < .seconds(30))
  }

  @Test("without a reviewers' variance nothing is corrected, and nobody has an effect without evaluations")
  func noReviewerVariance() throws {
    let table = TwoWayCells(rows: 6, columns: 3, observations: scores(1, agents: 5, reviewers: 3, each: 8))
    let variances = ReviewerModel.Variances(agent: 10, reviewer: 0, error: 50)
    let model = try #require(ReviewerModel(table, variances: variances))
    #expect(model.reviewers.allSatisfy { $0.value == 0 && $0.errorVariance == 0 })
    #expect(model.agents[5].value == 0 && abs(model.agents[5].errorVariance - 10) < 1e-9)
    #expect(ReviewerModel(table, variances: .init(agent: 1, reviewer: 1, error: 0)) == nil)
  }

  @Test("parts without common agents, one reviewer, and equal scores are told apart")
  func correction() throws {
    var given = scores(4, agents: 6, reviewers: 3, each: 9)
    given += [(6, 3, 70), (6, 3, 80), (7, 3, 90), (8, 4, 100), (9, 4, 100), (9, 5, 100)]
    let correction = ReviewerCorrection(TwoWayCells(rows: 10, columns: 6, observations: given))
    #expect(correction.parts.map(\.agents) == [[0, 1, 2, 3, 4, 5], [6, 7], [8, 9]])
    #expect(correction.parts.map(\.reviewers) == [[0, 1, 2], [3], [4, 5]])
    guard case .fitted(let model) = correction.parts[0].outcome else {
      Issue.record("the first part has no model")
      return
    }
    #expect(model.agents.count == 6 && model.reviewers.count == 3)
    #expect(correction.parts[1].outcome == .notSeparable && correction.parts[2].outcome == .noVariation)
    #expect(correction.reviewersOfAgent[6] == 1 && correction.reviewersOfAgent[9] == 2)
    #expect(correction.isReviewerShown == [true, true, true, false, false, false])
  }

  @Test("how many evaluations it takes is what the method's table says")
  func plan() {
    let variances = ReviewerModel.Variances(agent: 25, reviewer: 16, error: 100)
    #expect(
      EvaluationPlan.table(variances).map(\.evaluations) == [[12, nil], [6, 37], [6, 19], [5, 15]])
    for reviewers in 2...4 {
      for (target, needed) in zip([0.5, 0.7], EvaluationPlan.table(variances)[reviewers - 1].evaluations) {
        guard let needed, needed > reviewers else { continue }
        let enough = EvaluationPlan.reliability(variances, evaluations: needed, reviewers: reviewers) ?? 0
        let fewer = EvaluationPlan.reliability(variances, evaluations: needed - 1, reviewers: reviewers) ?? 1
        #expect(enough >= target && fewer < target)
      }
    }
    #expect(EvaluationPlan.reliability(variances, evaluations: 0, reviewers: 1) == nil)
  }

  /// α straight from its definition: coincidences and a distance for each pair of scores.
  private func alphaByCoincidences(_ units: [[Double]], _ level: KrippendorffAlpha.Level) -> Double? {
    let units = units.filter { $0.count > 1 }
    let values = Set(units.joined()).sorted()
    let counts = values.map { value in Double(units.joined().count { $0 == value }) }
    func distance(_ c: Int, _ k: Int) -> Double {
      switch level {
      case .nominal: return c == k ? 0 : 1
      case .interval: return (values[c] - values[k]) * (values[c] - values[k])
      case .ratio: return c == k ? 0 : (values[c] - values[k]) * (values[c] - values[k]) / pow(values[c] + values[k], 2)
      case .ordinal:
        let (low, high) = (min(c, k), max(c, k))
        let steps = counts[low...high].reduce(0, +) - (counts[c] + counts[k]) / 2
        return steps * steps
      }
    }
    var (observed, expected) = (0.0, 0.0)
    for unit in units {
      for (i, one) in unit.enumerated() {
        for (j, two) in unit.enumerated() where i != j {
          guard let c = values.firstIndex(of: one), let k = values.firstIndex(of: two) else { continue }
          observed += distance(c, k) / Double(unit.count - 1)
        }
      }
    }
    for c in values.indices {
      for k in values.indices { expected += counts[c] * counts[k] * distance(c, k) }
    }
    return expected > 0 ? 1 - (counts.reduce(0, +) - 1) * observed / expected : nil
  }

  @Test("α is what its definition by coincidences gives", arguments: 1...10)
  func alpha(seed: UInt64) throws {
    var random = Random(seed)
    var units: [[Double]] = []
    for _ in 0..<15 {
      let truth = random.uniform() * 5
      let count = Int(1 + random.uniform() * 5)
      units.append((0..<count).map { _ in max(0, (truth + random.normal()).rounded()) })
    }
    for level in [KrippendorffAlpha.Level.nominal, .ordinal, .interval, .ratio] {
      let found = KrippendorffAlpha(units, level: level)
      let expected = try #require(alphaByCoincidences(units, level))
      #expect(abs(try #require(found.alpha) - expected) < 1e-10, "seed \(seed)")
      let other = KrippendorffAlpha(units.map { $0.shuffled(using: &random) }.shuffled(using: &random), level: level)
      #expect(other == found, "seed \(seed)")
      if seed == 1 { #expect(other.interval(seed: 7) == found.interval(seed: 7)) }
    }
  }

  @Test("the interval of α holds it, is the same for the same seed, and needs ten contacts with variation")
  func alphaInterval() throws {
    let units = (0..<20).map { unit in
      let score = unit % 5
      return [Double(score), Double(unit % 7 == 0 ? 4 - score : score)]
    }
    let alpha = KrippendorffAlpha(units, level: .ordinal)
    let interval = try #require(alpha.interval(seed: 1))
    #expect(interval.contains(try #require(alpha.alpha)) && interval.lower < interval.upper && interval.upper <= 1)
    #expect(alpha.interval(seed: 1) == interval && alpha.interval(seed: 2) != interval)
    #expect(KrippendorffAlpha(Array(units.prefix(9)), level: .ordinal).interval(seed: 1) == nil)
    let rare = KrippendorffAlpha(Array(repeating: [1.0, 1], count: 19) + [[0.0, 1]], level: .nominal)
    #expect(rare.alpha != nil && rare.interval(seed: 1) == nil)
    #expect(KrippendorffAlpha([[1, 1], [1, 1]], level: .interval).alpha == nil)
    #expect(KrippendorffAlpha([[1], []], level: .nominal).alpha == nil)
  }

  @Test("two reviewers who gave everything the same score cannot be judged")
  func kappa() {
    #expect(weightedKappa([(1, 1), (1, 1)], categories: 3, weights: .quadratic) == nil)
    #expect(weightedKappa([], categories: 3, weights: .none) == nil)
    #expect(weightedKappa([(0, 2), (2, 0)], categories: 3, weights: .linear) == -1)
    #expect(weightedKappa([(0, 0), (2, 2), (9, 0)], categories: 3, weights: .linear) == 1)
  }
}
