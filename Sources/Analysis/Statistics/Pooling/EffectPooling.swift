/// The normal model of values that differ truly (variance τ²) and by chance (known variance v of each).
///
/// μ = Σwy/Σw with w = 1/(v + τ²). In the unit of the values.
package struct EffectPooling: Hashable, Sendable {
  /// τ², in squared units.
  package var betweenVariance: Double
  /// μ.
  package var mean: Double
  /// Of μ: 1/√Σw.
  package var standardError: Double
  /// Cochran's Q = Σ(y − μ₀)²/v, where μ₀ weighs by 1/v alone.
  package var heterogeneity: Double
  /// I²: the share of the spread that is not chance, from 0 to 1 (Higgins and Thompson 2002).
  package var inconsistency: Double

  /// Pools with a given τ²; `nil` without values, or where a variance is not positive.
  package init?(values: [Double], variances: [Double], betweenVariance: Double) {
    guard !values.isEmpty, values.count == variances.count, variances.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    self.betweenVariance = betweenVariance
    let pooled = weighted(values, variances, betweenVariance)
    mean = pooled.mean
    standardError = 1 / pooled.weight.squareRoot()
    let chance = weighted(values, variances, 0)
    heterogeneity = chance.spread
    let typical = Double(values.count - 1) * chance.weight / (chance.weight * chance.weight - chance.squaredWeights)
    inconsistency = betweenVariance > 0 && typical > 0 ? betweenVariance / (betweenVariance + typical) : 0
  }

  /// Estimates τ² and pools; `nil` as with a given τ².
  ///
  /// - Parameter floor: what τ² is raised to, so that one calm half-year does not make all people equal.
  package init?(
    values: [Double], variances: [Double], estimator: BetweenVarianceEstimator = .pauleMandel, floor: Double = 0
  ) {
    guard let first = EffectPooling(values: values, variances: variances, betweenVariance: 0) else { return nil }
    let estimate = estimator.estimate(values, variances, heterogeneity: first.heterogeneity)
    self.init(values: values, variances: variances, betweenVariance: max(estimate, floor))
  }

  /// One value pulled towards the mean: B = v/(v+τ²), value Bμ + (1−B)y, SE = √((1−B)v + B²/Σw), λ = 1 − B.
  package func shrunk(value: Double, variance: Double) -> ShrunkEffect {
    let pull = variance / (variance + betweenVariance)
    return ShrunkEffect(
      value: pull * mean + (1 - pull) * value,
      standardError: ((1 - pull) * variance + pull * pull * standardError * standardError).squareRoot(),
      reliability: 1 - pull)
  }
}

/// A value after pooling, in the unit of the values.
package struct ShrunkEffect: Hashable, Sendable {
  package var value: Double
  /// With the uncertainty of the mean.
  package var standardError: Double
  /// λ, from 0 (the mean alone) to 1 (the own value alone).
  package var reliability: Double
}

/// How τ² is estimated.
package enum BetweenVarianceEstimator: Hashable, Sendable {
  /// The τ² at which Σ(y − μ)²/(v + τ²) is what chance gives, k − 1 (Paule and Mandel 1982).
  ///
  /// It errs less than the other where the variances differ much.
  case pauleMandel
  /// In one step from Q (DerSimonian and Laird 1986), kept to check the first against.
  case derSimonianLaird

  /// 0 where the values differ no more than chance lets them.
  func estimate(_ values: [Double], _ variances: [Double], heterogeneity: Double) -> Double {
    let freedom = Double(values.count - 1)
    guard heterogeneity > freedom else { return 0 }
    switch self {
    case .pauleMandel:
      var bound = variances.max() ?? 1
      while weighted(values, variances, bound).spread > freedom, bound < 1e300 { bound *= 2 }
      return bisect(from: 0, to: bound) { weighted(values, variances, $0).spread > freedom }
    case .derSimonianLaird:
      let sums = weighted(values, variances, 0)
      return (heterogeneity - freedom) / (sums.weight - sums.squaredWeights / sums.weight)
    }
  }
}

/// The weighted mean, Σw, Σw² and Σw(y − mean)² with w = 1/(v + τ²).
private func weighted(
  _ values: [Double], _ variances: [Double], _ betweenVariance: Double
) -> (mean: Double, weight: Double, squaredWeights: Double, spread: Double) {
  var (weight, squares, sum, spread) = (CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum())
  for index in values.indices {
    let w = 1 / (variances[index] + betweenVariance)
    weight.add(w)
    squares.add(w * w)
    sum.add(w * values[index])
  }
  let mean = sum.value / weight.value
  for index in values.indices {
    let difference = values[index] - mean
    spread.add(difference * difference / (variances[index] + betweenVariance))
  }
  return (mean, weight.value, squares.value, spread.value)
}
