import Diagnostics

/// Makes the table `raw` that an adapter's SQL reads, with the texts of its records for rejected ones.
struct RawSQL {
  let load: SourceLoad
  let adapter: Adapter
  let files: [PreparedFile]
  /// Why a document is rejected that is not JSON.
  static let invalidDocument = "no valid JSON"

  /// - Throws: `dataBreaksContract` with every column that a file lacks.
  var statements: String {
    get throws(Failure) {
      let head = "CREATE TEMP TABLE raw_rejected (file INTEGER, row_no BIGINT, reason VARCHAR);\n"
      switch adapter.shape {
      case .lines:
        return head
          + "CREATE TEMP TABLE raw AS \(union(files.map { "SELECT \($0.index) AS file, row_no, spaces_off(c0) AS line FROM (\(rows($0)))" }, "file INTEGER, row_no BIGINT, line VARCHAR"));\n"
          + "CREATE TEMP VIEW raw_texts AS SELECT file, row_no, line AS text FROM raw;\n"
      case .json(let records): return head + documents(records)
      case .table(let shape): return head + (try table(shape))
      }
    }
  }

  private func rows(_ file: PreparedFile) -> String { RowsSQL(file: file, sheet: load.source.sheet).query }

  private func union(_ queries: [String], _ columns: String) -> String {
    queries.isEmpty ? "SELECT * FROM (SELECT NULL) WHERE false" : queries.joined(separator: " UNION ALL ")
  }

  private func documents(_ member: String?) -> String {
    let texts = union(
      files.map { "SELECT \($0.index) AS file, row_no, c0 AS text FROM (\(rows($0)))" }, "")
    let read = """
      CREATE TEMP TABLE read_documents AS SELECT file, row_no, text, try_cast(text AS JSON) AS document FROM (\(texts));
      INSERT INTO raw_rejected SELECT file, row_no, '\(RawSQL.invalidDocument)' FROM read_documents WHERE document IS NULL;

      """
    guard let member else {
      return read
        + "CREATE TEMP TABLE raw AS SELECT file, row_no, document FROM read_documents WHERE document IS NOT NULL;\n"
        + "CREATE TEMP VIEW raw_texts AS SELECT file, row_no, text FROM read_documents;\n"
    }
    let path = SQLText.literal("$.\"\(member)\"")
    // The number of a member follows that of its document.
    return read + """
      CREATE TEMP TABLE raw AS
      SELECT file, row_no * 4294967296 + member_no AS row_no, document
      FROM (
        SELECT file, row_no, unnest(members) AS document, generate_subscripts(members, 1) AS member_no
        FROM (
          SELECT file, row_no, CASE WHEN json_type(document, \(path)) = 'ARRAY'
            THEN from_json(json_extract(document, \(path)), '["JSON"]') ELSE [document] END AS members
          FROM read_documents WHERE document IS NOT NULL));
      CREATE TEMP VIEW raw_texts AS SELECT file, row_no, CAST(document AS VARCHAR) AS text FROM raw
      UNION ALL SELECT file, row_no, text FROM read_documents WHERE document IS NULL;

      """
  }

