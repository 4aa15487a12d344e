import Metrics
import Testing

@testable import Analysis

@Suite("Intervals against reference vectors", .enabled(if: Oracle.isPresent, Oracle.absent))
struct IntervalOracleTests {
  @Test("Wilson and Jeffreys")
  func proportions() throws {
    let file = try Oracle.load("proportion_interval")
    for vector in file.vectors {
      let x = try #require(vector.inputs["x"]?.number)
      let n = try #require(vector.inputs["n"]?.number)
      let confidence = try #require(vector.inputs["conf"]?.number)
      let score = wilson(x, of: n, z: Normal.quantile(0.5 + confidence / 2))
      file.expect(score?.lower, vector.expected["wilson_lo"], vector.id)
      file.expect(score?.upper, vector.expected["wilson_hi"], vector.id)
      let bayes = jeffreys(x, of: n, confidence: confidence)
      file.expect(bayes?.lower, vector.expected["jeffreys_lo"], vector.id)
      file.expect(bayes?.upper, vector.expected["jeffreys_hi"], vector.id)
    }
    #expect(file.vectors.count == 21)
  }

  @Test("Newcombe's difference of two proportions")
  func differences() throws {
    let file = try Oracle.load("two_proportions")
    for vector in file.vectors {
      let numbers = try ["x1", "n1", "x2", "n2"].map { try #require(vector.inputs[$0]?.number) }
      let interval = newcombeDifference((numbers[0], numbers[1]), (numbers[2], numbers[3]))
      file.expect(interval?.lower, vector.expected["lo"], vector.id)
      file.expect(interval?.upper, vector.expected["hi"], vector.id)
      file.expect(numbers[0] / numbers[1] - numbers[2] / numbers[3], vector.expected["diff"], vector.id)
    }
    #expect(file.vectors.count == 10)
  }

  @Test("a ratio of sums over clusters")
  func ratios() throws {
    let file = try Oracle.load("ratio_of_sums")
    for vector in file.vectors {
      let x = try #require(vector.inputs["x"]).numbers.map { Int64($0) }
      let y = try #require(vector.inputs["y"]).numbers.map { Int64($0) }
      let ratio = try #require(RatioOfSums(x: x, y: y))
      file.expect(ratio.ratio, vector.expected["ratio"], vector.id)
      file.expect(ratio.standardError, vector.expected["se"], vector.id)
      file.expect(ratio.interval?.lower, vector.expected["log_lo"], vector.id)
      file.expect(ratio.interval?.upper, vector.expected["log_hi"], vector.id)
    }
    #expect(file.vectors.count == 6)
  }

  @Test("Student's interval of a mean")
  func means() throws {
    let file = try Oracle.load("mean_t_interval")
    for vector in file.vectors {
      let y = try #require(vector.inputs["y"]).numbers
      let mean = y.average
      let variance = y.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(y.count - 1)
      let interval = meanInterval(mean: mean, variance: variance, n: y.count)
      file.expect(mean, vector.expected["mean"], vector.id)
      file.expect(variance.squareRoot(), vector.expected["sd"], vector.id)
      file.expect(interval?.lower, vector.expected["lo"], vector.id)
      file.expect(interval?.upper, vector.expected["hi"], vector.id)
    }
    #expect(file.vectors.count == 5)
  }

  @Test("a mean with a moderated variance")
  func moderatedMeans() throws {
    let file = try Oracle.load("moderated_mean")
    for vector in file.vectors {
      let moments = Moments(try #require(vector.inputs["y"]).numbers.map { Int64($0) })
      #expect(vector.inputs["nu0"]?.number == Double(ModeratedMean.priorWeight))
      let cohort = try #require(vector.inputs["sigma0_sq"]?.number)
      let mean = try #require(ModeratedMean(moments, cohortVariance: cohort))
      file.expect(mean.mean, vector.expected["mean"], vector.id)
      file.expect(mean.variance, vector.expected["s2_moderated"], vector.id)
      file.expect(Double(mean.df), vector.expected["df"], vector.id)
      file.expect(mean.interval?.lower, vector.expected["lo"], vector.id)
      file.expect(mean.interval?.upper, vector.expected["hi"], vector.id)
    }
    #expect(file.vectors.count == 5)
  }

  @Test("the rate of a small count")
  func eventRates() throws {
    let file = try Oracle.load("poisson_rate")
    for vector in file.vectors {
      let events = try #require(vector.inputs["events"]?.whole)
      let exposure = try #require(vector.inputs["exposure"]?.number)
      let scale = try #require(vector.inputs["multiplier"]?.number) / exposure
      let interval = poissonInterval(events)
      file.expect(Double(events) * scale, vector.expected["rate"], vector.id)
      file.expect(interval.lower * scale, vector.expected["lo"], vector.id)
      file.expect(interval.upper * scale, vector.expected["hi"], vector.id)
    }
    #expect(file.vectors.count == 6)
  }

  @Test("a net promoter score")
  func promoters() throws {
    let file = try Oracle.load("nps_interval")
    for vector in file.vectors {
      let counts = try ["detractors", "passives", "promoters"].map { try #require(vector.inputs[$0]?.whole) }
      let interval = promoterInterval(detractors: counts[0], passives: counts[1], promoters: counts[2])
      file.expect(interval.lower, vector.expected["adj_lo"], vector.id)
      file.expect(interval.upper, vector.expected["adj_hi"], vector.id)
    }
    #expect(file.vectors.count == 8)
  }

  @Test("sums of shards merge without loss")
  func merging() throws {
    let file = try Oracle.load("suffstat_merge")
    for vector in file.vectors {
      let shards = try #require(vector.inputs["shards"]?.array).map { Moments($0.numbers.map { Int64($0) }) }
      let merged = shards.reduce(Moments(), +)
      let reversed = shards.reversed().reduce(Moments(), +)
      #expect(merged == reversed)
      #expect(Double(merged.n) == vector.expected["n"]?.number)
      #expect(Double(merged.sum) == vector.expected["sum"]?.number)
      #expect(Double(merged.sumOfSquares) == vector.expected["sumsq"]?.number)
      file.expect(merged.mean, vector.expected["mean"], vector.id)
      file.expect(merged.variance, vector.expected["variance"], vector.id)
    }
    #expect(file.vectors.count == 4)
  }
}

extension Moments {
  init(_ values: [Int64]) {
    self.init(
      n: Int64(values.count), sum: values.reduce(0, +), sumOfSquares: values.reduce(0) { $0 + $1 * $1 })
  }
}

extension RatioOfSums {
  init?(x: [Int64], y: [Int64]) {
    self.init(
      clusters: Int64(x.count), x: x.reduce(0, +), y: y.reduce(0, +), xx: x.reduce(0) { $0 + $1 * $1 },
      xy: zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }, yy: y.reduce(0) { $0 + $1 * $1 })
  }
}
