import Diagnostics
import Metrics
import Yams

/// Where a table of targets lies, in place of a list in the workspace.
package struct TargetsSpec: Sendable, Equatable {
  package enum Column: String, Sendable, CaseIterable {
    case metric, variant, level, id, team, tenure, target
    case validFrom = "valid_from"
    case validTo = "valid_to"
  }

  package var file: String
  package var columns: [Column: String]
  package var text: SmallTableFormat
  package var location: SourceLocation
}

/// A target with the place where it stands.
package struct PlacedTarget: Sendable, Equatable {
  package var target: Target
  package var location: SourceLocation
}

extension WorkspaceReader {
  /// `targets`: a list, or the name of a table.
  func targets(_ catalogue: [MetricDefinition]) -> (inline: [PlacedTarget], table: TargetsSpec?) {
    guard let node = section["targets"] else { return ([], nil) }
    guard let list = node.sequence else {
      guard let (part, columns) = smallTable("targets", TargetsSpec.Column.self, required: [.metric, .target]) else {
        return ([], nil)
      }
      return (
        [],
        TargetsSpec(
          file: part.text("file") ?? "", columns: columns, text: textFormat(part),
          location: problems.location(of: part["file"]))
      )
    }
    let keys = TargetsSpec.Column.allCases.map(\.rawValue)
    let targets = list.compactMap { entry -> PlacedTarget? in
      guard let part = Section(entry, "a target", keys: keys, problems: problems) else { return nil }
      for key in ["metric", "target"] where part[key] == nil { part.reportMissing(key) }
      guard part["metric"] != nil, part["target"] != nil else { return nil }
      let row = TargetRow(catalogue: catalogue) { part.text($0.rawValue) ?? "" }
      switch row.target {
      case .success(let target): return PlacedTarget(target: target, location: problems.location(of: entry))
      case .failure(let fault):
        problems.add(fault.code, fault.message, at: part[fault.column.rawValue] ?? entry, hint: fault.hint)
        return nil
      }
    }
    for diagnostic in contradictions(targets) { problems.add(diagnostic) }
    return (targets, nil)
  }
}

/// What a row of targets says, as texts.
struct TargetRow {
  let catalogue: [MetricDefinition]
  let text: (TargetsSpec.Column) -> String

  struct Fault: Error {
    var code = "ING-051"
    var column: TargetsSpec.Column
    var message: String
    var hint: String?
  }

  var target: Result<Target, Fault> {
    let variant = text(.variant)
    switch MetricChoice(text(.metric), variant.isEmpty ? nil : variant, in: catalogue) {
    case .unknown(let message, let hint, let isVariant):
      return .failure(Fault(code: "ING-007", column: isVariant ? .variant : .metric, message: message, hint: hint))
    case .found(let metric):
      return scope(metric).flatMap { scope in band(metric).map { (scope, $0) } }.flatMap { scope, band in
        days.map { first, last in
          Target(key: metric.key, scope: scope, value: band.0, upper: band.1, first: first, last: last)
        }
      }
    }
  }

  private func scope(_ metric: MetricDefinition) -> Result<Target.Scope, Fault> {
    let (level, id, team, tenure) = (text(.level), text(.id), text(.team), text(.tenure))
    guard level.isEmpty || Level(rawValue: level) != nil else {
      let words = Level.allCases.filter { $0 != .behaviour }.map(\.rawValue)
      return .failure(
        Fault(
          column: .level, message: "“\(level)” is no level",
          hint: nearest(to: level, in: words).map { "did you mean “\($0)”?" }
            ?? "use one of: \(words.joined(separator: ", "))"))
    }
    let known = Level(rawValue: level)
    if let known, !metric.levels.contains(known) {
      return .failure(
        Fault(
          column: .level, message: "“\(metric.key.metric)” is never shown for a \(known.rawValue)",
          hint: "levels: \(metric.levels.sorted().map(\.rawValue).joined(separator: ", "))"))
    }
    if !tenure.isEmpty {
      guard let range = TargetRow.months(tenure) else {
        return .failure(
          Fault(
            column: .tenure, message: "“\(tenure)” is no span of months", hint: "write 0-3 for the first three, or 12-")
        )
      }
      return .success(.tenure(range))
    }
    if !team.isEmpty { return .success(known == .team ? .subject(.team, team) : .members(team)) }
    guard let known else {
      return id.isEmpty
        ? .success(.all) : .failure(Fault(column: .id, message: "“id” needs a “level”", hint: "add level: team"))
    }
    return .success(id.isEmpty ? .level(known) : .subject(known, id))
  }

