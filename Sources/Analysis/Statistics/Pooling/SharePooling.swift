import Metrics

/// How much the true shares of the people of a cohort differ, judged from the spread of what was observed.
///
/// Moments weighted by n over people with n > 0: N = Σn, μ = Σx/N, S = Σn(p − μ)²,
/// ρ̂ = [S/(μ(1−μ)) − (k−1)]/[N − Σn²/N − (k−1)] (Kleinman, JASA 68 (1973) 46). Estimate it from several months
/// together: ρ̂ of a single month is zero or less in a third of all months.
package struct ShareSpread: Hashable, Sendable {
  /// With fewer people the spread is taken from a wider cohort.
  package static let leastPeople = 5

  /// The share of all observations together, from 0 to 1.
  package var mean: Double
  /// The correlation of two observations of one person, as computed: it can be negative.
  ///
  /// `nil` where it cannot be told: nobody or everybody succeeds, one person only, or one observation a person.
  package var correlation: Double?
  /// How many people have observations.
  package var people: Int

  /// `nil` when nothing was observed. People without observations count for nothing.
  package init?(_ counts: [(successes: Double, n: Double)]) {
    var (successes, total, squares) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    people = 0
    for count in counts where count.n > 0 {
      successes.add(count.successes)
      total.add(count.n)
      squares.add(count.n * count.n)
      people += 1
    }
    let n = total.value
    guard n > 0 else { return nil }
    mean = successes.value / n
    let freedom = n - squares.value / n - Double(people - 1)
    guard mean > 0, mean < 1, people > 1, freedom > 0 else { return }
    var deviations = CompensatedSum()
    for count in counts where count.n > 0 {
      let difference = count.successes / count.n - mean
      deviations.add(count.n * difference * difference)
    }
    correlation = (deviations.value / (mean * (1 - mean)) - Double(people - 1)) / freedom
  }

  /// What the cohort says about one of its people before anything is known of them; `nil` without a correlation.
  ///
  /// - Parameters:
  ///   - leastCorrelation: what ρ̂ is raised to. Without this floor a calm half-year makes everyone "exactly average"
  ///     and the 90 % intervals hold the truth in half of the cases only.
  ///   - greatestCorrelation: what ρ̂ is lowered to, so that the cohort always weighs something.
  package func prior(leastCorrelation: Double = 0.02, greatestCorrelation: Double = 0.95) -> SharePrior? {
    guard let correlation else { return nil }
    let used = min(max(correlation, leastCorrelation), greatestCorrelation)
    return SharePrior(mean: mean, weight: used > 0 ? 1 / used - 1 : .infinity)
  }
}

/// The Beta(μM, (1−μ)M) distribution of true shares.
package struct SharePrior: Hashable, Sendable {
  /// Between 0 and 1, both excluded.
  package var mean: Double
  /// M: how many observations of one person the cohort counts for; infinite when all people are taken as equal.
  package var weight: Double

  package init(mean: Double, weight: Double) {
    self.mean = mean
    self.weight = weight
  }

  /// From the plain mean and variance of rates of people with similar n: M = μ(1−μ)/s² − 1.
  ///
  /// `nil` for fewer than two rates, without any spread, or with more spread than any distribution of shares has.
  /// Gelman and others, Bayesian Data Analysis, third edition, section 5.1.
  package init?(rates: [Double]) {
    guard rates.count > 1 else { return nil }
    mean = rates.average
    let variance = rates.varianceAbout(mean)
    weight = mean * (1 - mean) / variance - 1
    guard variance > 0, weight > 0 else { return nil }
  }

  /// One person's share pulled towards the cohort; without observations the cohort alone.
  package func share(successes: Double, of n: Double, confidence: Double = 0.9) -> PooledShare {
    guard weight.isFinite else {
      return PooledShare(mean: mean, reliability: 0, interval: Interval(lower: mean, upper: mean))
    }
    let (a, b) = (mean * weight + successes, (1 - mean) * weight + n - successes)
    let tail = (1 - confidence) / 2
    return PooledShare(
      mean: a / (n + weight), reliability: n / (n + weight),
      interval: Interval(lower: betaQuantile(tail, a, b), upper: betaQuantile(1 - tail, a, b)))
  }
}

/// What is known of one person's true share.
package struct PooledShare: Hashable, Sendable {
  package var mean: Double
  /// λ = n/(n + M), from 0 (the cohort alone) to 1 (the person's own data alone).
  package var reliability: Double
  /// Equal tails on both sides.
  package var interval: Interval
}
