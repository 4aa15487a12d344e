import Metrics

/// Who is on which shift, on leave or ill on a day.
struct Attendance {
  enum Shift: Sendable {
    /// 8–16 and 12–20 o'clock.
    case early, late

    var hours: Range<Int> { self == .early ? 8..<16 : 12..<20 }
  }

  enum Status: Sendable { case working, ill, onLeave }

  struct Entry: Sendable {
    var agent: Int
    var shift: Shift
    var status: Status
  }

  private let organisation: Organisation
  private let plants: Plants?
  private var random: RandomStream
  private var week: CivilDate?
  private var absent: [Bool] = []

  init(_ options: SampleOptions, _ organisation: Organisation, _ plants: Plants?) {
    self.organisation = organisation
    self.plants = plants
    random = RandomStream(seed: options.seed, name: "attendance")
  }

  /// Everybody who is scheduled or on leave on an open day, in the order of the organisation.
  ///
  /// Days must be asked for in order: the draws go on from one to the next.
  mutating func entries(on day: CivilDate) -> [Entry] {
    startWeek(SiteCalendar.monday(day))
    let weekNumber = SiteCalendar.monday(day).ordinal / 7
    var entries: [Entry] = []
    for (index, agent) in organisation.agents.enumerated() {
      let isIll = random.chance(0.02)
      guard agent.team(on: day) != nil, isScheduled(index, weekNumber, day.weekday) else { continue }
      let isAway = absent[index] || isOnPlantedLeave(index, day)
      entries.append(
        Entry(
          agent: index, shift: (weekNumber + index) % 2 == 0 ? .early : .late,
          status: isAway ? .onLeave : isIll ? .ill : .working))
    }
    return entries
  }

  /// One Saturday in three, with a weekday off in exchange.
  private func isScheduled(_ agent: Int, _ week: Int, _ weekday: Int) -> Bool {
    let worksSaturday = (week + agent / 2) % 3 == 0
    return weekday == 6 ? worksSaturday : !(worksSaturday && weekday == 1 + agent % 5)
  }

  private func isOnPlantedLeave(_ agent: Int, _ day: CivilDate) -> Bool {
    guard let plants else { return false }
    return plants.shortStaffed.contains(day) && plants.onLeave.contains(agent)
  }

  private mutating func startWeek(_ monday: CivilDate) {
    guard monday != week else { return }
    week = monday
    absent = organisation.agents.indices.map { index in
      let drawn = random.chance(0.07)
      return drawn && !(plants?.alwaysPresent.contains(index) ?? false)
    }
  }
}
