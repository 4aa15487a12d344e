import Metrics

/// Draws the reviews of contacts: three a person and month, ten behaviours each, and one calibration session a month.
struct QualityDraw {
  private let organisation: Organisation
  private let plants: Plants?
  private var random: RandomStream
  private var count = 0

  /// The reviewers of a site of this size.
  static func reviewers(_ options: SampleOptions) -> [String] {
    (0..<max(5, options.agents / 40)).map { "R-\(padded($0 + 1, 2))" }
  }

  private let reviewers: [String]

  init(_ options: SampleOptions, _ organisation: Organisation, _ plants: Plants?) {
    self.organisation = organisation
    self.plants = plants
    reviewers = QualityDraw.reviewers(options)
    random = RandomStream(seed: options.seed, name: "quality")
  }

  mutating func draw(_ month: inout MonthRows) {
    var text = CSVText()
    var byAgent: [Int: [SampleContact]] = [:]
    for contact in month.contacts {
      if let agent = contact.agent { byAgent[agent, default: []].append(contact) }
    }
    for agent in organisation.agents.indices {
      guard let own = byAgent[agent], own.count >= 60 else { continue }
      for _ in 0..<3 {
        let reviewer = random.chance(0.12) ? nil : random.index(below: reviewers.count)
        evaluate(own[random.index(below: own.count)], agent, reviewer, "", &month, &text)
      }
    }
    if let shared = month.contacts.first(where: { $0.agent != nil }), let agent = shared.agent {
      for reviewer in reviewers.indices { evaluate(shared, agent, reviewer, "K-\(month.period.id)", &month, &text) }
    }
    month.side[.qa] = text
  }

  private mutating func evaluate(
    _ contact: SampleContact, _ agent: Int, _ reviewer: Int?, _ calibration: String, _ month: inout MonthRows,
    _ text: inout CSVText
  ) {
    count += 1
    let latest = min(month.period.last, organisation.agents[agent].left ?? month.period.last)
    let day = min(latest, contact.day.adding(days: 1 + random.index(below: 5)))
    let isDisputed = calibration.isEmpty && random.chance(0.03)
    for (index, item) in Behaviour.all.enumerated() {
      let applies = !random.chance(0.05)
      let isMet = random.chance(chance(item, index, agent, reviewer))
      let score = SampleScore(
        evaluation: count, day: day, agent: agent, reviewer: reviewer, contact: contact.id, item: index,
        earned: applies && isMet ? item.weight : 0, possible: applies ? item.weight : 0, isDisputed: isDisputed,
        calibration: calibration)
      month.scores.append(score)
      write(score, &text)
    }
  }

  /// How likely a behaviour is found to be met.
  private func chance(_ item: Behaviour.Item, _ index: Int, _ agent: Int, _ reviewer: Int?) -> Double {
    let person = organisation.agents[agent]
    var chance = 0.82 + person.behaviours[index] + (item.id == "greeting_signoff" ? 0.06 : 0)
    if let plants {
      if reviewer == plants.harshReviewer { chance += Plants.harshness }
      let home = person.spans[0].team
      let lean = home == plants.warmTeam ? 1.0 : home == plants.knowingTeam ? -1.0 : 0
      switch item.group {
      case .warmth: chance += lean * Plants.skillShift
      case .knowledge: chance -= lean * Plants.skillShift
      case .other: break
      }
    }
    return min(0.98, max(0.05, chance))
  }

  private func write(_ score: SampleScore, _ text: inout CSVText) {
    let item = Behaviour.all[score.item]
    text.row([
      "Q\(100_000 + score.evaluation)", score.day.description, "form-\(score.day.parts.year)",
      organisation.agents[score.agent].id, score.reviewer.map { reviewers[$0] } ?? "auto",
      score.reviewer == nil ? "auto" : "human", score.contact, item.id, String(item.weight),
      score.possible == 0 ? "" : String(score.earned), String(score.possible), item.isCritical ? "Y" : "N",
      score.possible == 0 ? "Y" : "N", score.isDisputed ? "Y" : "N", score.calibration,
    ])
  }
}
