import Metrics

/// The limits of recognition: the same for everybody, printed with the lists.
package struct RecognitionRules: Codable, Hashable, Sendable {
  /// The share of false entries to expect in a list that rests on tests.
  package var falseShare = 0.1
  /// The least improvement and the least distance from the mean, in true deviations between people.
  package var leastSize = 0.5
  package var excellenceProbability = 0.9
  package var leastFamilies = 2
  /// λ from which a person can be told from the cohort.
  package var leastReliability = 0.7
  package var newcomerProbability = 0.95
  package var leastJoiners = 5
  package var newcomerMonths = 3.0

  package init() {}
}

/// What a measure is about. Efficiency is none of them: nobody is recognised for speed alone.
package enum RecognitionFamily: String, Codable, Hashable, Sendable, CaseIterable {
  case customer, resolution, quality
}

/// One quarter of a person against their own quarters before, on one measure.
package struct ImprovementItem: Codable, Hashable, Sendable {
  package var agent: String
  package var metric: MetricKey
  /// In the unit of the metric, above 0 for better, without what the cohort changed by at the same time.
  package var change: Double
  package var interval: Interval?
  /// In the quarter.
  package var n: Int
  /// One-sided: the probability of as large an improvement by chance.
  package var p: Double
  /// τ: the true differences between people, in the unit of the metric.
  package var deviation: Double

  package init(
    agent: String, metric: MetricKey, change: Double, interval: Interval?, n: Int, p: Double, deviation: Double
  ) {
    self.agent = agent
    self.metric = metric
    self.change = change
    self.interval = interval
    self.n = n
    self.p = p
    self.deviation = deviation
  }

  /// Of a share: the pooled score test of now against before, less what the cohort changed by.
  ///
  /// - Parameters:
  ///   - common: the change of the cohort without this person.
  ///   - better: whether more is better.
  /// - Returns: `nil` where a side has no observations, or everything went the same way.
  package init?(
    agent: String, metric: MetricKey, now: (successes: Double, n: Double), before: (successes: Double, n: Double),
    common: Double = 0, deviation: Double, better: SkillModel.Orientation = .higher
  ) {
    guard now.n > 0, before.n > 0 else { return nil }
    let pooled = (now.successes + before.successes) / (now.n + before.n)
    let error = (pooled * (1 - pooled) * (1 / now.n + 1 / before.n)).squareRoot()
    guard error > 0 else { return nil }
    let raw = now.successes / now.n - before.successes / before.n - common
    let limits = newcombeDifference(now, before).map { interval in
      better == .higher
        ? Interval(lower: interval.lower - common, upper: interval.upper - common)
        : Interval(lower: common - interval.upper, upper: common - interval.lower)
    }
    self.init(
      agent: agent, metric: metric, change: better.sign * raw, interval: limits, n: Int(now.n),
      p: 1 - Normal.cdf(better.sign * raw / error), deviation: deviation)
  }
}

/// Where a person stands over twelve months on one measure.
package struct StandingItem: Codable, Hashable, Sendable {
  package var agent: String
  package var family: RecognitionFamily
  package var metric: MetricKey
  /// After shrinking, above the mean for better, with its standard error, in the unit of the metric.
  package var value: Double
  package var standardError: Double
  /// Of the cohort.
  package var mean: Double
  package var deviation: Double
  package var n: Int
  package var reliability: Double

  package init(
    agent: String, family: RecognitionFamily, metric: MetricKey, value: Double, standardError: Double, mean: Double,
    deviation: Double, n: Int, reliability: Double
  ) {
    self.agent = agent
    self.family = family
    self.metric = metric
    self.value = value
    self.standardError = standardError
    self.mean = mean
    self.deviation = deviation
    self.n = n
    self.reliability = reliability
  }

  /// P(true value is above the mean by so many true deviations).
  package func probability(above size: Double) -> Double {
    let distance = value - mean - size * deviation
    return standardError > 0 ? Normal.cdf(distance / standardError) : distance > 0 ? 1 : 0
  }
}

/// Praise by customers, against what the same contacts bring a usual person.
package struct PraiseItem: Codable, Hashable, Sendable {
  package var agent: String
  package var observed: Int
  package var expected: Double
  package var contacts: Int

  package init(agent: String, observed: Int, expected: Double, contacts: Int) {
    self.agent = agent
    self.observed = observed
    self.expected = expected
    self.contacts = contacts
  }

  /// P(as much praise or more by chance): of a Poisson count with the expected mean.
  package var p: Double {
    observed > 0 && expected > 0 ? incompleteGamma(Double(observed), expected) : 1
  }

  /// Observed by expected, with its interval; `nil` where nothing was expected.
  package var ratio: (value: Double, interval: Interval)? {
    guard expected > 0 else { return nil }
    let limits = poissonInterval(observed)
    return (
      Double(observed) / expected, Interval(lower: limits.lower / expected, upper: limits.upper / expected)
    )
  }
}

/// A newcomer beside what joiners of the last two years did in the same month at work.
package struct NewcomerItem: Codable, Hashable, Sendable {
  package var agent: String
  package var metric: MetricKey
  package var month: Int
  /// Above the curve for better.
  package var value: Double
  package var standardError: Double
  package var curve: Double
  /// Joiners behind the curve.
  package var joiners: Int
  package var n: Int

  package init(
    agent: String, metric: MetricKey, month: Int, value: Double, standardError: Double, curve: Double, joiners: Int,
    n: Int
  ) {
    self.agent = agent
    self.metric = metric
    self.month = month
    self.value = value
    self.standardError = standardError
    self.curve = curve
    self.joiners = joiners
    self.n = n
  }

  package var probability: Double {
    standardError > 0 ? Normal.cdf((value - curve) / standardError) : value > curve ? 1 : 0
  }
}
