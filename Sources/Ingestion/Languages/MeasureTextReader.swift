import Diagnostics
import Metrics
import Yams

/// Reads what a language says of measures. The English of the catalogue stands with the measures themselves; every
/// other language must name all that a person may see of their own.
struct MeasureTextReader {
  let problems: Problems
  let settings: MetricSettings
  /// Whether no measure of a person may be missing.
  let isWhole: Bool

  private static let keys = ["name", "definition", "noun", "better", "steady", "step"]

  func measures(of file: Section) -> [MetricKey: Language.MeasureText] {
    guard let node = file["measures"] else {
      if isWhole { file.reportMissing("measures") }
      return [:]
    }
    let metrics = Catalogue.metrics(settings)
    let ids = Dictionary(
      metrics.map { (MeasureTextReader.id($0.key), $0.key) }, uniquingKeysWith: { first, _ in first })
    // A metric with one variant only is known by its name alone.
    guard let section = Section(node, "“measures”", keys: ids.keys.sorted(), problems: problems) else { return [:] }
    var texts: [MetricKey: Language.MeasureText] = [:]
    for (id, key) in ids.sorted(by: { $0.key < $1.key }) {
      if let node = section[id], let text = text(node, id) { texts[key] = text }
    }
    if isWhole {
      for metric in metrics where metric.levels.contains(.agent) && section[MeasureTextReader.id(metric.key)] == nil {
        section.reportMissing(MeasureTextReader.id(metric.key))
      }
    }
    return texts
  }

  /// `csat:top2`, or `aht` for a metric or variant without a name.
  private static func id(_ key: MetricKey) -> String {
    key.variant.isEmpty ? key.metric : "\(key.metric):\(key.variant)"
  }

  private func text(_ node: Node, _ id: String) -> Language.MeasureText? {
    guard let section = Section(node, "“\(id)”", keys: MeasureTextReader.keys, problems: problems),
      let name = section.text("name", required: true), let definition = section.text("definition", required: true),
      let noun = section.text("noun", required: true), let steady = section.text("steady", required: true)
    else { return nil }
    return Language.MeasureText(
      name: name, definition: filled(definition, at: section["definition"], id), noun: noun,
      better: section.text("better") ?? "", steady: steady, step: section.text("step") ?? "")
  }

  /// A definition with the workspace's own settings in it.
  private func filled(_ definition: String, at node: Node?, _ id: String) -> String {
    let values = [
      "repeat_days": settings.repeatDays, "short_call_seconds": settings.shortCallSeconds,
      "tolerance_minutes": settings.toleranceSeconds / 60, "lead_minutes": settings.leadTargetSeconds / 60,
    ]
    let text = values.sorted { $0.key < $1.key }.reduce(definition) { text, pair in
      text.replacing("{\(pair.key)}", with: String(pair.value))
    }
    if text.contains("{") {
      problems.add(
        "ING-061", "the definition of “\(id)” has a value that nothing fills in", at: node,
        hint: "its values are \(values.keys.sorted().map { "{\($0)}" }.joined(separator: ", "))")
    }
    return text
  }
}