  private func table(_ shape: Adapter.TableShape) throws(Failure) -> String {
    var queries: [String] = []
    var diagnostics: [Diagnostic] = []
    for file in files {
      let titles = file.header.map { trimmedText($0).lowercased() }
      // “agent_id” is what a program writes for “Agent ID”; the exact spelling goes first.
      let spaced = titles.map { $0.replacing("_", with: " ") }
      let position = { (column: Adapter.Column) in
        let wanted = column.titles.map { trimmedText($0).lowercased() }
        return wanted.lazy.compactMap { titles.firstIndex(of: $0) }.first
          ?? wanted.lazy.compactMap { spaced.firstIndex(of: $0.replacing("_", with: " ")) }.first
      }
      let missing = shape.columns.filter { position($0) == nil }
      if !missing.isEmpty {
        let names = missing.map { "“\($0.titles.first ?? $0.name)”" }.joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            "ING-011", .error, "\(file.name) lacks \(names), so it is no \(adapter.title)",
            at: load.source.columnsLocation,
            hint: "the file has: \(file.header.filter { !$0.isEmpty }.joined(separator: ", "))"))
        continue
      }
      let twice = (shape.columns + shape.optional).compactMap { position($0) }.filter { place in
        titles.count { $0 == titles[place] } > 1
      }
      if !twice.isEmpty {
        let names = twice.map { "“\(trimmedText(file.header[$0]))”" }.joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            "ING-011", .error, "\(names) \(twice.count == 1 ? "stands" : "stand") more than once in \(file.name)",
            at: load.source.columnsLocation, hint: "rename one of them in the export"))
        continue
      }
      if let problem = headerProblem(file, shape) {
        diagnostics.append(problem)
        continue
      }
      let reader = RowsSQL(file: file, sheet: load.source.sheet)
      let columns = shape.columns + shape.optional
      var used: Set<Int> = []
      var cells: [String] = []
      for column in columns {
        if let place = position(column) {
          used.insert(place)
          cells.append("\(reader.cell(place)) AS \(column.name)")
        } else {
          cells.append("CAST(NULL AS VARCHAR) AS \(column.name)")
        }
      }
      if shape.wantsOthers {
        let others = file.header.indices.filter { !used.contains($0) && !titles[$0].isEmpty }
        let names = SQLText.list(RawSQL.apart(others.map { trimmedText(file.header[$0]) }))
        let values = others.isEmpty ? "CAST([] AS VARCHAR[])" : "[\(others.map(reader.cell).joined(separator: ", "))]"
        cells.append("map(\(others.isEmpty ? "CAST([] AS VARCHAR[])" : names), \(values)) AS others")
      }
      let first = shape.headerRows > 1 ? " WHERE row_no > \(firstRow(file) + shape.headerRows - 1)" : ""
      queries.append(
        "SELECT \(file.index) AS file, row_no, \(cells.joined(separator: ", ")), \(reader.rawRow) AS raw_text FROM (\(reader.query))\(first)"
      )
    }
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    return "CREATE TEMP TABLE raw_rows AS \(union(queries, ""));\n"
      + "CREATE TEMP VIEW raw AS SELECT * EXCLUDE (raw_text) FROM raw_rows;\n"
      + "CREATE TEMP VIEW raw_texts AS SELECT file, row_no, raw_text AS text FROM raw_rows;\n"
  }

  /// What is wrong with the rows of the header below its titles, which are skipped.
  private func headerProblem(_ file: PreparedFile, _ shape: Adapter.TableShape) -> Diagnostic? {
    guard shape.headerRows > 1, let mark = shape.headerMark else { return nil }
    let last = file.rows(below: shape.headerRows - 1)
    if last.count == shape.headerRows - 1, last.last?.contains(where: { $0.contains(mark) }) == true { return nil }
    return Diagnostic(
      "ING-012", .error,
      "\(file.name) has no \(shape.headerRows) header rows of \(adapter.title): none holds “\(mark)”",
      at: load.source.filesLocation, hint: "export it again, and keep the rows below the titles")
  }

  /// Titles with a number where one stands again.
  private static func apart(_ titles: [String]) -> [String] {
    var seen: Set<String> = []
    return titles.map { title in
      let free =
        [title].first { !seen.contains($0) } ?? (2...).lazy.map { "\(title) (\($0))" }.first { !seen.contains($0) }
      seen.insert(free ?? title)
      return free ?? title
    }
  }

  /// The number before the first row after the header.
  private func firstRow(_ file: PreparedFile) -> Int { file.format == .xlsx ? file.linesAbove : 0 }
}

/// From the view of an adapter to the checked rows of one canonical table in a Parquet file.
struct TableSQL {
  let table: CanonicalTable
  let load: SourceLoad

