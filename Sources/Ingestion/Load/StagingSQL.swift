/// Builds the statement that reads one file into the table `staged`.
///
/// Columns of the export are `c0`, `c1`, … by position: their names never enter a script.
struct StagingSQL {
  let source: SourceSpec
  let siteZone: String
  let file: PreparedFile
  let positions: ColumnPositions
  let times: [CanonicalColumn: TimeReading]

  private var isSheet: Bool { file.format == .xlsx }

  /// `INSERT INTO staged BY NAME …`
  func statement() -> String {
    let mapped = CanonicalColumn.allCases.filter { source.columns[$0] != nil }
    let problems = mapped.flatMap(problems)
    let reason = problems.isEmpty ? "NULL" : "nullif(concat_ws('; ', \(problems.joined(separator: ", "))), '')"
    let raw = file.text == nil ? rawRow : "NULL"
    return """
      INSERT INTO staged BY NAME
      SELECT \(file.index) AS file, row_no, \(mapped.flatMap(results).joined(separator: ", ")), reason,
        CASE WHEN reason IS NOT NULL THEN raw_row END AS raw_row
      FROM (SELECT *, \(reason) AS reason, \(raw) AS raw_row
        FROM (SELECT *, \(mapped.flatMap(values).joined(separator: ", "))
          FROM (SELECT *, \(mapped.map(text).joined(separator: ", ")) FROM (\(rows)))));

      """
  }

  /// The texts of a column in a file, as a view `written(text)` reads them.
  func writtenTexts(of column: CanonicalColumn) -> String {
    "SELECT \(joined(column)) AS text FROM (\(rows))"
  }

  /// All rows with their number.
  private var rows: String {
    let names = file.header.indices.map { "c\($0)" }
    switch file.format {
    case .csv:
      let columns = names.map { "'\($0)': 'VARCHAR'" }.joined(separator: ", ")
      return """
        SELECT row_number() OVER () AS row_no, * FROM read_csv(\(SQLText.path(file.readPath)), auto_detect=false, \
        header=false, skip=\(file.linesAbove), delim=\(SQLText.literal(file.delimiter)), quote='"', escape='"', \
        columns={\(columns)})
        """
    case .xlsx:
      return """
        SELECT * FROM (SELECT row_number() OVER () AS row_no, * FROM \(SheetSQL.table(file.readPath, source.sheet)) \
        AS sheet(\(names.joined(separator: ", ")))) WHERE row_no > \(file.linesAbove) \
        AND coalesce(\(names.joined(separator: ", "))) IS NOT NULL
        """
    case .parquet:
      let casts = names.map { "CAST(\($0) AS VARCHAR) AS \($0)" }.joined(separator: ", ")
      return """
        SELECT row_number() OVER () AS row_no, \(casts) FROM read_parquet(\(SQLText.path(file.readPath)), \
        hive_partitioning=false) AS data(\(names.joined(separator: ", ")))
        """
    }
  }

  private var rawRow: String {
    "concat_ws(',', \(file.header.indices.map { "csv(c\($0))" }.joined(separator: ", ")))"
  }

  // MARK: One column: its text, its value, what can be wrong with it, what is stored

  private func text(_ column: CanonicalColumn) -> String { "\(joined(column)) AS \(column.rawValue)_text" }

  private func joined(_ column: CanonicalColumn) -> String {
    let parts = (source.columns[column]?.columns ?? []).map { name in
      let cell = "\(file.hasOtherBlanks ? "blanks_off" : "spaces_off")(c\(positions.position(of: name)))"
      return isSheet && column.kind == .time ? "sheet_time(\(cell))" : cell
    }
    // With `||` one blank part makes the whole missing: a time without its date is no time.
    return parts.joined(separator: " || ' ' || ")
  }

  private func values(_ column: CanonicalColumn) -> [String] {
    guard let mapping = source.columns[column] else { return [] }
    let text = "\(column.rawValue)_text"
    let value =
      switch column.kind {
      case .text: mapping.values.isEmpty ? text : mapped(text, mapping.values)
      case .outcome:
        mapping.values.isEmpty
          ? "CASE WHEN lower(\(text)) IN (\(CanonicalColumn.outcomes.map(SQLText.literal).joined(separator: ", "))) THEN lower(\(text)) END"
          : mapped(text, mapping.values)
      case .flag: mapping.values.isEmpty ? "flag(\(text))" : "CAST(\(mapped(text, mapping.values)) AS BOOLEAN)"
      case .duration: "whole_seconds(\(seconds(text, mapping.unit)))"
      case .score, .scale: "whole_score(\(number(text)))"
      case .time: written(text, times[column])
      }
    var values = ["\(value) AS \(column.rawValue)_value"]
    if column.kind == .time { values.append("\(instant(column, text)) AS \(column.rawValue)_instant") }
    return values
  }

