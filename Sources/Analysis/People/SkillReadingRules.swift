import Metrics

extension SkillReading {
  /// Adds up the items that count and judges them.
  init(skill: String, items: [Item], rules: SkillRules) {
    var (mass, directMass, weighted, variance) = (0.0, 0.0, 0.0, 0.0)
    var origins: Set<EvidenceOrigin> = []
    for item in items where item.use == .counts {
      guard let evidence = item.evidence, let shrunk = item.shrunk else { continue }
      let (w, reliability) = (Double(item.weight), evidence.reliability)
      mass += w * reliability
      if item.isDirect { directMass += w * reliability }
      weighted += w * shrunk
      variance += w * w * reliability * (1 - reliability)
      origins.insert(evidence.origin)
    }
    self.init(
      skill: skill, state: .notEnoughEvidence, score: nil, standardError: nil, mass: mass, directMass: directMass,
      origins: origins.sorted(), developmentProbability: 0, strengthProbability: 0, items: items, missing: [])
    if mass > 0 {
      let (score, error) = (weighted / mass, variance.squareRoot() / mass)
      self.score = score
      standardError = error
      developmentProbability = SkillReading.probability(-rules.line - score, error)
      strengthProbability = SkillReading.probability(score - rules.line, error)
    }
    guard mass >= rules.leastMass, directMass >= rules.leastDirectMass, origins.count >= rules.leastOrigins else {
      missing = missingEvidence(rules)
      return
    }
    state =
      isMixed(rules)
      ? .mixedEvidence
      : developmentProbability >= rules.leastProbability
        ? .developmentArea : strengthProbability >= rules.leastProbability ? .strength : .inLine
  }

  /// Φ(distance/error), also for an error of 0.
  private static func probability(_ distance: Double, _ error: Double) -> Double {
    error > 0 ? Normal.cdf(distance / error) : distance > 0 ? 1 : 0
  }

  private func isMixed(_ rules: SkillRules) -> Bool {
    let reliable = items.filter { $0.use == .counts && ($0.evidence?.reliability ?? 0) >= rules.mixedReliability }
      .compactMap(\.shrunk)
    guard let least = reliable.min(), let greatest = reliable.max() else { return false }
    return greatest - least > rules.mixedDistance
  }

  private func missingEvidence(_ rules: SkillRules) -> [MissingEvidence] {
    var missing: [MissingEvidence] = []
    if directMass < rules.leastDirectMass { missing += missingDirect(rules) }
    if origins.count < rules.leastOrigins { missing.append(.anotherOrigin(than: origins)) }
    if missing.isEmpty, mass < rules.leastMass { missing.append(.mass(rules.leastMass - mass)) }
    return missing
  }

  /// The shortest way to evidence that names the skill.
  private func missingDirect(_ rules: SkillRules) -> [MissingEvidence] {
    let direct = items.filter(\.isDirect)
    let short = rules.leastDirectMass - directMass
    // More observations of what is known already: λ = n/(n+M) must rise by what is short.
    let counting = direct.filter { $0.use == .counts }.max {
      ($0.evidence?.reliability ?? 0, $1.signal) < ($1.evidence?.reliability ?? 0, $0.signal)
    }
    if let counting, let evidence = counting.evidence {
      let needed = evidence.reliability + short / Double(counting.weight)
      if needed < 1 {
        let pull = Double(evidence.n) * (1 - evidence.reliability) / evidence.reliability
        let more = Int((pull * needed / (1 - needed) - Double(evidence.n) - 1e-9).rounded(.up))
        return [.observations(counting.signal, more: max(1, more), fromAnotherReviewer: false)]
      }
    }
    let started = direct.compactMap { item -> MissingEvidence? in
      guard let evidence = item.evidence else { return nil }
      switch item.use {
      case .oneReviewer:
        return .observations(item.signal, more: SkillReading.secondReviews, fromAnotherReviewer: true)
      case .tooFew(let least):
        let another = evidence.origin == .reviews && (evidence.reviewers ?? 1) < rules.leastReviewers
        return .observations(item.signal, more: least - evidence.n, fromAnotherReviewer: another)
      default: return nil
      }
    }
    if let first = started.first { return [first] }
    let signals = direct.map(\.signal)
    let isReviewed = signals.contains { $0.kind == .criterion }
    return [.direct(signals, least: isReviewed ? rules.leastReviews : rules.leastRecords)]
  }

  /// What another reviewer should add before two can be told apart.
  private static let secondReviews = 2
}
