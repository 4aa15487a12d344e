import Foundation

/// The rows of one canonical table over all sources, as a view `loaded_<table>` with the column `source`.
struct WarehouseView {
  let table: CanonicalTable
  let workspace: Workspace
  let warehouse: Warehouse
  /// Months as `2026-10`; `nil`: all.
  let months: ClosedRange<String>?

  var statement: String {
    let empty = """
      SELECT CAST(NULL AS VARCHAR) AS source, CAST(NULL AS INTEGER) AS file, CAST(NULL AS BIGINT) AS row_no, \
      \(table.fields.map { "CAST(NULL AS \($0.sqlType)) AS \($0.storedName)" }.joined(separator: ", ")), \
      CAST(NULL AS TIMESTAMP) AS local_at WHERE false
      """
    let selects = workspace.sources.compactMap { source -> String? in
      guard source.tables.contains(table) else { return nil }
      let files = warehouse.files(of: source.name, table: table.name, months: months)
      if files.isEmpty { return nil }
      let real = files.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
      return "SELECT \(SQLText.literal(source.name)) AS source, * FROM (\(PartSQL.rows(real)))"
    }
    return
      "CREATE TEMP VIEW loaded_\(table.name) AS \(([empty] + selects).joined(separator: " UNION ALL BY NAME "));\n"
  }
}
