import Metrics

/// Separates how mild reviewers are from how good people are (methods.md §7.1).
struct ReviewerComparer {
  /// A difference of fewer points is not worth a talk.
  static let leastEffect = 0.03

  private let agents: [String]
  private let reviewers: [String]
  private let cells: TwoWayCells
  private let correction: ReviewerCorrection
  private let tenure: [String: TenureBand]

  init(_ dataset: Dataset) {
    let whole = dataset.reviews.filter(\.item.isEmpty)
    agents = Set(whole.map(\.agent)).sorted()
    reviewers = Set(whole.map(\.reviewer)).sorted()
    let agentPlaces = Dictionary(uniqueKeysWithValues: agents.enumerated().map { ($1, $0) })
    let reviewerPlaces = Dictionary(uniqueKeysWithValues: reviewers.enumerated().map { ($1, $0) })
    cells = TwoWayCells(
      rows: agents.count, columns: reviewers.count,
      cells: whole.compactMap { review in
        guard review.n > 0, let row = agentPlaces[review.agent], let column = reviewerPlaces[review.reviewer] else {
          return nil
        }
        let moments = Moments(n: review.n, sum: review.score, sumOfSquares: review.scoreSquared)
        return TwoWayCells.Cell(
          row: row, column: column, n: Double(review.n), mean: Double(review.score) / Double(review.n) / 10_000,
          squares: moments.squaredDeviations / 1e8)
      })
    correction = ReviewerCorrection(cells)
    tenure = TenureBand.bands(dataset)
  }

  /// Of the largest part that can be told apart; `nil` where there is none.
  private var main: (part: ReviewerCorrection.Part, model: ReviewerModel)? {
    correction.parts.compactMap { part in
      if case .fitted(let model) = part.outcome { (part, model) } else { nil }
    }.max { $0.part.agents.count < $1.part.agents.count }
  }

  var assessment: ReviewerAssessment? {
    guard let (part, model) = main else { return nil }
    var evaluations = Array(repeating: 0.0, count: reviewers.count)
    var people = Array(repeating: 0, count: reviewers.count)
    for cell in cells.cells {
      evaluations[cell.column] += cell.n
      people[cell.column] += 1
    }
    let effects = zip(part.reviewers, model.reviewers).map { column, effect in
      let half = Normal.z95 * effect.errorVariance.squareRoot()
      let isShown = correction.isReviewerShown[column]
      return ReviewerEffect(
        reviewer: reviewers[column], evaluations: Int(evaluations[column]), people: people[column],
        effect: effect.value, interval: Interval(lower: effect.value - half, upper: effect.value + half),
        isShown: isShown,
        isApart: isShown && abs(effect.value) > half && abs(effect.value) >= ReviewerComparer.leastEffect)
    }
    return ReviewerAssessment(
      reviewers: effects.sorted { $0.reviewer < $1.reviewer }, betweenPeople: model.variances.agent,
      betweenReviewers: model.variances.reviewer, error: model.variances.error,
      plan: EvaluationPlan.table(model.variances).map {
        .init(reviewers: $0.reviewers, forHalf: $0.evaluations[0], forSeven: $0.evaluations[1])
      }, separateGroups: correction.parts.count)
  }

  /// Why there is no assessment; `nil` where there is one or nothing was scored.
  var gap: ReviewerGap? {
    guard main == nil, !reviewers.isEmpty else { return nil }
    return reviewers.count == 1 ? .oneReviewer : .nobodyInCommon
  }

  /// How mild each reviewer is, to correct single items by; 0 where nothing is known.
  var mildness: [String: Double] {
    guard let (part, model) = main else { return [:] }
    return Dictionary(
      zip(part.reviewers, model.reviewers).map { (reviewers[$0], $1.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The QA score of each person with the average reviewer.
  var comparison: FairComparison? {
    guard let (part, model) = main else { return nil }
    let mildness = Dictionary(
      zip(part.reviewers, model.reviewers.map(\.value)), uniquingKeysWith: { first, _ in first })
    let places = Dictionary(part.agents.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let people = agents.indices.map { agent in
      person(agent, model, place: places[agent], mildness)
    }
    return FairComparison(
      key: MetricKey("qa_score", "mean"), people: people, overall: model.intercept, queues: [])
  }

  private func person(
    _ agent: Int, _ model: ReviewerModel, place: Int?, _ mildness: [Int: Double]
  ) -> FairMeasure {
    let own = cells.cells[cells.starts[agent]..<cells.starts[agent + 1]]
    let n = own.reduce(0) { $0 + $1.n }
    let raw = own.reduce(0) { $0 + $1.n * $1.mean } / max(n, 1)
    var found = FairMeasure(
      agent: agents[agent], window: .twelveMonths, n: Int(n), raw: n > 0 ? raw : nil,
      isNewcomer: tenure[agents[agent]] == .newcomer)
    guard n >= 3 else { return found }
    found.state = .value
    guard let place, model.variances.agent > 0 else { return found }
    let effect = model.agents[place]
    found.adjusted = clamped(raw - own.reduce(0) { $0 + $1.n * (mildness[$1.column] ?? 0) } / n)
    found.shrunk = clamped(model.intercept + effect.value)
    let half = Normal.z95 * effect.errorVariance.squareRoot()
    found.interval = Interval(
      lower: clamped(model.intercept + effect.value - half), upper: clamped(model.intercept + effect.value + half))
    let reliability = min(1, max(0, 1 - effect.errorVariance / model.variances.agent))
    found.reliability = reliability
    (found.cohortMean, found.cohortDeviation) = (model.intercept, model.variances.agent.squareRoot())
    // One reviewer's severity could be the person's.
    guard correction.reviewersOfAgent[agent] >= 2, reliability >= CaseMixComparer.compareReliability,
      !found.isNewcomer
    else { return found }
    found.state = reliability >= CaseMixComparer.bandReliability ? .band : .compare
    found.standing = FairMeasure.Standing(
      ShrunkEffect(value: effect.value, standardError: effect.errorVariance.squareRoot(), reliability: reliability),
      mean: 0)
    return found
  }

  private func clamped(_ share: Double) -> Double { min(1, max(0, share)) }
}
