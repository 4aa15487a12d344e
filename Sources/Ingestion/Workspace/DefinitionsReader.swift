import Diagnostics
import Metrics
import Yams

/// Which words of topics and quality items mean something to a metric.
package struct ItemWords: Sendable, Equatable {
  /// Topics that are complaints; none: complaints are not known.
  package var complaintTopics: [String] = []
  /// Words in items or sections of quality forms that are about the script.
  package var script = ["script", "greeting", "closing"]
  /// The same for procedures and guidelines.
  package var procedure = ["procedure", "guideline", "compliance", "policy", "process"]
}

extension WorkspaceReader {
  /// `definitions`: what metrics depend on.
  func settings(_ threshold: Int) -> (MetricSettings, ItemWords) {
    var settings = MetricSettings(threshold: threshold)
    var words = ItemWords()
    let keys = [
      "repeat_days", "short_call_seconds", "tolerance_seconds", "lead_target_seconds", "attribution", "currency",
      "cost_per_hour", "variants", "complaint_topics", "script_items", "procedure_items",
    ]
    guard let node = section["definitions"],
      let part = Section(node, "“definitions”", keys: keys, problems: problems)
    else { return (settings, words) }
    settings.repeatDays = part.integer("repeat_days", in: 1...90) ?? settings.repeatDays
    settings.shortCallSeconds = part.integer("short_call_seconds", in: 1...300) ?? settings.shortCallSeconds
    settings.toleranceSeconds = part.integer("tolerance_seconds", in: 0...3600) ?? settings.toleranceSeconds
    settings.leadTargetSeconds = part.integer("lead_target_seconds", in: 60...604_800) ?? settings.leadTargetSeconds
    settings.attribution = part.choice("attribution") ?? settings.attribution
    if let currency = part.text("currency") {
      if currency.wholeMatch(of: /[A-Z]{3}/) == nil {
        problems.add(
          "ING-005", "“\(currency)” is not a currency", at: part["currency"], hint: "write it as in ISO 4217: EUR")
      } else {
        settings.currency = currency
      }
    }
    if let text = part.text("cost_per_hour") {
      if let cost = Double(text), cost > 0, cost.isFinite {
        settings.costPerHour = cost
      } else {
        problems.add("ING-005", "“cost_per_hour” must be a number above 0", at: part["cost_per_hour"])
      }
    }
    if part["complaint_topics"] != nil {
      words.complaintTopics = part.texts("complaint_topics").map { $0.lowercased() }
    }
    if part["script_items"] != nil { words.script = part.texts("script_items").map { $0.lowercased() } }
    if part["procedure_items"] != nil { words.procedure = part.texts("procedure_items").map { $0.lowercased() } }
    settings.variants = variants(part, Catalogue.metrics(settings))
    return (settings, words)
  }

  private func variants(_ part: Section, _ catalogue: [MetricDefinition]) -> [String: String] {
    guard part["variants"] != nil else { return [:] }
    var chosen: [String: String] = [:]
    for (id, keyNode, value) in part.pairs("variants") {
      guard let variant = value.scalar?.string else {
        problems.add("ING-005", "the variant of “\(id)” must be a text", at: value)
        continue
      }
      if let metric = metric(id, variant, catalogue, at: keyNode, variantAt: value) {
        chosen[id] = metric.key.variant
      }
    }
    return chosen
  }

  /// A metric of the catalogue, or a diagnostic with the names that there are.
  func metric(
    _ id: String, _ variant: String?, _ catalogue: [MetricDefinition], at place: Node?, variantAt: Node?
  ) -> MetricDefinition? {
    switch MetricChoice(id, variant, in: catalogue) {
    case .found(let metric): return metric
    case .unknown(let message, let hint, let isVariant):
      problems.add("ING-007", message, at: isVariant ? variantAt ?? place : place, hint: hint)
      return nil
    }
  }

  /// `composite`: parts whose weights total 100.
  func composite(_ catalogue: [MetricDefinition]) -> Composite? {
    guard let node = section["composite"] else { return nil }
    guard let part = Section(node, "“composite”", keys: ["parts"], problems: problems),
      let list = part["parts"]?.sequence, list.count >= 2
    else {
      problems.add("ING-005", "“composite” needs at least two “parts”", at: node)
      return nil
    }
    let parts = list.compactMap { compositePart($0, catalogue) }
    let total = parts.reduce(0) { $0 + $1.weight }
    if parts.count == list.count, abs(total - 100) > 1e-9 {
      problems.add(
        "ING-050", "the weights of “composite” total \(NumberFormat.plain(total)), not 100", at: part["parts"],
        hint: "the score would not reach from 0 to 100")
    }
    return Composite(parts: parts)
  }

  private func compositePart(_ node: Node, _ catalogue: [MetricDefinition]) -> Composite.Part? {
    let keys = ["metric", "variant", "weight", "worst", "best"]
    guard let part = Section(node, "a part of “composite”", keys: keys, problems: problems),
      let id = part.text("metric", required: true), let weightText = part.text("weight", required: true),
      let worstText = part.text("worst", required: true), let bestText = part.text("best", required: true),
      let metric = metric(id, part.text("variant"), catalogue, at: part["metric"], variantAt: part["variant"])
    else { return nil }
    guard let weight = Double(weightText), weight > 0, weight <= 100 else {
      problems.add("ING-005", "“weight” must be a number above 0 and up to 100", at: part["weight"])
      return nil
    }
    guard let worst = TargetText.value(worstText, unit: metric.unit),
      let best = TargetText.value(bestText, unit: metric.unit), worst != best
    else {
      problems.add(
        "ING-050", "“worst” and “best” must be two different values of “\(id)”", at: part["worst"],
        hint: TargetText.example(of: metric.unit))
      return nil
    }
    return Composite.Part(key: metric.key, weight: weight, worst: worst, best: best)
  }
}

/// The metric that an id and a variant name, or why there is none.
package enum MetricChoice {
  case found(MetricDefinition)
  case unknown(message: String, hint: String, isVariant: Bool)

  package init(_ id: String, _ variant: String?, in catalogue: [MetricDefinition]) {
    let same = catalogue.filter { $0.key.metric == id }
    guard !same.isEmpty else {
      let known = Set(catalogue.map(\.key.metric)).sorted()
      self = .unknown(
        message: "there is no metric “\(id)”",
        hint: nearest(to: id, in: known).map { "did you mean “\($0)”?" }
          ?? "known metrics: \(known.joined(separator: ", "))",
        isVariant: false)
      return
    }
    // Without a variant the one that stands for the metric is meant, where there is one.
    if let metric = variant.map({ variant in same.first { $0.key.variant == variant } })
      ?? (same.count == 1 ? same[0] : same.first { $0.isDefault && $0.key.variant.isEmpty })
    {
      self = .found(metric)
      return
    }
    let variants = same.map(\.key.variant)
    let shown = variants.map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: ", ")
    self = .unknown(
      message: variant.map { "“\(id)” has no variant “\($0)”" } ?? "“\(id)” has more than one variant",
      hint: variant.flatMap { nearest(to: $0, in: variants) }.flatMap { $0.isEmpty ? nil : "did you mean “\($0)”?" }
        ?? "use one of: \(shown)", isVariant: variant != nil)
  }
}
