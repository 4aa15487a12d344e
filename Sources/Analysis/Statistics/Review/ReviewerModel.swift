/// The scores of evaluations as μ + agent + reviewer + error, agents and reviewers seen as samples.
///
/// Effects are best linear unbiased predictions: pulled towards 0 by as much as they are uncertain.
package struct ReviewerModel: Hashable, Sendable {
  package struct Variances: Hashable, Sendable {
    /// σ_a², σ_r² and σ_e², in squared points; the last is above 0.
    package var agent: Double
    package var reviewer: Double
    package var error: Double

    package init(agent: Double, reviewer: Double, error: Double) {
      self.agent = agent
      self.reviewer = reviewer
      self.error = error
    }
  }

  package struct Effect: Hashable, Sendable {
    /// In points; positive for a better agent or a milder reviewer.
    package var value: Double
    /// The variance of its error, in squared points.
    package var errorVariance: Double
  }

  package var intercept: Double
  package var variances: Variances
  /// By row of the table; someone without evaluations has 0 and the variance of all.
  package var agents: [Effect]
  /// By column.
  package var reviewers: [Effect]
  /// Of restricted maximum likelihood, where the variances were estimated.
  package var logLikelihood: Double?

  /// Predicts with given variances (Henderson's mixed-model equations).
  ///
  /// - Returns: `nil` without evaluations or error variance.
  package init?(_ table: TwoWayCells, variances: Variances) {
    guard variances.error > 0, variances.agent >= 0, variances.reviewer >= 0,
      let equations = ReviewerEquations(table),
      let solved = equations.solve(
        (variances.agent / variances.error).squareRoot(), (variances.reviewer / variances.error).squareRoot())
    else { return nil }
    self.init(solved, variances: variances)
  }

  init(_ solved: ReviewerEquations.Solution, variances: Variances) {
    self.variances = variances
    intercept = solved.intercept
    let error = variances.error
    agents = solved.agents.map { Effect(value: $0.value, errorVariance: $0.variance * error) }
    reviewers = solved.reviewers.map { Effect(value: $0.value, errorVariance: $0.variance * error) }
  }
}
