/// A source of the draft that an adapter reads.
struct AdapterDraft {
  let adapter: Adapter
  /// As the workspace writes them.
  let files: [String]
  let number: Int

  var text: String {
    var lines = [
      "  - name: \(adapter.name.replacing("_", with: "-"))\(number == 1 ? "" : "-\(number)")",
      "    adapter: \(adapter.name)   # recognised: \(adapter.because)",
    ]
    if files.count == 1 {
      lines.append("    files: \(yamlText(files[0]))   # a pattern such as export-*.csv takes every month")
    } else {
      lines.append("    files: [\(files.map(yamlText).joined(separator: ", "))]")
    }
    lines.append("    # time_zone: Europe/Berlin   # of times without an offset; default the site's")
    if !adapter.options.isEmpty {
      lines.append("    # options:")
      lines += adapter.options.map { option in
        "    #   \(option.name): \(option.standard.map(yamlText) ?? "…")   # \(option.meaning)"
      }
    }
    lines += adapter.lacks.sorted { $0.key < $1.key }.map { "    # \($0.key) is missing: \($0.value)" }
    return lines.joined(separator: "\n")
  }
}

/// Whether a table lists people, a row each, and how it is read as a roster.
struct RosterGuess {
  private let sample: ExportSample
  private var columns: [(name: String, title: String)] = []
  private var dateFormat: String?

  private static let titles: [(name: String, words: [String])] = [
    ("agent", ["agent id", "employee id", "user id", "login", "agent", "id", "personalnummer", "mitarbeiter id"]),
    ("name", ["agent name", "name", "full name", "employee name", "employee", "mitarbeiter"]),
    ("team", ["team", "team name", "group", "abteilung", "equipe", "equipo"]),
    ("team_lead", ["manager", "supervisor", "team lead", "team leader", "teamleiter"]),
    ("valid_from", ["valid from", "from", "since", "gultig ab"]),
    ("valid_to", ["valid to", "to", "until", "gultig bis"]),
    ("joined", ["joining date", "joined", "hire date", "start date", "eintritt", "date joined"]),
    ("left_on", ["left", "leaving date", "end date", "termination date", "austritt"]),
    ("email", ["email", "e mail", "mail"]), ("shift", ["shift", "schicht"]),
    ("site", ["site", "location", "standort"]),
  ]

  /// `nil` if the table is about something else: it has no team, or a person has several rows without dates.
  init?(_ sample: ExportSample) {
    self.sample = sample
    let words = sample.header.map(Synonyms.words(of:))
    for (name, candidates) in RosterGuess.titles {
      let place = candidates.lazy.compactMap { words.firstIndex(of: $0) }.first
      if let place, !columns.contains(where: { $0.title == sample.header[place] }) {
        columns.append((name, sample.header[place]))
      }
    }
    let names = Set(columns.map(\.name))
    let has = { (name: String) in names.contains(name) }
    guard has("agent"), has("team"), sample.rows.count > 1 else { return nil }
    let things = ["answered", "score", "surveys", "wait", "talk", "offered", "contacts", "calls", "csat"]
    guard !words.contains(where: { word in things.contains { word.contains($0) } }) else { return nil }
    let agent = columns.first { $0.name == "agent" }.flatMap { column in sample.header.firstIndex(of: column.title) }
    let ids = sample.values(agent ?? 0)
    guard has("valid_from") || Set(ids).count == ids.count else { return nil }
    let dates = columns.filter { ["valid_from", "valid_to", "joined", "left_on"].contains($0.name) }
      .compactMap { column in sample.header.firstIndex(of: column.title) }.flatMap(sample.values)
    if dates.contains(where: { $0.contains("/") || $0.contains(".") }) {
      let mark = dates.contains { $0.contains("/") } ? "/" : "."
      let first = dates.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0
      dateFormat = first > 12 ? "%d\(mark)%m\(mark)%Y" : mark == "/" ? "%m/%d/%Y" : "%d.%m.%Y"
    }
  }

  /// “agent_id, team and joining_date”.
  var because: String { "columns \(columns.map(\.title).joined(separator: ", "))" }

  /// The section of a workspace whose contacts lie elsewhere.
  var section: String {
    let known = Set(RosterSpec.Column.allCases.map(\.rawValue))
    let pairs = columns.map { ($0.name == "left_on" ? "left" : $0.name, $0.title) }.filter { known.contains($0.0) }
    let format = dateFormat.map { ", date_format: \"\($0)\"" } ?? ""
    return
      "roster: {file: \(yamlText(sample.name)), columns: {\(pairs.map { "\($0.0): \(yamlText($0.1))" }.joined(separator: ", "))}\(format)}"
  }

  /// A source of a workspace that holds nothing else.
  var source: String {
    let lines = columns.map { column in
      let isDay = ["valid_from", "valid_to", "joined", "left_on"].contains(column.name)
      let title = yamlText(column.title)
      return isDay && dateFormat != nil
        ? "      \(column.name): {column: \(title), format: \"\(dateFormat ?? "")\"}" : "      \(column.name): \(title)"
    }
    return """
        - name: roster
          table: roster   # with exports of contacts beside it, write “roster: {file: …, columns: …}” instead
          files: \(yamlText(sample.name))
          columns:
      \(lines.joined(separator: "\n"))
      """
  }
}
