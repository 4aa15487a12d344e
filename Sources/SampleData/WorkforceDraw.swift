import Metrics

/// Draws what the telephone system and the planning know: states, schedules, legs and half hours.
struct WorkforceDraw {
  private let organisation: Organisation
  private var random: RandomStream

  init(_ options: SampleOptions, _ organisation: Organisation) {
    self.organisation = organisation
    random = RandomStream(seed: options.seed, name: "workforce")
  }

  /// Adds states, schedule and (unless the day is missing) legs of one day.
  mutating func day(
    _ day: CivilDate, _ entries: [Attendance.Entry], _ contacts: [SampleContact], hasLegs: Bool,
    _ month: inout MonthRows
  ) {
    var handled: [Int: [SampleContact]] = [:]
    for contact in contacts {
      if let agent = contact.agent { handled[agent, default: []].append(contact) }
    }
    var schedule = month.side[.schedule] ?? CSVText()
    var states = month.side[.agentStates] ?? CSVText()
    for entry in entries {
      write(plan(entry), of: entry.agent, on: day, to: &schedule)
      guard entry.status == .working else { continue }
      for (state, first, last) in dayStates(entry, handled[entry.agent] ?? []) {
        states.field(organisation.agents[entry.agent].id)
        let parts = state.split(separator: ":", maxSplits: 1)
        states.field(String(parts[0]))
        states.field(parts.count > 1 ? String(parts[1]) : "")
        states.time(day, first)
        states.time(day, last)
        states.endRow()
      }
    }
    month.side[.schedule] = schedule
    month.side[.agentStates] = states
    if hasLegs { legs(contacts, entries.filter { $0.status == .working }.map(\.agent), &month) }
  }

  /// Half hours of a day: what came, what was forecast and how many people that needed.
  mutating func intervals(
    _ day: CivilDate, _ contacts: [SampleContact], expected: Double, _ month: inout MonthRows
  ) {
    var counts = Array(repeating: 0, count: 48)
    for contact in contacts { counts[contact.arrived / 1800] += 1 }
    var text = month.side[.intervals] ?? CSVText()
    for half in (SiteCalendar.opening * 2)..<(SiteCalendar.closing * 2) {
      let mean = expected * ContactDraw.share(ofHour: half / 2) / 2
      let forecast = Int((mean * random.logNormal(mean: 1, variation: 0.06)).rounded())
      // People at a handle time of 330 seconds and an occupancy of 75 %, for half an hour.
      let required = (forecast * 330 + 1349) / 1350 * 1800
      text.time(day, half * 1800)
      text.field(counts[half])
      text.field(forecast)
      text.field(required)
      text.endRow()
    }
    month.side[.intervals] = text
  }

  /// The planned day: two blocks on the queue, case work around them, breaks and lunch. In seconds of the day.
  private func plan(_ entry: Attendance.Entry) -> [(activity: String, first: Int, last: Int)] {
    let start = entry.shift.hours.lowerBound * 3600
    if entry.status == .onLeave { return [("leave", start, start + 8 * 3600)] }
    // Breaks are staggered so that a team is never away together.
    let shift = entry.agent % 4 * 900
    let marks = [
      ("blended", 0), ("break", 6300 + shift), ("blended", 7200 + shift), ("lunch", 12_600 + shift),
      ("blended", 14_400 + shift), ("break", 20_700 + shift), ("queue", 21_600 + shift), ("", 28_800),
    ]
    return zip(marks, marks.dropFirst()).map { ($0.0, start + $0.1, start + $1.1) }
  }

  private func write(
    _ plan: [(activity: String, first: Int, last: Int)], of agent: Int, on day: CivilDate, to text: inout CSVText
  ) {
    for part in plan {
      text.field(organisation.agents[agent].id)
      text.field(part.activity)
      text.time(day, part.first)
      text.time(day, part.last)
      text.field(part.activity != "lunch")
      // Blended time is for contacts and cases alike.
      text.field(part.activity == "blended" ? "" : part.activity == "queue" ? "Y" : "N")
      text.endRow()
    }
  }

