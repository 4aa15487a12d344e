/// How well several raters agree who all scored the same targets: the six correlations of Shrout and Fleiss,
/// Psychological Bulletin 86 (1979) 420.
///
/// From mean squares of targets, raters, error and within targets. Each is at most 1 and can be negative; `nil` where
/// there is no spread to judge by.
package struct RaterAgreement: Hashable, Sendable {
  /// ICC(1,1): each target by raters of its own.
  package var oneWay: Double?
  /// ICC(2,1): the same raters, seen as a sample of all; severity counts as disagreement.
  package var sampledRaters: Double?
  /// ICC(3,1): these raters only; severity does not count.
  package var fixedRaters: Double?
  /// The same for the average of all k raters: ICC(1,k), ICC(2,k) and ICC(3,k).
  package var oneWayAverage: Double?
  package var sampledRatersAverage: Double?
  package var fixedRatersAverage: Double?

  /// - Parameter scores: a row a target, a column a rater, without holes.
  /// - Returns: `nil` for fewer than 2 targets or raters.
  package init?(_ scores: [[Double]]) {
    guard let first = scores.first, scores.count > 1, first.count > 1,
      scores.allSatisfy({ $0.count == first.count })
    else { return nil }
    let (n, k) = (Double(scores.count), Double(first.count))
    let rowMeans = scores.map(\.average)
    let columnMeans = first.indices.map { column in scores.map { $0[column] }.average }
    let mean = rowMeans.average
    var (within, error) = (CompensatedSum(), CompensatedSum())
    for (row, rowMean) in zip(scores, rowMeans) {
      within.add(row.squaresAbout(rowMean))
      for (score, columnMean) in zip(row, columnMeans) {
        let rest = score - rowMean - columnMean + mean
        error.add(rest * rest)
      }
    }
    let targets = k * rowMeans.squaresAbout(mean) / (n - 1)
    let raters = n * columnMeans.squaresAbout(mean) / (k - 1)
    let residual = error.value / ((n - 1) * (k - 1))
    let inside = within.value / (n * (k - 1))

    func ratio(_ above: Double, _ below: Double) -> Double? { below > 0 ? above / below : nil }
    oneWay = ratio(targets - inside, targets + (k - 1) * inside)
    sampledRaters = ratio(targets - residual, targets + (k - 1) * residual + k * (raters - residual) / n)
    fixedRaters = ratio(targets - residual, targets + (k - 1) * residual)
    oneWayAverage = ratio(targets - inside, targets)
    sampledRatersAverage = ratio(targets - residual, targets + (raters - residual) / n)
    fixedRatersAverage = ratio(targets - residual, targets)
  }
}
