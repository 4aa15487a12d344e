import Metrics
import Testing

@testable import Analysis

/// Intervals, process charts and special functions.
extension OracleRuns {
  static let existing: [String: Run] = [
    "proportion_interval": { file, vector in
      let inputs = OracleInputs(vector)
      let (x, n, confidence) = (try inputs.number("x"), try inputs.number("n"), try inputs.number("conf"))
      let score = wilson(x, of: n, z: Normal.quantile(0.5 + confidence / 2))
      let bayes = jeffreys(x, of: n, confidence: confidence)
      return OracleResults([
        "p": OracleResults.number(n > 0 ? x / n : nil), "wilson_lo": OracleResults.number(score?.lower),
        "wilson_hi": OracleResults.number(score?.upper), "jeffreys_lo": OracleResults.number(bayes?.lower),
        "jeffreys_hi": OracleResults.number(bayes?.upper),
      ]).mismatches(file, vector)
    },
    "two_proportions": { file, vector in
      let inputs = OracleInputs(vector)
      let first = (successes: try inputs.number("x1"), n: try inputs.number("n1"))
      let second = (successes: try inputs.number("x2"), n: try inputs.number("n2"))
      let interval = newcombeDifference(first, second)
      let difference = interval.map { _ in first.successes / first.n - second.successes / second.n }
      return OracleResults([
        "diff": OracleResults.number(difference), "lo": OracleResults.number(interval?.lower),
        "hi": OracleResults.number(interval?.upper),
      ]).mismatches(file, vector)
    },
    "ratio_of_sums": { file, vector in
      let inputs = OracleInputs(vector)
      try inputs.requireConfidence95()
      let ratio = RatioOfSums(x: try inputs.wholes("x"), y: try inputs.wholes("y"))
      return OracleResults([
        "ratio": OracleResults.number(ratio?.ratio), "se": OracleResults.number(ratio?.standardError),
        "log_lo": OracleResults.number(ratio?.interval?.lower), "log_hi": OracleResults.number(ratio?.interval?.upper),
      ]).mismatches(file, vector)
    },
    "mean_t_interval": { file, vector in
      let inputs = OracleInputs(vector)
      try inputs.requireConfidence95()
      let y = try inputs.numbers("y")
      let mean = y.average
      let variance = y.count > 1 ? y.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(y.count - 1) : nil
      let interval = meanInterval(mean: mean, variance: variance ?? 0, n: y.count)
      return OracleResults([
        "n": OracleResults.number(y.count), "mean": OracleResults.number(y.isEmpty ? nil : mean),
        "sd": OracleResults.number(variance?.squareRoot()), "lo": OracleResults.number(interval?.lower),
        "hi": OracleResults.number(interval?.upper),
      ]).mismatches(file, vector)
    },
    "moderated_mean": { file, vector in try moderated(vector).mismatches(file, vector) },
    "poisson_rate": { file, vector in
      let inputs = OracleInputs(vector)
      let events = try inputs.whole("events")
      let scale = try inputs.number("multiplier") / inputs.number("exposure")
      let interval = poissonInterval(events)
      return OracleResults([
        "rate": .number(Double(events) * scale), "lo": .number(interval.lower * scale),
        "hi": .number(interval.upper * scale),
      ]).mismatches(file, vector)
    },
    "nps_interval": { file, vector in
      let inputs = OracleInputs(vector)
      try inputs.requireConfidence95()
      let counts = try ["detractors", "passives", "promoters"].map { try inputs.whole($0) }
      let n = counts.reduce(0, +)
      let adjusted = promoterInterval(detractors: counts[0], passives: counts[1], promoters: counts[2])
      let plain = plainPromoterInterval(detractors: counts[0], passives: counts[1], promoters: counts[2])
      return OracleResults([
        "nps": OracleResults.number(n > 0 ? Double(counts[2] - counts[0]) / Double(n) : nil),
        "wald_lo": OracleResults.number(plain?.lower), "wald_hi": OracleResults.number(plain?.upper),
        "adj_lo": .number(adjusted.lower), "adj_hi": .number(adjusted.upper),
        "adj_se": .number((adjusted.upper - adjusted.lower) / 2 / Normal.z95),
      ]).mismatches(file, vector)
    },
    "suffstat_merge": { file, vector in
      let shards = try OracleInputs(vector).list("shards").map { Moments($0.numbers.map { Int64($0) }) }
      let merged = shards.reduce(Moments(), +)
      let order = merged == shards.reversed().reduce(Moments(), +) ? [] : ["the order of the shards matters"]
      return order
        + OracleResults([
          "n": .number(Double(merged.n)), "sum": .number(Double(merged.sum)),
          "sumsq": .number(Double(merged.sumOfSquares)), "mean": OracleResults.number(merged.mean),
          "variance": OracleResults.number(merged.variance),
        ]).mismatches(file, vector)
    },
    "special_functions": { file, vector in
      let inputs = OracleInputs(vector)
      let function = try inputs.string("fn")
      let values = try inputs.list("args").map { try special(function, $0.numbers) }
      return OracleResults(["values": OracleResults.list(values)]).mismatches(file, vector)
    },
    "xmr_mdc": { file, vector in try individuals(vector).mismatches(file, vector) },
    "attribute_charts": { file, vector in try attributes(vector).mismatches(file, vector) },
  ]

