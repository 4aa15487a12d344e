/// Builds the query that turns the rows of one file into rows of a canonical table, column by column.
struct MappedSQL {
  let source: SourceSpec
  let table: CanonicalTable
  let siteZone: String
  let file: PreparedFile
  let positions: ColumnPositions
  let times: [CanonicalColumn: TimeReading]
  let secrets: Secrets

  private var rows: RowsSQL { RowsSQL(file: file, sheet: source.sheet) }
  private var isSheet: Bool { file.format == .xlsx }
  private var mapped: [CanonicalField] {
    table.fields.filter { source.columns[CanonicalColumn(rawValue: $0.name)] != nil }
  }

  /// One row a row of the file: file, row_no, the stored columns, local_at, month, clock_change, reason, raw_row.
  var query: String {
    let problems =
      mapped.flatMap(problems)
      + ContractSQL(table: table).identityFaults(of: Set(mapped.map(\.name)))
    // Words are made for wrong rows only: on good ones the conditions alone are tried.
    let reason =
      problems.isEmpty
      ? "CAST(NULL AS VARCHAR)"
      : """
      CASE WHEN \(problems.map(\.condition).joined(separator: " OR ")) THEN concat_ws('; ', \
      \(problems.map { "CASE WHEN \($0.condition) THEN \($0.words) END" }.joined(separator: ", "))) END
      """
    return """
      SELECT \(file.index) AS file, row_no, \((mapped.map(result) + defaults).joined(separator: ", ")), local_at,
        coalesce(strftime(local_at, '%Y-%m'), 'none') AS month, clock_change(written_at) AS clock_change, reason,
        CASE WHEN reason IS NOT NULL THEN \(rows.rawRow) END AS raw_row
      FROM (SELECT *, \(reason) AS reason
        FROM (SELECT *, \(mapped.map { "\(final($0)) AS \($0.name)" }.joined(separator: ", ")), \(moments)
          FROM (SELECT *, \(mapped.flatMap(values).joined(separator: ", "))
            FROM (SELECT *, \(mapped.map(text).joined(separator: ", ")) FROM (\(rows.query))))))
      """
  }

  /// The texts of a column, as a view `written(text)` reads them.
  func writtenTexts(of column: CanonicalColumn) -> String {
    "SELECT \(joined(column)) AS text FROM (\(rows.query))"
  }

  /// Without an outcome every contact counts as handled.
  private var defaults: [String] {
    table.name == "interactions" && source.columns[.outcome] == nil ? ["'handled' AS outcome"] : []
  }

  // MARK: One column: its text, its value, what can be wrong with it, what is stored

  private func mapping(_ field: CanonicalField) -> ColumnMapping {
    source.columns[CanonicalColumn(rawValue: field.name)]
      ?? ColumnMapping(columns: [], location: source.columnsLocation)
  }

  private func text(_ field: CanonicalField) -> String {
    "\(joined(CanonicalColumn(rawValue: field.name))) AS \(field.name)_text"
  }

  private func joined(_ column: CanonicalColumn) -> String {
    let isTime = [.time, .day].contains(table[column]?.kind)
    let parts = (source.columns[column]?.columns ?? []).map { name in
      let cell = rows.cell(positions.position(of: name))
      return isSheet && isTime ? "sheet_time(\(cell))" : cell
    }
    // With `||` one blank part makes the whole missing: a time without its date is no time.
    return parts.joined(separator: " || ' ' || ")
  }

  private func values(_ field: CanonicalField) -> [String] {
    let mapping = mapping(field)
    let text = "\(field.name)_text"
    let reading = times[CanonicalColumn(rawValue: field.name)]
    var values: [String] = []
    switch field.kind {
    case .text: values = [mapping.values.isEmpty ? text : mapped(text, mapping.values)]
    case .choice(let words):
      let list = words.map(SQLText.literal).joined(separator: ", ")
      values = [
        mapping.values.isEmpty
          ? "CASE WHEN \(text) IN (\(list)) THEN \(text) WHEN lower(\(text)) IN (\(list)) THEN lower(\(text)) END"
          : mapped(text, mapping.values)
      ]
    case .flag:
      values = [mapping.values.isEmpty ? "flag(\(text))" : mapped(text, mapping.values, isFlag: true)]
    case .seconds(let most): values = [seconds(text, mapping, isLong: most > 2_000_000)]
    case .count: values = [count(text, mapping)]
    case .number: values = [number(text)]
    case .score: values = ["whole_score(\(number(text)))"]
    case .secret: values = ["keyed(\(text))"]
    case .comment: values = ["redacted(\(text))"]
    case .time, .day:
      return ["\(written(text, reading)) AS \(field.name)_value", "\(instant(text, reading)) AS \(field.name)_instant"]
    }
    return ["\(values[0]) AS \(field.name)_value"]
  }

  /// The typed value under the name of the column, as the contract's rules use it.
  private func final(_ field: CanonicalField) -> String {
    switch field.kind {
    case .time:
      "coalesce(\(field.name)_instant, timezone(\(SQLText.literal(source.timeZone)), \(field.name)_value))"
    case .day:
      "CAST(coalesce(\(field.name)_value, timezone(\(SQLText.literal(siteZone)), \(field.name)_instant)) AS DATE)"
    default: "\(field.name)_value"
    }
  }

  private func result(_ field: CanonicalField) -> String {
    let clean = secrets.without(field, in: table, value: field.name)
    return clean == field.storedName ? clean : "\(clean) AS \(field.storedName)"
  }

