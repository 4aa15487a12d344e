import Analysis
import Document
import Metrics

/// A funnel a share: each person of the team against the number of observations, with what chance alone would bring
/// around the value of all. Few observations swing more, and the picture shows how much more.
struct PeopleFunnels {
  let report: ManagerReport
  let members: [AgentRecord]
  let comparisons: [(comparison: FairComparison, metric: MetricDefinition)]
  let firstFigure: Int

  private static let mostFigures = 2
  private static let steps = 12
  private static let leastPeople = 3

  var figures: [Figure] {
    comparisons.compactMap { comparison, metric -> (FairComparison, MetricDefinition, [Person])? in
      guard metric.interval == .wilson, comparison.overall > 0, comparison.overall < 1 else { return nil }
      let people = people(comparison)
      return people.count(where: { $0.value != nil }) >= PeopleFunnels.leastPeople ? (comparison, metric, people) : nil
    }
    .prefix(PeopleFunnels.mostFigures).enumerated().map { index, item in
      figure(item.0, item.1, item.2, number: firstFigure + index)
    }
  }

  private struct Person {
    var name: String
    var n: Int
    /// On the same contacts as everybody; `nil` where too few stand behind it.
    var value: Double?
  }

  private func people(_ comparison: FairComparison) -> [Person] {
    let found = Dictionary(comparison.people.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    return members.compactMap { member in
      guard let measure = found[member.id], measure.state != .none, !measure.isNewcomer else { return nil }
      let isCompared = measure.state == .compare || measure.state == .band
      return Person(name: member.name, n: measure.n, value: isCompared ? measure.adjusted ?? measure.raw : nil)
    }
  }

  /// How many of so many people lie outside the inner lines although all are the same.
  private func byChance(_ people: Int) -> String {
    let expected = Int((Double(people) * 0.05).rounded())
    guard expected > 0 else { return "" }
    return " Of \(people) people about \(spelled(expected)) lie\(expected == 1 ? "s" : "") outside the inner ones by "
      + "chance alone."
  }

  private func figure(
    _ comparison: FairComparison, _ metric: MetricDefinition, _ people: [Person], number: Int
  ) -> Figure {
    let center = comparison.overall
    func reach(_ n: Double, _ z: Double) -> Double { z * (center * (1 - center) / n).squareRoot() }
    let outside = people.filter { person in
      person.value.map { abs($0 - center) > reach(Double(person.n), Normal.z998) } ?? false
    }
    let noun = MetricWords(metric).noun
    let title =
      outside.isEmpty
      ? "\(sentenceStart(noun)): nobody lies outside the outer lines"
      : "\(sentenceStart(noun)) of \(joined(outside.map(\.name))) lies outside the outer lines"
    let shown = people.filter { $0.value != nil }.map(\.n)
    let (least, most) = (Double(shown.min() ?? 1), Double(shown.max() ?? 1))
    let limits = (0..<PeopleFunnels.steps).map { step in
      let n = max(1, least * 0.9) + (most * 1.05 - least * 0.9) * Double(step) / Double(PeopleFunnels.steps - 1)
      func limit(_ z: Double) -> (Double, Double) { (max(0, center - reach(n, z)), min(1, center + reach(n, z))) }
      let (inner, outer) = (limit(Normal.z95), limit(Normal.z998))
      return FunnelPlot.Limit(
        n: n, innerLower: inner.0, innerUpper: inner.1, outerLower: outer.0, outerUpper: outer.1)
    }
    let unit = sentenceStart(metric.observations)
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "\(MeasureView.clause(of: metric)); %, each person of \(report.population) on the same mix of contacts",
      note: "Lines: where 95% and 99.8% of people would lie if all were the same." + byChance(shown.count)
        + " Over a person’s months of the table.",
      alternativeText: "Funnel plot of \(noun) by person against \(metric.observations), \(report.population). "
        + "\(title). All together \(NumberFormat(metric, n: 100).text(center)). Data in the table below.",
      chart: .funnel(
        FunnelPlot(
          format: AxisFormat(metric.unit),
          points: people.map { person in
            FunnelPlot.Point(
              name: person.name, n: person.n, value: person.value,
              isOutside: outside.contains { $0.name == person.name && $0.n == person.n },
              valueText: person.value.map(NumberFormat(metric, n: person.n).text) ?? "[low]")
          }, limits: limits, center: center,
          centerLabel: "all\u{A0}\(NumberFormat(metric, n: 100).text(center))", innerLabel: "95%",
          outerLabel: "99.8%", countLabel: metric.observations, tableHeads: ["Person", unit, metric.name])))
  }
}
