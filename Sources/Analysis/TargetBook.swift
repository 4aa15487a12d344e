import Metrics

/// What is expected of a measure of one subject in one period.
package struct Expectation: Codable, Hashable, Sendable {
  /// In the metric's base unit: the target, or the lower end of a band.
  package var value: Double
  /// The upper end of a band; `nil` for a single target.
  package var upper: Double?

  package init(value: Double, upper: Double? = nil) {
    self.value = value
    self.upper = upper
  }
}

/// All targets of a workspace; the narrowest that applies to a subject on the last day of the period counts.
struct TargetBook: Sendable {
  private var byKey: [MetricKey: [Target]] = [:]
  private let day: CivilDate
  private let records: [String: AgentRecord]

  init(_ dataset: Dataset, records: [String: AgentRecord]) {
    day = dataset.period.last
    self.records = records
    let headline = dataset.headline.compactMap { headline in
      headline.target.map { Target(key: headline.key, scope: .all, value: $0) }
    }
    let valid = (dataset.targets + headline).filter { [day] in $0.isValid(on: day) }
    byKey = Dictionary(grouping: valid, by: \.key)
  }

  func expectation(_ key: MetricKey, of subject: Subject) -> Expectation? {
    // Of two equally narrow ones the first counts; the workspace was checked for contradictions.
    var best: (rank: Int, target: Target)?
    for target in byKey[key] ?? [] {
      guard let rank = rank(target.scope, subject), rank > best?.rank ?? -1 else { continue }
      best = (rank, target)
    }
    return best.map { Expectation(value: $0.target.value, upper: $0.target.upper) }
  }

  /// How closely a scope fits a subject; `nil` when it does not.
  private func rank(_ scope: Target.Scope, _ subject: Subject) -> Int? {
    switch scope {
    case .subject(let level, let id): level == subject.level && id == subject.id ? 5 : nil
    case .members(let team): subject.level == .agent && records[subject.id]?.team == team ? 4 : nil
    case .tenure(let months):
      subject.level == .agent && tenure(of: subject.id).map(months.contains) ?? false ? 3 : nil
    case .level(let level): level == subject.level ? 2 : nil
    case .all: 1
    }
  }

  /// Whole months in the centre at the end of the period; `nil` where the first day is not known.
  private func tenure(of agent: String) -> Int? {
    guard let joined = records[agent]?.joined, joined <= day else { return nil }
    let (from, to) = (joined.parts, day.adding(days: 1).parts)
    return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
  }
}
