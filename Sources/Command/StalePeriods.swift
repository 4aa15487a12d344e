import Diagnostics
import Metrics
import Publishing

/// Published periods whose numbers are others now: late or corrected rows reached them.
///
/// A run holds the days, weeks and months before its own period as history. Where these differ from what the newest
/// version of such a period printed, that period must be issued again, and the run says so. Quarters and ranges are
/// compared by the days that both hold.
struct StalePeriods {
  let archive: Archive
  let dataset: Dataset

  /// - Parameters:
  ///   - measures: the `measures.csv` of the run, without agents.
  func warnings(_ measures: StoredMeasures) throws(Failure) -> [Diagnostic] {
    let forward = forwardLooking
    let newest = Dictionary(grouping: try archive.manifests(), by: \.period)
      .compactMap { $0.value.max { $0.version < $1.version } }
      .filter { $0.period != dataset.period && reaches($0.period) }
      .sorted { $0.period < $1.period }
    return newest.compactMap { manifest in
      let folder = archive.folder(manifest.period, version: manifest.version)
      guard let stored = StoredMeasures(at: "\(folder)/data/measures.csv") else { return nil }
      // A definition that changed moves numbers, too; that is told on its own page.
      let now = Set(dataset.metrics.map(Manifest.DefinitionEntry.init))
      let same = Set(manifest.definitions.filter(now.contains).map(\.key)).subtracting(forward)
      let rows =
        isCompared(byDays: manifest.period)
        ? Restatement.between(stored, measures) { isDay($0, of: manifest.period) }
        : Restatement.between(stored, measures) { $0 == manifest.period.id }
      let changed = rows.filter { row in
        !row.stateBefore.isEmpty && !row.stateAfter.isEmpty
          && same.contains(row.key)
      }
      return changed.isEmpty ? nil : warning(manifest, count: changed.count)
    }
  }

  /// Whether this run knows days of a period.
  private func reaches(_ period: Period) -> Bool {
    isCompared(byDays: period) ? period.first <= dataset.period.last : period.last <= dataset.period.last
  }

  private func isCompared(byDays period: Period) -> Bool {
    switch period {
    case .quarter, .range: true
    case .day, .week, .month: false
    }
  }

  private func isDay(_ id: String, of period: Period) -> Bool { CivilDate(id).map(period.contains) ?? false }

  /// Measures of which a later contact decides: their last days change without any late row.
  private var forwardLooking: Set<MetricKey> {
    Set(
      dataset.metrics.filter { metric in
        (metric.numerator.columns + (metric.denominator?.columns ?? [])).contains { $0.family == .repeating }
      }.map(\.key))
  }

  private func warning(_ manifest: Manifest, count: Int) -> Diagnostic {
    Diagnostic(
      "PUB-007", .warning,
      "\(EnglishDates.name(manifest.period)) was published from other data: \(count) of the numbers "
        + "\(isCompared(byDays: manifest.period) ? "of its days " : "")in its version \(manifest.version) \(count == 1 ? "is" : "are") not the same now",
      hint: "issue it again with --period \(manifest.period.id); the version that is there stays beside the new one")
  }
}
