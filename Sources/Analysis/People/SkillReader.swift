import Metrics

/// Reads the skills of people from evidence by the rules of a model.
///
/// With the weight w and the reliability λ of each item and z̃ = λz, z oriented so that stronger is positive:
/// C = Σwλ, S = Σwz̃/C, V = Σw²λ(1−λ)/C², P(development) = Φ((−0.3−S)/√V), P(strength) = Φ((S−0.3)/√V).
package struct SkillReader: Sendable {
  package let model: SkillModel
  /// The end of the period; older evidence than the rules allow is not used.
  package let day: CivilDate

  package init(_ model: SkillModel, on day: CivilDate) {
    self.model = model
    self.day = day
  }

  /// - Parameter evidence: items of other people are left out; of two items of one signal the one with more
  ///   observations is used.
  package func profile(of agent: String, _ evidence: [EvidenceItem]) -> SkillProfile {
    var items: [EvidenceSignal: EvidenceItem] = [:]
    for item in evidence where item.agent == agent {
      if let known = items[item.signal], (known.n, known.value) >= (item.n, item.value) { continue }
      items[item.signal] = item
    }
    let shares = shares(items)
    return SkillProfile(
      agent: agent,
      skills: model.skills.map { skill in
        skill.isInferred ? reading(skill, items, shares) : SkillReader.notInferred(skill)
      },
      speed: speedReading(items))
  }

  /// Why an item cannot be used for anything, or that it counts.
  private func use(_ item: EvidenceItem) -> SkillReading.Use {
    let least = model.rules.leastObservations(item.origin)
    if item.latest < day.adding(months: -model.rules.greatestAgeMonths) { return .tooOld }
    if item.n < least { return .tooFew(least: least) }
    if item.origin == .reviews, (item.reviewers ?? 1) < model.rules.leastReviewers { return .oneReviewer }
    if item.standardised == nil || item.reliability <= 0 { return .noSpread }
    return .counts
  }

  /// Whether an item counts for a link, before a metric is shared between skills.
  private func use(_ link: SkillModel.Link, _ items: [EvidenceSignal: EvidenceItem]) -> SkillReading.Use {
    guard let item = items[link.signal] else { return .unknown }
    let general = use(item)
    guard general == .counts else { return general }
    let shrunk = shrunk(item, link.stronger)
    switch link.condition {
    case nil: break
    case .lowIn(let others):
      guard others.contains(where: { isLow($0, items) }) else { return .onlyWithLow(others) }
    case .lowInSameIntervals:
      guard item.isOfSameIntervals else { return .noSameIntervals }
      guard shrunk < 0 else { return .onlyLow }
    }
    if let speed = model.speed, link.signal == speed.speed, shrunk > 0 {
      let known = speed.outcomes.filter { items[$0].map { use($0) == .counts } ?? false }
      if known.isEmpty { return .speedWithoutOutcome }
      if let low = known.first(where: { isLow($0, items) }) { return .speedWithLow(low) }
    }
    return .counts
  }

  private func shrunk(_ item: EvidenceItem, _ stronger: SkillModel.Orientation) -> Double {
    stronger.sign * item.reliability * (item.standardised ?? 0)
  }

  /// Whether a usable signal, higher being better, lies below the line.
  private func isLow(_ signal: EvidenceSignal, _ items: [EvidenceSignal: EvidenceItem]) -> Bool {
    guard let item = items[signal], use(item) == .counts else { return false }
    return shrunk(item, .higher) < -model.rules.line
  }

  /// The skills that each metric counts for: those with the largest weights, then in the order of the model.
  private func shares(_ items: [EvidenceSignal: EvidenceItem]) -> [EvidenceSignal: [String]] {
    var uses: [EvidenceSignal: [(weight: Int, place: Int, skill: String)]] = [:]
    for (place, skill) in model.skills.enumerated() where skill.isInferred {
      for link in skill.links where link.signal.kind == .metric && use(link, items) == .counts {
        uses[link.signal, default: []].append((link.weight, place, skill.id))
      }
    }
    return uses.mapValues { uses in
      uses.sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }
        .prefix(model.rules.mostSkillsOfMetric).map(\.skill)
    }
  }

  private func reading(
    _ skill: SkillModel.Skill, _ items: [EvidenceSignal: EvidenceItem], _ shares: [EvidenceSignal: [String]]
  ) -> SkillReading {
    let lines = skill.links.map { link in
      var use = use(link, items)
      if use == .counts, let users = shares[link.signal], !users.contains(skill.id) { use = .countsElsewhere(users) }
      let evidence = items[link.signal]
      return SkillReading.Item(
        signal: link.signal, weight: link.weight, isDirect: link.isDirect, caution: link.caution,
        evidence: evidence, shrunk: evidence.flatMap { $0.standardised == nil ? nil : shrunk($0, link.stronger) },
        use: use)
    }
    return SkillReading(skill: skill.id, items: lines, rules: model.rules)
  }

  private static func notInferred(_ skill: SkillModel.Skill) -> SkillReading {
    SkillReading(
      skill: skill.id, state: .notInferred, score: nil, standardError: nil, mass: 0, directMass: 0, origins: [],
      developmentProbability: 0, strengthProbability: 0, items: [], missing: [])
  }

  private func speedReading(_ items: [EvidenceSignal: EvidenceItem]) -> SpeedReading? {
    guard let guarded = model.speed, let speed = items[guarded.speed], use(speed) == .counts,
      let outcome = guarded.outcomes.first(where: { items[$0].map { use($0) == .counts } ?? false }),
      let solution = items[outcome]
    else { return nil }
    let (quickness, solved) = (shrunk(speed, .lower), shrunk(solution, .higher))
    let line = model.rules.line
    let quadrant: SpeedReading.Quadrant =
      switch (quickness, solved) {
      case (line..., line...): .quickAndSolved
      case (line..., ...(-line)): .quickNotSolved
      case (...(-line), line...): .slowAndSolved
      case (...(-line), ...(-line)): .slowNotSolved
      default: .usual
      }
    return SpeedReading(
      quadrant: quadrant, speed: guarded.speed, outcome: outcome, quickness: quickness, solved: solved)
  }
}
