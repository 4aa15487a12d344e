import Metrics

/// How well several reviewers agree who scored the same contacts, with gaps: Krippendorff's α.
///
/// α = 1 − D_o/D_e, 1 for full agreement, 0 for what chance gives. With n_c the number of scores c, the distance of
/// ordered scores is that of their mid-ranks (n below c + n_c/2), so that a squared distance serves for both.
/// K. Krippendorff, Content Analysis, 2004, chapter 11.
package struct KrippendorffAlpha: Hashable, Sendable {
  package enum Level: Hashable, Sendable {
    /// Pass or fail, and other names.
    case nominal
    /// Points of a scale: only their order counts.
    case ordinal
    /// Totals: their distance counts.
    case interval
    /// Amounts: their distance counts as a part of their sum, 0 for two zeros.
    case ratio
  }

  /// Fewer contacts are too few to judge reviewers by.
  package static let leastUnits = 10
  package static let draws = 2_000
  /// The interval is not given when this part of the draws has no variation.
  private static let mostUndefined = 0.05

  /// Up to 1, possibly negative; `nil` where all scores are equal, so that agreement cannot be judged.
  package var alpha: Double?
  /// Contacts with two scores or more; others do not count.
  package var units: Int
  private var level: Level
  /// The scores that occur, in rising order, and the scores of each unit as places in it.
  private var values: [Double]
  private var scores: [[Int]]

  /// - Parameter units: the scores of each contact, in any order.
  package init(_ units: [[Double]], level: Level) {
    let paired = units.filter { $0.count > 1 }
    self.units = paired.count
    self.level = level
    values = Set(paired.joined()).sorted()
    var places: [Double: Int] = [:]
    for (place, value) in values.enumerated() { places[value] = place }
    // Sorted, so that the order in which contacts and reviewers come does not show in a draw.
    scores = paired.map { unit in unit.compactMap { places[$0] }.sorted() }
      .sorted { $0.lexicographicallyPrecedes($1) }
    alpha = compute(Array(repeating: 1, count: paired.count))
  }

  /// The percentile interval of α when contacts are drawn again with a seed.
  ///
  /// - Returns: `nil` for fewer than 10 contacts, or where too many draws have no variation.
  package func interval(seed: UInt64, confidence: Double = 0.95) -> Interval? {
    guard units >= KrippendorffAlpha.leastUnits, alpha != nil else { return nil }
    var random = SplitMix64(seed: seed)
    var found: [Double] = []
    var weights = Array(repeating: 0, count: units)
    for _ in 0..<KrippendorffAlpha.draws {
      for unit in weights.indices { weights[unit] = 0 }
      for _ in 0..<units { weights[random.index(below: units)] += 1 }
      if let alpha = compute(weights) { found.append(alpha) }
    }
    let undefined = KrippendorffAlpha.draws - found.count
    guard Double(undefined) <= KrippendorffAlpha.mostUndefined * Double(KrippendorffAlpha.draws) else { return nil }
    found.sort()
    guard let lower = quantile(found, (1 - confidence) / 2), let upper = quantile(found, (1 + confidence) / 2)
    else { return nil }
    return Interval(lower: lower, upper: upper)
  }

  /// - Parameter weights: how often each unit counts.
  private func compute(_ weights: [Int]) -> Double? {
    var counts = Array(repeating: 0, count: values.count)
    for (unit, weight) in zip(scores, weights) where weight > 0 {
      for place in unit { counts[place] += weight }
    }
    let n = counts.reduce(0, +)
    guard n > 1, counts.count(where: { $0 > 0 }) > 1 else { return nil }
    let observed: Double
    let expected: Double
    switch level {
    case .nominal:
      (observed, expected) = nominal(weights, counts)
    case .ordinal:
      var below = 0
      let ranks = counts.map { count in
        below += count
        return Double(below) - Double(count) / 2
      }
      (observed, expected) = squared(weights, counts, ranks, n)
    case .interval:
      (observed, expected) = squared(weights, counts, values, n)
    case .ratio:
      (observed, expected) = relative(weights, counts)
    }
    return expected > 0 ? 1 - Double(n - 1) * observed / expected : nil
  }

  /// Pairs of different scores: within units, each over m − 1, and over all.
  private func nominal(_ weights: [Int], _ counts: [Int]) -> (Double, Double) {
    var observed = CompensatedSum()
    for (unit, weight) in zip(scores, weights) where weight > 0 {
      var (equal, run) = (0, 0)
      // Equal scores stand beside each other.
      for (index, place) in unit.enumerated() {
        run = index > 0 && unit[index - 1] == place ? run + 1 : 1
        equal += 2 * run - 1
      }
      observed.add(Double(weight * (unit.count * unit.count - equal)) / Double(unit.count - 1))
    }
    let n = counts.reduce(0, +)
    return (observed.value, Double(n * n - counts.reduce(0) { $0 + $1 * $1 }))
  }

  /// The same with squared distances: over the pairs of m values they add up to 2m·Σ(x − x̄)².
  private func squared(_ weights: [Int], _ counts: [Int], _ points: [Double], _ n: Int) -> (Double, Double) {
    var observed = CompensatedSum()
    for (unit, weight) in zip(scores, weights) where weight > 0 {
      let m = Double(unit.count)
      let mean = unit.reduce(0) { $0 + points[$1] } / m
      let squares = unit.reduce(0) { $0 + (points[$1] - mean) * (points[$1] - mean) }
      observed.add(Double(weight) * 2 * m * squares / (m - 1))
    }
    var (sum, squares) = (CompensatedSum(), CompensatedSum())
    for (count, point) in zip(counts, points) { sum.add(Double(count) * point) }
    let mean = sum.value / Double(n)
    for (count, point) in zip(counts, points) { squares.add(Double(count) * (point - mean) * (point - mean)) }
    return (observed.value, 2 * Double(n) * squares.value)
  }

  /// The same with ((c − k)/(c + k))², pair by pair.
  private func relative(_ weights: [Int], _ counts: [Int]) -> (Double, Double) {
    func distance(_ one: Int, _ two: Int) -> Double {
      let sum = values[one] + values[two]
      guard one != two, sum != 0 else { return 0 }
      let part = (values[one] - values[two]) / sum
      return part * part
    }
    var (observed, expected) = (CompensatedSum(), CompensatedSum())
    for (unit, weight) in zip(scores, weights) where weight > 0 {
      for one in unit {
        for two in unit { observed.add(Double(weight) * distance(one, two) / Double(unit.count - 1)) }
      }
    }
    for (one, first) in counts.enumerated() where first > 0 {
      for (two, second) in counts.enumerated() { expected.add(Double(first * second) * distance(one, two)) }
    }
    return (observed.value, expected.value)
  }
}
