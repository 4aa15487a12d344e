import Metrics

/// Draws the contacts of one day after another.
struct ContactDraw {
  private let options: SampleOptions
  private let organisation: Organisation
  private let plants: Plants?
  private var random: RandomStream
  private var count = 0
  /// Unresolved contacts of the last days, whose customers may come back.
  private var unresolved: [(customer: Int, queue: Int, topic: Int)] = []

  /// How many unresolved contacts are remembered: those of about four days.
  private var memory: Int { options.agents * 12 }

  /// Shares of the day's arrivals from 8 to 19 o'clock.
  private static let hours: [Double] = [6, 9, 12, 12, 12, 10, 8, 8, 8, 7, 5, 3]
  private static let weekdays = [1.16, 1.05, 1.02, 1.01, 0.97, 0.42]

  init(_ options: SampleOptions, _ organisation: Organisation, _ plants: Plants?) {
    self.options = options
    self.organisation = organisation
    self.plants = plants
    random = RandomStream(seed: options.seed, name: "contacts")
  }

  /// How many contacts a day is expected to bring: what a forecast knows.
  func expected(on day: CivilDate) -> Double {
    let people = organisation.agents.count { $0.team(on: day) != nil }
    // A little more in winter, when bills and moves come together.
    let season = [1.05, 1.04, 1.02, 1, 0.98, 0.97, 0.96, 0.96, 0.99, 1.01, 1.03, 1.02][day.parts.month - 1]
    return Double(people) * options.contactsPerDay * 0.84 * ContactDraw.weekdays[day.weekday - 1] * season
  }

  static func share(ofHour hour: Int) -> Double {
    hours[hour - SiteCalendar.opening] / hours.reduce(0, +)
  }

  /// All contacts of an open day in the order of arrival.
  mutating func contacts(on day: CivilDate, _ entries: [Attendance.Entry]) -> [SampleContact] {
    let size = expected(on: day) * random.logNormal(mean: 1, variation: 0.04)
    var arrivals: [Int] = []
    for hour in SiteCalendar.opening..<SiteCalendar.closing {
      for _ in 0..<random.poisson(mean: size * ContactDraw.share(ofHour: hour)) {
        arrivals.append(hour * 3600 + random.index(below: 3600))
      }
    }
    arrivals.sort()
    let working = entries.filter { $0.status == .working }
    let shifts = (SiteCalendar.opening..<SiteCalendar.closing).map { hour in
      working.filter { $0.shift.hours.contains(hour) }.map(\.agent)
    }
    var busyUntil: [Int] = Array(repeating: 0, count: organisation.agents.count)
    if unresolved.count > memory { unresolved.removeFirst(unresolved.count - memory) }
    return arrivals.map { arrived in
      var contact = open(day, arrived)
      if contact.outcome == .handled {
        let onShift = shifts[arrived / 3600 - SiteCalendar.opening]
        if let agent = freeAgent(onShift.isEmpty ? working.map(\.agent) : onShift, contact, busyUntil) {
          // Whoever takes it finishes the contact before.
          contact.wait = max(contact.wait, busyUntil[agent] + 2 - arrived)
          handle(&contact, by: agent)
          busyUntil[agent] = contact.end
          // What the course saves is a rest: nobody gets more contacts for it, so that nothing else moves.
          if let plants, contact.day >= plants.course, plants.courseAgents.contains(agent) {
            contact.afterWork = Int(Double(contact.afterWork) * Plants.notesShare)
          }
        } else {
          contact.outcome = .flowedOut
        }
      }
      return contact
    }
  }

