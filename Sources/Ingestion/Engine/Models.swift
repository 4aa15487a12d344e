import Metrics

/// The SQL files of the product, as they stand in `Models/`.
enum Models {
  static let macros = text(PackageResources.load_macros_sql)
  static let dates = text(PackageResources.probe_dates_sql)

  static let checks = text(PackageResources.sum_checks_sql)
  static let intervals = text(PackageResources.dump_intervals_sql)
  static let facts = text(PackageResources.sum_facts_sql)
  static let countedIntervals = text(PackageResources.sum_intervals_sql)
  static let base = text(PackageResources.sum_base_sql)
  static let levels = text(PackageResources.sum_levels_sql)
  static let cells = text(PackageResources.sum_cells_sql)
  static let quality = text(PackageResources.sum_quality_sql)

  static let snapshots = text(PackageResources.sum_snapshots_sql)
  static let histograms = text(PackageResources.sum_histograms_sql)
  static let strata = text(PackageResources.sum_strata_sql)
  static let reviews = text(PackageResources.sum_reviews_sql)
  static let trainings = text(PackageResources.sum_trainings_sql)
  static let shifts = text(PackageResources.sum_shifts_sql)
  static let agreements = text(PackageResources.sum_agreements_sql)
  static let waits = text(PackageResources.sum_waits_sql)
  static let calibration = text(PackageResources.sum_calibration_sql)

  /// The facts of each family beside contacts.
  static let families: [SumFamily: String] = [
    .detail: text(PackageResources.fam_detail_sql), .leg: text(PackageResources.fam_leg_sql),
    .behaviour: text(PackageResources.fam_behaviour_sql), .voice: text(PackageResources.fam_voice_sql),
    .quality: text(PackageResources.fam_quality_sql),
    .time: text(PackageResources.fam_time_pieces_sql) + text(PackageResources.fam_time_sql)
      + text(PackageResources.fam_time_days_sql),
    .repeating: text(PackageResources.fam_repeat_sql), .growth: text(PackageResources.fam_growth_sql),
    .planning: text(PackageResources.fam_planning_sql),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) + "\n" }
}
