import Diagnostics
import Metrics
import Yams

/// Reads one entry of `sources`.
struct SourceReader {
  let section: Section
  let reader: WorkspaceReader
  private var problems: Problems { reader.problems }

  init?(_ node: Node, reader: WorkspaceReader) {
    let keys = [
      "name", "table", "adapter", "options", "files", "format", "delimiter", "encoding", "decimal", "sheet",
      "skip_rows", "time_zone", "columns",
    ]
    guard let section = Section(node, "a source", keys: keys, problems: reader.problems) else { return nil }
    self.section = section
    self.reader = reader
  }

  func source(siteZone: String) -> SourceSpec? {
    let name = section.text("name", required: true)
    if let name, !isPlainName(name) || Period(name) != nil {
      problems.add(
        "ING-005", "“\(name)” cannot be the name of a source", at: section["name"],
        hint: "use letters, digits, “-” and “_”, and no month or date")
    }
    let patterns = section.texts("files", required: true)
    guard let reading = reading(), let name else { return nil }
    return SourceSpec(
      name: name, reading: reading, patterns: patterns, format: section.choice("format"), delimiter: delimiter(section),
      encoding: encoding(section), decimalComma: decimalComma(), sheet: section.text("sheet"),
      skipRows: section.integer("skip_rows", in: 0...1000), timeZone: reader.timeZone(in: section) ?? siteZone,
      filesLocation: problems.location(of: section["files"]),
      columnsLocation: problems.location(of: section["columns"] ?? section["adapter"] ?? section.node))
  }

  private func reading() -> SourceSpec.Reading? {
    if section["adapter"] != nil { return adapted() }
    if section["options"] != nil {
      problems.add("ING-003", "“options” belongs to an adapter, and this source names none", at: section["options"])
    }
    guard let name = section.text("table", required: true) else {
      _ = section.pairs("columns", required: true)
      return nil
    }
    guard let table = CanonicalTable.named(name) else {
      let known = CanonicalTable.all.map(\.name)
      problems.add(
        "ING-005", "there is no table “\(name)”", at: section["table"],
        hint: nearest(to: name, in: known).map { "did you mean “\($0)”?" }
          ?? "use one of: \(known.joined(separator: ", "))"
      )
      // The columns are checked against the table that is meant, so that all problems come together.
      if let meant = nearest(to: name, in: known).flatMap(CanonicalTable.named) { _ = columns(meant) }
      return nil
    }
    return .mapped(table, columns: columns(table))
  }

  private func adapted() -> SourceSpec.Reading? {
    for key in ["table", "columns"] where section[key] != nil {
      problems.add("ING-003", "a source with an adapter takes no “\(key)”", at: section[key])
    }
    guard let name = section.text("adapter") else { return nil }
    let adapter: Adapter
    do {
      adapter = try AdapterLibrary(directory: reader.directory).adapter(named: name)
    } catch {
      for diagnostic in error.diagnostics {
        var diagnostic = diagnostic
        if diagnostic.location == nil { diagnostic.location = problems.location(of: section["adapter"]) }
        problems.add(diagnostic)
      }
      return nil
    }
    var options: [String: String] = [:]
    let known = adapter.options.map(\.name)
    for (key, keyNode, value) in section.pairs("options") {
      guard known.contains(key) else {
        problems.add(
          "ING-003", "the adapter “\(name)” has no option “\(key)”", at: keyNode,
          hint: nearest(to: key, in: known).map { "did you mean “\($0)”?" }
            ?? (known.isEmpty ? "it has none" : "it has: \(known.joined(separator: ", "))"))
        continue
      }
      options[key] = Section.text(value, "“\(key)”", problems)
    }
    return .adapted(adapter, options: options)
  }

  private func isPlainName(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
  }

  private func decimalComma() -> Bool {
    guard let text = section.text("decimal") else { return false }
    if text != ".", text != "," {
      problems.add("ING-005", "“decimal” must be “.” or “,”", at: section["decimal"])
    }
    return text == ","
  }

  private func columns(_ table: CanonicalTable) -> [CanonicalColumn: ColumnMapping] {
    let known = table.fields
    var columns: [CanonicalColumn: ColumnMapping] = [:]
    for (key, keyNode, value) in section.pairs("columns", required: true) {
      guard let field = table.field(key) else {
        let names = known.map(\.name)
        problems.add(
          "ING-008", "“\(table.name)” has no column “\(key)”", at: keyNode,
          hint: nearest(to: key, in: names).map { "did you mean “\($0)”?" }
            ?? "known columns: \(names.joined(separator: ", "))")
        continue
      }
      if let mapping = mapping(of: field, in: table, value) { columns[CanonicalColumn(rawValue: key)] = mapping }
    }
    if section["columns"]?.mapping != nil {
      for field in known where field.isRequired && columns[CanonicalColumn(rawValue: field.name)] == nil {
        problems.add("ING-004", "“columns” of “\(table.name)” needs “\(field.name)”", at: section["columns"])
      }
      if table.name == "surveys", columns[.score] == nil, columns[CanonicalColumn(rawValue: "score")] == nil {
        problems.add("ING-004", "“columns” of “surveys” needs “csat_score” or “score”", at: section["columns"])
      }
      for (column, mapping) in columns.sorted(by: { $0.key < $1.key }) {
        if let times = mapping.times, columns[times] == nil {
          problems.add(
            "ING-004", "“\(column.rawValue)” is multiplied by “\(times.rawValue)”, which is not mapped",
            at: section["columns"])
        }
      }
    }
    return columns
  }

