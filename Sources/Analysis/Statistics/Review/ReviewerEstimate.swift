import Foundation

extension ReviewerModel {
  /// Estimates the variances by restricted maximum likelihood, then predicts.
  ///
  /// The criterion is profiled over θ = (σ_a/σ_e, σ_r/σ_e) and made small by four searches from different starts, the
  /// best of which is repeated: σ_e² = RSS/(n − 1). Bates et al., Journal of Statistical Software 67 (2015) 1.
  ///
  /// - Returns: `nil` for fewer than 3 evaluations, or where all scores are equal.
  package init?(estimatedFrom table: TwoWayCells) {
    guard let equations = ReviewerEquations(table), equations.n >= 3, equations.hasVariation else { return nil }
    // The criterion is even in both ratios, so that a search may cross 0, where many smallest values lie.
    func height(_ point: [Double]) -> Double {
      let (agent, reviewer) = (abs(point[0]), abs(point[1]))
      guard max(agent, reviewer) <= ReviewerModel.greatestRatio else { return .infinity }
      return equations.criterion(agent, reviewer)?.value ?? .infinity
    }
    var best = NelderMead.Minimum(point: [0, 0], value: height([0, 0]))
    for start in [[1.0, 1.0], [0.3, 0.3], [2.0, 0.3], [0.3, 2.0]] {
      let found = NelderMead.minimize(from: start, step: 0.5, height)
      if found.value < best.value { best = found }
    }
    let repeated = NelderMead.minimize(from: best.point, step: 0.1, height)
    if repeated.value < best.value { best = repeated }
    // A ratio that is 0 but for the end of the search is 0.
    for axis in 0...1 {
      var point = best.point
      point[axis] = 0
      let value = height(point)
      if value <= best.value + 1e-9 { best = NelderMead.Minimum(point: point, value: value) }
    }
    let (agent, reviewer) = (abs(best.point[0]), abs(best.point[1]))
    guard let parts = equations.criterion(agent, reviewer), let solved = equations.solve(agent, reviewer)
    else { return nil }
    let freedom = equations.n - 1
    let error = parts.rest / freedom
    self.init(
      solved,
      variances: Variances(agent: agent * agent * error, reviewer: reviewer * reviewer * error, error: error))
    logLikelihood = -0.5 * (parts.logDeterminant + freedom * (1 + log(2 * Double.pi * error)))
  }

  /// Of the spreads to that of errors: past it the scores leave no error to speak of.
  private static let greatestRatio = 1e3
}
