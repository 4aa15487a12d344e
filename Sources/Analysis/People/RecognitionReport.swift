import Metrics

/// Who is recognised, by rules that are the same for all; every list is alphabetical and may be empty (methods.md §9).
package struct RecognitionReport: Codable, Hashable, Sendable {
  package struct Improvement: Codable, Hashable, Sendable {
    package var item: ImprovementItem
    /// The share of false entries to expect in a list that goes as far as this one.
    package var falseShare: Double
  }

  package struct Excellence: Codable, Hashable, Sendable {
    package var agent: String
    /// Of at least two families, sorted by family, then metric.
    package var items: [StandingItem]
  }

  package struct Praise: Codable, Hashable, Sendable {
    package var item: PraiseItem
    package var falseShare: Double
  }

  package var improved: [Improvement]
  package var excellent: [Excellence]
  package var praised: [Praise]
  package var newcomers: [NewcomerItem]
  /// How many tests stand behind the lists of improvement and of praise.
  package var improvementTests: Int
  package var praiseTests: Int
  /// People with enough data on enough families to be listed for excellence, of all who are not newcomers.
  package var eligible: [String]
  package var people: Int
  /// How evenly eligibility and recognition fell, by each attribute.
  package var eligibility: [OpportunitySpread]
  package var recognition: [OpportunitySpread]

  /// Everybody on any list, sorted.
  package var recognised: [String] {
    Set(
      improved.map(\.item.agent) + excellent.map(\.agent) + praised.map(\.item.agent) + newcomers.map(\.agent)
    ).sorted()
  }
}

/// What recognition looks at.
package struct RecognitionInput: Codable, Hashable, Sendable {
  /// In post at the end of the period.
  package var people: [PersonFacts]
  package var improvements: [ImprovementItem]
  package var standings: [StandingItem]
  package var praise: [PraiseItem]
  package var newcomers: [NewcomerItem]
  /// Measures of people with a signal of concern: improvement elsewhere is not praised beside it.
  package var concerns: [String: Set<MetricKey>]

  package init(
    people: [PersonFacts], improvements: [ImprovementItem] = [], standings: [StandingItem] = [],
    praise: [PraiseItem] = [], newcomers: [NewcomerItem] = [], concerns: [String: Set<MetricKey>] = [:]
  ) {
    self.people = people
    self.improvements = improvements
    self.standings = standings
    self.praise = praise
    self.newcomers = newcomers
    self.concerns = concerns
  }
}

extension RecognitionReport {
  /// - Parameter seed: for exact tests of tables that are too many to look at all.
  package init(_ input: RecognitionInput, seed: UInt64, rules: RecognitionRules = RecognitionRules()) {
    let people = input.people.sorted { $0.agent < $1.agent }
    let newcomers = Set(people.filter { $0.tenureMonths.map { $0 < rules.newcomerMonths } ?? false }.map(\.agent))
    let settled = Set(people.map(\.agent)).subtracting(newcomers)

    let tests = input.improvements.filter { settled.contains($0.agent) }
      .sorted { ($0.agent, $0.metric) < ($1.agent, $1.metric) }
    improved = zip(tests, falseDiscoveryRates(tests.map(\.p))).compactMap { item, rate in
      let others = (input.concerns[item.agent] ?? []).subtracting([item.metric])
      guard rate <= rules.falseShare, item.change > 0, item.change >= rules.leastSize * item.deviation,
        others.isEmpty
      else { return nil }
      return Improvement(item: item, falseShare: rate)
    }
    improvementTests = tests.count

    let praise = input.praise.filter { settled.contains($0.agent) && $0.expected > 0 }
      .sorted { $0.agent < $1.agent }
    praised = zip(praise, falseDiscoveryRates(praise.map(\.p))).compactMap { item, rate in
      guard rate <= rules.falseShare, Double(item.observed) > item.expected else { return nil }
      return Praise(item: item, falseShare: rate)
    }
    praiseTests = praise.count

    let sure = Dictionary(
      grouping: input.standings.filter {
        settled.contains($0.agent) && $0.reliability >= rules.leastReliability
      }, by: \.agent)
    func families(_ items: [StandingItem]) -> Int { Set(items.map(\.family)).count }
    eligible = settled.sorted().filter { families(sure[$0] ?? []) >= rules.leastFamilies }
    excellent = eligible.compactMap { agent in
      let items = (sure[agent] ?? [])
        .filter { $0.probability(above: rules.leastSize) >= rules.excellenceProbability }
        .sorted { ($0.family.rawValue, $0.metric) < ($1.family.rawValue, $1.metric) }
      return families(items) >= rules.leastFamilies ? Excellence(agent: agent, items: items) : nil
    }

    self.newcomers = input.newcomers.filter {
      newcomers.contains($0.agent) && $0.joiners >= rules.leastJoiners
        && $0.probability >= rules.newcomerProbability
    }.sorted { ($0.agent, $0.metric) < ($1.agent, $1.metric) }

    self.people = settled.count
    (eligibility, recognition) = ([], [])
    let named = Set(improved.map(\.item.agent) + excellent.map(\.agent) + praised.map(\.item.agent))
    let able = Set(eligible)
    let counted = people.filter { settled.contains($0.agent) }
    func spread(_ has: Set<String>) -> [OpportunitySpread] {
      GroupAttribute.allCases.map { attribute in
        OpportunitySpread(
          attribute, counted.map { ($0.group(attribute), has.contains($0.agent)) }, seed: seed)
      }
    }
    eligibility = spread(able)
    recognition = spread(named)
  }
}
