import Foundation
import Metrics

/// Compares people on the same mix of contacts, over the shortest window that is reliable.
struct CaseMixComparer {
  /// Above this reliability quarters may be shown; above the lower one, a comparison.
  static let bandReliability = 0.7
  static let compareReliability = 0.5
  /// What the variance between people is raised to, as a part of that of one observation (methods.md §2.2).
  static let floor = 0.02
  /// Below so many people a tenure band shares the mean of all.
  static let leastInBand = 5

  let table: StratumTable
  let tenure: [String: TenureBand]

  init(_ dataset: Dataset) {
    table = StratumTable(dataset.strata)
    tenure = TenureBand.bands(dataset)
  }

  /// `nil` where fewer than two people can be compared.
  func comparison(_ measure: CaseMixMeasure, least: Int) -> FairComparison? {
    let windows = ReportingWindow.allCases.map { Fitted($0, table, measure) }
    // Spread and averages of similar people come from six months: one calm month would make all people equal.
    guard let base = windows.first(where: { $0.window == .sixMonths }),
      let cohorts = Cohorts(base.mix, base.sums.model.withinVariance, agents: table.agents, tenure: tenure)
    else { return nil }
    let total = base.sums.totals.reduce((n: 0.0, sum: 0.0)) { ($0.n + $1.n, $0.sum + $1.sum) }
    guard total.n > 0 else { return nil }
    let overall = total.sum / total.n

    var people = table.agents.indices.map { agent in
      person(agent, measure, overall, cohorts, least, windows)
    }
    addQuarters(&people, measure, cohorts)
    return FairComparison(
      key: measure.key, people: people.map(\.measure), overall: overall,
      queues: queueEffects(measure, base.sums, base.mix))
  }

  private typealias Person = (measure: FairMeasure, shrunk: ShrunkEffect?, component: Int?)

  private func person(
    _ agent: Int, _ measure: CaseMixMeasure, _ overall: Double, _ cohorts: Cohorts, _ least: Int,
    _ windows: [Fitted]
  ) -> Person {
    let id = table.agents[agent]
    var result: Person?
    for fitted in windows {
      let (n, sum) = fitted.sums.totals[agent]
      let mix = fitted.mix
      var found = FairMeasure(
        agent: id, window: fitted.window, n: Int(n), raw: n > 0 ? sum / n : nil, isNewcomer: tenure[id] == .newcomer)
      found.coverage = mix.coverage[agent]
      if n >= Double(least) { found.state = .value }
      guard n >= Double(least), let fair = mix.agents[agent], let variance = fair.variance, variance > 0,
        let cohort = cohorts[id]
      else {
        result = (found, nil, nil)
        continue
      }
      let shrunk = cohort.shrunk(value: fair.effect, variance: variance)
      found.reliability = shrunk.reliability
      found.adjusted = measure.value(overall, with: fair.effect)
      found.shrunk = measure.value(overall, with: shrunk.value)
      let half = Normal.z95 * shrunk.standardError
      found.interval = Interval(
        lower: measure.value(overall, with: shrunk.value - half),
        upper: measure.value(overall, with: shrunk.value + half))
      found.expected = fitted.expected(agent)
      found.cohortMean = measure.value(overall, with: cohort.mean)
      // Of a time a spread of logarithms is a share of it.
      let deviation = cohort.betweenVariance.squareRoot()
      found.cohortDeviation = measure == .handleTime ? overall * deviation : deviation
      if shrunk.reliability >= CaseMixComparer.compareReliability, !found.isNewcomer {
        found.state = shrunk.reliability >= CaseMixComparer.bandReliability ? .band : .compare
        found.standing = FairMeasure.Standing(shrunk, mean: cohort.mean)
      }
      result = (found, shrunk, fair.component)
      if shrunk.reliability >= CaseMixComparer.bandReliability { break }
    }
    return result ?? (FairMeasure(agent: id, window: .twelveMonths, n: 0, raw: nil, isNewcomer: false), nil, nil)
  }

  /// The probability to be among the best quarter, of people of one component whose values are reliable.
  private func addQuarters(_ people: inout [Person], _ measure: CaseMixMeasure, _ cohorts: Cohorts) {
    let groups = Dictionary(grouping: people.indices.filter { people[$0].measure.state == .band }) {
      people[$0].component ?? -1
    }
    // For times and transfers low is good.
    let sign = measure == .handleTime || measure == .transfer ? -1.0 : 1.0
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) where (8...300).contains(members.count) {
      let estimates = members.compactMap { people[$0].shrunk }.map {
        (value: sign * $0.value, standardError: $0.standardError)
      }
      let bands = rankBands(estimates, mean: estimates.map(\.value).average)
      for (member, band) in zip(members, bands) { people[member].measure.bestQuarter = band.topQuarter }
    }
  }
}

/// One window with its model and what each kind of contact gives on average.
private struct Fitted {
  let window: ReportingWindow
  let sums: StratumTable.Window
  let mix: CaseMixAdjustment
  private let references: [ReferenceStratum]

  init(_ window: ReportingWindow, _ table: StratumTable, _ measure: CaseMixMeasure) {
    self.window = window
    sums = table.window(window, of: measure)
    mix = CaseMixAdjustment(sums.model, paths: table.paths)
    var references = Array(repeating: ReferenceStratum(n: 0, sum: 0), count: mix.strata.paths.count)
    for cell in sums.cells {
      guard let stratum = mix.strata.merged[cell.stratum] else { continue }
      references[stratum].n += cell.n
      references[stratum].sum += cell.sum
    }
    self.references = references
  }

  /// What the same contacts give at the average of the site (indirect standardisation), a contact.
  func expected(_ agent: Int) -> Double? {
    // Sorted by agent: the first cell by bisection.
    var (low, high) = (0, sums.cells.count)
    while low < high {
      let middle = (low + high) / 2
      if sums.cells[middle].agent < agent { low = middle + 1 } else { high = middle }
    }
    var (above, below) = (0.0, 0.0)
    for cell in sums.cells[low...].prefix(while: { $0.agent == agent }) {
      guard let stratum = mix.strata.merged[cell.stratum],
        let rate = references[stratum].rate(for: ReferenceStratum(n: cell.n, sum: cell.sum))
      else { continue }
      above += cell.n * rate
      below += cell.n
    }
    return below > 0 ? above / below : nil
  }
}

extension FairMeasure.Standing {
  /// Above or below the mean of similar people where that is at least 95 % sure.
  init(_ shrunk: ShrunkEffect, mean: Double) {
    let above = Normal.cdf((shrunk.value - mean) / max(shrunk.standardError, .leastNormalMagnitude))
    self = above >= 0.95 ? .above : above <= 0.05 ? .below : .inLine
  }
}
