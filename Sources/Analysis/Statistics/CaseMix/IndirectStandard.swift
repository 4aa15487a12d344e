import Metrics

/// What a site has in one kind of contact, to expect of others.
package struct ReferenceStratum: Hashable, Sendable {
  /// With more than this part of the observations, an agent would be compared with themselves.
  package static let greatestShare = 0.2

  /// How many observations.
  package var n: Double
  /// Of what is observed: seconds, or successes.
  package var sum: Double

  package init(n: Double, sum: Double) {
    self.n = n
    self.sum = sum
  }

  /// The rate that is expected of an agent: without the agent where they have more than 20 % of the stratum.
  ///
  /// - Returns: `nil` where nothing is left to compare with.
  package func rate(for own: ReferenceStratum) -> Double? {
    if own.n > ReferenceStratum.greatestShare * n {
      return n > own.n ? (sum - own.sum) / (n - own.n) : nil
    }
    return n > 0 ? sum / n : nil
  }
}

/// One kind of an agent's contacts with what is expected of each.
package struct ExpectedStratum: Hashable, Sendable {
  /// How many contacts of the agent.
  package var n: Double
  /// Of one contact: seconds, a probability from 0 to 1, or events.
  package var rate: Double
  /// Of one contact's seconds within agents, in squared seconds; not used for rates.
  package var variance: Double

  package init(n: Double, rate: Double, variance: Double = 0) {
    self.n = n
    self.rate = rate
    self.variance = variance
  }
}

/// Observed over expected: the same contacts at the average of the site (indirect standardisation).
///
/// Each agent is compared with the site on their own mix; two agents are not strictly comparable.
package struct IndirectStandard: Hashable, Sendable {
  package var observed: Double
  /// Σ n·rate.
  package var expected: Double
  /// O/E.
  package var ratio: Double
  /// Of the ratio, 95 %; `nil` for a rate, which is tested by z.
  package var interval: Interval?
  /// (O − E)/√variance; `nil` without variance.
  package var z: Double?
  /// The variance of O if nothing were different, in squared units of O.
  package var variance: Double
  /// n of all contacts.
  package var n: Double

  /// Of the z, two-sided.
  package var p: Double? { z.map { min(1, 2 * Normal.cdf(-abs($0))) } }

  /// Of seconds: the interval is (O ± z·√Σn·σ²)/E. `nil` where nothing is expected or observed.
  package static func seconds(_ observed: Double, of strata: [ExpectedStratum]) -> IndirectStandard? {
    guard var result = IndirectStandard(observed, strata, varianceOfOne: \.variance), observed > 0 else { return nil }
    let half = Normal.z95 * result.variance.squareRoot()
    result.interval = Interval(
      lower: (observed - half) / result.expected, upper: (observed + half) / result.expected)
    return result
  }

  /// Of successes, each of which is there or not: V₀ = Σ n·p(1−p). `nil` where nothing is expected.
  package static func successes(_ observed: Double, of strata: [ExpectedStratum]) -> IndirectStandard? {
    IndirectStandard(observed, strata) { $0.rate * (1 - $0.rate) }
  }

  /// Of events, any number to a contact: exact Poisson limits below 10 events, Byar's from 10.
  package static func events(_ observed: Int, of strata: [ExpectedStratum]) -> IndirectStandard? {
    guard var result = IndirectStandard(Double(observed), strata, varianceOfOne: \.rate) else { return nil }
    let limits = poissonInterval(observed)
    result.interval = Interval(lower: limits.lower / result.expected, upper: limits.upper / result.expected)
    return result
  }

  /// The rate with the average mix, site + (O − E)/n, from 0 to 1. A ratio could exceed 100 %.
  package func adjustedShare(siteRate: Double) -> Double {
    min(1, max(0, siteRate + (observed - expected) / n))
  }

  private init?(
    _ observed: Double, _ strata: [ExpectedStratum], varianceOfOne: (ExpectedStratum) -> Double
  ) {
    var (expected, variance, n) = (CompensatedSum(), CompensatedSum(), 0.0)
    for stratum in strata {
      expected.add(stratum.n * stratum.rate)
      variance.add(stratum.n * varianceOfOne(stratum))
      n += stratum.n
    }
    guard expected.value > 0, n > 0 else { return nil }
    self.observed = observed
    self.expected = expected.value
    self.variance = variance.value
    self.n = n
    ratio = observed / expected.value
    z = variance.value > 0 ? (observed - expected.value) / variance.value.squareRoot() : nil
  }
}
