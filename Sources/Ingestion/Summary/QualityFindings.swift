import Diagnostics
import Metrics

/// What the rules of data quality found in a period, and what follows from it.
struct QualityFindings {
  let workspace: Workspace
  /// rule, detail, number, total.
  let rows: [[String?]]

  private struct Finding {
    var rule: QualityRule
    var detail: String
    var number: Int
    var total: Int
  }

  private var findings: [Finding] {
    rows.compactMap { row in
      guard row.count == 4, let rule = row[0].flatMap(QualityRule.init(rawValue:)) else { return nil }
      return Finding(
        rule: rule, detail: row[1] ?? "", number: row[2].flatMap { Int($0) } ?? 0,
        total: row[3].flatMap { Int($0) } ?? 0)
    }
  }

  private func policy(_ rule: QualityRule) -> QualityPolicy { workspace.policies[rule] ?? .warn }

  /// Metrics that are left out.
  var suppressed: Set<String> {
    Set(findings.filter { policy($0.rule) == .suppress }.flatMap(\.rule.dependents))
  }

  /// Sentences for the data notes. What the notes say elsewhere is not said twice.
  var warnings: [String] {
    findings.compactMap { finding in
      let isSuppressed = policy(finding.rule) == .suppress
      if finding.rule == .unmatched, !isSuppressed { return nil }
      let left = finding.rule.dependents.joined(separator: ", ")
      return words(finding) + (isSuppressed ? "; left out therefore: \(left)" : "")
    }
  }

  /// - Throws: `dataBreaksContract` with every finding whose rule is set to reject.
  func stop() throws(Failure) {
    let errors = findings.filter { policy($0.rule) == .reject }.map { finding in
      Diagnostic(
        "ING-048", .error, words(finding), at: SourceLocation(file: workspace.file),
        hint: "mend the export, or set “quality: {\(finding.rule.rawValue): warn}”")
    }
    if !errors.isEmpty { throw Failure(.dataBreaksContract, errors) }
  }

  private func words(_ finding: Finding) -> String {
    let (number, total) = (NumberFormat.count(Double(finding.number)), NumberFormat.count(Double(finding.total)))
    return switch finding.rule {
    case .overlaps:
      "\(finding.detail): \(number) of \(total) voice contacts overlap with another one of the same person"
    case .clockJumps: "\(finding.detail): the time goes back at \(number) of \(total) rows"
    case .longTalk: "\(finding.detail): \(number) of \(total) conversations are longer than four hours"
    case .truncated: "\(finding.detail): the end of \(number) of \(total) contacts and legs was not recorded"
    case .volumeDrop: "\(finding.detail) has \(number) contacts where this weekday usually has \(total)"
    case .unmatched: "\(finding.detail): \(number) of \(total) rows belong to people who are not in the roster"
    }
  }
}
