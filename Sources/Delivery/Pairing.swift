import Diagnostics
import Metrics

/// Who gets which file. A file goes to the one person that it says it is for, at the one address that only that person
/// has, or to nobody.
package struct Pairing: Sendable {
  /// Sorted by the agent's id.
  package private(set) var letters: [Letter] = []
  /// Why some files go to nobody. Other messages are not touched by it.
  package private(set) var problems: [Diagnostic] = []

  /// - Parameters:
  ///   - reports: the files as they were read back.
  ///   - day: whoever left on it or before gets nothing: the mailbox may be somebody else's now.
  package init(_ reports: [PrivateReport], book: AddressBook, period: Period, on day: CivilDate) {
    problems = book.problems
    var byAgent: [String: [PrivateReport]] = [:]
    for report in reports.sorted(by: { $0.relativePath < $1.relativePath }) {
      guard let agent = report.agent else {
        add(
          "DEL-006", .error, report, "the report does not say whose it is", "run the period again, which makes it anew")
        continue
      }
      byAgent[agent, default: []].append(report)
    }
    for (agent, files) in byAgent.sorted(by: { $0.key < $1.key }) {
      guard files.count == 1, let report = files.first else {
        for file in files {
          add(
            "DEL-006", .error, file, "\(files.count) reports say that they are for “\(agent)”", "run the period again")
        }
        continue
      }
      guard let person = book.people[agent] else {
        add("DEL-007", .warning, report, "“\(agent)” is not in the roster", "mail goes to addresses of the roster only")
        continue
      }
      if let left = person.left, left <= day {
        add("DEL-008", .warning, report, "“\(agent)” left on \(left)", "nothing is sent to people who left")
        continue
      }
      guard let address = book.byID[agent] else {
        if !book.refused.contains(agent) {
          add("DEL-007", .warning, report, "“\(agent)” has no address", "add it to the roster as column “email”")
        }
        continue
      }
      let key = DeliveryKey(period: period, reader: .agent(agent), recipient: address, content: report.content)
      letters.append(
        Letter(
          key: key, to: .init(name: person.name, address: address), file: "\(report.slug).eml",
          matter: .report(report)))
    }
  }

  private mutating func add(
    _ code: String, _ severity: Diagnostic.Severity, _ report: PrivateReport, _ message: String, _ hint: String
  ) {
    problems.append(
      Diagnostic(code, severity, message, at: SourceLocation(file: report.relativePath), hint: hint))
  }
}
