import Composition
import Diagnostics
import Ingestion
import Metrics

/// Explanations as text for a terminal: a label and what belongs to it, broken into lines.
struct ExplanationText {
  /// In characters.
  let width: Int
  private static let indent = 18

  func code(_ code: String, _ entry: CodeGuide.Entry) -> String {
    "\(code)\n" + line("Means", entry.meaning) + line("What to do", entry.advice)
  }

  func definition(_ metric: MetricDefinition, variants: [MetricDefinition]) -> String {
    let key = metric.key
    var text = "\(metric.name) (\(key.metric)\(key.variant.isEmpty ? "" : ", variant \(key.variant)"))\n"
    text += line("Definition", metric.definition)
    text += line("Formula", metric.formula)
    text += line("Unit", metric.unit.words)
    text += line("Better", metric.direction.words)
    text += line("Shown for", metric.levels.sorted().map(\.rawValue).joined(separator: ", "))
    text += line("Interval", metric.interval.words)
    text += line(
      "Needs", metric.inputs.isEmpty ? "an analysis of its own" : "rows of \(metric.inputs.joined(separator: " or "))")
    if let benchmark = metric.benchmark {
      let year = benchmark.year.map { " \($0)" } ?? ""
      text += line(
        "Benchmark",
        "\(benchmark.text) (\(benchmark.source)\(year); \(benchmark.grade.rawValue)). A target goes before it.")
    }
    if variants.count > 1 {
      let listed = variants.map { variant in
        "\(variant.key.variant.isEmpty ? "(usual)" : variant.key.variant): \(variant.formula)"
      }
      for (index, words) in listed.enumerated() { text += line(index == 0 ? "Variants" : "", words) }
    }
    return text
  }

  func numbers(_ explanation: Explanation) -> String {
    "\(explanation.title)\n" + explanation.lines.map { line($0.label, $0.text) }.joined()
  }

  /// The exports behind the number, and how its rows are written out.
  func rows(_ metric: MetricDefinition, _ dataset: Dataset, _ workspace: Workspace) -> String {
    let sources = workspace.sources.filter { source in
      source.tables.contains { metric.inputs.contains($0.name) }
    }
    var text = ""
    for (index, source) in sources.enumerated() {
      let files = dataset.quality.files.filter { $0.source == source.name }
      let loaded = files.reduce(0) { $0 + $1.loaded }
      let rejected = files.reduce(0) { $0 + $1.rejected }
      text += line(
        index == 0 ? "Rows" : "",
        "\(source.name) (\(source.kindName)): \(files.count == 1 ? "1 file" : "\(files.count) files"), \(NumberFormat.count(Double(loaded))) rows loaded, "
          + "\(NumberFormat.count(Double(rejected))) rejected")
    }
    if let table = metric.inputs.first(where: { name in sources.contains { $0.tables.contains { $0.name == name } } }) {
      text += line("See them", "wrapup dump \(table) --workspace … --period \(dataset.period.id)")
    }
    return text
  }

  private func line(_ label: String, _ text: String) -> String {
    let gap = String(repeating: " ", count: max(1, ExplanationText.indent - label.count - 2))
    var lines = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let last = lines[lines.count - 1]
      if !last.isEmpty, last.count + word.count + 1 > width - ExplanationText.indent {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = last.isEmpty ? String(word) : "\(last) \(word)"
      }
    }
    let indent = String(repeating: " ", count: ExplanationText.indent)
    return "  \(label)\(gap)" + lines.joined(separator: "\n\(indent)") + "\n"
  }
}

extension MetricUnit {
  /// How values are shown.
  package var words: String {
    switch self {
    case .seconds: "seconds, shown as mm:ss"
    case .fraction: "a fraction from 0 to 1, shown as per cent"
    case .count: "a count"
    case .points(let minimum, let maximum):
      "points from \(NumberFormat.plain(minimum)) to \(NumberFormat.plain(maximum))"
    case .number: "a number"
    case .money(let currency): currency
    }
  }
}

extension Direction {
  var words: String {
    switch self {
    case .higherIsBetter: "higher"
    case .lowerIsBetter: "lower"
    case .guarded: "neither by itself: too little and too much are both questions"
    case .none: "neither: it is context"
    }
  }
}

extension IntervalMethod {
  /// How the 95 % interval is made.
  var words: String {
    switch self {
    case .wilson: "Wilson score interval of a share, 95%"
    case .logRatio, .timeShare: "ratio of sums on the log scale, over the days of a person or the people of a team, 95%"
    case .moderatedMean: "moderated t interval of a mean score, 95%"
    case .promoters: "adjusted Wald interval of promoters less detractors, 95%"
    case .poisson: "exact Poisson, or Byar’s approximation from 10 on, 95%"
    case .none: "none"
    }
  }
}

/// A figure of a published page and the measure that it shows.
struct PageFigure {
  var title: String
  var metric: String
  var variant: String?
  var subject: String

  init?(id: String, in page: String) {
    let marker = "<figure id=\"\(id)\""
    guard let start = page.firstRange(of: marker)?.upperBound else { return nil }
    let rest = page[start...].prefix(4000)
    guard let about = rest.firstMatch(of: /data-about="([^"]+)"/) else { return nil }
    let parts = about.1.split(separator: " ").map(String.init)
    guard parts.count == 2 else { return nil }
    let key = parts[0].split(separator: ":", maxSplits: 1).map(String.init)
    metric = key[0]
    variant = key.count > 1 ? key[1] : nil
    subject = parts[1]
    title = rest.firstMatch(of: /<strong>([^<]*)<\/strong>/).map { String($0.1) } ?? id
  }

  /// The figures of a page that show one measure.
  static func list(in page: String) -> String {
    let ids = page.matches(of: /<figure id="([^"]+)"[^>]*data-about=/).map { String($0.1) }
    return ids.isEmpty ? "no figure of this page does" : "figures: \(ids.joined(separator: ", "))"
  }
}
