import Testing

@testable import Analysis

@Suite(
  "Case mix, reviewers, training, teams and disclosure against reference vectors",
  .enabled(if: Oracle.isPresent, Oracle.absent)
)
struct ComparisonOracleTests {
  @Test(
    "each method agrees with other libraries",
    arguments: [
      ("casemix_two_way", 4), ("indirect_standardisation", 9), ("reviewer_two_way", 6), ("mme_blup", 5),
      ("reviewer_mixed", 6), ("krippendorff_alpha", 11), ("weighted_kappa", 7), ("did", 7), ("ancova_training", 3),
      ("team_balance", 5), ("anticluster_optimum", 11), ("best_swaps", 6), ("disclosure_cases", 5),
    ])
  func agrees(name: String, count: Int) throws {
    let file = try Oracle.load(name)
    let run = try #require(OracleRuns.partB[name])
    for vector in file.vectors { #expect(try run(file, vector) == [], "\(vector.id)") }
    #expect(file.vectors.count == count)
  }
}