  private func mapping(of field: CanonicalField, in table: CanonicalTable, _ node: Node) -> ColumnMapping? {
    let location = problems.location(of: node)
    if node.scalar != nil {
      return Section.text(node, "“\(field.name)”", problems).map {
        ColumnMapping(columns: [$0], location: location)
      }
    }
    let keys = ["column", "columns", "format", "unit", "values", "times"]
    guard let part = Section(node, "“\(field.name)”", keys: keys, problems: problems) else { return nil }
    let names = part.texts("column") + part.texts("columns")
    if names.isEmpty { problems.add("ING-004", "“\(field.name)” names no column of the export", at: node) }
    var mapping = ColumnMapping(columns: names, location: location)
    mapping.formats = part.texts("format")
    if part["format"] != nil, field.kind != .time, field.kind != .day { misplaced("format", part, field) }
    if let unit: DurationUnit = part.choice("unit") { mapping.unit = unit }
    if part["unit"] != nil, !field.isDuration { misplaced("unit", part, field) }
    mapping.values = values(part, field)
    mapping.times = times(part, field, table)
    return mapping
  }

  private func misplaced(_ key: String, _ part: Section, _ field: CanonicalField) {
    problems.add("ING-003", "“\(field.name)” takes no “\(key)”", at: part[key])
  }

  private func times(_ part: Section, _ field: CanonicalField, _ table: CanonicalTable) -> CanonicalColumn? {
    guard let name = part.text("times") else { return nil }
    if table.field(name)?.kind == .count, field.isDuration || field.kind == .count, name != field.name {
      return CanonicalColumn(rawValue: name)
    }
    let counts = table.fields.filter { $0.kind == .count && $0.name != field.name }.map(\.name)
    problems.add(
      "ING-005", "“\(field.name)” cannot be multiplied by “\(name)”", at: part["times"],
      hint: counts.isEmpty ? nil : "use one of: \(counts.joined(separator: ", "))")
    return nil
  }

  private func values(_ part: Section, _ field: CanonicalField) -> [String: String] {
    guard part["values"] != nil else { return [:] }
    var values: [String: String] = [:]
    for (key, keyNode, node) in part.pairs("values") {
      guard let value = Section.text(node, "the value of “\(key)”", problems) else { continue }
      let allowed: [String]? =
        switch field.kind {
        case .choice(let words): words
        case .flag: ["true", "false"]
        case .text: nil
        default: []
        }
      if allowed == [] {
        misplaced("values", part, field)
        return [:]
      }
      if let allowed, !allowed.contains(value) {
        problems.add(
          "ING-005", "“\(field.name)” cannot be “\(value)”", at: node,
          hint: nearest(to: value, in: allowed).map { "did you mean “\($0)”?" }
            ?? "use one of: \(allowed.joined(separator: ", "))")
      }
      if values.updateValue(value, forKey: key) != nil {
        problems.add("ING-009", "the value “\(key)” stands twice", at: keyNode)
      }
    }
    return values
  }
}

/// The delimiter of a text table; reports one that is longer than a character.
func delimiter(_ section: Section) -> String? {
  guard let text = section.text("delimiter") else { return nil }
  let delimiter = text == "\\t" || text.lowercased() == "tab" ? "\t" : text
  if delimiter.utf8.count != 1 || delimiter == "\"" {
    section.problems.add(
      "ING-005", "“delimiter” must be one character", at: section["delimiter"], hint: "use “,”, “;”, “|” or “tab”")
    return nil
  }
  return delimiter
}

/// The encoding of a text table; reports an unknown one.
func encoding(_ section: Section) -> TextEncoding? {
  guard let name = section.text("encoding") else { return nil }
  if let encoding = TextEncoding(name: name) { return encoding }
  let known = TextEncoding.allCases.map(\.rawValue)
  section.problems.add(
    "ING-005", "“\(name)” is not an encoding that can be read", at: section["encoding"],
    hint: nearest(to: name, in: known).map { "did you mean “\($0)”?" } ?? "use one of: \(known.joined(separator: ", "))"
  )
  return nil
}
