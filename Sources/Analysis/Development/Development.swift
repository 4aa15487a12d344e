import Metrics

/// What managers may do about people: skills with their evidence, the balance of teams, coaching, recognition, workload
/// and who left. Everything is advice with its reasons; a person decides.
package struct Development: Codable, Hashable, Sendable {
  /// The model behind the readings.
  package var model: SkillModel
  /// Sorted by person; of those in post at the end.
  package var profiles: [SkillProfile] = []
  /// `nil` for fewer than two teams of two people, or where people differ in nothing that is known.
  package var balance: BalanceReport?
  /// Why there is none.
  package var balanceGap: BalanceGap?
  package var coaching: CoachingReport?
  package var recognition: RecognitionReport?
  /// `nil` without agents' states or a schedule.
  package var workload: WorkloadReport?
  package var attrition: AttritionReport?
  /// Who joined in which of the last twelve months and left within 90 days, oldest first.
  package var cohorts: [JoinerCohort] = []
  package var ramps: [RampAssessment] = []
  package var roles: [RoleReport] = []
  /// Who has a role that asks for what is to develop.
  package var mismatches: [RoleMismatch] = []
  package var pairs: [LearningPair] = []

  static let seed: UInt64 = 20_260_101

  package subscript(agent: String) -> SkillProfile? { profiles.first { $0.agent == agent } }
}

/// Makes it from what was compared fairly.
struct DevelopmentAssessor {
  let dataset: Dataset
  let fairness: FairnessAssessment
  let metrics: [MetricKey: MetricDefinition]
  let people: PeopleModel
  /// Of everybody, with the signals of their weeks.
  let assessments: [String: SubjectAssessment]

  private var end: CivilDate { dataset.period.last }

  /// In post at the end of the period and at work in it, sorted: whoever has no rows changes nothing for others.
  private var members: [AgentRecord] {
    dataset.agents.filter { $0.isHere(after: end) && $0.team != nil }
      .filter { dataset.cells[Subject(.agent, $0.id)]?[dataset.period]?.hasRows ?? false }
      .sorted { $0.id < $1.id }
  }

  var development: Development {
    let model = people.skills
    let reviewers = dataset.reviews.isEmpty ? [:] : ReviewerComparer(dataset).mildness
    let evidence = EvidenceBuilder(dataset: dataset, fairness: fairness, metrics: metrics, mildness: reviewers)
      .evidence(for: model, roles: people.roles)
    let byAgent = Dictionary(grouping: evidence, by: \.agent)
    let reader = SkillReader(model, on: end)
    let members = members
    var result = Development(model: model)
    // Where nothing names a skill nobody is read.
    if evidence.contains(where: { $0.signal.kind == .criterion || $0.signal.kind == .record }) {
      result.profiles = members.map { reader.profile(of: $0.id, byAgent[$0.id] ?? []) }
    }
    let facts = members.map(facts)
    let skills = model.skills.filter(\.isInferred).map(\.id)
    if !result.profiles.isEmpty {
      let lasting = LastingGaps(reviews: dataset.reviews, mildness: reviewers).months(model)
      result.coaching = CoachingReport(
        coachingPeople(members, result.profiles, lasting), skills: skills, on: end)
      let finder = RoleFinder(facts, profiles: result.profiles, evidence: evidence)
      result.roles = people.roles.map { finder.report($0, seed: Development.seed) }
      result.mismatches = finder.mismatches(people.roles)
      result.pairs = learningPairs(facts, profiles: result.profiles, skills: skills)
    }
    let balancePeople = balancePeople(members, result.profiles, skills)
    result.balance = BalanceReport(balancePeople, skills: skills, seed: Development.seed)
    if result.balance == nil { result.balanceGap = BalanceGap(balancePeople) }
    result.recognition = RecognitionMaker(
      dataset: dataset, fairness: fairness, assessments: assessments, metrics: metrics
    )
    .report(facts)
    result.workload = workload(members)
    let joiners = JoinerAssessor(dataset: dataset, metrics: metrics)
    result.attrition = attrition(joiners.employments)
    result.cohorts = joinerCohorts(joiners.employments, upTo: end)
    result.ramps = joiners.ramps
    return result
  }

  private func facts(_ agent: AgentRecord) -> PersonFacts {
    let roster = agent.facts
    return PersonFacts(
      agent: agent.id, team: agent.team, tenureMonths: agent.joined.map { Double($0.months(to: end)) },
      halfHours: Set(dataset.usualHalfHours[agent.id] ?? []),
      optedOut: Set(people.roles.map(\.id).filter(roster.isOptedOut)),
      isUnpaired: roster.isOptedOut(of: RosterFacts.optedOutOfPairs), holds: Set(roster.roles), shift: roster.shift)
  }

