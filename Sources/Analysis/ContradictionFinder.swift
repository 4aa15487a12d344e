import Metrics

/// Pairs of measures that should agree and do not. They ask a question to the process, not to people.
///
/// * Customers are content and quality evaluations miss empathy: a friendly result of a hurried contact.
/// * Customers would not recommend, quality is high, and fewer contacts are solved: good service without a solution.
///
/// A team or person is high or low only when the whole interval lies beyond the value of the site.
struct ContradictionFinder {
  var dataset: Dataset
  var assessments: [SubjectAssessment]

  var findings: [Finding] {
    guard let site = assessments.first(where: { $0.subject == .site }) else { return [] }
    return assessments.filter { $0.subject.level == .team || $0.subject.level == .agent }.flatMap { own in
      [hurried(own, site), unsolved(own, site)].compactMap(\.self)
    }
  }

  private func hurried(_ own: SubjectAssessment, _ site: SubjectAssessment) -> Finding? {
    guard let satisfied = side(own, site, MetricKey("csat", "top2")), satisfied.isAbove,
      let ownWarmth = warmth(of: own.subject), let usual = warmth(of: .site),
      ownWarmth.scored >= (own.subject.level == .agent ? 10 : 30),
      let interval = wilson(Double(ownWarmth.met), of: Double(ownWarmth.scored)),
      interval.upper < Double(usual.met) / Double(usual.scored)
    else { return nil }
    return finding(
      own.subject, MetricKey("csat", "top2"),
      [
        "value": satisfied.value, "center": satisfied.usual, "before": Double(ownWarmth.met) / Double(ownWarmth.scored),
        "after": Double(usual.met) / Double(usual.scored), "n": Double(ownWarmth.scored),
      ])
  }

  private func unsolved(_ own: SubjectAssessment, _ site: SubjectAssessment) -> Finding? {
    guard let recommended = side(own, site, MetricKey("nps")), recommended.isBelow,
      let quality = side(own, site, MetricKey("qa_score")), quality.isAbove,
      let solved = side(own, site, MetricKey("fcr_survey"))
        ?? side(own, site, MetricKey("resolution_rate", "of_answered")), solved.isBelow
    else { return nil }
    return finding(
      own.subject, MetricKey("nps"),
      [
        "value": recommended.value, "center": recommended.usual, "before": quality.value, "after": solved.value,
      ])
  }

  private struct Side {
    var value: Double
    var usual: Double
    var isAbove: Bool
    var isBelow: Bool
  }

  private func side(_ own: SubjectAssessment, _ site: SubjectAssessment, _ key: MetricKey) -> Side? {
    guard let measured = own[key]?.current.measurement, let interval = measured.interval,
      let usual = site[key]?.current.measurement?.value
    else { return nil }
    return Side(
      value: measured.value, usual: usual, isAbove: interval.lower > usual, isBelow: interval.upper < usual)
  }

  /// Items on empathy and tone.
  private func warmth(of subject: Subject) -> (met: Int64, scored: Int64)? {
    let items = (dataset.behaviours[subject] ?? []).filter { item in
      let name = item.value.lowercased()
      return ["empath", "tone", "courte", "friendl"].contains { name.contains($0) }
    }
    let scored = items.reduce(0) { $0 + $1.sums[.behaviourScored] }
    return scored > 0 ? (items.reduce(0) { $0 + $1.sums[.behaviourMet] }, scored) : nil
  }

  private func finding(_ subject: Subject, _ key: MetricKey, _ evidence: [String: Double]) -> Finding {
    Finding(
      subject: subject, key: key, kind: .contradiction, signal: .common, rule: nil, evidence: evidence,
      period: dataset.period, events: [], weight: 8)
  }
}