  private static func moderated(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    guard try inputs.number("nu0") == Double(ModeratedMean.priorWeight) else {
      throw OracleInputs.Absent(description: "the product has one weight of the cohort only")
    }
    let y = try inputs.numbers("y")
    // The product counts in whole parts of a point.
    let parts = [1.0, 10, 100, 1000, 10_000].first { scale in
      y.allSatisfy { abs(($0 * scale).rounded() - $0 * scale) < 1e-9 * scale }
    }
    guard let parts else { throw OracleInputs.Absent(description: "scores with more than four decimals") }
    let moments = Moments(y.map { Int64(($0 * parts).rounded()) })
    let cohort = try inputs.number("sigma0_sq") * parts * parts
    let mean = ModeratedMean(moments, cohortVariance: cohort)?.divided(by: parts)
    return OracleResults([
      "mean": OracleResults.number(mean?.mean), "s2_moderated": OracleResults.number(mean?.variance),
      "df": OracleResults.number(mean?.df), "lo": OracleResults.number(mean?.interval?.lower),
      "hi": OracleResults.number(mean?.interval?.upper),
    ])
  }

  private static func special(_ function: String, _ a: [Double]) throws -> Double {
    switch function {
    case "norm_ppf": Normal.quantile(a[0])
    case "norm_cdf": Normal.cdf(a[0])
    case "t_ppf": StudentT.quantile(a[0], df: a[1])
    case "t_cdf": StudentT.cdf(a[0], df: a[1])
    case "beta_ppf": betaQuantile(a[0], a[1], a[2])
    case "beta_inc": incompleteBeta(a[0], a[1], a[2])
    case "chi2_ppf": ChiSquare.quantile(a[0], df: a[1])
    case "f_sf": FisherF.upperTail(a[0], numerator: a[1], denominator: a[2])
    default: throw OracleInputs.Absent(description: "no function \(function)")
    }
  }