  /// What a working day looked like, without holes, from the contacts and the breaks that fit between them.
  private func dayStates(_ entry: Attendance.Entry, _ contacts: [SampleContact]) -> [(String, Int, Int)] {
    var states: [(String, Int, Int)] = []
    let start = entry.shift.hours.lowerBound * 3600
    var now = start
    let stagger = entry.agent % 4 * 900
    let onQueue = start + 21_600 + stagger
    var pauses = [("aux:break", start + 6300 + stagger, 900), ("aux:lunch", start + 12_600 + stagger, 1800)]
    pauses.append(("aux:break", start + 20_700 + stagger, 900))
    func add(_ state: String, until end: Int) {
      if end > now { states.append((state, now, end)) }
      now = max(now, end)
    }
    // Between contacts far apart people do case work and come back to wait; planned for the queue they only wait.
    func wait(until end: Int) {
      if min(end, onQueue) - now > 420 { add("aux:case work", until: min(end - 150, onQueue)) }
      add("available_idle", until: end)
    }
    func fill(until end: Int) {
      while let (pause, earliest, length) = pauses.first, end - max(now, earliest) >= length + 60 {
        wait(until: earliest)
        add(pause, until: now + length)
        pauses.removeFirst()
      }
      wait(until: end)
    }
    for contact in contacts.sorted(by: { $0.arrived + $0.wait < $1.arrived + $1.wait }) {
      let answered = contact.arrived + contact.wait
      fill(until: answered)
      add("on_contact", until: answered + contact.talk + contact.hold)
      add("acw", until: contact.end)
    }
    fill(until: entry.shift.hours.upperBound * 3600)
    return states
  }

  private mutating func legs(_ contacts: [SampleContact], _ working: [Int], _ month: inout MonthRows) {
    var text = month.side[.legs] ?? CSVText()
    for contact in contacts {
      guard let agent = contact.agent else { continue }
      var number = 1
      if random.chance(0.02), let other = working.randomElement(not: agent, using: &random) {
        // It rang, and nobody answered: not handled and not abandoned.
        leg(&text, contact, number, other, ring: 20, isAnswered: false)
        number += 1
      }
      leg(&text, contact, number, agent, ring: min(contact.wait, 1 + random.index(below: 6)), isAnswered: true)
      if contact.transferred, let other = working.randomElement(not: agent, using: &random) {
        var next = contact
        next.talk = max(20, Int(random.logNormal(mean: 150, variation: 0.6)))
        next.hold = 0
        next.afterWork = Int(random.logNormal(mean: 40, variation: 0.5))
        next.transferred = false
        leg(&text, next, number + 1, other, ring: 1 + random.index(below: 8), isAnswered: true)
      }
    }
    month.side[.legs] = text
  }

  private mutating func leg(
    _ text: inout CSVText, _ contact: SampleContact, _ number: Int, _ agent: Int, ring: Int, isAnswered: Bool
  ) {
    text.field(contact.id)
    text.field(number)
    text.field(organisation.agents[agent].id)
    text.field(Site.queues[contact.queue].id)
    text.time(contact.day, contact.arrived + max(0, contact.wait - ring))
    text.field(ring)
    let holds = contact.hold == 0 ? 0 : 1 + random.index(below: 2)
    let parts = [contact.talk, contact.hold, holds < 2 ? contact.hold : contact.hold * 2 / 3, holds, contact.afterWork]
    for part in parts { text.field(isAnswered ? part : 0) }
    let isWarm = contact.transferred && isAnswered && random.chance(0.6)
    text.field(isWarm ? 30 + random.index(below: 60) : 0)
    text.field(!contact.transferred || !isAnswered ? "none" : isWarm ? "warm" : "blind")
    text.field(!isAnswered ? "" : random.chance(0.8) ? "customer" : "agent")
    text.field(isAnswered)
    text.field(1)
    text.endRow()
  }
}

extension [Int] {
  /// An element other than one of its elements, or `nil` when there is no other.
  fileprivate func randomElement(not excluded: Int, using random: inout RandomStream) -> Int? {
    guard let position = firstIndex(of: excluded), count > 1 else { return nil }
    return self[(position + 1 + random.index(below: count - 1)) % count]
  }
}
