/// What the checks of workload found for one person.
package struct WorkloadFinding: Codable, Hashable, Sendable {
  package var agent: String
  package var team: String
  /// In the order of their definition.
  package var checks: [WorkloadCheck]
  /// What usually stands behind them, to be looked at first.
  package var causes: [OperationalCause]
  /// Two or more checks: a talk about the workload is suggested.
  package var suggestsTalk: Bool
}

/// What the checks found for a team.
package struct TeamWorkload: Codable, Hashable, Sendable {
  package var team: String
  package var people: Int
  /// People over the limit of occupancy.
  package var over: Int
  /// So many are over that it is a matter of staffing, not of persons.
  package var isStaffing: Bool
  /// Over all weeks looked at, from 0 to 1; `nil` without voice.
  package var occupancy: Double?
  /// The middle of the days since the last talk of one to one; `nil` where too few are known.
  package var daysSinceOneToOne: Double?
}

/// Checks of workload, with facts and without any guess about health or about who might leave (methods.md §10.1).
package struct WorkloadReport: Codable, Hashable, Sendable {
  /// People with at least one check, sorted by id.
  package var findings: [WorkloadFinding]
  /// Sorted by team.
  package var teams: [TeamWorkload]

  /// - Parameter facts: what the operation knows, by team.
  package init(
    _ people: [WorkloadPerson], facts: [String: OperationalFacts] = [:], rules: WorkloadRules = WorkloadRules()
  ) {
    let people = people.sorted { $0.agent < $1.agent }
    var findings: [WorkloadFinding] = []
    teams = Set(people.map(\.team)).sorted().map { team in
      let members = people.filter { $0.team == team }
      let occupied = members.map { ($0, WorkloadReport.occupancy($0, rules)) }
      let known = members.filter { WorkloadReport.recent($0, rules).contains { $0.occupancy != nil } }
      let over = occupied.count { $0.1 != nil }
      let isStaffing = known.count >= rules.leastTeam && Double(over) >= rules.teamShare * Double(known.count)
      let average = WorkloadReport.average(members.flatMap { WorkloadReport.recent($0, rules) })
      for (person, high) in occupied {
        // Where it is a matter of staffing nobody is named for it.
        let checks = (isStaffing ? nil : high).map { [$0] } ?? []
        let all = checks + WorkloadReport.otherChecks(person, rules)
        guard !all.isEmpty else { continue }
        findings.append(
          WorkloadFinding(
            agent: person.agent, team: team, checks: all,
            causes: WorkloadReport.causes(all, isStaffing, average, facts[team] ?? OperationalFacts(), rules),
            suggestsTalk: all.count >= rules.checksForTalk))
      }
      let days = members.compactMap(\.daysSinceOneToOne).map(Double.init).sorted()
      return TeamWorkload(
        team: team, people: members.count, over: over, isStaffing: isStaffing, occupancy: average,
        daysSinceOneToOne: days.count >= rules.leastPeople ? days.medianOfSorted : nil)
    }
    self.findings = findings.sorted { $0.agent < $1.agent }
  }

  private static func recent(_ person: WorkloadPerson, _ rules: WorkloadRules) -> [WorkWeek] {
    Array(person.weeks.sorted { $0.monday < $1.monday }.suffix(rules.recentWeeks))
  }

  /// Of the seconds of all weeks together.
  private static func average(_ weeks: [WorkWeek]) -> Double? {
    let used = weeks.filter { $0.occupancy != nil }
    let (busy, total) = used.reduce((Int64(0), Int64(0))) {
      ($0.0 + $1.busySeconds, $0.1 + $1.busySeconds + $1.availableSeconds)
    }
    return total > 0 ? Double(busy) / Double(total) : nil
  }

  private static func occupancy(_ person: WorkloadPerson, _ rules: WorkloadRules) -> WorkloadCheck? {
    let weeks = recent(person, rules)
    let values = weeks.compactMap(\.occupancy)
    let high = values.count { $0 > rules.highOccupancy }
    let veryHigh = values.count { $0 > rules.veryHighOccupancy }
    guard high >= rules.highWeeks || veryHigh >= rules.veryHighWeeks, let average = average(weeks) else {
      return nil
    }
    return .highOccupancy(weeksHigh: high, weeksVeryHigh: veryHigh, of: values.count, average: average)
  }

  private static func otherChecks(_ person: WorkloadPerson, _ rules: WorkloadRules) -> [WorkloadCheck] {
    var checks: [WorkloadCheck] = []
    let months = Array(person.overtimeShares.suffix(rules.overtimeMonths))
    if months.count == rules.overtimeMonths, months.allSatisfy({ $0 > rules.overtimeShare }) {
      checks.append(.overtime(shares: months))
    }
    let worked = person.weeks.filter { $0.workedSeconds > 0 }
    // Fewer weeks than the recent ones say nothing about an average week.
    if worked.count >= rules.recentWeeks {
      let hours = Double(worked.reduce(0) { $0 + $1.workedSeconds }) / 3600 / Double(worked.count)
      if hours > rules.weeklyHours { checks.append(.longWeeks(hours: hours, weeks: worked.count)) }
    }
    let weeks = recent(person, rules)
    let (planned, taken) = weeks.reduce((Int64(0), Int64(0))) {
      ($0.0 + $1.breakPlannedSeconds, $0.1 + $1.breakTakenSeconds)
    }
    if planned > 0, Double(taken) < rules.leastBreakShare * Double(planned) {
      checks.append(.shortBreaks(taken: Double(taken) / Double(planned)))
    } else if person.breaksFell {
      checks.append(.breaksFell)
    }
    if person.adherenceFell { checks.append(.adherenceFell) }
    if let days = weeks.map(\.daysWithoutDayOff).max(), days > rules.daysWithoutDayOff {
      checks.append(.noDayOff(days: days))
    }
    let rests = weeks.reduce(0) { $0 + $1.shortRests }
    if rests > 0 {
      let shortest = weeks.compactMap(\.shortestRestSeconds).min()
      checks.append(.shortRest(times: rests, shortestHours: shortest.map { Double($0) / 3600 }))
    }
    return checks
  }

  private static func causes(
    _ checks: [WorkloadCheck], _ isStaffing: Bool, _ occupancy: Double?, _ facts: OperationalFacts,
    _ rules: WorkloadRules
  ) -> [OperationalCause] {
    var causes: [OperationalCause] = []
    if let occupancy, isStaffing || occupancy > rules.highOccupancy {
      causes.append(.staffing(teamOccupancy: occupancy))
    }
    let isPlanned = checks.contains { check in
      switch check {
      case .overtime, .longWeeks, .shortBreaks, .breaksFell, .noDayOff, .shortRest: true
      case .highOccupancy, .adherenceFell: false
      }
    }
    if isPlanned { causes.append(.schedule) }
    if facts.incidents > 0 { causes.append(.systemTrouble(incidents: facts.incidents)) }
    if facts.hasNewQueueMix { causes.append(.queueMix) }
    return causes
  }
}
