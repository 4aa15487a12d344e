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
      "name", "table", "files", "format", "delimiter", "encoding", "decimal", "sheet", "skip_rows", "time_zone",
      "columns",
    ]
    guard let section = Section(node, "a source", keys: keys, problems: reader.problems) else { return nil }
    self.section = section
    self.reader = reader
  }

  func source(siteZone: String) -> SourceSpec? {
    let name = section.text("name", required: true)
    if let name, !isPlainName(name) {
      problems.add(
        "ING-005", "“\(name)” cannot be the name of a source", at: section["name"],
        hint: "use letters, digits, “-” and “_”")
    }
    let table: SourceSpec.Table? = section.choice("table", required: true)
    let patterns = section.texts("files", required: true)
    let columns = self.columns(table ?? .interactions)
    guard let name, let table else { return nil }
    return SourceSpec(
      name: name, table: table, patterns: patterns, format: section.choice("format"), delimiter: delimiter(section),
      encoding: encoding(section), decimalComma: decimalComma(), sheet: section.text("sheet"),
      skipRows: section.integer("skip_rows", in: 0...1000) ?? 0, timeZone: reader.timeZone(in: section) ?? siteZone,
      columns: columns, filesLocation: problems.location(of: section["files"]),
      columnsLocation: problems.location(of: section["columns"]))
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

  private func columns(_ table: SourceSpec.Table) -> [CanonicalColumn: ColumnMapping] {
    let known = CanonicalColumn.columns(of: table)
    var columns: [CanonicalColumn: ColumnMapping] = [:]
    for (key, keyNode, value) in section.pairs("columns", required: true) {
      guard let column = known.first(where: { $0.rawValue == key }) else {
        let names = known.map(\.rawValue)
        problems.add(
          "ING-008", "“\(table.rawValue)” has no column “\(key)”", at: keyNode,
          hint: nearest(to: key, in: names).map { "did you mean “\($0)”?" }
            ?? "known columns: \(names.joined(separator: ", "))")
        continue
      }
      if let mapping = mapping(of: column, value) { columns[column] = mapping }
    }
    if section["columns"]?.mapping != nil {
      for column in CanonicalColumn.required(of: table) where columns[column] == nil {
        problems.add(
          "ING-004", "“columns” of “\(table.rawValue)” needs “\(column.rawValue)”", at: section["columns"])
      }
    }
    return columns
  }

  private func mapping(of column: CanonicalColumn, _ node: Node) -> ColumnMapping? {
    let location = problems.location(of: node)
    if node.scalar != nil {
      return Section.text(node, "“\(column.rawValue)”", problems).map {
        ColumnMapping(columns: [$0], location: location)
      }
    }
    let keys = ["column", "columns", "format", "unit", "values"]
    guard let part = Section(node, "“\(column.rawValue)”", keys: keys, problems: problems) else { return nil }
    let names = part.texts("column") + part.texts("columns")
    if names.isEmpty { problems.add("ING-004", "“\(column.rawValue)” names no column of the export", at: node) }
    var mapping = ColumnMapping(columns: names, location: location)
    mapping.formats = part.texts("format")
    if part["format"] != nil, column.kind != .time { misplaced("format", part, column) }
    if let unit: DurationUnit = part.choice("unit") { mapping.unit = unit }
    if part["unit"] != nil, column.kind != .duration { misplaced("unit", part, column) }
    mapping.values = values(part, column)
    return mapping
  }

  private func misplaced(_ key: String, _ part: Section, _ column: CanonicalColumn) {
    problems.add("ING-003", "“\(column.rawValue)” takes no “\(key)”", at: part[key])
  }

  private func values(_ part: Section, _ column: CanonicalColumn) -> [String: String] {
    guard part["values"] != nil else { return [:] }
    var values: [String: String] = [:]
    for (key, keyNode, node) in part.pairs("values") {
      guard let value = Section.text(node, "the value of “\(key)”", problems) else { continue }
      let allowed: [String]? =
        switch column.kind {
        case .outcome: CanonicalColumn.outcomes
        case .flag: ["true", "false"]
        case .text: nil
        default: []
        }
      if allowed == [] {
        misplaced("values", part, column)
        return [:]
      }
      if let allowed, !allowed.contains(value) {
        problems.add(
          "ING-005", "“\(column.rawValue)” cannot be “\(value)”", at: node,
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
