import Diagnostics
import Metrics

/// Who works in which team, and when.
package struct Roster {
  /// A person with the spans in teams, which do not overlap, in order.
  struct Person {
    var id: String
    var name: String
    var spans: [Span] = []
    var joined: CivilDate?
    var left: CivilDate?
    var language: String?
    var facts = RosterFacts()
    /// Other ways in which exports write the person, without the id and the name.
    var aliases: [String] = []
    /// Every different address, as it is written.
    var addresses: [String] = []
    /// The first row of the person.
    var line = 0
  }

  struct Span: Equatable {
    var first: CivilDate
    var last: CivilDate
    var team: String
    var line: Int
  }

  package static let beginning = CivilDate(year: 1, month: 1, day: 1) ?? CivilDate(ordinal: 0)
  package static let end = CivilDate(year: 9999, month: 12, day: 31) ?? CivilDate(ordinal: 0)

  /// Sorted by id.
  private(set) var people: [Person] = []
  /// Names and leads of teams, by id.
  private(set) var teams: [String: TeamRecord] = [:]

  /// - Throws: `inputMissing`, `dataBreaksContract` with every row that is wrong.
  init(_ spec: RosterSpec, directory: String) throws(Failure) {
    let table = try SmallTable(file: spec.file, format: spec.text, directory: directory, location: spec.location)
    let positions = try table.positions(of: spec.columns, at: spec.location)
    var diagnostics: [Diagnostic] = []
    var byID: [String: Person] = [:]
    for (line, fields) in table.rows {
      let text = { (column: RosterSpec.Column) in positions[column].map { fields[$0] } ?? "" }
      let id = text(.agent)
      guard !id.isEmpty else {
        diagnostics.append(
          Diagnostic("ING-026", .error, "the agent is missing", at: SourceLocation(file: spec.file, line: line)))
        continue
      }
      let day = { (column: RosterSpec.Column) in table.day(text(column), line: line, into: &diagnostics) }
      let span = Span(
        first: day(.validFrom) ?? Roster.beginning, last: day(.validTo) ?? Roster.end, team: text(.team), line: line)
      var person = byID[id] ?? Person(id: id, name: text(.name).isEmpty ? id : text(.name), line: line)
      if !text(.email).isEmpty, !person.addresses.contains(text(.email)) { person.addresses.append(text(.email)) }
      person.joined = [person.joined, day(.joined)].compactMap(\.self).min()
      person.left = [person.left, day(.left)].compactMap(\.self).max()
      if !text(.language).isEmpty { person.language = text(.language) }
      person.facts.take(text, file: spec.file, line: line, &diagnostics)
      person.aliases += ([text(.email)] + text(.alias).split(separator: ";").map(String.init)).filter { !$0.isEmpty }
      person.add(span, file: spec.file, &diagnostics)
      byID[id] = person
      addTeam(span.team, name: text(.teamName), lead: text(.teamLead))
    }
    diagnostics += Roster.unknownTeams(byID.values.sorted { $0.id < $1.id }, known: Set(teams.keys), file: spec.file)
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    people = byID.values.sorted { $0.id < $1.id }
  }

  private mutating func addTeam(_ id: String, name: String, lead: String) {
    guard !id.isEmpty else { return }
    var team = teams[id] ?? TeamRecord(id: id, name: id)
    if !name.isEmpty { team.name = name }
    if !lead.isEmpty { team.lead = lead }
    teams[id] = team
  }

  /// Every way in which an export may write a person, with the id: ids first, then names, then aliases.
  ///
  /// A way that fits two people is left out: their contacts would go to the wrong one.
  func spellings() -> (byText: [(text: String, id: String)], ambiguous: [String]) {
    var found: [String: String] = [:]
    var ambiguous: Set<String> = []
    for person in people { found[person.id] = person.id }
    let ids = Set(found.keys)
    for person in people {
      for text in [person.name] + person.aliases.map(trimmedText) where !ids.contains(text) {
        if let other = found[text], other != person.id { ambiguous.insert(text) } else { found[text] = person.id }
      }
    }
    let clear = found.filter { !ambiguous.contains($0.key) }.sorted { $0.key < $1.key }
    return (clear.map { ($0.key, $0.value) }, ambiguous.sorted())
  }
}

func trimmedText(_ text: String) -> String {
  let start = text.drop(while: \.isWhitespace)
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}

extension Roster.Person {
  fileprivate mutating func add(_ span: Roster.Span, file: String, _ diagnostics: inout [Diagnostic]) {
    let place = SourceLocation(file: file, line: span.line)
    if span.last < span.first {
      diagnostics.append(Diagnostic("ING-026", .error, "the span of “\(id)” ends before it begins", at: place))
      return
    }
    // A row repeated for a further alias says nothing new.
    if spans.contains(where: { ($0.first, $0.last, $0.team) == (span.first, span.last, span.team) }) { return }
    if let other = spans.first(where: { $0.first <= span.last && span.first <= $0.last }) {
      diagnostics.append(
        Diagnostic(
          "ING-026", .error, "“\(id)” is in two teams at once: this row overlaps with line \(other.line)", at: place,
          hint: "end the older row with “valid_to” the day before"))
      return
    }
    if !span.team.isEmpty { spans.append(span) }
    spans.sort { $0.first < $1.first }
  }

  /// The team on a day, or the last one before it.
  func team(on day: CivilDate) -> String? { spans.last { $0.first <= day }?.team }

  /// Changes of team, in order.
  var moves: [AgentRecord.Move] {
    zip(spans, spans.dropFirst()).compactMap { before, after in
      before.team == after.team ? nil : AgentRecord.Move(day: after.first, from: before.team, to: after.team)
    }
  }
}

extension Ingestion {
  /// All ways in which exports may write a person: those of the roster, and the text itself.
  ///
  /// - Throws: as reading the roster does.
  package static func spellings(of text: String, workspace: Workspace) throws(Failure) -> [String] {
    guard let spec = workspace.roster else { return [text] }
    let roster = try Roster(spec, directory: workspace.directory)
    let wanted = text.lowercased()
    let person = roster.people.first { person in
      ([person.id, person.name] + person.aliases).contains { $0.lowercased() == wanted }
    }
    return Set([text] + (person.map { [$0.id, $0.name] + $0.aliases } ?? [])).sorted()
  }
}

/// Whom a report may be mailed to, as the roster has them.
package struct Addressee: Sendable, Equatable {
  package var id: String
  package var name: String
  /// Every different text of the column “email”, unchecked.
  package var addresses: [String]
  package var left: CivilDate?
  package var location: SourceLocation
}

extension Ingestion {
  /// Everybody of the roster, by id; nobody without one.
  ///
  /// - Throws: as reading the roster does.
  package static func addressees(_ workspace: Workspace) throws(Failure) -> [Addressee] {
    guard let spec = workspace.roster else { return [] }
    return try Roster(spec, directory: workspace.directory).people.map { person in
      Addressee(
        id: person.id, name: person.name, addresses: person.addresses, left: person.left,
        location: SourceLocation(file: spec.file, line: person.line))
    }
  }
}
