import Metrics

/// What to do about a file of which too many rows are rejected.
struct RejectsAdvice {
  let source: SourceSpec
  let rows: [RejectedRow]
  /// How many rows the file has.
  let read: Int
  /// As the workspace writes it.
  let file: String

  /// The second half of a hint.
  var text: String {
    if rows.count(where: { $0.reason == RecordScanner.Problem.invalidUTF8.reason }) * 2 > rows.count {
      return "try “encoding: windows-1252”"
    }
    let advice =
      switch source.reading {
      case .mapped(let table, _): ofColumns(table)
      case .adapted(let adapter, let options): of(adapter, options)
      }
    return advice ?? "mend them, or raise “rejects: {limit: …}”"
  }

  /// The same column in every row means the settings, not the data.
  private func ofColumns(_ table: CanonicalTable) -> String? {
    for (column, mapping) in source.columns.sorted(by: { $0.key < $1.key }) {
      let reason = "\(column.rawValue) cannot be read: "
      let texts = rows.compactMap { row in
        row.reason.split(separator: reason).last.flatMap { row.reason.contains(reason) ? $0 : nil }
      }
      if texts.count * 10 < rows.count * 9 || rows.count <= 2 && texts.count < rows.count { continue }
      let place = "line \(mapping.location.line.map(String.init) ?? "?") of \(mapping.location.file)"
      let hasComma = texts.allSatisfy { $0.prefixMatch(of: /-?[0-9.]*[0-9],[0-9]+(?:; |$)/) != nil }
      let about = "nearly all are about \(column.rawValue)"
      switch table[column]?.kind {
      case .time, .day: return "\(about): check “format” in \(place)"
      case .seconds, .count, .number, .score:
        if hasComma, !source.decimalComma {
          return "\(about), a number with a comma: set “decimal: \",\"”, check “decimal” of the source “\(source.name)”"
        }
        return "\(about): check “unit” and “decimal”; the column is in \(place)"
      default: return "\(about): check “values” in \(place)"
      }
    }
    return nil
  }

  private func of(_ adapter: Adapter, _ options: [String: String]) -> String? {
    let inFigures = rows.count { $0.reason.contains(/cannot be read: \d{1,2}[.\/-]\d{1,2}[.\/-]\d{2,4}\b/) }
    if inFigures * 2 > rows.count, options["date_order"] == nil,
      adapter.options.contains(where: { $0.name == "date_order" })
    {
      return "say what comes first in the dates: “options: {date_order: day}” or month"
    }
    guard rows.count * 10 >= read * 9 else { return nil }
    return "nearly all records are rejected: check “adapter” and “options”; “wrapup init \(file)” says which fits"
  }
}
