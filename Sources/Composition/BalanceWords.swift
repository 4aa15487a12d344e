import Analysis
import Document
import Metrics

/// Sentences about how work and abilities are spread over teams. Site pages name nobody.
enum BalanceWords {
  static func equity(_ equity: WorkloadEquity) -> [Inline]? {
    let spread = NumberFormat.fixed(equity.variation * 100, 0) + "%"
    guard equity.excessVariation > 0.02 else {
      return [
        .strong("Work is spread evenly over people."),
        .text(
          " Standard minutes an hour of work differ by about \(spread) between \(equity.people) people, which is what "
            + "chance brings."),
      ]
    }
    let between = equity.shareBetween.map { share in
      " \(NumberFormat.fixed(share * 100, 0))% of the unevenness is between teams, the rest inside teams."
    }
    return [
      .strong("Work differs between people by more than chance."),
      .text(" Standard minutes an hour of work differ by about "), .number(spread, source: "site/ workload_cv current"),
      .text(" between \(equity.people) people.\(between ?? "") Part-time work is taken into account."),
    ]
  }

  static func advice(_ report: BalanceReport) -> [Inline] {
    let before = percent(report.advice.shareBefore)
    switch report.advice.outcome {
    case .asEvenAsChance:
      return [
        .strong("The mix of skills and experience over the teams is as even as chance would make it."),
        .text(" Of the differences between \(report.people) people \(before) lie between teams. No swap is suggested."),
      ]
    case .nothingHelpsEnough, .nobodyFree:
      return [
        .strong("The mix of skills and experience is uneven, and no swap is sure to help enough."),
        .text(" Of the differences between \(report.people) people \(before) lie between teams."),
      ]
    case .tooManyPeople:
      return [
        .strong("The mix of skills and experience over the teams is uneven."),
        .text(
          " Of the differences between \(NumberFormat.count(Double(report.people))) people \(before) lie between teams. "
            + "Swaps are looked for among at most \(SwapRules().mostPeople) people: report a part of the site to see some."
        ),
      ]
    case .suggested:
      let count = report.advice.swaps.count
      return [
        .strong("One way to even out the mix of skills and experience — a person decides."),
        .text(
          " \(sentenceStart(spelled(count))) \(count == 1 ? "swap" : "swaps") of two people would lower the share of "
            + "differences that lies between teams from \(before) to \(percent(report.advice.shareAfter)); "
            + "\(report.advice.staying) of \(report.people) people keep their manager. Who it is about stands in a private file for "
            + "those who decide."),
      ]
    }
  }

  /// - Parameter name: of a team by its id.
  static func occupancy(_ spread: OccupancySpread, _ name: (String) -> String) -> [Inline] {
    let known = spread.rows.filter { $0.mean != nil }
    guard spread.judgement != .asEvenAsChance, let most = known.max(by: { ($0.mean ?? 0) < ($1.mean ?? 0) }),
      let least = known.min(by: { ($0.mean ?? 0) < ($1.mean ?? 0) })
    else {
      return [
        .strong("Occupancy is as even over the teams as chance would make it."),
        .text(" The averages of teams lie within \(NumberFormat.fixed(spread.range * 100, 0))\u{A0}points."),
      ]
    }
    return [
      .strong("\(sentenceStart(name(most.team))) is busier than \(name(least.team))."),
      .text(
        " Occupancy is \(percent(most.mean ?? 0)) against \(percent(least.mean ?? 0)), more than between teams drawn at "
          + "random."),
    ]
  }

  private static func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, 0) + "%" }
}
