import Diagnostics
import Metrics
import Yams

extension WorkspaceReader {
  func roster() -> RosterSpec? {
    guard let (section, columns) = smallTable("roster", RosterSpec.Column.self, required: [.agent, .team]) else {
      return nil
    }
    return RosterSpec(
      file: section.text("file") ?? "", columns: columns, text: textFormat(section),
      location: problems.location(of: section["file"]))
  }

  func events() -> EventsSpec? {
    guard let (section, columns) = smallTable("events", EventsSpec.Column.self, required: [.first, .label]) else {
      return nil
    }
    return EventsSpec(
      file: section.text("file") ?? "", columns: columns, text: textFormat(section),
      location: problems.location(of: section["file"]))
  }

  func aliases() -> AliasesSpec? {
    guard let (section, columns) = smallTable("aliases", AliasesSpec.Column.self, required: [.alias, .agent]) else {
      return nil
    }
    return AliasesSpec(
      file: section.text("file") ?? "", columns: columns, text: textFormat(section),
      location: problems.location(of: section["file"]))
  }

  func smallTable<Column: RawRepresentable & CaseIterable & Hashable>(
    _ key: String, _: Column.Type, required: [Column]
  ) -> (Section, [Column: String])? where Column.RawValue == String {
    let keys = ["file", "columns", "delimiter", "encoding", "date_format"]
    guard let node = section[key], let part = Section(node, "“\(key)”", keys: keys, problems: problems) else {
      return nil
    }
    _ = part.text("file", required: true)
    var columns: [Column: String] = [:]
    let names = Column.allCases.map(\.rawValue)
    for (name, nameNode, value) in part.pairs("columns", required: true) {
      guard let column = Column(rawValue: name) else {
        problems.add(
          "ING-008", "“\(key)” has no column “\(name)”", at: nameNode,
          hint: nearest(to: name, in: names).map { "did you mean “\($0)”?" }
            ?? "known columns: \(names.joined(separator: ", "))")
        continue
      }
      columns[column] = Section.text(value, "“\(name)”", problems)
    }
    for column in required where columns[column] == nil && part["columns"]?.mapping?[column.rawValue] == nil {
      problems.add("ING-004", "“columns” of “\(key)” needs “\(column.rawValue)”", at: part["columns"] ?? node)
    }
    return (part, columns)
  }

  func textFormat(_ section: Section) -> SmallTableFormat {
    SmallTableFormat(
      delimiter: delimiter(section), encoding: encoding(section), dateFormat: section.text("date_format"))
  }

  func headline(_ catalogue: [MetricDefinition]) -> [HeadlineMeasure] {
    guard let node = section["headline"] else {
      return Catalogue.defaultHeadline.map { HeadlineMeasure(key: $0, target: nil) }
    }
    guard let list = node.sequence, !list.isEmpty else {
      problems.add("ING-005", "“headline” must be a list with at least one measure", at: node)
      return []
    }
    return list.compactMap { measure($0, catalogue) }
  }

  private func measure(_ node: Node, _ catalogue: [MetricDefinition]) -> HeadlineMeasure? {
    guard
      let part = Section(node, "a headline measure", keys: ["metric", "variant", "target"], problems: problems),
      let id = part.text("metric", required: true)
    else { return nil }
    guard
      let metric = metric(id, part.text("variant"), catalogue, at: part["metric"], variantAt: part["variant"])
    else { return nil }
    return HeadlineMeasure(key: metric.key, target: target(part, metric))
  }

  /// A page that shows more than about six measures, or sides of one thing only, leads to wrong conclusions.
  func scorecardWarnings(_ headline: [HeadlineMeasure], _ catalogue: [MetricDefinition]) -> [Diagnostic] {
    guard let node = section["headline"] else { return [] }
    var warnings: [Diagnostic] = []
    func warn(_ message: String, _ hint: String) {
      warnings.append(Diagnostic("ING-053", .warning, message, at: problems.location(of: node), hint: hint))
    }
    if headline.count > 6 {
      warn(
        "“headline” has \(headline.count) measures",
        "five or six can be kept in mind; the others stand in the detail tables")
    }
    let groups = Set(headline.compactMap { entry in catalogue.first { $0.key == entry.key }?.group })
    if headline.count > 1, groups.count == 1, let group = groups.first {
      warn(
        "all headline measures are of one kind: \(group.rawValue.lowercased())",
        "add one of another kind, so that speed is not bought with quality")
    }
    return warnings
  }

  private func target(_ part: Section, _ metric: MetricDefinition) -> Double? {
    guard let text = part.text("target") else { return nil }
    if let target = TargetText.value(text, unit: metric.unit) { return target }
    problems.add(
      "ING-005", "“\(text)” is not a target for “\(metric.key.metric)”", at: part["target"],
      hint: TargetText.example(of: metric.unit))
    return nil
  }
}

/// Targets as people write them, in the base unit of a metric.
enum TargetText {
  static func value(_ text: String, unit: MetricUnit) -> Double? {
    switch unit {
    case .fraction: fraction(text)
    case .seconds: seconds(text)
    case .count, .number, .money: Double(text).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
    case .points(let minimum, let maximum): Double(text).flatMap { (minimum...maximum).contains($0) ? $0 : nil }
    }
  }

  /// `80%`, `80 %` or `0.8` as 0.8; `nil` outside 0 to 1.
  static func fraction(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast().filter { $0 != " " && $0 != "\u{A0}" } : text
    guard let number = Double(digits) else { return nil }
    let value = isPercent ? number / 100 : number
    return (0...1).contains(value) ? value : nil
  }

  /// `330`, `05:30` or `1:05:30` in seconds.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard (1...3).contains(parts.count) else { return nil }
    var total = 0.0
    for (index, part) in parts.enumerated() {
      guard let part, part >= 0, part.isFinite, index == 0 || part < 60 else { return nil }
      total = total * 60 + part
    }
    return total
  }

  static func example(of unit: MetricUnit) -> String {
    switch unit {
    case .fraction: "write a share such as 80% or 0.8"
    case .seconds: "write minutes and seconds such as 05:30, or seconds such as 330"
    case .count, .number, .money: "write a number that is not negative"
    case .points(let minimum, let maximum): "write a score from \(Int(minimum)) to \(Int(maximum))"
    }
  }
}
