import Foundation
import Metrics

/// A measure that depends on which contacts a person gets.
enum CaseMixMeasure: CaseIterable {
  case handleTime, resolution, transfer, satisfaction

  var key: MetricKey {
    switch self {
    case .handleTime: MetricKey("aht")
    case .resolution: MetricKey("resolution_rate", "of_answered")
    case .transfer: MetricKey("transfer_rate")
    case .satisfaction: MetricKey("csat", "top2")
    }
  }

  /// Observations and what is summed of them, in the unit of the measure.
  func counts(_ sums: StratumSums) -> (n: Double, sum: Double) {
    switch self {
    case .handleTime: (Double(sums.handleKnown), Double(sums.handleSeconds))
    case .resolution: (Double(sums.resolvedKnown), Double(sums.resolved))
    case .transfer: (Double(sums.transferKnown), Double(sums.transferred))
    case .satisfaction: (Double(sums.surveys), Double(sums.surveyTop2))
    }
  }

  /// What the additive model sees: log seconds, or 0 and 1.
  func moments(_ sums: StratumSums) -> (n: Double, sum: Double, squares: Double) {
    guard self == .handleTime else {
      let (n, sum) = counts(sums)
      return (n, sum, sum)
    }
    return (Double(sums.handleKnown), Double(sums.handleLog) / 1e6, Double(sums.handleLogSquared) / 1e6)
  }

  /// The least difference between kinds of contact that a reader should hear of: a tenth of the time, five points.
  var leastQueueEffect: Double { self == .handleTime ? log(1.1) : 0.05 }

  /// A value with an effect of the model.
  func value(_ overall: Double, with effect: Double) -> Double {
    self == .handleTime ? overall * exp(effect) : min(1, max(0, overall + effect))
  }

  /// An effect as a reader takes it: a share of the average, or a difference.
  func readable(_ effect: Double) -> Double { self == .handleTime ? exp(effect) - 1 : effect }
}

/// The contacts of all people by kind, ready for the additive model.
struct StratumTable {
  /// Sorted.
  let agents: [String]
  let queues: [String]
  /// Of each stratum: channel and queue.
  let paths: [[String]]
  private let rows: [(agent: Int, stratum: Int, sums: StratumSums)]

  init(_ strata: [StratumSums]) {
    agents = Set(strata.map(\.agent)).sorted()
    let kinds = Set(strata.map { [$0.channel, $0.queue] }).sorted { $0.lexicographicallyPrecedes($1) }
    paths = kinds
    queues = kinds.map { $0[1] }
    let agentPlaces = Dictionary(uniqueKeysWithValues: agents.enumerated().map { ($1, $0) })
    let kindPlaces = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    rows = strata.compactMap { sums in
      guard let agent = agentPlaces[sums.agent], let stratum = kindPlaces[[sums.channel, sums.queue]] else {
        return nil
      }
      return (agent, stratum, sums)
    }
  }

  /// Sums by agent and stratum within a window.
  struct Window {
    var model: TwoWayCells
    /// In the unit of the measure, by agent: all strata together.
    var totals: [(n: Double, sum: Double)]
    /// In the unit of the measure, by cell of `model`, and by stratum.
    var cells: [(agent: Int, stratum: Int, n: Double, sum: Double)]
  }

  func window(_ window: ReportingWindow, of measure: CaseMixMeasure) -> Window {
    var totals = Array(repeating: (n: 0.0, sum: 0.0), count: agents.count)
    var merged: [(agent: Int, stratum: Int, n: Double, sum: Double, logs: Double, squares: Double)] = []
    for (agent, stratum, sums) in rows where sums.reach <= window {
      let (n, sum) = measure.counts(sums)
      guard n > 0 else { continue }
      let moments = measure.moments(sums)
      totals[agent].n += n
      totals[agent].sum += sum
      // The reaches of one kind stand side by side.
      if let last = merged.indices.last, merged[last].agent == agent, merged[last].stratum == stratum {
        merged[last].n += n
        merged[last].sum += sum
        merged[last].logs += moments.sum
        merged[last].squares += moments.squares
      } else {
        merged.append((agent, stratum, n, sum, moments.sum, moments.squares))
      }
    }
    let model = TwoWayCells(
      rows: agents.count, columns: paths.count,
      cells: merged.map { cell in
        TwoWayCells.Cell(
          row: cell.agent, column: cell.stratum, n: cell.n, mean: cell.logs / cell.n,
          squares: max(0, cell.squares - cell.logs * cell.logs / cell.n))
      })
    return Window(
      model: model, totals: totals, cells: merged.map { ($0.agent, $0.stratum, $0.n, $0.sum) })
  }
}