  private static func individuals(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let y = try inputs.numbers("y")
    guard let isScreened = vector.inputs["screen"]?.bool else {
      throw OracleInputs.Absent(description: "the input screen is absent")
    }
    let direction: Direction =
      switch vector.inputs["improvement"]?.string {
      case "increase": .higherIsBetter
      case "decrease": .lowerIsBetter
      case "neutral": .guarded
      default: .none
      }
    let limits = ProcessLimits.xmr(
      Array(y.prefix(vector.inputs["fix_after"]?.whole ?? y.count)), isScreened: isScreened)
    let hits = runRules(values: y, center: limits.center, halfWidths: y.map { _ in limits.reach })
    let signals = hits.map { hit in hit.map { Signal(isHigh: $0.isHigh, direction: direction) } ?? .common }
    let usual = Interval(lower: limits.center - limits.reach, upper: limits.center + limits.reach)
    let assurance = Assurance(limits: usual, target: vector.inputs["target"]?.number, direction: direction)
    return OracleResults([
      "mean": .number(limits.center), "lpl": .number(usual.lower), "upl": .number(usual.upper),
      "type": .array(hits.map { .string(name($0)) }), "point": .array(signals.map { .string(name($0)) }),
      "variation": OracleResults.string(signals.last.map(name)), "assurance": OracleResults.string(name(assurance)),
    ])
  }

  private static func name(_ hit: RuleHit?) -> String {
    guard let hit else { return "Common Cause" }
    return switch hit.rule {
    case .outsideLimits: hit.isHigh ? "Above UCL" : "Below LCL"
    case .trend: "7 Point Trend (\(hit.isHigh ? "Increasing" : "Decreasing"))"
    case .twoInThree: "2 in 3 \(hit.isHigh ? "Above" : "Below") CL"
    case .shift: "7 Points \(hit.isHigh ? "Above" : "Below") CL"
    }
  }

  private static func name(_ signal: Signal) -> String {
    switch signal {
    case .common: "common_cause"
    case .improvement: "special_cause_improvement"
    case .concern: "special_cause_concern"
    case .neutralHigh: "special_cause_neutral_high"
    case .neutralLow: "special_cause_neutral_low"
    }
  }

  private static func name(_ assurance: Assurance) -> String? {
    switch assurance {
    case .pass: "consistent_pass"
    case .fail: "consistent_fail"
    case .hitOrMiss: "inconsistent"
    case .none: nil
    }
  }

  private static func attributes(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let chart = try inputs.string("chart")
    let y = try inputs.numbers("y")
    let n = vector.inputs["n"]?.array == nil ? y.map { _ in 1 } : try inputs.numbers("n")
    let (center, three, two) = try limits(chart, y, n)
    return OracleResults([
      "y": OracleResults.list(zip(y, n).map { $0 / $1 }), "cl": OracleResults.list(y.map { _ in center }),
      "lcl": OracleResults.list(three.map(\.lower)), "ucl": OracleResults.list(three.map(\.upper)),
      "lcl95": OracleResults.list(two.map(\.lower)), "ucl95": OracleResults.list(two.map(\.upper)),
    ])
  }

  private static func limits(
    _ chart: String, _ y: [Double], _ n: [Double]
  ) throws -> (center: Double, three: [Interval], two: [Interval]) {
    func around(_ limits: ProcessLimits, _ share: Double, _ n: [Double]) -> [Interval] {
      n.map { limits.reach * share / $0.squareRoot() }
        .map { Interval(lower: limits.center - $0, upper: limits.center + $0) }
    }
    switch chart {
    case "ip":
      let limits = ProcessLimits.normalised(numerators: y, denominators: n, isScreened: false)
      return (limits.center, around(limits, 1, n), around(limits, 2.0 / 3, n))
    case "i":
      // The library divides by d₂ = 1.128 where the product has the rounded factor 2.66.
      let limits = ProcessLimits.xmr(y, isScreened: false, factor: 3 / 1.128)
      let ones = y.map { _ in 1.0 }
      return (limits.center, around(limits, 1, ones), around(limits, 2.0 / 3, ones))
    default:
      guard let kind = AttributeChart(rawValue: chart) else {
        throw OracleInputs.Absent(description: "no chart \(chart)")
      }
      let three = kind.limits(numerators: y, denominators: n)
      return (three.center, three.limits, kind.limits(numerators: y, denominators: n, deviations: 2).limits)
    }
  }
}
