import Analysis
import Document
import Metrics

/// What courses changed, with intervals around no change: a figure a measure, because measures share no scale.
struct CourseFigures {
  let report: ManagerReport
  let courses: [CourseEffect]

  private static let mostFigures = 2

  /// Measures with an effect first, then the one that most courses could be judged by; in the order of the headline.
  private var measures: [MetricDefinition] {
    let tested = courses.filter { $0.difference != nil && $0.interval != nil }
    let keys = report.assessment.headline.map(\.key).filter { key in tested.contains { $0.key == key } }
    let clear = keys.filter { key in tested.contains { $0.key == key && $0.verdict == .effect } }
    let counts = keys.map { key in tested.count { $0.key == key } }
    let most = zip(keys, counts).filter { $0.1 == counts.max() }.first?.0
    return (clear.isEmpty ? [most].compactMap(\.self) : Array(clear.prefix(CourseFigures.mostFigures)))
      .compactMap { report.composer.metrics[$0] }
  }

  func figures(from first: Int) -> [Figure] {
    measures.enumerated().map { figure($1, number: first + $0) }
  }

  private func figure(_ metric: MetricDefinition, number: Int) -> Figure {
    let rows = courses.filter { $0.key == metric.key && $0.difference != nil && $0.interval != nil }
    let clear = rows.filter { $0.verdict == .effect }
    let noun = MetricWords(metric).noun
    let title =
      clear.isEmpty
      ? "No course changed \(noun) in a way that can be told from chance"
      : "\(joined(clear.map { "“\($0.course)”" })) changed \(noun) more than chance explains"
    let (factor, unit) = scale(metric)
    func text(_ value: Double) -> String {
      (value < 0 ? "\u{2212}" : "+") + NumberFormat.fixed(abs(value) * factor, 1)
    }
    return Figure(
      id: "fig-\(number)", number: number, title: sentenceStart(title),
      subtitle:
        "Change of people who took a course less the change of others; \(metric.name.lowercased()), \(unit), with "
        + "95% interval",
      note: "Open: cannot be told from no change. Before: up to six months, without the month or two in which people "
        + "were chosen.",
      alternativeText: "Dot plot of the effect of courses on \(noun), whole site, with 95% intervals. \(title). "
        + "Data in the table below.",
      chart: .effects(
        EffectPlot(
          format: .points,
          rows: rows.map { course in
            EffectPlot.Row(
              name: course.course + (course.method.map { " (\($0))" } ?? "")
                + ", \(EnglishDates.shortName(course.month))",
              estimate: course.difference.map { $0 * factor }, lower: course.interval.map { $0.lower * factor },
              upper: course.interval.map { $0.upper * factor }, isClear: course.verdict == .effect,
              valueText: course.difference.map(text) ?? "", rangeText: range(course.interval, text))
          }, tableHeads: ["Course", "Difference (\(unit))", "Likely between (95%)"])))
  }

  private func range(_ interval: Interval?, _ text: (Double) -> String) -> String {
    interval.map { "\(text($0.lower)) to \(text($0.upper))" } ?? ""
  }

  private func scale(_ metric: MetricDefinition) -> (factor: Double, unit: String) {
    switch metric.unit {
    case .fraction: (100, "points")
    case .seconds: (1, "seconds")
    case .points: (1, "points")
    case .count, .number, .money: (1, metric.observations)
    }
  }
}
