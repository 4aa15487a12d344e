/// How dependent the tests may be on each other.
package enum FalseDiscoveryMethod: Hashable, Sendable {
  /// Independent tests, or such that lean the same way (Benjamini and Hochberg, JRSS B 57 (1995) 289).
  case benjaminiHochberg
  /// Any tests, at the price of Σ1/i times larger values (Benjamini and Yekutieli 2001).
  case benjaminiYekutieli
}

/// The share of false alarms to expect when all tests with this p or a smaller one are reported, one a test.
///
/// q of the j-th smallest of m is the smallest of p·m/j over it and all larger p, at most 1. Report those with q up to
/// the share that is acceptable.
/// - Parameter p: from 0 to 1, in any order.
package func falseDiscoveryRates(
  _ p: [Double], method: FalseDiscoveryMethod = .benjaminiHochberg
) -> [Double] {
  let m = Double(p.count)
  let factor =
    method == .benjaminiHochberg ? 1 : stride(from: m, to: 0, by: -1).reduce(0) { $0 + 1 / $1 }
  var rates = Array(repeating: 1.0, count: p.count)
  var smallest = 1.0
  let descending = p.indices.sorted { (p[$0], $0) > (p[$1], $1) }
  for (index, position) in descending.enumerated() {
    smallest = min(smallest, factor * m / (m - Double(index)) * p[position])
    rates[position] = smallest
  }
  return rates
}
