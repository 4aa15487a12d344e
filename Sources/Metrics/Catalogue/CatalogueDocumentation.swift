extension Catalogue {
  /// `docs/metrics.md`: every metric with its variants, formula, unit, levels, interval, input and benchmark.
  package static var documentation: String {
    let metrics = metrics(MetricSettings())
    let groups = MetricDefinition.Group.allCases.map { group in
      section(group, metrics.filter { $0.group == group })
    }
    return """
      # Metrics

      Every metric that Wrapup knows, as the program defines it. A value is the sum of its numerator over all rows divided by
      the sum of its denominator: never an average of averages. Sums have the names of columns; `…_known` counts the rows of
      which a thing is known, so that missing is not zero. A metric whose input no source has is missing, with the reason.

      Variants of one metric are different formulas with different values; never compare them with each other. The one in
      bold stands for the metric unless `definitions: {variants: {service_level: sl_all_credit}}` in `wrapup.yaml` chooses
      another. `wrapup explain METRIC` prints the same with the numbers of a period.

      Levels: S site, T team, A agent, Q queue, C channel, P topic. Better: ↑ higher, ↓ lower, ◎ neither too little nor too
      much, – context. Days, waits and other settings are those that are usual; a page prints the ones it was made with.

      \(groups.joined(separator: "\n\n"))

      """
  }

  private static func section(_ group: MetricDefinition.Group, _ metrics: [MetricDefinition]) -> String {
    var lines = [
      "## \(group.rawValue)", "",
      "| metric | variant | what it is | formula | unit | better | levels | interval | from |",
      "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += metrics.map(\.row)
    let benchmarks = metrics.compactMap { metric in
      metric.benchmark.map { benchmark in
        "* `\(metric.key.metric)`: \(benchmark.text) – \(benchmark.source)"
          + "\(benchmark.year.map { ", \($0)" } ?? "") (\(benchmark.grade.rawValue))."
      }
    }
    if !benchmarks.isEmpty { lines += ["", "Benchmarks, which a target of the workspace overrides:", ""] + benchmarks }
    return lines.joined(separator: "\n")
  }
}

extension MetricDefinition {
  fileprivate var row: String {
    let variant = key.variant.isEmpty ? "" : isDefault ? "**\(key.variant)**" : key.variant
    let cells = [
      "`\(key.metric)`", variant, "\(name). \(definition)", isDerived ? "see the text" : "`\(formula)`", unitText,
      betterText,
      levelText, intervalText, inputs.map { "`\($0)`" }.joined(separator: ", "),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private var unitText: String {
    switch unit {
    case .seconds: "s"
    case .fraction: "%"
    case .count: "n"
    case .points(let minimum, let maximum): "\(NumberFormat.plain(minimum))–\(NumberFormat.plain(maximum))"
    case .number: "number"
    case .money: "money"
    }
  }

  private var betterText: String {
    switch direction {
    case .higherIsBetter: "↑"
    case .lowerIsBetter: "↓"
    case .guarded: "◎"
    case .none: "–"
    }
  }

  private var levelText: String {
    let letters: [(Level, String)] = [
      (.site, "S"), (.team, "T"), (.agent, "A"), (.queue, "Q"), (.channel, "C"), (.topic, "P"),
    ]
    let least = leastForAgent.map { " (A from \($0))" } ?? ""
    return letters.filter { levels.contains($0.0) }.map(\.1).joined(separator: " ")
      + (levels.contains(.agent) ? least : "")
  }

  private var intervalText: String {
    switch interval {
    case .wilson: "Wilson"
    case .logRatio, .timeShare: "log ratio over clusters"
    case .moderatedMean: "moderated t"
    case .promoters: "adjusted Wald"
    case .poisson: "Poisson"
    case .none: if case .quantile = rule { "order statistics" } else { "–" }
    }
  }
}
