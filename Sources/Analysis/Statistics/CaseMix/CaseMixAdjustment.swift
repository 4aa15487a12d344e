/// What agents would have with the same mix of contacts: the default of case-mix adjustment.
///
/// The cells hold the mean of log seconds (then exp(effect) − 1 is how much longer contacts take than the same contacts
/// with others), or of 0 and 1 or points (then the effect is a difference). To pool effects, take them with their
/// variances to `EffectPooling`.
package struct CaseMixAdjustment: Hashable, Sendable {
  package struct Agent: Hashable, Sendable {
    /// Against the average agent of the same component, in the unit of the cells.
    package var effect: Double
    /// Of the effect, in squared units; `nil` where no cell has two observations.
    package var variance: Double?
    /// The value with the average mix.
    package var adjusted: Double
    /// The agents with the same number can be compared with each other, others never.
    package var component: Int
  }

  /// By agent; `nil` for whom there is no fair comparison.
  package var agents: [Agent?]
  /// The part of each agent's contacts that has a comparison, from 0 to 1; `nil` without contacts.
  package var coverage: [Double?]
  package var strata: StratumMerging
  package var fit: TwoWayFit?

  /// - Parameters:
  ///   - cells: by agent (row) and stratum (column).
  ///   - paths: of each stratum, widest kind first.
  package init(_ cells: TwoWayCells, paths: [[String]]) {
    strata = StratumMerging(paths: paths, counts: cells)
    coverage = strata.coverage(cells)
    let merged = strata.apply(cells)
    // Within the cells as they were: merging would count the difference of strata as chance.
    let within = cells.withinVariance
    let found = TwoWayFit(merged)
    fit = found
    let covered = coverage
    agents = (0..<cells.rows).map { row in
      guard let found, let part = covered[row], part >= StratumMerging.leastCoverage,
        let component = found.components.ofRow[row], found.components.components[component].rows.count > 1,
        let effect = found.rows.values[row], let adjusted = found.adjusted(row: row)
      else { return nil }
      var variance: Double?
      if let within, let unit = found.rows.unitVariances[row] { variance = unit * within }
      return Agent(effect: effect, variance: variance, adjusted: adjusted, component: component)
    }
  }
}
