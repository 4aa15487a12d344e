import Foundation
import Metrics

extension CaseMixComparer {
  /// Queues whose contacts differ with the same people: the effect of each queue against the others, weighted by the
  /// contacts of its strata.
  func queueEffects(
    _ measure: CaseMixMeasure, _ sums: StratumTable.Window, _ mix: CaseMixAdjustment
  ) -> [QueueEffect] {
    guard let fit = mix.fit, let within = sums.model.withinVariance else { return [] }
    var counts = Array(repeating: 0.0, count: mix.strata.paths.count)
    for cell in sums.cells {
      if let stratum = mix.strata.merged[cell.stratum] { counts[stratum] += cell.n }
    }
    // Only strata that kept their queue, of the largest component: others were pooled or compare with nobody here.
    let components = fit.components.components
    guard let main = components.indices.max(by: { components[$0].rows.count < components[$1].rows.count }) else {
      return []
    }
    struct Part { var queue: String, n: Double, effect: Double, variance: Double }
    let parts = mix.strata.paths.indices.compactMap { stratum -> Part? in
      guard mix.strata.paths[stratum].count == 2, fit.components.ofColumn[stratum] == main,
        let effect = fit.columns.values[stratum], let unit = fit.columns.unitVariances[stratum], counts[stratum] > 0
      else { return nil }
      return Part(queue: mix.strata.paths[stratum][1], n: counts[stratum], effect: effect, variance: unit * within)
    }
    let queues = Dictionary(grouping: parts, by: \.queue)
    guard queues.count > 1 else { return [] }
    func together(_ parts: [Part]) -> (effect: Double, variance: Double, n: Double) {
      let n = parts.reduce(0) { $0 + $1.n }
      let effect = parts.reduce(0) { $0 + $1.n * $1.effect } / n
      let variance = parts.reduce(0) { $0 + $1.n * $1.n * $1.variance } / (n * n)
      return (effect, variance, n)
    }
    return queues.keys.sorted().map { queue in
      let own = together(queues[queue] ?? [])
      let rest = parts.filter { $0.queue != queue }
      // The middle of the others: one hard queue must not make all others look easy.
      let usual = middle(rest.map { ($0.effect, $0.n) })
      let difference = own.effect - usual
      let half = Normal.z998 * (own.variance + together(rest).variance).squareRoot()
      let isApart = abs(difference) - half > 0 && abs(difference) >= measure.leastQueueEffect
      return QueueEffect(
        queue: queue, n: Int(own.n), effect: measure.readable(difference),
        interval: Interval(
          lower: measure.readable(difference - half), upper: measure.readable(difference + half)), isApart: isApart)
    }
  }
}

/// The weighted median: half of the weight lies at or below it.
private func middle(_ values: [(value: Double, weight: Double)]) -> Double {
  let sorted = values.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
  let half = sorted.reduce(0) { $0 + $1.weight } / 2
  var weight = 0.0
  for (value, own) in sorted {
    weight += own
    if weight >= half { return value }
  }
  return sorted.last?.value ?? 0
}
