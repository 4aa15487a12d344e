import Foundation

/// One member of a team at the end of the period, as the mix of teams needs it.
package struct BalancePerson: Codable, Hashable, Sendable {
  package var agent: String
  package var team: String
  /// In the order of the skills that are compared; `nil` where nothing is known.
  package var scores: [Score?]
  /// Months since the first day at work; `nil` where the roster does not say.
  package var tenureMonths: Double?
  /// From 0 to 1.
  package var occupancy: Double?
  /// Seconds that the contacts would take anybody.
  package var work: Double
  /// Hours staffed for contacts.
  package var hours: Double
  package var contacts: Int
  /// Why the person stays.
  package var locks: Set<MoveLock>
  /// Teams whose language, shift and site fit; `nil` for all.
  package var allowedTeams: Set<String>?

  package init(
    agent: String, team: String, scores: [Score?], tenureMonths: Double? = nil, occupancy: Double? = nil,
    work: Double = 0, hours: Double = 0, contacts: Int = 0, locks: Set<MoveLock> = [],
    allowedTeams: Set<String>? = nil
  ) {
    self.agent = agent
    self.team = team
    self.scores = scores
    self.tenureMonths = tenureMonths
    self.occupancy = occupancy
    self.work = work
    self.hours = hours
    self.contacts = contacts
    self.locks = locks
    self.allowedTeams = allowedTeams
  }

  /// A skill, pulled towards the mean as far as it rests on little.
  package struct Score: Codable, Hashable, Sendable {
    /// 0 is the mean of the cohort, 1 one true deviation above.
    package var value: Double
    package var standardError: Double
    /// Whether it is sure enough to compare by; other scores enter as they are and are marked.
    package var isReliable: Bool
    package var isStrength: Bool

    package init(value: Double, standardError: Double, isReliable: Bool = true, isStrength: Bool = false) {
      self.value = value
      self.standardError = standardError
      self.isReliable = isReliable
      self.isStrength = isStrength
    }

    /// A score of a skill reading; `nil` where it has none.
    package init?(_ reading: SkillReading) {
      guard let score = reading.score, let error = reading.standardError else { return nil }
      self.init(
        value: score, standardError: error, isReliable: reading.state != .notEnoughEvidence,
        isStrength: reading.state == .strength)
    }
  }
}

/// Why a person is not proposed for another team.
package enum MoveLock: String, Codable, Hashable, Sendable, CaseIterable {
  /// In the first three months at work.
  case newcomer
  case onLeave = "on-leave"
  case coachingPlan = "coaching-plan"
  case accommodation
  /// The workspace says so.
  case asked
  /// The only one of the team who is strong in a skill.
  case onlyStrong = "only-strong"
}

/// The people as features on one scale, in the order of their ids.
struct BalanceFeatures {
  /// Sorted by id; only of teams with at least two members.
  let people: [BalancePerson]
  /// Sorted.
  let teams: [String]
  let sizes: [Int]
  /// The place of each person's team.
  let team: [Int]
  /// z, person by person, without features that do not vary.
  let values: [[Double]]
  /// The standard error of each, 0 where it is known.
  let errors: [[Double]]

  /// - Returns: `nil` for fewer than two teams of two, where people have different numbers of scores, or where no
  ///   feature varies.
  init?(_ members: [BalancePerson], skills: Int) {
    let sorted = members.sorted { $0.agent < $1.agent }
    var counts: [String: Int] = [:]
    for person in sorted { counts[person.team, default: 0] += 1 }
    let people = sorted.filter { counts[$0.team, default: 0] > 1 }
    let teams = Set(people.map(\.team)).sorted()
    self.people = people
    self.teams = teams
    let places = Dictionary(uniqueKeysWithValues: teams.enumerated().map { ($1, $0) })
    team = people.compactMap { places[$0.team] }
    sizes = teams.map { counts[$0, default: 0] }
    guard teams.count > 1, people.allSatisfy({ $0.scores.count == skills }) else { return nil }

    var columns: [(values: [Double], errors: [Double])] = (0..<skills).map { skill in
      let scores = people.map { $0.scores[skill] }
      // Of whom nothing is known: as the cohort, which differs by one true deviation.
      return (scores.map { $0?.value ?? 0 }, scores.map { $0?.standardError ?? 1 })
    }
    columns.append((BalanceFeatures.tenures(people), people.map { _ in 0 }))
    let used = columns.compactMap { column -> (values: [Double], errors: [Double])? in
      let mean = column.values.sorted().average
      let deviation = column.values.sorted().varianceAbout(mean).squareRoot()
      guard deviation > 0 else { return nil }
      return (column.values.map { ($0 - mean) / deviation }, column.errors.map { $0 / deviation })
    }
    guard !used.isEmpty else { return nil }
    values = people.indices.map { person in used.map { $0.values[person] } }
    errors = people.indices.map { person in used.map { $0.errors[person] } }
  }

  /// log(1 + months); people of unknown tenure stand at the mean of the others.
  private static func tenures(_ people: [BalancePerson]) -> [Double] {
    let known = people.compactMap { $0.tenureMonths.map { log(1 + max(0, $0)) } }
    let mean = known.sorted().average
    return people.map { $0.tenureMonths.map { log(1 + max(0, $0)) } ?? mean }
  }

  /// Teams each person may enter, as places; `nil` where everybody may enter all.
  var allowed: [Set<Int>]? {
    guard people.contains(where: { $0.allowedTeams != nil }) else { return nil }
    return people.map { person in
      Set(teams.indices.filter { person.allowedTeams?.contains(teams[$0]) ?? true })
    }
  }
}
