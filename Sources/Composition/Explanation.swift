import Analysis
import Metrics

/// What can be said about one measure of one subject in one period: for whoever asks where a number comes from.
package struct Explanation: Sendable {
  package struct Line: Sendable, Hashable {
    package var label: String
    package var text: String
  }

  package var title: String
  package var lines: [Line]
}

extension Composer {
  /// The numbers behind a measure, the limits it is judged by, the rule that fired and the words that follow.
  ///
  /// - Returns: `nil` where the metric is never shown for the subject, or the subject is not known.
  package func explanation(of key: MetricKey, for subject: Subject) -> Explanation? {
    guard let data = assessment.subjects[subject], let view = view(key, subject, data) else { return nil }
    var lines = [Explanation.Line]()
    func add(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { lines.append(.init(label: label, text: text)) }
    }
    let place = subject.level == .site ? assessment.organisation : "\(subject.level.rawValue) \(name(of: subject))"
    add("Value", value(view))
    add("Observations", observations(view))
    add("Target", target(view))
    add("Parts", parts(key, data))
    if let series = view.series, series.maturity != .dotsOnly {
      add(
        "Usual range",
        "\(view.usualRangeText ?? "") in a \(view.step), average \(series.center.map(view.format.text) ?? "")")
      add("Limits", limits(series, view))
    } else {
      add("Usual range", "too few \(view.step)s to know one; six are needed")
    }
    add("Is it changing?", view.variationText)
    add("Rule", rule(view.assessment.variation.rule))
    add("Months", view.changeSentence?.map(\.plain).joined())
    if view.hasSignal {
      add(
        "Words",
        (view.findingHead + view.findingEvidence(audience: .manager)).map(\.plain).joined())
    }
    let missing = MissingParts.sentence(of: view.metric, in: data, language)
    add("Lacks", missing.trimmingPrefix(" ").description)
    return Explanation(title: "\(EnglishDates.name(assessment.period)), \(place)", lines: lines)
  }

  private func value(_ view: MeasureView) -> String {
    switch view.assessment.current {
    case .measured(let measurement):
      let sums = view.sumsText(measurement)
      let between = measurement.interval.map { ", likely between \(view.format.between($0)) (95%)" } ?? ""
      return "\(view.valueText)\(sums.isEmpty ? "" : " = \(sums)")\(between)"
    case .suppressed(_, let n): return "not shown: \(n) \(view.metric.observations) are too few"
    case .missing(.noRows): return "none: the subject has no rows in the period"
    case .missing(.noObservations): return "none: no \(view.metric.observations) in the period"
    case .missing(.noInput): return "none: no source has what it needs"
    case .missing(.notComputed): return "none: this version does not compute it"
    case .notApplicable: return "never shown for this kind of subject"
    }
  }

  private func observations(_ view: MeasureView) -> String? {
    view.assessment.current.measurement.map {
      "\(NumberFormat.count(Double($0.n))) \(view.metric.observations)"
    }
  }

  private func target(_ view: MeasureView) -> String? {
    guard let target = view.assessment.target else { return nil }
    let state =
      switch view.assessment.targetState {
      case .met: "met, over the whole interval"
      case .notMet: "missed, over the whole interval"
      case .unclear: "unclear: it lies inside the interval"
      case .none: "a guide, not a limit"
      }
    let outlook = view.assessment.outlook.map { "; about \($0.monthsOfTwelve) of 12 months like these meet it" } ?? ""
    let band = view.assessment.targetUpper.map { " to \(view.format.target($0))" } ?? ""
    return "\(view.format.target(target))\(band): \(state)\(outlook)"
  }

  /// A score is never shown without what it is made of.
  private func parts(_ key: MetricKey, _ data: SubjectAssessment) -> String? {
    guard key.metric == "composite", let composite = assessment.composite,
      let score = composite.score({ data[$0]?.current.measurement?.value })
    else { return nil }
    return score.parts.map { part, points in
      let name = metrics[part.key]?.name ?? part.key.metric
      return
        "\(name) \(points.map { NumberFormat.fixed($0 * 100, 0) } ?? "missing") × \(NumberFormat.plain(part.weight))%"
    }.joined(separator: ", ")
  }

  private func limits(_ series: ProcessSeries, _ view: MeasureView) -> String {
    let base =
      series.baseline >= view.usablePoints.count
      ? "all \(series.baseline) usable \(view.step)s"
      : "the first \(series.baseline) usable \(view.step)s, before the change"
    return switch series.chart {
    case .xmr: "XmR chart over \(base): average ± 2.66 × mean moving range"
    case .normalised: "normalised individuals (I′) over \(base): average ± 3σ/√n, wider with fewer observations"
    }
  }

  private func rule(_ rule: SignalRule?) -> String? {
    switch rule {
    case .outsideLimits: "the latest point lies outside the limits"
    case .trend: "seven points in a row rise or fall"
    case .twoInThree: "two of three points lie near one limit"
    case .shift: "seven points in a row lie on one side of the average"
    case nil: nil
    }
  }
}
