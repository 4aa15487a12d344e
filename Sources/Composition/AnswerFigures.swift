import Analysis
import Document
import Metrics

/// How customers answered, scale by scale: the whole site or team now and before, and what it can be compared with.
struct AnswerFigures {
  let report: ManagerReport

  /// Scales with at least ten answers: fewer are no distribution.
  var shown: [AnswerCounts] { report.data.answers.filter { $0.counts.reduce(0, +) >= 10 } }

  /// One a scale, from `first` on.
  func figures(from first: Int) -> [Figure] {
    shown.enumerated().map { figure($1, number: first + $0) }
  }

  private func figure(_ answers: AnswerCounts, number: Int) -> Figure {
    let scale = answers.scale
    let period = EnglishDates.shortName(report.assessment.period)
    let title = title(answers)
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "\(scale.question); share of the answers, \(report.population), \(period)",
      note: scale.note + " Few answers swing more: n stands beside each bar. [low]: fewer than 10 answers.",
      alternativeText: "Stacked bars of \(scale.noun), \(report.population), \(period). \(title). "
        + "Data in the table below.",
      chart: .scores(
        ScoreDistribution(
          scores: scale.names, rows: rows(answers), tableHeads: ["Whose answers"] + scale.names + ["Answers"])))
  }

  /// The subject now and before; beside it the teams on the site's page, the whole site on a team's.
  private func rows(_ answers: AnswerCounts) -> [ScoreDistribution.Row] {
    let assessment = report.assessment
    let now = sentenceStart(EnglishDates.shortName(assessment.period))
    let before = sentenceStart(EnglishDates.shortName(assessment.period.previous))
    var rows = [row(now, answers.counts)]
    if answers.previous.reduce(0, +) > 0 { rows.append(row(before, answers.previous)) }
    let beside = report.subject.level == .site ? report.composer.comparedTeams : [.site]
    rows += beside.compactMap { subject in
      let name = subject == .site ? "Whole site" : report.composer.name(of: subject)
      return assessment.subjects[subject]?.answers.first { $0.scale == answers.scale }.map { row(name, $0.counts) }
    }
    return rows
  }

  private func row(_ name: String, _ counts: [Int]) -> ScoreDistribution.Row {
    let n = counts.reduce(0, +)
    guard n >= 10 else { return ScoreDistribution.Row(name: name, shares: [], n: n, valueText: "[low]") }
    return ScoreDistribution.Row(
      name: name, shares: counts.map { Double($0) / Double(n) }, n: n,
      valueText: "n\u{A0}\(NumberFormat.count(Double(n)))")
  }

  /// "82% answered 4 or 5, 7% 1 or 2".
  private func title(_ answers: AnswerCounts) -> String {
    let counts = answers.counts
    let all = Double(counts.reduce(0, +))
    func share(_ part: some Sequence<Int>) -> String {
      NumberFormat(.fraction, decimals: 0).text(Double(part.reduce(0, +)) / all)
    }
    return switch answers.scale {
    case .satisfaction:
      "\(share(counts.suffix(2))) were satisfied (4 or 5), \(share(counts.prefix(2))) were not (1 or 2)"
    case .effort: "\(share(counts.suffix(3))) found it easy (5 to 7), \(share(counts.prefix(3))) found it hard (1 to 3)"
    case .recommendation:
      "\(share(counts.suffix(1))) would recommend (9 or 10), \(share(counts.prefix(1))) would not (0 to 6)"
    }
  }
}

extension AnswerCounts.Scale {
  /// Inside a sentence.
  fileprivate var noun: String {
    switch self {
    case .satisfaction: "satisfaction"
    case .effort: "effort"
    case .recommendation: "recommendation"
    }
  }

  fileprivate var question: String {
    switch self {
    case .satisfaction: "Satisfaction with the contact, 1 to 5"
    case .effort: "How easy it was, 1 (hard) to 7 (easy)"
    case .recommendation: "Would you recommend us, 0 to 10"
    }
  }

  fileprivate var note: String {
    switch self {
    case .satisfaction, .effort: "From the lowest answer at the left to the highest."
    case .recommendation: "NPS is the share of 9 and 10 less the share of 0 to 6."
    }
  }

  fileprivate var names: [String] {
    switch self {
    case .satisfaction: (1...5).map(String.init)
    case .effort: (1...7).map(String.init)
    case .recommendation: ["0–6", "7–8", "9–10"]
    }
  }
}
