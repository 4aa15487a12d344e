/// How the engine reads one prepared file: every cell as text, with the number of its row.
///
/// Columns of the export are `c0`, `c1`, … by position: their names never enter a script.
struct RowsSQL {
  let file: PreparedFile
  let sheet: String?

  /// The rows with their number `row_no`. Counting them keeps the engine on one thread for a file, and with it the rows
  /// in their order: without it a file of several threads has them in another order on each run.
  var query: String {
    let names = file.header.indices.map { "c\($0)" }
    switch file.format {
    case .csv:
      let columns = names.map { "'\($0)': 'VARCHAR'" }.joined(separator: ", ")
      // A line that is taken whole has no quotes; a document may be long.
      let shape =
        file.isLines
        ? "delim=chr(31), quote='', escape='', max_line_size=\(file.documentLines == nil ? 2_097_152 : 67_108_864)\(file.documentLines == nil ? "" : ", buffer_size=134217728")"
        : "delim=\(SQLText.literal(file.delimiter)), quote='\"', escape='\"'"
      return """
        SELECT row_number() OVER () AS row_no, * FROM read_csv(\(SQLText.path(file.readPath)), auto_detect=false, \
        header=false, skip=\(file.linesAbove), \(shape), columns={\(columns)})
        """
    case .xlsx:
      return """
        SELECT * FROM (SELECT row_number() OVER () AS row_no, * FROM \(SheetSQL.table(file.readPath, sheet)) \
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

  /// A cell without outer blanks; NULL if nothing is left.
  func cell(_ position: Int) -> String {
    if file.hasOtherBlanks { return "blanks_off(c\(position))" }
    return file.hasEdgeBlanks ? "spaces_off(c\(position))" : "nullif(c\(position), '')"
  }

  /// The whole row as CSV, for rows of files that are no text.
  var rawRow: String {
    file.text != nil || file.documentLines != nil
      ? "CAST(NULL AS VARCHAR)" : "concat_ws(',', \(file.header.indices.map { "csv(c\($0))" }.joined(separator: ", ")))"
  }
}

/// How a sheet of a workbook is read: every cell as text, from the first row on.
enum SheetSQL {
  static func table(_ path: String, _ sheet: String?) -> String {
    let name = sheet.map { ", sheet=\(SQLText.literal($0))" } ?? ""
    return "read_xlsx(\(SQLText.path(path))\(name), header=false, all_varchar=true, stop_at_empty=false)"
  }
}
