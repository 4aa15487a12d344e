import Metrics
import Testing

@testable import Analysis

/// What each file of reference vectors is compared with: the inputs of one vector to named results.
extension OracleRuns {
  static let partA: [String: Run] = [
    "eb_betabinomial": { file, vector in
      // The floor of the product goes on top of what is compared here.
      try shares(vector).mismatches(file, vector, except: ["ml_mu", "ml_rho", "ml_loglik"])
    },
    "eb_normal": { file, vector in
      let inputs = OracleInputs(vector)
      let (y, v) = (try inputs.numbers("y"), try inputs.numbers("v"))
      return OracleResults(["PM": effects(y, v, .pauleMandel), "DL": effects(y, v, .derSimonianLaird)])
        .mismatches(file, vector, except: ["REML"])
    },
    "rank_bands": { file, vector in
      let inputs = OracleInputs(vector)
      let people = zip(try inputs.numbers("m"), try inputs.numbers("s")).map { (value: $0, standardError: $1) }
      let bands = rankBands(people, mean: try inputs.number("mu")).map { band in
        JSON.object([
          "expected_rank": .number(band.expectedRank), "p_top_quarter": .number(band.topQuarter),
          "p_above_mu": .number(band.aboveMean),
        ])
      }
      return OracleResults(["agents": .array(bands)]).mismatches(file, vector)
    },
    "mann_kendall_sen": { file, vector in
      let y = try OracleInputs(vector).numbers("y")
      let test = MannKendall(y)
      let line = SenSlope(y, times: Array(y.indices))
      return OracleResults([
        "S": .number(Double(test.score)), "varS": .number(test.variance), "tau": OracleResults.number(test.tau),
        "z": .number(test.z), "p": .number(test.p), "slope": OracleResults.number(line?.slope),
        "lo": OracleResults.number(line?.interval.lower), "hi": OracleResults.number(line?.interval.upper),
      ]).mismatches(file, vector)
    },
    "seasonal_mann_kendall": { file, vector in
      let inputs = OracleInputs(vector)
      let y = try inputs.numbers("y")
      let seasonal = SeasonalMannKendall(y, times: Array(y.indices), period: try inputs.whole("period"))
      return OracleResults([
        "S": OracleResults.number(seasonal?.test.score), "varS": OracleResults.number(seasonal?.test.variance),
        "z": OracleResults.number(seasonal?.test.z), "p": OracleResults.number(seasonal?.test.p),
        "tau": OracleResults.number(seasonal?.test.tau), "slope": OracleResults.number(seasonal?.slope),
      ]).mismatches(file, vector, except: ["intercept"])
    },
    "level_shift": { file, vector in
      let inputs = OracleInputs(vector)
      let shift = LevelShift.scan(try inputs.numbers("y"), leastPoints: try inputs.whole("min_seg"))
      let place = OracleResults.number(shift?.before.count)
      // The split of the largest |t| is the one with the least squares.
      return OracleResults([
        "tmax": OracleResults.number(shift?.statistic), "k": place, "dynp_bkp": place,
        "mean_before": OracleResults.number(shift?.meanBefore), "mean_after": OracleResults.number(shift?.meanAfter),
      ]).mismatches(file, vector, except: ["pelt_pen", "pelt_bkps"])
    },
    "bh_fdr": { file, vector in
      let p = try OracleInputs(vector).numbers("p")
      let rates = falseDiscoveryRates(p)
      return OracleResults([
        "bh": OracleResults.list(rates),
        "by": OracleResults.list(falseDiscoveryRates(p, method: .benjaminiYekutieli)),
        "n_reject_q05": OracleResults.number(rates.count { $0 <= 0.05 }),
        "n_reject_q10": OracleResults.number(rates.count { $0 <= 0.1 }),
      ]).mismatches(file, vector)
    },
    "inequality": { file, vector in try inequality(vector).mismatches(file, vector) },
    "icc1": { file, vector in
      try intraclass(vector).mismatches(file, vector, except: ["icc1_avgsize"])
    },
    "regression_to_mean": { file, vector in
      let inputs = OracleInputs(vector)
      let result = RegressionToMean(
        mean: try inputs.number("mu"), between: try inputs.number("tau2"), within: try inputs.number("s2"),
        cutoff: try inputs.number("cutoff"), selectsAbove: try selectsAbove(try inputs.string("select")))
      return OracleResults([
        "lambda": OracleResults.number(result?.reliability),
        "mean_selected": OracleResults.number(result?.meanSelected),
        "expected_next": OracleResults.number(result?.expectedNext),
        "expected_change": OracleResults.number(result?.expectedChange),
      ]).mismatches(file, vector)
    },
    "loglinear_quantile": { file, vector in try quantiles(vector).mismatches(file, vector) },
  ]

