import Metrics

/// Draws coaching, training and recognition. Only the planted training changes any number.
struct DevelopmentDraw {
  private let options: SampleOptions
  private let organisation: Organisation
  private let plants: Plants?
  private var random: RandomStream

  /// The programmes behind planted changes, and one that changes nothing.
  static let effective = "Shorter calls with care"
  static let notes = "Notes while you listen"
  static let refresher = "Data protection refresher"

  init(_ options: SampleOptions, _ organisation: Organisation, _ plants: Plants?) {
    self.options = options
    self.organisation = organisation
    self.plants = plants
    random = RandomStream(seed: options.seed, name: "development")
  }

  mutating func draw(_ month: inout MonthRows) {
    coaching(&month)
    training(&month)
    recognition(&month)
  }

  private mutating func coaching(_ month: inout MonthRows) {
    var byAgent: [Int: [SampleContact]] = [:]
    for contact in month.contacts {
      if let agent = contact.agent { byAgent[agent, default: []].append(contact) }
    }
    var text = CSVText()
    let steps = ["listen to two own calls", "try the summary step", "shadow a colleague", "use the rule finder first"]
    for (index, agent) in organisation.agents.enumerated() {
      guard let own = byAgent[index], random.chance(0.7) else { continue }
      let contact = own[random.index(below: own.count)]
      let held = workday(from: contact.day.adding(days: 1 + random.index(below: 6)))
      guard held <= month.period.last, let team = agent.team(on: held) else { continue }
      text.field("S-\(month.period.id)-\(agent.id)")
      text.field(agent.id)
      text.field(organisation.teams[team].lead)
      text.time(held, (9 + random.index(below: 8)) * 3600)
      text.field([30, 45, 60][random.index(below: 3)])
      text.field(["one-to-one", "side by side", "call review"][random.index(below: 3)])
      text.field(Behaviour.all[random.index(below: Behaviour.all.count)].id)
      text.field(contact.id)
      text.time(contact.day, contact.arrived)
      text.field(steps[random.index(below: steps.count)])
      text.endRow()
    }
    month.side[.coaching] = text
  }

  private func training(_ month: inout MonthRows) {
    var text = CSVText()
    func add(
      _ programme: String, _ days: ClosedRange<CivilDate>, _ method: String, _ skill: String,
      _ takes: (Int, Int) -> Bool
    ) {
      guard month.period.contains(days.lowerBound) else { return }
      for (index, agent) in organisation.agents.enumerated() {
        guard let own = agent.team(on: days.lowerBound), takes(index, own) else { continue }
        let hours = (days.upperBound.ordinal - days.lowerBound.ordinal + 1) * 4
        text.row([
          "T-\(days.lowerBound)-\(agent.id)", "training", programme, agent.id, days.lowerBound.description,
          days.upperBound.description, String(hours), method, skill,
        ])
      }
    }
    if let plants {
      add(DevelopmentDraw.effective, plants.training, "group", "clarity") { _, team in team == plants.handleTeam }
      add(DevelopmentDraw.notes, plants.course...plants.course, "on the job", "time_management") { index, _ in
        plants.courseAgents.contains(index)
      }
    }
    let quarter = refresherDay
    add(DevelopmentDraw.refresher, quarter...quarter, "online", "guidelines") { _, _ in true }
    month.side[.training] = text
  }

  /// A day in the middle of the history.
  var refresherDay: CivilDate { workday(from: options.periods[options.months / 2].first.adding(days: 15)) }

  private mutating func recognition(_ month: inout MonthRows) {
    var text = CSVText()
    let reasons = ["helped a new colleague", "praised by a customer", "tidied up the help pages", "calm in a rush"]
    for agent in organisation.agents {
      let day = workday(from: month.period.first.adding(days: random.index(below: 26)))
      guard random.chance(0.3), day <= month.period.last, let team = agent.team(on: day) else { continue }
      let kind = random.index(below: reasons.count)
      text.row([
        "R-\(day)-\(agent.id)", day.description, agent.id, organisation.teams[team].lead,
        kind == 1 ? "customer praise" : "thanks",
        reasons[kind],
      ])
    }
    month.side[.recognition] = text
  }

  private func workday(from day: CivilDate) -> CivilDate {
    var day = day
    while !SiteCalendar.isOpen(day) { day = day.adding(days: 1) }
    return day
  }
}
