import Diagnostics
import Metrics
import Yams

/// A measure that a workspace defines with two SQL expressions over the columns of a canonical table.
package struct OwnMeasure: Sendable, Equatable {
  package var id: String
  package var name: String
  package var table: CanonicalTable
  /// Whole numbers a row, NULL for none; added up before dividing.
  package var numerator: Expression
  package var denominator: Expression
  package var definition: MetricDefinition

  package struct Expression: Sendable, Equatable {
    package var text: String
    package var location: SourceLocation
  }
}

extension WorkspaceReader {
  /// The tables whose rows have what every fact needs: a time, a person and a queue.
  private static let tables = ["interactions", "segments", "surveys", "interval_volumes"]

  func ownMeasures(_ catalogue: [MetricDefinition]) -> [OwnMeasure] {
    guard let node = section["measures"] else { return [] }
    guard let list = node.sequence else {
      problems.add("ING-005", "“measures” must be a list of measures", at: node)
      return []
    }
    if list.count > SumColumn.own.count {
      problems.add("ING-005", "a workspace can define \(SumColumn.own.count) measures of its own", at: node)
    }
    var ids = Set(catalogue.map(\.key.metric))
    return list.prefix(SumColumn.own.count).enumerated().compactMap { index, entry in
      let measure = ownMeasure(entry, index)
      if let measure, !ids.insert(measure.id).inserted {
        problems.add("ING-009", "there is a metric “\(measure.id)” already", at: entry)
        return nil
      }
      return measure
    }
  }

  private func ownMeasure(_ node: Node, _ index: Int) -> OwnMeasure? {
    let keys = ["id", "name", "table", "numerator", "denominator", "unit", "direction", "definition"]
    guard let part = Section(node, "a measure", keys: keys, problems: problems) else { return nil }
    let id = part.text("id", required: true)
    let name = part.text("name", required: true)
    let numerator = expression(part, "numerator")
    let denominator = expression(part, "denominator")
    if let id, id.wholeMatch(of: /[a-z][a-z0-9_]*/) == nil {
      problems.add("ING-005", "“\(id)” cannot be the id of a measure", at: part["id"], hint: "use a–z, 0–9 and “_”")
    }
    let unit = word(part, "unit", ["share", "seconds", "mean"])
    let direction = word(part, "direction", ["none", "higher", "lower"])
    let tableName = word(part, "table", WorkspaceReader.tables)
    guard let id, let name, let numerator, let denominator, let table = CanonicalTable.named(tableName) else {
      return nil
    }
    let columns = SumColumn.own[index]
    let definition = MetricDefinition(
      key: MetricKey(id), name: name,
      definition: part.text("definition")
        ?? "Own measure: sum of \(numerator.text), divided by sum of \(denominator.text), over \(table.name).",
      numerator: .init(columns.numerator), denominator: .init(columns.denominator),
      unit: unit == "share" ? .fraction : unit == "seconds" ? .seconds : .count,
      direction: direction == "higher" ? .higherIsBetter : direction == "lower" ? .lowerIsBetter : .none,
      levels: [.site, .team, .agent, .queue, .channel, .topic], interval: unit == "share" ? .wilson : .none,
      group: .work, observations: "counts")
    return OwnMeasure(
      id: id, name: name, table: table, numerator: numerator, denominator: denominator, definition: definition)
  }

  /// The first word is the default.
  private func word(_ part: Section, _ key: String, _ words: [String]) -> String {
    guard let text = part.text(key) else { return words[0] }
    if words.contains(text) { return text }
    problems.add(
      "ING-005", "“\(key)” cannot be “\(text)”", at: part[key], hint: "use one of: \(words.joined(separator: ", "))")
    return words[0]
  }

  private func expression(_ part: Section, _ key: String) -> OwnMeasure.Expression? {
    guard let text = part.text(key, required: true) else { return nil }
    if text.contains(";") || text.contains("--") || text.contains("/*") {
      problems.add(
        "ING-049", "“\(key)” must be one SQL expression, without “;” or comments", at: part[key])
      return nil
    }
    return OwnMeasure.Expression(text: text, location: problems.location(of: part[key]))
  }

  func policies() -> [QualityRule: QualityPolicy] {
    guard section["quality"] != nil else { return [:] }
    var policies: [QualityRule: QualityPolicy] = [:]
    let rules = QualityRule.allCases.map(\.rawValue)
    let words = QualityPolicy.allCases.map(\.rawValue)
    for (key, keyNode, value) in section.pairs("quality") {
      guard let rule = QualityRule(rawValue: key) else {
        problems.add(
          "ING-003", "“quality” has no rule “\(key)”", at: keyNode,
          hint: nearest(to: key, in: rules).map { "did you mean “\($0)”?" } ?? "rules: \(rules.joined(separator: ", "))"
        )
        continue
      }
      guard let policy = value.scalar.flatMap({ QualityPolicy(rawValue: $0.string) }) else {
        problems.add("ING-005", "“\(key)” must be one of: \(words.joined(separator: ", "))", at: value)
        continue
      }
      policies[rule] = policy
    }
    return policies
  }
}
