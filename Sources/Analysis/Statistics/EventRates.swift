import Metrics

/// The 95 % interval of a small count: exact Poisson below 10, Byar's approximation from 10.
///
/// Exact: ½χ²(α/2, 2O) and ½χ²(1−α/2, 2O+2), lower end 0 at O = 0. Byar: O(1 − 1/9O − z/3√O)³ and
/// (O+1)(1 − 1/9(O+1) + z/3√(O+1))³. The change at 10 follows the convention of English public health statistics.
package func poissonInterval(_ events: Int) -> Interval {
  let observed = Double(events)
  guard events >= 10 else {
    return Interval(
      lower: events == 0 ? 0 : ChiSquare.quantile(0.025, df: 2 * observed) / 2,
      upper: ChiSquare.quantile(0.975, df: 2 * observed + 2) / 2)
  }
  func byar(_ count: Double, _ z: Double) -> Double {
    let root = 1 - 1 / (9 * count) + z / (3 * count.squareRoot())
    return count * root * root * root
  }
  return Interval(lower: byar(observed, -Normal.z95), upper: byar(observed + 1, Normal.z95))
}

/// The adjusted Wald interval of a net promoter score, from −1 to 1 before clamping.
///
/// ¾, 1½ and ¾ pseudo-answers are added to detractors, passives and promoters (Rocks, The American Statistician 2016).
package func promoterInterval(detractors: Int, passives: Int, promoters: Int) -> Interval {
  let n = Double(detractors + passives + promoters) + 3
  let (low, high) = (Double(detractors) + 0.75, Double(promoters) + 0.75)
  let score = (high - low) / n
  let half = Normal.z95 * (((high + low) / n - score * score) / n).squareRoot()
  return Interval(lower: score - half, upper: score + half)
}