  private func mapped(_ text: String, _ values: [String: String]) -> String {
    let cases = values.sorted { $0.key < $1.key }.map { key, value in
      let test = key.isEmpty ? "\(text) IS NULL" : "\(text) = \(SQLText.literal(key))"
      return "WHEN \(test) THEN \(SQLText.literal(value))"
    }
    return "CASE \(cases.joined(separator: " ")) END"
  }

  private func number(_ text: String) -> String {
    source.decimalComma ? "comma_number(\(text))" : "point_number(\(text))"
  }

  private func seconds(_ text: String, _ unit: DurationUnit) -> String {
    // A sheet's own numbers have a point whatever the language of the file.
    let number = isSheet ? "point_number(\(text))" : number(text)
    let clock: (String) -> String = { macro in
      isSheet ? "coalesce(\(macro)(\(text)), 86400 * point_number(\(text)))" : "\(macro)(\(text))"
    }
    return switch unit {
    case .seconds: number
    case .milliseconds: "\(number) / 1000"
    case .minutes: "60 * \(number)"
    case .hours: "3600 * \(number)"
    case .clock: clock("clock_seconds")
    case .minutesClock: clock("minutes_clock_seconds")
    case .excelDay: "86400 * \(number)"
    }
  }

  private func written(_ text: String, _ reading: TimeReading?) -> String {
    guard let formats = reading?.local, !formats.isEmpty else { return "CAST(NULL AS TIMESTAMP)" }
    return "try_strptime(\(text), \(SQLText.list(formats)))"
  }

  private func instant(_ column: CanonicalColumn, _ text: String) -> String {
    guard let formats = times[column]?.offset, !formats.isEmpty else { return "CAST(NULL AS TIMESTAMPTZ)" }
    return """
      CASE WHEN \(written(text, times[column])) IS NULL \
      THEN try_strptime(zulu_offset(\(text)), \(SQLText.list(formats))) END
      """
  }

  private func problems(_ column: CanonicalColumn) -> [String] {
    guard let mapping = source.columns[column] else { return [] }
    let name = SQLText.literal(column.rawValue)
    let (text, value) = ("\(column.rawValue)_text", "\(column.rawValue)_value")
    let isRequired = CanonicalColumn.required(of: source.table).contains(column) || column == .outcome
    var problems: [String] = []
    if isRequired, mapping.values[""] == nil { problems.append("missing(\(name), \(text))") }
    switch column.kind {
    case .text:
      if !mapping.values.isEmpty { problems.append("unreadable(\(name), \(text), \(value) IS NOT NULL)") }
    case .time:
      let moment = "coalesce(\(value), timezone('UTC', \(column.rawValue)_instant))"
      problems.append("unreadable(\(name), \(text), \(moment) IS NOT NULL)")
      problems.append("off_calendar(\(name), \(text), \(moment))")
    case .duration:
      problems.append("unreadable(\(name), \(text), \(value) IS NOT NULL)")
      problems.append("impossible(\(name), \(text), \(value))")
    case .score:
      problems.append("unreadable(\(name), \(text), \(value) IS NOT NULL)")
      problems.append("off_scale(\(name), \(text), \(value))")
    case .scale:
      problems.append(
        "CASE WHEN \(text) IS NOT NULL AND \(value) IS DISTINCT FROM 5 THEN 'only scores out of 5 can be counted, not out of ' || \(text) END"
      )
    case .outcome, .flag: problems.append("unreadable(\(name), \(text), \(value) IS NOT NULL)")
    }
    return problems
  }

  private func results(_ column: CanonicalColumn) -> [String] {
    let value = "\(column.rawValue)_value"
    switch column {
    case .arrivedAt, .answeredAt:
      let (source, site) = (SQLText.literal(source.timeZone), SQLText.literal(siteZone))
      let instant = "\(column.rawValue)_instant"
      let local = self.source.timeZone == siteZone ? value : "timezone(\(site), timezone(\(source), \(value)))"
      return [
        "coalesce(\(instant), timezone(\(source), \(value))) AS arrived_at",
        "CASE WHEN \(instant) IS NOT NULL THEN timezone(\(site), \(instant)) ELSE \(local) END AS local_at",
        "\(value) AS written_at",
      ]
    case .scale: return []
    default: return ["\(value) AS \(column.rawValue)"]
    }
  }
}

/// How a sheet of a workbook is read: every cell as text, from the first row on.
enum SheetSQL {
  static func table(_ path: String, _ sheet: String?) -> String {
    let name = sheet.map { ", sheet=\(SQLText.literal($0))" } ?? ""
    return "read_xlsx(\(SQLText.path(path))\(name), header=false, all_varchar=true, stop_at_empty=false)"
  }
}
