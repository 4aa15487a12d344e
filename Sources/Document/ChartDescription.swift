/// The words that a text equivalent of a chart is made of; a translation sets its own.
package struct ChartWords: Codable, Hashable, Sendable {
  /// What each kind of chart is called, by the kind's name; a kind without an entry is "Chart".
  package var kinds: [String: String]
  /// Between the kind and the measure: "Histogram of waits".
  package var of: String
  /// The end: where the same numbers stand as text.
  package var data: String

  package init(kinds: [String: String], of: String, data: String) {
    self.kinds = kinds
    self.of = of
    self.data = data
  }

  package static let english = ChartWords(
    kinds: [
      "process": "Process chart", "sparkline": "Sparkline", "rangeBar": "Range bar", "dotPlot": "Dot plot",
      "heatMap": "Heat map", "bars": "Bar chart", "histogram": "Histogram", "pareto": "Pareto chart",
      "intervals": "Line chart", "slope": "Slope chart", "dumbbell": "Dumbbell chart", "scores": "Stacked bars",
      "smallMultiples": "Small line charts", "funnel": "Funnel plot", "skillMix": "Dot plot", "evidence": "Map",
      "lorenz": "Lorenz curve", "chanceDots": "Dot plot", "effects": "Dot plot with intervals", "ramp": "Line chart",
      "occupancy": "Line chart",
    ], of: "of", data: "Data in the table below.")
}

extension ChartSpec {
  /// The name of the kind, as `ChartWords.kinds` knows it.
  package var kind: String {
    switch self {
    case .process: "process"
    case .sparkline: "sparkline"
    case .rangeBar: "rangeBar"
    case .dotPlot: "dotPlot"
    case .heatMap: "heatMap"
    case .bars: "bars"
    case .histogram: "histogram"
    case .pareto: "pareto"
    case .intervals: "intervals"
    case .slope: "slope"
    case .dumbbell: "dumbbell"
    case .scores: "scores"
    case .smallMultiples: "smallMultiples"
    case .funnel: "funnel"
    case .skillMix: "skillMix"
    case .evidence: "evidence"
    case .lorenz: "lorenz"
    case .chanceDots: "chanceDots"
    case .effects: "effects"
    case .ramp: "ramp"
    case .occupancy: "occupancy"
    }
  }

  /// *Chart type* of *measure, population, period*. *Finding.* *Where the data are.* (the pattern of Cesal).
  ///
  /// - Parameters:
  ///   - subject: measure, population and period: "waits of all calls, October 2026".
  ///   - finding: the figure's sentences, with range and last value.
  package func alternativeText(_ subject: String, finding: String, words: ChartWords = .english) -> String {
    let sentence = finding.isEmpty || finding.hasSuffix(".") ? finding : finding + "."
    return ["\(words.kinds[kind] ?? "Chart") \(words.of) \(subject).", sentence, words.data]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
