import Testing

@testable import Analysis

@Suite("Special functions")
struct SpecialFunctionTests {
  @Test("agree with scipy on all vectors", .enabled(if: Oracle.isPresent, Oracle.absent))
  func oracle() throws {
    let file = try Oracle.load("special_functions")
    var ran = 0
    for vector in file.vectors {
      let function = try #require(vector.inputs["fn"]?.string)
      let arguments = try #require(vector.inputs["args"]?.array).map(\.numbers)
      let expected = try #require(vector.expected["values"]?.array)
      #expect(arguments.count == expected.count && !expected.isEmpty)
      for (argument, value) in zip(arguments, expected) {
        file.expect(try evaluate(function, argument), value, "\(function)\(argument)")
      }
      ran += 1
    }
    #expect(ran == 8)
  }

  private func evaluate(_ function: String, _ a: [Double]) throws -> Double {
    switch function {
    case "norm_ppf": Normal.quantile(a[0])
    case "norm_cdf": Normal.cdf(a[0])
    case "t_ppf": StudentT.quantile(a[0], df: a[1])
    case "t_cdf": StudentT.cdf(a[0], df: a[1])
    case "beta_ppf": betaQuantile(a[0], a[1], a[2])
    case "beta_inc": incompleteBeta(a[0], a[1], a[2])
    case "chi2_ppf": ChiSquare.quantile(a[0], df: a[1])
    case "f_sf": FisherF.upperTail(a[0], numerator: a[1], denominator: a[2])
    default: throw Unknown(function: function)
    }
  }

  private struct Unknown: Error { var function: String }

  @Test("the table of t factors equals the quantile, inside and past its end")
  func table() {
    for df in [1, 2, 29, 300, 301, 5000] {
      #expect(StudentT.factor95(df: df) == StudentT.quantile(0.975, df: Double(df)))
    }
  }

  @Test(
    "log-gamma gives factorials",
    arguments: [(1.0, 1.0), (2, 1), (5, 24), (11, 3_628_800), (21, 2_432_902_008_176_640_000)])
  func factorials(x: Double, product: Double) {
    #expect(abs(logGamma(x) - logarithm(product)) < 1e-13 * max(1, logarithm(product)))
  }

  private func logarithm(_ x: Double) -> Double {
    // ∫ dt/t by halving the range keeps the test free of the functions under test.
    var (value, x) = (0.0, x)
    while x >= 2 {
      x /= 2
      value += 0.693147180559945309417
    }
    let ratio = (x - 1) / (x + 1)
    return value + 2 * (0..<60).reduce(0) { sum, k in sum + power(ratio, 2 * k + 1) / Double(2 * k + 1) }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * base }
  }

  @Test("quantiles of extreme shares do not hang or leave the real line")
  func extremes() {
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(StudentT.quantile(0.5, df: 3) == 0)
    #expect(StudentT.quantile(1e-12, df: 1) < -1e10)
    #expect(incompleteBeta(0, 2, 3) == 0)
    #expect(incompleteBeta(1, 2, 3) == 1)
    #expect(incompleteGamma(2, 0) == 0)
  }
}