  var statements: String {
    let contract = ContractSQL(table: table)
    let name = table.name
    let problems = contract.problems.joined(separator: ",\n    ")
    let stored = table.fields.map { field in
      let value =
        switch field.kind {
        case .secret: "keyed(\(field.name))"
        case .comment: "redacted(\(field.name))"
        default: field.name
        }
      let clean = load.secrets.without(field, in: table, value: value)
      return clean == field.storedName ? clean : "\(clean) AS \(field.storedName)"
    }
    let isDay = table.field(table.time)?.kind == .day
    let local = isDay ? "CAST(\(table.time) AS TIMESTAMP)" : "timezone(getvariable('site_zone'), \(table.time))"
    return """
      CREATE TEMP TABLE made_\(name) (file INTEGER, row_no BIGINT, \(contract.stagedColumns), reason VARCHAR);
      INSERT INTO made_\(name) BY NAME SELECT * FROM \(name);
      CREATE TEMP TABLE staged_\(name) AS
      SELECT * REPLACE (nullif(concat_ws('; ', reason,
          \(problems)), '') AS reason),
        row_number() OVER (ORDER BY \(order)) AS position
      FROM made_\(name);
      CREATE TEMP TABLE kept_\(name) AS
      SELECT * FROM staged_\(name) WHERE reason IS NULL
      \(qualify);
      COPY (
        SELECT file, row_no, \(stored.joined(separator: ", ")), \(local) AS local_at,
          coalesce(strftime(\(local), '%Y-%m'), 'none') AS month, position
        FROM kept_\(name) ORDER BY file, row_no, position)
      TO \(SQLText.literal("\(load.workDirectory)/\(name).parquet")) (FORMAT parquet, COMPRESSION lz4);

      """
        + copyStatement(
          """
          SELECT file, coalesce(strftime(\(local), '%Y-%m'), 'none') AS month, count(*), CAST(min(\(local)) AS DATE), \
          CAST(max(\(local)) AS DATE), \(table.field("truncated") == nil ? "0" : "count(*) FILTER (truncated)") \
          FROM kept_\(name) GROUP BY ALL ORDER BY ALL
          """, to: "\(load.workDirectory)/\(name).tsv")
        + copyStatement(
          "SELECT file, count(*) FROM staged_\(name) WHERE reason IS NULL GROUP BY file ORDER BY file",
          to: "\(load.workDirectory)/\(name).made.tsv")
        + copyStatement(
          isDay
            ? "SELECT 0, 0, 0 WHERE false"
            : """
            SELECT file, count(*) FILTER (change = 'skipped'), count(*) FILTER (change = 'repeated') FROM (\
            SELECT file, clock_change(CASE WHEN typeof(\(table.time)) = 'TIMESTAMP' THEN CAST(\(table.time) AS TIMESTAMP) END) \
            AS change FROM \(name)) WHERE change IS NOT NULL GROUP BY file ORDER BY file
            """, to: "\(load.workDirectory)/\(name).clock.tsv")
  }

  /// Rows in the order of the export, several of one line by their key: the order in which an adapter's joins make them
  /// changes from run to run.
  private var order: String {
    var columns = ["file", "row_no"]
    for column in table.key + [table.time] where !columns.contains(column) { columns.append(column) }
    return (columns + ["reason"]).joined(separator: ", ")
  }

  /// Of rows with the same key the one that was updated last, else the one that was read last.
  private var qualify: String {
    guard !table.key.isEmpty else { return "" }
    let updated = table.field("updated_at") == nil ? "" : "updated_at DESC NULLS LAST, "
    let keys = table.key.joined(separator: ", ")
    let first = table.key[0]
    return """
      QUALIFY \(table.key.count == 1 ? "\(first) IS NULL OR " : "")row_number() OVER (
        PARTITION BY \(keys) ORDER BY \(updated)file DESC, row_no DESC, position DESC) = 1
      """
  }
}
