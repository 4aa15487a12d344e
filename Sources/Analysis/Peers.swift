import Metrics

/// The values of one metric in one group of people, kept only to make a band without names.
struct PeerGroup: Sendable {
  /// Quartiles are shown with at least this many others, so that no colleague can be made out (methods.md §12).
  static let leastOthers = 10

  private var quartiles: Interval?
  private var count = 0
  private var total = 0
  /// The two largest contributions: without the reader one of them is the largest other.
  private var largest = 0
  private var second = 0

  /// - Parameter measurements: of all who have enough observations, in any order.
  init(_ measurements: [Measurement]) {
    let values = measurements.map(\.value).sorted()
    count = values.count
    if let lower = quantile(values, 0.25), let upper = quantile(values, 0.75) {
      quartiles = Interval(lower: lower, upper: upper)
    }
    for measurement in measurements {
      total += measurement.n
      if measurement.n > largest {
        (largest, second) = (measurement.n, largest)
      } else if measurement.n > second {
        second = measurement.n
      }
    }
  }

  /// How many contribute besides the reader.
  func others(than own: Measurement?) -> Int { own == nil ? count : count - 1 }

  /// Whether one other person makes up more than half of the observations.
  func isDominated(for own: Measurement?) -> Bool { 2 * (own?.n == largest ? second : largest) > total }

  /// The middle half for a reader, or `nil` when somebody could be made out.
  func band(for own: Measurement?, level: Level) -> PeerBand? {
    guard let quartiles, !isDominated(for: own) else { return nil }
    return PeerBand(
      lower: quartiles.lower, upper: quartiles.upper, people: others(than: own) + 1, group: level)
  }
}

/// The narrowest group with enough others: the team, else the site, else none.
package func peerGroup(othersInTeam: Int, othersOnSite: Int, least: Int) -> Level? {
  othersInTeam >= least ? .team : othersOnSite >= least ? .site : nil
}

/// The quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman and Fan).
package func quantile(_ sorted: [Double], _ share: Double) -> Double? {
  guard !sorted.isEmpty else { return nil }
  let position = share * Double(sorted.count - 1)
  let index = min(Int(position), sorted.count - 1)
  let next = min(index + 1, sorted.count - 1)
  return sorted[index] + (position - Double(index)) * (sorted[next] - sorted[index])
}

/// The peer groups of all metrics: the site's and each team's.
struct Peers: Sendable {
  private var site: [MetricKey: PeerGroup] = [:]
  private var teams: [String: [MetricKey: PeerGroup]] = [:]

  /// - Parameters:
  ///   - current: the agents' quantities of the period.
  ///   - teamOf: the team of an agent at the end of the period.
  init(_ current: [String: [MetricKey: Quantity]], teamOf: [String: String]) {
    var onSite: [MetricKey: [Measurement]] = [:]
    var inTeam: [String: [MetricKey: [Measurement]]] = [:]
    for (agent, quantities) in current {
      for (key, quantity) in quantities {
        guard let measurement = quantity.measurement else { continue }
        onSite[key, default: []].append(measurement)
        if let team = teamOf[agent] { inTeam[team, default: [:]][key, default: []].append(measurement) }
      }
    }
    site = onSite.mapValues(PeerGroup.init)
    teams = inTeam.mapValues { $0.mapValues(PeerGroup.init) }
  }

  func band(_ key: MetricKey, own: Measurement?, team: String?) -> PeerBand? {
    let inTeam = team.flatMap { teams[$0]?[key] }
    let onSite = site[key]
    let level = peerGroup(
      othersInTeam: inTeam?.others(than: own) ?? 0, othersOnSite: onSite?.others(than: own) ?? 0,
      least: PeerGroup.leastOthers)
    // Where one person dominates the team, the site may still be wide enough.
    if level == .team, let band = inTeam?.band(for: own, level: .team) { return band }
    guard level != nil, let onSite, onSite.others(than: own) >= PeerGroup.leastOthers else { return nil }
    return onSite.band(for: own, level: .site)
  }
}
