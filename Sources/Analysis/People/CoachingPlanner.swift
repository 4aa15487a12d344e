import Metrics

/// All that coaching and training should do next.
package struct CoachingReport: Codable, Hashable, Sendable {
  /// Most helpful first.
  package var needs: [CoachingNeed]
  /// By team, then in the order of the skills.
  package var trainings: [TrainingNeed]
  /// Sorted by person, then day.
  package var unneeded: [UnneededBooking]
  /// Sorted by person; only people with a goal.
  package var plans: [PersonalPlan]

  /// - Parameters:
  ///   - skills: ids, in the order of the model.
  ///   - pairs: of colleagues who may help.
  ///   - day: the end of the period.
  package init(
    _ people: [CoachingPerson], skills: [String], pairs: [LearningPair] = [], on day: CivilDate,
    rules: CoachingRules = CoachingRules()
  ) {
    let people = people.sorted { $0.agent < $1.agent }
    let needs = people.flatMap { person in person.profile.skills.compactMap { CoachingNeed(person, $0, rules) } }
    self.needs = needs.sorted { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : (left.agent, left.skill) < (right.agent, right.skill)
    }
    let trainings = Set(people.map(\.team)).sorted().flatMap { team in
      skills.map { TrainingNeed(people.filter { $0.team == team }, team: team, skill: $0, rules) }
    }
    self.trainings = trainings
    unneeded = people.flatMap { person in
      person.bookings.sorted { ($0.day, $0.course, $0.skill) < ($1.day, $1.course, $1.skill) }
        .compactMap { booking -> UnneededBooking? in
          guard let reading = person.profile[booking.skill], [.strength, .inLine].contains(reading.state)
          else { return nil }
          return UnneededBooking(agent: person.agent, booking: booking, reading: reading)
        }
    }
    plans = people.compactMap { person in
      CoachingReport.plan(person, needs.filter { $0.agent == person.agent }, trainings, pairs, day, rules)
    }
  }

  /// The skills with the largest P(development) × share of the team that needs them.
  private static func plan(
    _ person: CoachingPerson, _ needs: [CoachingNeed], _ trainings: [TrainingNeed], _ pairs: [LearningPair],
    _ day: CivilDate, _ rules: CoachingRules
  ) -> PersonalPlan? {
    func urgency(_ need: CoachingNeed) -> Double {
      let team = trainings.first { $0.team == person.team && $0.skill == need.skill }
      // The share of so few that it is not shown still orders the person's own skills.
      let share = team.map { $0.known > 0 ? Double($0.agents.count) / Double($0.known) : 0 } ?? 0
      return need.evidence * share
    }
    let chosen = needs.sorted {
      let (left, right) = (urgency($0), urgency($1))
      return left != right ? left > right : $0.skill < $1.skill
    }.prefix(rules.mostSkills)
    let goals = chosen.compactMap { need -> PersonalPlan.Goal? in
      guard let baseline = baseline(need.reading) else { return nil }
      return PersonalPlan.Goal(
        need: need, baseline: baseline, target: baseline.mean, reviewOn: day.adding(months: rules.monthsToReview),
        mentor: pairs.first { $0.learner == person.agent && $0.skill == need.skill }?.strong,
        resource: rules.resources[need.skill])
    }
    return goals.isEmpty ? nil : PersonalPlan(agent: person.agent, goals: goals, aspiration: person.aspiration)
  }

  /// Of the items that count and are low, the one with the largest weight, then the lowest.
  private static func baseline(_ reading: SkillReading) -> EvidenceItem? {
    reading.items.filter { $0.use == .counts && ($0.shrunk ?? 0) < 0 }
      .min { left, right in
        left.weight != right.weight
          ? left.weight > right.weight : (left.shrunk ?? 0, left.signal) < (right.shrunk ?? 0, right.signal)
      }?.evidence
  }
}

extension TrainingNeed {
  init(_ members: [CoachingPerson], team: String, skill: String, _ rules: CoachingRules) {
    let readings = members.compactMap { person in person.profile[skill].map { (person.agent, $0.state) } }
    let known = readings.filter { [.developmentArea, .inLine, .strength].contains($0.1) }
    self.team = team
    self.skill = skill
    agents = known.filter { $0.1 == .developmentArea }.map(\.0)
    self.known = known.count
    people = members.count
    guard known.count >= rules.leastPeople else {
      form = agents.isEmpty ? .unknown : .individual
      return
    }
    let share = Double(agents.count) / Double(known.count)
    self.share = share
    interval = wilson(Double(agents.count), of: Double(known.count))
    form = agents.isEmpty ? .nobody : share >= rules.groupShare ? .group : .individual
  }
}
