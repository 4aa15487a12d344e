/// The SQL files of the product, as they stand in `Models/`.
enum Models {
  static let macros = text(PackageResources.load_macros_sql)
  static let dates = text(PackageResources.probe_dates_sql)

  static let checks = text(PackageResources.sum_checks_sql)
  static let intervals = text(PackageResources.dump_intervals_sql)
  static let facts = text(PackageResources.sum_facts_sql)
  static let base = text(PackageResources.sum_base_sql)
  static let cells = text(PackageResources.sum_cells_sql)
  static let quality = text(PackageResources.sum_quality_sql)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) + "\n" }
}
