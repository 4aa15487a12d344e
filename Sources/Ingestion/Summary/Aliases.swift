import Diagnostics
import Metrics

/// Other names of people, each with the days on which it means one person.
struct Aliases {
  struct Span {
    var alias: String
    var agent: String
    var first: CivilDate
    var last: CivilDate
  }

  /// Sorted by alias and day.
  let spans: [Span]

  init() { spans = [] }

  /// - Throws: `inputMissing`, `dataBreaksContract` with every row that is wrong, or that gives a name to two people on
  ///   one day.
  init(_ spec: AliasesSpec, directory: String, roster: Roster?) throws(Failure) {
    let known = roster.map { Set($0.people.map(\.id)) }
    let table = try SmallTable(file: spec.file, format: spec.text, directory: directory, location: spec.location)
    let positions = try table.positions(of: spec.columns, at: spec.location)
    var diagnostics: [Diagnostic] = []
    var spans: [(span: Span, line: Int)] = []
    for (line, fields) in table.rows {
      let text = { (column: AliasesSpec.Column) in positions[column].map { fields[$0] } ?? "" }
      let place = SourceLocation(file: spec.file, line: line)
      if text(.alias).isEmpty || text(.agent).isEmpty {
        diagnostics.append(Diagnostic("ING-026", .error, "the alias or the agent is missing", at: place))
        continue
      }
      let first = table.day(text(.validFrom), line: line, into: &diagnostics) ?? Roster.beginning
      let last = table.day(text(.validTo), line: line, into: &diagnostics) ?? Roster.end
      if let known, !known.contains(text(.agent)) {
        diagnostics.append(
          Diagnostic(
            "ING-026", .error, "“\(text(.agent))” is not in the roster", at: place,
            hint: nearest(to: text(.agent), in: known).map { "did you mean “\($0)”?" } ?? "write the id of the roster"))
        continue
      }
      if last < first {
        diagnostics.append(Diagnostic("ING-026", .error, "\(last) is before \(first)", at: place))
        continue
      }
      let span = Span(alias: text(.alias), agent: text(.agent), first: first, last: last)
      if let other = spans.first(where: { other in
        other.span.alias == span.alias && other.span.first <= last && first <= other.span.last
      }) {
        diagnostics.append(
          Diagnostic(
            "ING-026", .error, "“\(span.alias)” is given for the same days on line \(other.line) already", at: place,
            hint: "end one of them before the other begins"))
        continue
      }
      spans.append((span, line))
    }
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    self.spans = spans.map(\.span).sorted { ($0.alias, $0.first) < ($1.alias, $1.first) }
  }
}
