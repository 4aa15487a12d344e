import Diagnostics
import Metrics
import Yams

extension Adapter {
  /// Reads the text of an adapter.
  ///
  /// - Parameters:
  ///   - file: the path that messages print.
  ///   - included: the SQL of an adapter that this one includes, by name; `nil` if there is none.
  /// - Throws: `configuration` with every problem of the comment at the top, and its line.
  init(
    text: String, name: String, file: String, included: (String) throws(Failure) -> String?
  ) throws(Failure) {
    let problems = Problems(file: file)
    let comments = AdapterComment.all(in: text)
    guard let first = comments.first, let node = try first.node(file),
      let section = Section(node, "the comment at the top", keys: Adapter.keys, problems: problems)
    else {
      throw Failure(
        .configuration,
        problems.diagnostics.isEmpty
          ? [
            Diagnostic(
              "ING-040", .error, "the adapter does not begin with a comment in YAML",
              at: SourceLocation(file: file, line: 1),
              hint: "docs/adapters.md shows one")
          ] : problems.diagnostics)
    }
    var sql = text
    if let other = section.text("include") {
      if let more = try included(other) {
        sql += "\n" + more
      } else {
        problems.add("ING-041", "there is no adapter “\(other)” to include", at: section["include"])
      }
    }
    if let stated = section.text("adapter", required: true), stated != name {
      problems.add("ING-040", "the file is named “\(name)” and calls itself “\(stated)”", at: section["adapter"])
    }
    let made = Adapter.made(in: sql)
    let tables = CanonicalTable.all.filter { made.contains($0.name) }
    let isPart = section.text("format") == "part"
    if tables.isEmpty, !isPart, !made.contains("ignored"), !made.contains("rejected") {
      problems.add("ING-040", "the SQL makes no view with the name of a canonical table", at: node)
    }
    self.name = name
    title = section.text("title") ?? name
    shape = Adapter.shape(section, problems)
    recognise = section.text("recognise", required: !isPart) ?? "false"
    because = section.text("because", required: !isPart) ?? ""
    lacks = Dictionary(
      section.pairs("lacks").compactMap { key, _, value in
        Section.text(value, "“\(key)”", problems).map { (key, $0) }
      }, uniquingKeysWith: { first, _ in first })
    options = section.pairs("options").compactMap { key, _, value in
      guard let part = Section(value, "“\(key)”", keys: ["default", "meaning"], problems: problems) else { return nil }
      return Option(
        name: key, standard: part["default"]?.scalar.map(\.string), meaning: part.text("meaning", required: true) ?? "")
    }
    self.tables = tables
    hasRejected = made.contains("rejected")
    hasIgnored = made.contains("ignored")
    self.sql = AdapterComment.without(comments, in: sql)
    location = SourceLocation(file: file)
    var examples: [Example] = []
    for comment in comments.dropFirst() {
      if let example = try Adapter.example(comment, file, problems) { examples.append(example) }
    }
    self.examples = examples
    if !problems.diagnostics.isEmpty { throw Failure(.configuration, problems.diagnostics) }
  }

  private static let keys = [
    "adapter", "title", "format", "columns", "optional", "header_rows", "header_mark", "ragged", "others", "records",
    "delimiter",
    "encoding", "recognise", "because", "lacks", "options", "include",
  ]

  /// Names of all views and tables that the SQL creates.
  private static func made(in sql: String) -> Set<String> {
    let pattern =
      /(?i)\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP(?:ORARY)?\s+)?(?:VIEW|TABLE)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)/
    return Set(sql.matches(of: pattern).map { String($0.1) })
  }

  private static func shape(_ section: Section, _ problems: Problems) -> Shape {
    switch section.text("format", required: true) {
    case "lines", "part": return .lines
    case "json": return .json(records: section.text("records"))
    case "table", nil: break
    case .some(let other):
      problems.add(
        "ING-005", "“format” of an adapter cannot be “\(other)”", at: section["format"],
        hint: "use table, lines or json")
    }
    let columns = { (key: String) in
      section.pairs(key).map { name, _, value in
        if name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) == nil {
          problems.add(
            "ING-040", "“\(name)” cannot name a column", at: value, hint: "use letters, digits and “_”, no digit first")
        }
        return Column(
          name: name, titles: value.sequence?.compactMap { $0.scalar?.string } ?? [value.scalar?.string ?? name])
      }
    }
    if section["columns"] == nil { section.reportMissing("columns") }
    return .table(
      TableShape(
        columns: columns("columns"), optional: columns("optional"),
        headerRows: section.integer("header_rows", in: 1...10) ?? 1, headerMark: section.text("header_mark"),
        isRagged: section.text("ragged") == "true",
        wantsOthers: section.text("others") == "true", delimiter: Ingestion_delimiter(section),
        encoding: encoding(section)))
  }

  private static func Ingestion_delimiter(_ section: Section) -> String? { delimiter(section) }

  private static func example(
    _ comment: AdapterComment, _ file: String, _ problems: Problems
  ) throws(Failure) -> Example? {
    guard let node = try comment.node(file), node.mapping?["example"] != nil else { return nil }
    let keys = ["example", "given", "expect", "time_zone", "options"]
    guard let part = Section(node, "an example", keys: keys, problems: problems) else { return nil }
    let texts = { (key: String) in
      Dictionary(
        part.pairs(key).compactMap { name, _, value in value.scalar.map { (name, $0.string) } },
        uniquingKeysWith: { first, _ in first })
    }
    return Example(
      name: part.text("example") ?? "", given: part.texts("given", required: true), expect: texts("expect"),
      timeZone: part.text("time_zone") ?? "UTC", options: texts("options"))
  }
}

/// A block comment of an adapter's file.
struct AdapterComment {
  /// The text between the marks, after as many empty lines as stand above it, so that YAML names the file's lines.
  let yaml: String
  private let range: Range<String.Index>

  static func all(in text: String) -> [AdapterComment] {
    text.matches(of: /(?m)^\/\*\n((?:.|\n)*?)^\*\//).map { match in
      let above = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
      return AdapterComment(
        yaml: String(repeating: "\n", count: above) + match.output.1, range: match.range)
    }
  }

  /// The text with the comments left out; line ends stay, so that the engine's messages name the right lines.
  static func without(_ comments: [AdapterComment], in text: String) -> String {
    text.replacing(/(?m)^\/\*\n((?:.|\n)*?)^\*\//) { match in
      String(repeating: "\n", count: match.output.0.count { $0 == "\n" })
    }
  }

  func node(_ file: String) throws(Failure) -> Node? { try Workspace.compose(yaml, file) }
}