  /// A contact as it enters its queue: who, what, how it leaves the queue and after how long.
  private mutating func open(_ day: CivilDate, _ arrived: Int) -> SampleContact {
    var queue = random.pick(weights: Site.queues.map(\.share))
    var topic = random.index(below: Site.queues[queue].topics.count)
    let pool = max(50, Int(Double(options.agents) * options.contactsPerDay * 100))
    // Squaring makes some customers call often.
    let draw = random.uniform()
    var customer = Int(draw * draw * Double(pool))
    if !unresolved.isEmpty, random.chance(0.08) {
      let recent = min(unresolved.count, memory)
      let earlier = unresolved[unresolved.count - 1 - random.index(below: recent)]
      (customer, queue, topic) = (earlier.customer, earlier.queue, earlier.topic)
    }
    let hour = arrived / 3600
    let isShort = plants?.shortStaffed.contains(day) ?? false
    let outcome = drawOutcome(hour, isShort)
    count += 1
    return SampleContact(
      number: count, day: day, arrived: arrived, queue: queue, channel: random.chance(0.27) ? 1 : 0, topic: topic,
      outcome: outcome, agent: nil, wait: drawWait(outcome, hour, isShort), customer: customer)
  }

  private mutating func drawOutcome(_ hour: Int, _ isShort: Bool) -> SampleOutcome {
    let abandon = [11, 12, 13].contains(hour) ? 0.062 : hour == 10 ? 0.045 : 0.03
    let draw = random.uniform()
    let limits: [(SampleOutcome, Double)] = [
      (.abandoned, abandon * (isShort ? Plants.abandonFactor : 1)), (.shortAbandoned, 0.014), (.flowedOut, 0.006),
      (.callbackTaken, 0.012),
    ]
    var sum = 0.0
    for (outcome, share) in limits {
      sum += share
      if draw < sum { return outcome }
    }
    return .handled
  }

  private mutating func drawWait(_ outcome: SampleOutcome, _ hour: Int, _ isShort: Bool) -> Int {
    switch outcome {
    case .shortAbandoned: return 1 + random.index(below: 5)
    case .abandoned: return 12 + Int(random.exponential(mean: 75))
    case .flowedOut: return 300 + random.index(below: 120)
    case .callbackTaken: return 60 + Int(random.exponential(mean: 40))
    case .handled: break
    }
    let peak = [11, 12, 13].contains(hour)
    let atOnce = (peak ? 0.74 : 0.9) - (isShort ? 0.16 : 0)
    if random.chance(atOnce) { return 2 + random.index(below: 13) }
    return 14 + Int(random.exponential(mean: (peak ? 75 : 45) * (isShort ? 1.5 : 1)))
  }

  /// A free agent by chance, or the one who is free first.
  private mutating func freeAgent(_ agents: [Int], _ contact: SampleContact, _ busyUntil: [Int]) -> Int? {
    let answer = contact.arrived + contact.wait
    for _ in 0..<6 where !agents.isEmpty {
      let agent = agents[random.index(below: agents.count)]
      if busyUntil[agent] < answer { return agent }
    }
    return agents.min { busyUntil[$0] < busyUntil[$1] }
  }

  private mutating func handle(_ contact: inout SampleContact, by index: Int) {
    let agent = organisation.agents[index]
    let isHard = plants != nil && contact.queue == Site.hardQueue
    var talk = 238 * agent.talkFactor * (contact.channel == 1 ? 1.22 : 1) * (isHard ? Plants.hardTalk : 1)
    var hold = 70.0
    if let plants, contact.day >= plants.trainingEffect, agent.team(on: contact.day) == plants.handleTeam {
      talk *= Plants.talkShare
      hold *= Plants.talkShare
    }
    var afterWork = 48 * agent.afterWorkFactor
    if let plants, index == plants.afterWorkAgent, contact.day >= plants.afterWorkFrom {
      afterWork *= Plants.afterWorkShare
    }
    contact.agent = index
    contact.talk = min(5400, max(8, Int(random.logNormal(mean: talk, variation: 0.5))))
    contact.hold = random.chance(0.26) ? max(3, Int(random.logNormal(mean: hold, variation: 0.8))) : 0
    contact.afterWork = Int(random.logNormal(mean: afterWork, variation: 0.55))
    contact.transferred = random.chance(0.09)
    let chance = 0.81 + agent.resolution + (isHard ? Plants.hardResolution : 0) - (contact.transferred ? 0.12 : 0)
    contact.resolved = random.chance(chance)
    if !contact.resolved { unresolved.append((contact.customer, contact.queue, contact.topic)) }
  }
}
