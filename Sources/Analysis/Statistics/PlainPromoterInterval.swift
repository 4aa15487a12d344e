import Metrics

/// The textbook (Wald) 95 % interval of a net promoter score, kept to check the product's own against.
///
/// (P−D)/n ± z·√((p + d − (p−d)²)/n). It has no width when all answers are of one kind. `nil` without answers.
package func plainPromoterInterval(detractors: Int, passives: Int, promoters: Int) -> Interval? {
  let n = Double(detractors + passives + promoters)
  guard n > 0 else { return nil }
  let (low, high) = (Double(detractors) / n, Double(promoters) / n)
  let score = high - low
  let half = Normal.z95 * (max(0, high + low - score * score) / n).squareRoot()
  return Interval(lower: score - half, upper: score + half)
}
