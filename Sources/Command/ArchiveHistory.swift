import Metrics
import Publishing

/// What the manifests of an archive tell together: versions, changed definitions, values of months.
struct ArchiveHistory {
  /// A definition that one period uses otherwise than the period before it.
  struct DefinitionChange {
    /// The first period with the new one.
    var manifest: Manifest
    var before: Manifest.DefinitionEntry
    var after: Manifest.DefinitionEntry
  }

  let archive: Archive
  let manifests: [Manifest]
  /// The newest version of each period, oldest period first.
  let newestVersions: [Manifest]
  /// What was published last by period; `nil` for an empty archive.
  let newest: Manifest?
  /// Oldest first; by measure within a period.
  let changes: [DefinitionChange]

  init(_ archive: Archive, _ manifests: [Manifest]) {
    self.archive = archive
    self.manifests = manifests
    newestVersions = Dictionary(grouping: manifests, by: \.period).values
      .compactMap { $0.max { $0.version < $1.version } }.sorted { $0.period < $1.period }
    newest = newestVersions.max { ($0.period.last, $0.period.id) < ($1.period.last, $1.period.id) }
    changes = ArchiveHistory.changes(newestVersions)
  }

  func versions(of period: Period) -> Int { manifests.count { $0.period == period } }

  /// Months follow months, weeks follow weeks: a quarter between two months is not their neighbour.
  private static func changes(_ manifests: [Manifest]) -> [DefinitionChange] {
    var last: [String: Manifest] = [:]
    var found: [DefinitionChange] = []
    for manifest in manifests {
      let kind = kind(manifest.period)
      defer { last[kind] = manifest }
      guard let before = last[kind] else { continue }
      let old = Dictionary(before.definitions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      for entry in manifest.definitions.sorted(by: { $0.key < $1.key }) {
        guard let other = old[entry.key] else { continue }
        if other.formula != entry.formula || other.definition != entry.definition {
          found.append(DefinitionChange(manifest: manifest, before: other, after: entry))
        }
      }
    }
    return found
  }

  private static func kind(_ period: Period) -> String {
    switch period {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .range: "range"
    }
  }

  /// From the archive's own folder: `2026-10/v2/`.
  static func path(_ manifest: Manifest) -> String { "\(manifest.period.id)/v\(manifest.version)/" }

  /// What the site's rows of a version say of its own period.
  func siteRows(_ manifest: Manifest) -> [MetricKey: StoredMeasure] {
    let path = archive.folder(manifest.period, version: manifest.version) + "/data/measures.csv"
    let rows = StoredMeasures(at: path)?.rows(startingWith: "site,,").filter { $0.period == manifest.period.id } ?? []
    return Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// How a stored number is printed: the unit as `measures.csv` names it.
func storedFormat(_ unit: String) -> NumberFormat {
  switch unit {
  case "fraction": NumberFormat(.fraction, decimals: 1)
  case "seconds": NumberFormat(.seconds, decimals: 0)
  case "count": NumberFormat(.number, decimals: 1)
  case "points": NumberFormat(.points(minimum: 0, maximum: 100), decimals: 2)
  default: NumberFormat(.money(unit), decimals: 0)
  }
}

/// A stored number, whole numbers without a point; an en dash where there is none.
func storedText(_ value: Double?, unit: String) -> String {
  guard let value else { return "–" }
  return unit == "count" && value == value.rounded() ? NumberFormat.count(value) : storedFormat(unit).text(value)
}

/// The difference of two stored numbers with its sign.
func storedDifference(_ value: Double?, unit: String) -> String {
  guard let value else { return "–" }
  if unit == "count", value == value.rounded() { return (value < 0 ? "" : "+") + NumberFormat.count(value) }
  return storedFormat(unit).difference(value)
}