  /// The local time of the row in the site's zone, and as it was written.
  private var moments: String {
    guard let field = table.field(table.time), mapped.contains(field) else {
      return "CAST(NULL AS TIMESTAMP) AS local_at, CAST(NULL AS TIMESTAMP) AS written_at"
    }
    let (value, instant) = ("\(field.name)_value", "\(field.name)_instant")
    if field.kind == .day {
      return "CAST(\(final(field)) AS TIMESTAMP) AS local_at, CAST(NULL AS TIMESTAMP) AS written_at"
    }
    let (zone, site) = (SQLText.literal(source.timeZone), SQLText.literal(siteZone))
    let local = source.timeZone == siteZone ? value : "timezone(\(site), timezone(\(zone), \(value)))"
    return """
      CASE WHEN \(instant) IS NOT NULL THEN timezone(\(site), \(instant)) ELSE \(local) END AS local_at, \
      \(value) AS written_at
      """
  }

  private func mapped(_ text: String, _ values: [String: String], isFlag: Bool = false) -> String {
    let cases = values.sorted { $0.key < $1.key }.map { key, value in
      let test = key.isEmpty ? "\(text) IS NULL" : "\(text) = \(SQLText.literal(key))"
      return "WHEN \(test) THEN \(isFlag ? value : SQLText.literal(value))"
    }
    return "CASE \(cases.joined(separator: " ")) END"
  }

  private func number(_ text: String) -> String {
    source.decimalComma ? "comma_number(\(text))" : "point_number(\(text))"
  }

  private func seconds(_ text: String, _ mapping: ColumnMapping, isLong: Bool) -> String {
    // A sheet's own numbers have a point whatever the language of the file.
    let number = isSheet ? "point_number(\(text))" : number(text)
    let clock: (String) -> String = { macro in
      isSheet ? "coalesce(\(macro)(\(text)), 86400 * point_number(\(text)))" : "\(macro)(\(text))"
    }
    let seconds =
      switch mapping.unit {
      case .seconds: number
      case .milliseconds: "\(number) / 1000"
      case .minutes: "60 * \(number)"
      case .hours: "3600 * \(number)"
      case .clock: clock("clock_seconds")
      case .minutesClock: clock("minutes_clock_seconds")
      case .excelDay: "86400 * \(number)"
      }
    let sum = mapping.times.map { "\(seconds) * \(factor($0))" } ?? seconds
    return isLong ? "long_seconds(\(sum))" : "whole_seconds(\(sum))"
  }

  private func count(_ text: String, _ mapping: ColumnMapping) -> String {
    if let times = mapping.times { return "CAST(round(share_of(\(text)) * \(factor(times))) AS BIGINT)" }
    return "whole_count(\(number(text)))"
  }

  private func factor(_ column: CanonicalColumn) -> String { "whole_count(\(number(joined(column))))" }

  private func written(_ text: String, _ reading: TimeReading?) -> String {
    guard let formats = reading?.local, !formats.isEmpty else { return "CAST(NULL AS TIMESTAMP)" }
    let readsISO = reading?.readsISO == true
    let reading = "try_strptime(\(text), \(SQLText.list(formats)))"
    return readsISO ? "CASE WHEN NOT is_iso_instant(\(text)) THEN \(reading) END" : reading
  }

  private func instant(_ text: String, _ reading: TimeReading?) -> String {
    guard let formats = reading?.offset, !formats.isEmpty else { return "CAST(NULL AS TIMESTAMPTZ)" }
    // With a list of formats that hold an offset the engine takes 31 February for 3 March; with one format it does not.
    let tries = formats.map { "try_strptime(zulu_offset(\(text)), \(SQLText.literal($0)))" }
    let test = reading?.hasNamedZones == true ? "" : " AND has_offset(\(text))"
    let iso = reading?.readsISO == true ? "WHEN is_iso_instant(\(text)) THEN iso_instant(\(text)) " : ""
    return """
      CASE \(iso)WHEN \(written(text, reading)) IS NULL\(test) THEN coalesce(\(tries.joined(separator: ", "))) END
      """
  }

  private func problems(_ field: CanonicalField) -> [ContractSQL.Fault] {
    let mapping = mapping(field)
    let name = field.name
    let text = "\(name)_text"
    var problems: [ContractSQL.Fault] = []
    let isNeeded = field.isRequired || table.name == "interactions" && field.name == "outcome"
    if isNeeded, mapping.values[""] == nil {
      problems.append((condition: "\(text) IS NULL", words: SQLText.literal("\(name) is missing")))
    }
    let unreadable = SQLText.literal("\(name) cannot be read: ") + " || substring(\(text), 1, 80)"
    switch field.kind {
    case .text where mapping.values.isEmpty, .secret, .comment: return problems
    case .time, .day:
      let moment = "coalesce(\(name)_value, timezone('UTC', \(name)_instant))"
      problems.append((condition: "(\(text) IS NOT NULL AND \(moment) IS NULL)", words: unreadable))
      problems.append(
        (
          condition: "\(moment) NOT BETWEEN TIMESTAMP '1990-01-01' AND TIMESTAMP '2100-01-01'",
          words: SQLText.literal("\(name) is outside 1990 to 2099: ") + " || \(text)"
        ))
      return problems
    default: problems.append((condition: "(\(text) IS NOT NULL AND \(name)_value IS NULL)", words: unreadable))
    }
    if case .choice = field.kind { return problems }
    if let range = field.rangeCheck(of: name + "_value") {
      problems.append(
        (condition: "NOT (\(range.condition))", words: SQLText.literal("\(name) \(range.words): ") + " || \(text)"))
    }
    return problems
  }
}
