/// How far the mean of evaluations can be trusted, and how many it takes.
package enum EvaluationPlan {
  /// λ = σ_a²/(σ_a² + σ_r²/m + σ_e²/n), from 0 to 1: of the mean of n evaluations by m reviewers in equal parts.
  ///
  /// `nil` without evaluations, or where nothing varies.
  package static func reliability(
    _ variances: ReviewerModel.Variances, evaluations: Int, reviewers: Int
  ) -> Double? {
    guard evaluations > 0, reviewers > 0 else { return nil }
    let chance = variances.reviewer / Double(reviewers) + variances.error / Double(evaluations)
    let total = variances.agent + chance
    return total > 0 ? variances.agent / total : nil
  }

  /// The fewest evaluations by m reviewers that reach a reliability between 0 and 1, at least one by each.
  ///
  /// - Returns: `nil` where no number is enough, because the few reviewers' severity does not average out.
  package static func evaluationsNeeded(
    _ variances: ReviewerModel.Variances, reliability: Double, reviewers: Int
  ) -> Int? {
    guard reliability > 0, reliability < 1, reviewers > 0, variances.agent > 0 else { return nil }
    let allowed = variances.agent * (1 - reliability) / reliability - variances.reviewer / Double(reviewers)
    guard allowed > 0 else { return nil }
    // Rounding must not ask for one more where a whole number is just enough.
    let needed = (variances.error / allowed * (1 - 1e-12)).rounded(.up)
    return needed <= 1e6 ? max(reviewers, Int(needed)) : nil
  }

  package struct Row: Hashable, Sendable {
    package var reviewers: Int
    /// One for each reliability that was asked for.
    package var evaluations: [Int?]
  }

  /// A row for each number of reviewers, from 1.
  package static func table(
    _ variances: ReviewerModel.Variances, reliabilities: [Double] = [0.5, 0.7], mostReviewers: Int = 4
  ) -> [Row] {
    guard mostReviewers > 0 else { return [] }
    return (1...mostReviewers).map { reviewers in
      Row(
        reviewers: reviewers,
        evaluations: reliabilities.map {
          evaluationsNeeded(variances, reliability: $0, reviewers: reviewers)
        })
    }
  }
}
