import Testing

@testable import Analysis

@Suite(
  "Pooling, trends, balance and quantiles against reference vectors",
  .enabled(if: Oracle.isPresent, Oracle.absent)
)
struct StatisticsOracleTests {
  @Test(
    "each method agrees with other libraries",
    arguments: [
      ("eb_betabinomial", 7), ("eb_normal", 6), ("rank_bands", 5), ("mann_kendall_sen", 9),
      ("seasonal_mann_kendall", 3), ("level_shift", 5), ("bh_fdr", 7), ("inequality", 8), ("icc1", 6),
      ("regression_to_mean", 3), ("loglinear_quantile", 6),
    ])
  func agrees(name: String, count: Int) throws {
    let file = try Oracle.load(name)
    let run = try #require(OracleRuns.partA[name])
    for vector in file.vectors { #expect(try run(file, vector) == [], "\(vector.id)") }
    #expect(file.vectors.count == count)
  }

  @Test("a result that is a little off, absent or of another type does not pass")
  func mismatches() throws {
    let file = try Oracle.load("regression_to_mean")
    let vector = try #require(file.vectors.first)
    func count(_ change: (inout [String: JSON]) -> Void) -> Int {
      var values = vector.expected
      change(&values)
      return OracleResults(values).mismatches(file, vector).count
    }
    let value = try #require(vector.expected["mean_selected"]?.number)
    #expect(count { _ in } == 0)
    #expect(count { $0["mean_selected"] = .number(value * (1 + 1e-10)) } == 0)
    #expect(count { $0["mean_selected"] = .number(value * (1 + 1e-7)) } == 1)
    #expect(count { $0["mean_selected"] = .number(.nan) } == 1)
    #expect(count { $0["mean_selected"] = .null } == 1)
    #expect(count { $0["mean_selected"] = .string("\(value)") } == 1)
    #expect(count { $0["mean_selected"] = nil } == 1)
    #expect(count { $0["lambda"] = .array([]) } == 1)
  }
}
