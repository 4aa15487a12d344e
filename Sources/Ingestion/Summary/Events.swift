import Diagnostics
import Metrics

/// Reads the dated facts that a chart may mark, sorted by their first day.
///
/// - Throws: `inputMissing`, `dataBreaksContract` with every row that is wrong.
func events(_ spec: EventsSpec, directory: String) throws(Failure) -> [EventRecord] {
  let table = try SmallTable(file: spec.file, format: spec.text, directory: directory, location: spec.location)
  let positions = try table.positions(of: spec.columns, at: spec.location)
  var diagnostics: [Diagnostic] = []
  var events: [EventRecord] = []
  for (line, fields) in table.rows {
    let text = { (column: EventsSpec.Column) in positions[column].map { fields[$0] } ?? "" }
    let place = SourceLocation(file: spec.file, line: line)
    let last = table.day(text(.last), line: line, into: &diagnostics)
    guard let first = table.day(text(.first), line: line, into: &diagnostics) else {
      if text(.first).isEmpty {
        diagnostics.append(Diagnostic("ING-027", .error, "the event has no first day", at: place))
      }
      continue
    }
    if let last, last < first {
      diagnostics.append(Diagnostic("ING-027", .error, "the event ends before it begins", at: place))
    }
    let words = text(.label).split(whereSeparator: \.isWhitespace)
    if words.isEmpty || words.count > 6 {
      diagnostics.append(
        Diagnostic(
          "ING-027", .error, "a label has one to six words, this one has \(words.count)", at: place,
          hint: "it must fit beside a line in a chart"))
    }
    events.append(
      EventRecord(
        first: first, last: last ?? first, team: text(.team).isEmpty ? nil : text(.team), label: text(.label)))
  }
  if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
  return events.sorted { ($0.first, $0.last, $0.team ?? "", $0.label) < ($1.first, $1.last, $1.team ?? "", $1.label) }
}
