import Metrics

extension FindingMaker {
  /// Queues that are harder with the same people, reviewers who are stricter on the same people, teams of uneven
  /// abilities, and courses after which something changed.
  func findings(of fairness: FairnessAssessment) -> [Finding] {
    fairness.comparisons.flatMap(queueDifferences) + reviewerDifferences(fairness.reviewers)
      + mixFindings(fairness.mix) + fairness.courses.compactMap(courseFinding)
  }

  private func queueDifferences(_ comparison: FairComparison) -> [Finding] {
    guard let metric = metrics[comparison.key] else { return [] }
    return comparison.queues.filter(\.isApart).map { queue in
      var finding = finding(
        Subject(.queue, queue.queue), metric.key, .queueDifference,
        Signal(isHigh: queue.effect > 0, direction: metric.direction),
        [
          "effect": queue.effect, "lower": queue.interval.lower, "upper": queue.interval.upper,
          "center": comparison.overall, "n": Double(queue.n),
        ], weight: 12 + groupWeight(metric) / 2)
      finding.detail = queue.queue
      return finding
    }
  }

  /// About a reviewer, for the quality lead alone: never on a page.
  private func reviewerDifferences(_ reviewers: ReviewerAssessment?) -> [Finding] {
    (reviewers?.reviewers ?? []).filter(\.isApart).map { reviewer in
      var finding = finding(
        Subject(.reviewer, reviewer.reviewer), MetricKey("evaluator_leniency"), .reviewerDifference,
        reviewer.effect > 0 ? .neutralHigh : .neutralLow,
        [
          "effect": reviewer.effect, "lower": reviewer.interval.lower, "upper": reviewer.interval.upper,
          "n": Double(reviewer.evaluations),
        ], weight: 18)
      finding.detail = reviewer.reviewer
      return finding
    }
  }

  private func mixFindings(_ mix: TeamMixAssessment?) -> [Finding] {
    guard let mix, mix.judgement != .even else { return [] }
    let whole = finding(
      .site, MetricKey("balance_index"), .unevenMix, .neutralHigh,
      ["value": mix.share, "percentile": mix.percentile, "n": Double(mix.people)], weight: 16)
    return [whole]
      + mix.strengths.map { strength in
        var finding = finding(
          Subject(.team, strength.team), MetricKey("qa_item_rate"), .teamStrength,
          strength.value > strength.others ? .improvement : .concern,
          ["value": strength.value, "center": strength.others, "n": Double(strength.people)], weight: 14)
        finding.detail = strength.item
        return finding
      }
  }

  private func courseFinding(_ course: CourseEffect) -> Finding? {
    guard course.verdict == .effect, let metric = metrics[course.key], let difference = course.difference else {
      return nil
    }
    var evidence = [
      "effect": difference, "trained": Double(course.trained), "others": Double(course.others),
    ]
    evidence["lower"] = course.interval?.lower
    evidence["upper"] = course.interval?.upper
    evidence["expected"] = course.expectedAnyway
    var finding = finding(
      Subject(.course, course.course), course.key, .courseEffect,
      Signal(isHigh: difference > 0, direction: metric.direction), evidence, weight: 22)
    finding.detail = course.course
    finding.period = course.month
    return finding
  }

  private func finding(
    _ subject: Subject, _ key: MetricKey, _ kind: Finding.Kind, _ signal: Signal, _ evidence: [String: Double],
    weight: Double
  ) -> Finding {
    Finding(
      subject: subject, key: key, kind: kind, signal: signal, rule: nil, evidence: evidence, period: dataset.period,
      events: [], weight: weight)
  }
}