  private static func shares(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let counts = zip(try inputs.numbers("x"), try inputs.numbers("n")).map { (successes: $0, n: $1) }
    let spread = ShareSpread(counts)
    let prior = spread?.prior(leastCorrelation: 0, greatestCorrelation: 1)
    var results: [String: JSON] = [
      "mom_mu": OracleResults.number(spread?.mean), "mom_rho_raw": OracleResults.number(spread?.correlation),
      "mom_M": OracleResults.number(prior.flatMap { $0.weight.isFinite ? $0.weight : nil }),
    ]
    if let prior {
      results["posterior_conf90"] = .array(
        counts.map { count in
          let share = prior.share(successes: count.successes, of: count.n)
          return .object([
            "mean": .number(share.mean), "lo": .number(share.interval.lower), "hi": .number(share.interval.upper),
          ])
        })
    }
    if counts.count >= 70, let simple = SharePrior(rates: counts.prefix(70).map { $0.successes / $0.n }) {
      results["simple_moments_first70"] = .object([
        "alpha": .number(simple.mean * simple.weight), "beta": .number((1 - simple.mean) * simple.weight),
      ])
    }
    return OracleResults(results)
  }

  private static func effects(_ y: [Double], _ v: [Double], _ estimator: BetweenVarianceEstimator) -> JSON {
    guard let pooled = EffectPooling(values: y, variances: v, estimator: estimator) else { return .null }
    let shrunk = zip(y, v).map { pooled.shrunk(value: $0, variance: $1) }
    return .object([
      "tau2": .number(pooled.betweenVariance), "mu": .number(pooled.mean), "se_mu": .number(pooled.standardError),
      "Q": .number(pooled.heterogeneity), "I2": .number(100 * pooled.inconsistency),
      "blup": OracleResults.list(shrunk.map(\.value)), "blup_se": OracleResults.list(shrunk.map(\.standardError)),
    ])
  }

  private static func inequality(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let isWeighted = vector.inputs["hours"] != nil
    let result = Inequality(
      work: try inputs.numbers(isWeighted ? "work" : "x"), hours: isWeighted ? try inputs.numbers("hours") : nil,
      teams: try inputs.wholes("team"))
    return OracleResults([
      "gini": OracleResults.number(result?.gini), "gini_corrected": OracleResults.number(result?.correctedGini),
      "theil_T": OracleResults.number(result?.theil), "theil_between": OracleResults.number(result?.theilBetween),
      "theil_within": OracleResults.number(result?.theilWithin), "cv": OracleResults.number(result?.variation),
      "max_over_min": OracleResults.number(result?.greatestOverLeast),
    ])
  }

  private static func intraclass(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    if vector.inputs["ratings_targets_by_judges"] != nil {
      let agreement = RaterAgreement(try inputs.list("ratings_targets_by_judges").map(\.numbers))
      return OracleResults([
        "ICC1": OracleResults.number(agreement?.oneWay), "ICC2": OracleResults.number(agreement?.sampledRaters),
        "ICC3": OracleResults.number(agreement?.fixedRaters),
        "ICC1k": OracleResults.number(agreement?.oneWayAverage),
        "ICC2k": OracleResults.number(agreement?.sampledRatersAverage),
        "ICC3k": OracleResults.number(agreement?.fixedRatersAverage),
      ])
    }
    let teams = BetweenTeams(try inputs.numbers("y"), teams: try inputs.wholes("team"))
    return OracleResults([
      "MSB": OracleResults.number(teams?.meanSquareBetween), "MSW": OracleResults.number(teams?.meanSquareWithin),
      "F": OracleResults.number(teams?.f), "p": OracleResults.number(teams?.p),
      "n0": OracleResults.number(teams?.typicalSize), "icc1": OracleResults.number(teams?.correlation),
    ])
  }

  private static func selectsAbove(_ side: String) throws -> Bool {
    switch side {
    case "below": false
    case "above": true
    default: throw OracleInputs.Absent(description: "nobody is selected \(side)")
    }
  }

  private static func quantiles(_ vector: OracleFile.Vector) throws -> OracleResults {
    let values = try OracleInputs(vector).wholes("values").map { Int($0) }
    var histogram = LogLinearHistogram()
    for value in values { histogram.add(value) }
    let sorted = values.sorted()
    var results: [String: JSON] = [:]
    for key in vector.expected.keys where key.hasPrefix("q") && !values.isEmpty {
      guard let share = Double(key.dropFirst()) else { continue }
      // A histogram does not keep the value itself: the ⌈q·n⌉-th.
      let rank = Int((share * Double(values.count) - 1e-9).rounded(.up))
      let exact = sorted[min(max(rank, 1), values.count) - 1]
      let bucket = LogLinearHistogram.bucket(of: exact)
      let (lower, width) = LogLinearHistogram.bounds(of: bucket)
      results[key] = .object([
        "exact": OracleResults.number(exact), "bucket_lo": OracleResults.number(lower),
        "bucket_hi": OracleResults.number(bucket < LogLinearHistogram.overflow ? lower + width - 1 : nil),
        "estimate": OracleResults.number(histogram.quantile(share)),
      ])
    }
    return OracleResults(results)
  }
}