  private func coachingPeople(
    _ members: [AgentRecord], _ profiles: [SkillProfile], _ monthsLow: [String: [String: Int]]
  ) -> [CoachingPerson] {
    let bookings = Dictionary(grouping: dataset.bookings, by: \.agent)
    return zip(members, profiles).map { agent, profile in
      let sums = dataset.cells[Subject(.agent, agent.id)]?[dataset.period]
      return CoachingPerson(
        agent: agent.id, team: agent.team ?? "", profile: profile, contacts: Int(sums?[.handleKnown] ?? 0),
        monthsLow: monthsLow[agent.id] ?? [:],
        bookings: (bookings[agent.id] ?? []).map {
          CoachingPerson.Booking(course: $0.course, skill: $0.skill, day: $0.day)
        })
    }
  }

  private func balancePeople(
    _ members: [AgentRecord], _ profiles: [SkillProfile], _ skills: [String]
  ) -> [BalancePerson] {
    let profiles = Dictionary(profiles.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    let handle = fairness[MetricKey("aht")]
    let times = Dictionary((handle?.people ?? []).map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    return members.filter { $0.team != Subject.unassigned.id }.map { agent in
      let sums = dataset.cells[Subject(.agent, agent.id)]?[dataset.period] ?? Sums()
      let busy = sums[.contactSeconds] + sums[.acwStateSeconds]
      let onQueue = busy + sums[.idleSeconds]
      let scheduled = sums[.scheduledSeconds] > 0 ? sums[.scheduledSeconds] : sums[.loggedInSeconds]
      let contacts = Double(sums[.handleKnown])
      let tenure = agent.joined.map { Double($0.months(to: end)) }
      return BalancePerson(
        agent: agent.id, team: agent.team ?? "",
        scores: skills.map { skill in profiles[agent.id]?[skill].flatMap(BalancePerson.Score.init) },
        tenureMonths: tenure, occupancy: onQueue > 0 ? Double(busy) / Double(onQueue) : nil,
        // Standard minutes: what the same contacts would take anybody.
        work: times[agent.id]?.expected.map { $0 * contacts } ?? Double(sums[.handleSeconds]),
        hours: Double(scheduled) / 3600, contacts: Int(contacts), locks: locks(agent, tenure: tenure),
        allowedTeams: agent.facts.allowedTeams.map { Set($0 + [agent.team].compactMap(\.self)) })
    }
  }

  private func locks(_ agent: AgentRecord, tenure: Double?) -> Set<MoveLock> {
    var locks: Set<MoveLock> = (tenure ?? 99) < 3 ? [.newcomer] : []
    if let stay = agent.facts.stays.flatMap({ MoveLock(rawValue: $0.rawValue) }) { locks.insert(stay) }
    return locks
  }

  private func attrition(_ people: [Employment]) -> AttritionReport? {
    guard !people.isEmpty, dataset.agents.contains(where: { $0.left != nil }) else { return nil }
    let first = end.adding(days: 1).adding(months: -12)
    return AttritionReport(people, in: .range(first, end))
  }

  private func workload(_ members: [AgentRecord]) -> WorkloadReport? {
    let people = members.compactMap { agent -> WorkloadPerson? in
      let cells = dataset.cells[Subject(.agent, agent.id)] ?? [:]
      let weeks = cells.compactMap { period, sums -> WorkWeek? in
        guard case .week = period, sums[.loggedInSeconds] > 0 || sums[.scheduledSeconds] > 0 else { return nil }
        return WorkWeek(
          monday: period.first.ordinal, busySeconds: sums[.contactSeconds] + sums[.acwStateSeconds],
          availableSeconds: sums[.idleSeconds], workedSeconds: sums[.loggedInSeconds],
          contractedSeconds: sums[.scheduledSeconds])
      }.sorted { $0.monday < $1.monday }
      guard !weeks.isEmpty else { return nil }
      let months = cells.filter { if case .month = $0.key { $0.value[.scheduledSeconds] > 0 } else { false } }
        .sorted { $0.key < $1.key }
      return WorkloadPerson(
        agent: agent.id, team: agent.team ?? "", weeks: weeks,
        overtimeShares: months.map { Double($0.value[.overtimeSeconds]) / Double($0.value[.scheduledSeconds]) },
        adherenceFell: assessments[agent.id]?[MetricKey("schedule_adherence")]?.variation.signal == .concern)
    }
    return people.isEmpty ? nil : WorkloadReport(people)
  }
}