  /// `0-3`: months 0, 1 and 2; `12-`: from a year on.
  private static func months(_ text: String) -> Range<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Int(parts[0]), from >= 0 else { return nil }
    if parts[1].isEmpty { return from..<Int.max }
    guard let to = Int(parts[1]), to > from else { return nil }
    return from..<to
  }

  /// `80%`, or a band as `75% to 85%`.
  private func band(_ metric: MetricDefinition) -> Result<(Double, Double?), Fault> {
    let words = text(.target)
    let parts = words.firstRange(of: " to ").map { [words[..<$0.lowerBound], words[$0.upperBound...]] } ?? [words[...]]
    let values = parts.compactMap { TargetText.value($0.trimmed, unit: metric.unit) }
    guard values.count == parts.count, values.count < 2 || values[0] < values[1] else {
      return .failure(
        Fault(
          code: "ING-005", column: .target, message: "“\(words)” is not a target for “\(metric.key.metric)”",
          hint: TargetText.example(of: metric.unit)))
    }
    return .success((values[0], values.count == 2 ? values[1] : nil))
  }

  private var days: Result<(CivilDate?, CivilDate?), Fault> {
    var days: [CivilDate?] = []
    for column in [TargetsSpec.Column.validFrom, .validTo] {
      let words = text(column)
      let day = CivilDate(words)
      if !words.isEmpty, day == nil {
        return .failure(Fault(column: column, message: "“\(words)” is not a day", hint: "write days as 2026-10-03"))
      }
      days.append(day)
    }
    if let first = days[0], let last = days[1], last < first {
      return .failure(Fault(column: .validTo, message: "the target ends before it begins"))
    }
    return .success((days[0], days[1]))
  }
}

extension Substring {
  fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Targets that say different things of the same measure, subject and day.
func contradictions(_ targets: [PlacedTarget]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var seen: [MetricKey: [PlacedTarget]] = [:]
  for placed in targets {
    let target = placed.target
    let clash = seen[target.key]?.first { other in
      other.target.scope == target.scope && other.target.overlaps(target)
        && (other.target.value != target.value || other.target.upper != target.upper)
    }
    if let clash {
      diagnostics.append(
        Diagnostic(
          "ING-052", .error, "two targets of “\(target.key.metric)” contradict each other on the same days",
          at: placed.location,
          hint: "the other one stands in line \(clash.location.line.map(String.init) ?? "?"); give each its valid_from "
            + "and valid_to"))
    }
    seen[target.key, default: []].append(placed)
  }
  return diagnostics
}

extension Target {
  fileprivate func overlaps(_ other: Target) -> Bool {
    (last.flatMap { last in other.first.map { last < $0 } } ?? false) == false
      && (other.last.flatMap { last in first.map { last < $0 } } ?? false) == false
  }
}

/// Reads the table of targets.
///
/// - Throws: `inputMissing`, `dataBreaksContract` with every row that is wrong.
func targets(
  _ spec: TargetsSpec, directory: String, catalogue: [MetricDefinition]
) throws(Failure) -> [Target] {
  let table = try SmallTable(file: spec.file, format: spec.text, directory: directory, location: spec.location)
  let positions = try table.positions(of: spec.columns, at: spec.location)
  var diagnostics: [Diagnostic] = []
  var targets: [PlacedTarget] = []
  for (line, fields) in table.rows {
    let place = SourceLocation(file: spec.file, line: line)
    switch TargetRow(catalogue: catalogue, text: { positions[$0].map { fields[$0] } ?? "" }).target {
    case .success(let target): targets.append(PlacedTarget(target: target, location: place))
    case .failure(let fault):
      diagnostics.append(Diagnostic(fault.code, .error, fault.message, at: place, hint: fault.hint))
    }
  }
  diagnostics += contradictions(targets)
  if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
  return targets.map(\.target)
}
