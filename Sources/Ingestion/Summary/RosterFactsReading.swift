import Diagnostics
import Metrics

extension RosterFacts {
  /// Takes what a row says; the last row of a person that says something counts. What cannot be read is told.
  mutating func take(
    _ text: (RosterSpec.Column) -> String, file: String, line: Int, _ diagnostics: inout [Diagnostic]
  ) {
    let place = SourceLocation(file: file, line: line)
    func word<Word: RawRepresentable & CaseIterable>(_ column: RosterSpec.Column, _: Word.Type) -> Word?
    where Word.RawValue == String {
      let written = text(column).lowercased().replacing(" ", with: "-").replacing("_", with: "-")
      guard !written.isEmpty else { return nil }
      if let word = Word(rawValue: written) { return word }
      diagnostics.append(
        Diagnostic(
          "ING-026", .error, "“\(text(column))” is not a word of “\(column.rawValue)”", at: place,
          hint: "one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")), or nothing"))
      return nil
    }
    func list(_ column: RosterSpec.Column) -> [String] {
      let parts = text(column).split(separator: ";").map { trimmedText(String($0)) }
      return Set(parts.filter { !$0.isEmpty }).sorted()
    }
    if !text(.shift).isEmpty { shift = text(.shift) }
    if let found = word(.leaveReason, Leaving.self) { leaving = found }
    if let found = word(.stays, Stay.self) { stays = found }
    if !list(.allowedTeams).isEmpty { allowedTeams = list(.allowedTeams) }
    if !list(.roles).isEmpty { roles = list(.roles) }
    if !list(.optedOut).isEmpty { optedOut = list(.optedOut) }
  }
}

extension Roster {
  /// A team that nobody is in is misspelt: the person could go nowhere.
  static func unknownTeams(_ people: [Person], known: Set<String>, file: String) -> [Diagnostic] {
    people.flatMap { person in
      (person.facts.allowedTeams ?? []).filter { !known.contains($0) }.map { team in
        Diagnostic(
          "ING-026", .error, "“\(person.id)” may change to “\(team)”, which is no team of the roster",
          at: SourceLocation(file: file, line: person.line), hint: "one of \(known.sorted().joined(separator: ", "))")
      }
    }
  }
}
